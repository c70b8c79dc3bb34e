import { revokeOtherSessions } from '@/lib/auth/account'
import { confirmPassword } from '@/lib/auth/confirm-password'
import { beginOidc, type Departure } from '@/lib/auth/oidc/begin-oidc'
import type { OidcGate } from '@/lib/auth/oidc/oidc-gate'
import { refusal } from '@/lib/auth/oidc/provider-words'
import { openCookie } from '@/lib/auth/oidc/sealed-cookie'
import type { NewSession } from '@/lib/auth/sign-in'
import { beginSession, type SignedIn } from '@/lib/auth/signed-in'
import { withIdentityScope, type IdentityScope } from '@/lib/data/identity-scope'
import { hasPassword, linkLogin, listLinkedLogins, unlinkLogin, type LinkedLogin } from '@/lib/data/person-identities'

/** What opens one's own account. */
export interface WaysIn {
  hasPassword: boolean
  /** The login at the provider that is set up; null where none is, or none is linked. */
  login: LinkedLogin | null
}

/** What opens the account of whoever is signed in: a password, and a login at the provider of the gate. */
export async function readWaysIn(gate: OidcGate | null, { personId }: SignedIn): Promise<WaysIn> {
  return withIdentityScope(personId, async (scope) => ({ hasPassword: await hasPassword(scope), login: gate && (await findLogin(scope, gate)) }))
}

/** Providers write a slash at the end of their address where people leave it out. */
async function findLogin(scope: IdentityScope, { issuer }: OidcGate): Promise<LinkedLogin | null> {
  const logins = await listLinkedLogins(scope)
  return logins.find((login) => new URL(login.issuer).href === new URL(issuer).href) ?? null
}

interface Confirmed {
  password: string
  /** Network address that the request comes from. */
  network: string
}

/** Begins to let a login at the provider open one's account. Throws AppError `invalid` for a wrong password, `limit` after too many. */
export async function beginLink(gate: OidcGate, { email, personId, sessionId }: SignedIn, { password, network }: Confirmed): Promise<Departure> {
  await confirmPassword(email, password, network)
  return beginOidc(gate, { kind: 'link', personId, sessionId, next: '/account' })
}

/**
 * Ends what opens one's account at a provider, and all of one's other sessions, which may have come in that way. Throws AppError `invalid` for a wrong
 * password, which is asked because nothing else would open the account afterwards.
 */
export async function unlinkProvider(gate: OidcGate, { email, personId, sessionId }: SignedIn, { password, network }: Confirmed): Promise<void> {
  await confirmPassword(email, password, network)
  await withIdentityScope(personId, async (scope) => {
    const login = await findLogin(scope, gate)
    if (login) await unlinkLogin(scope, login.issuer)
    await revokeOtherSessions(scope, sessionId)
  })
}

/** Lets a login that the provider vouched for open the account with its address, once the account's password is typed, and signs in. */
export async function claimAccount(gate: OidcGate, cookie: string | undefined, { password, network, userAgent }: Confirmed & { userAgent: string | null }): Promise<{ session: NewSession; next: string }> {
  const claim = await openCookie('claim', cookie, gate.secret)
  if (claim === null) throw refusal('unauthenticated', `Too much time has gone by since you signed in at ${gate.name}.`, 'Begin again.')
  const personId = await confirmPassword(claim.email, password, network)
  await withIdentityScope(personId, (scope) => linkLogin(scope, claim))
  return { session: { personId, sessionId: await beginSession(personId, userAgent) }, next: claim.next }
}
