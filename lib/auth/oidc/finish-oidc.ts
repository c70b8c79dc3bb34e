import { createHmac } from 'node:crypto'
import { registerInvited } from '@/lib/auth/invitation-link'
import { isDemonstrationEmail } from '@/lib/auth/demonstration-people'
import type { OidcGate } from '@/lib/auth/oidc/oidc-gate'
import type { ProvedLogin } from '@/lib/auth/oidc/provider-client'
import { refusal, translateProviderError } from '@/lib/auth/oidc/provider-words'
import { proveIdentityByProvider } from '@/lib/auth/oidc/prove-by-provider'
import { openCookie, type LoginClaim, type PendingRequest, type Purpose, type WaitingProof } from '@/lib/auth/oidc/sealed-cookie'
import type { NewSession } from '@/lib/auth/sign-in'
import { beginSession, type SignedIn } from '@/lib/auth/signed-in'
import { findCredential } from '@/lib/data/identity'
import { withIdentityScope } from '@/lib/data/identity-scope'
import { findIdentity, linkLogin } from '@/lib/data/person-identities'
import { claimOnce } from '@/lib/data/sign-in-throttle'

/** A browser that comes back from the provider. */
export interface Return {
  /** What its cookie keeps of the request. */
  cookie: string | undefined
  /** The query that the provider sent it back with. */
  query: string
  /** Whose good session the browser has. */
  signedIn: SignedIn | null
  userAgent: string | null
}

/** What the browser is given, and the path of ours that it goes on to. */
export type Arrival =
  | { kind: 'signed-in'; session: NewSession; next: string }
  | { kind: 'linked'; next: string }
  | { kind: 'proved'; proof: WaitingProof; next: string }
  /** The login opens no account, but its address has one: its password, once, links them. */
  | { kind: 'claim'; claim: LoginClaim }

/**
 * Ends a request at the provider with what it was for. Throws AppError: `unauthenticated` where this browser has no such request under way or its
 * login opens no account, `forbidden` where somebody stopped or is somebody else, `precondition` where the provider is away or not to be trusted,
 * `conflict` for a login that opens another account.
 */
export async function finishOidc(gate: OidcGate, { cookie, query, signedIn, userAgent }: Return): Promise<Arrival> {
  const request = await requireRequest(gate, cookie, query)
  const { purpose, checks } = request
  if ('sessionId' in purpose && (purpose.sessionId !== signedIn?.sessionId || purpose.personId !== signedIn.personId)) {
    throw refusal('unauthenticated', 'You are not signed in any more as you were when you left.', 'Sign in, then begin again.')
  }
  await useUp(gate, request)
  const login = await gate.client.exchange(query, checks).catch((error: unknown) => {
    throw translateProviderError(error, gate.name)
  })
  return arrive(gate, request, login, userAgent)
}

/** The request of this browser. Another state is another's request, or one that was made up. */
async function requireRequest({ secret, name }: OidcGate, cookie: string | undefined, query: string): Promise<PendingRequest> {
  const request = await openCookie('request', cookie, secret)
  if (request && new URLSearchParams(query).get('state') === request.checks.state) return request
  throw refusal('unauthenticated', `This browser did not begin this sign-in at ${name}, or it is over.`, 'Nothing was changed. Begin again.')
}

/** An answer is looked at once, whatever came of it. */
async function useUp({ secret, name }: OidcGate, { id }: PendingRequest): Promise<void> {
  const key = createHmac('sha256', secret).update(JSON.stringify(['oidc-request', id])).digest('hex')
  if (await claimOnce(key)) return
  throw refusal('unauthenticated', `This answer of ${name} was used already.`, 'If that was not you, sign in with your password and end your other sessions. Otherwise begin again.')
}

async function arrive(gate: OidcGate, { purpose, startedAt }: PendingRequest, login: ProvedLogin, userAgent: string | null): Promise<Arrival> {
  const { next } = purpose
  switch (purpose.kind) {
    case 'prove':
      return { kind: 'proved', proof: await proveIdentityByProvider(gate, { ...purpose, startedAt }, login), next }
    case 'link':
      await withIdentityScope(purpose.personId, (scope) => linkLogin(scope, login))
      return { kind: 'linked', next }
    default: {
      const personId = (await findIdentity(login)) ?? (await registerFor(gate, purpose, login))
      if (personId === null) return { kind: 'claim', claim: await requireClaim(gate, login, next) }
      return { kind: 'signed-in', session: { personId, sessionId: await beginSession(personId, userAgent) }, next }
    }
  }
}

async function registerFor(gate: OidcGate, purpose: Purpose, login: ProvedLogin): Promise<string | null> {
  return purpose.kind === 'join' ? registerInvited(purpose.invitation, login, gate.name) : null
}

/** Nobody is let in by an address alone: whoever has an account with it shows once that it is theirs. */
async function requireClaim({ name }: OidcGate, { issuer, subject, email, isEmailVerified }: ProvedLogin, next: string): Promise<LoginClaim> {
  const credential = email !== null && isEmailVerified && !isDemonstrationEmail(email) ? await findCredential(email) : null
  if (email !== null && credential !== null && credential.passwordHash !== null) return { issuer, subject, email, next }
  const hint = `Whoever has an account here signs in with its password, and lets ${name} open it on the page “Account and sessions”. Everybody else needs an invitation.`
  throw refusal('unauthenticated', `This login at ${name} opens no account here.`, hint)
}
