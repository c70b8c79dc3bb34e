import type { OidcGate } from '@/lib/auth/oidc/oidc-gate'
import type { ProvedLogin } from '@/lib/auth/oidc/provider-client'
import { refusal } from '@/lib/auth/oidc/provider-words'
import type { Purpose, WaitingProof } from '@/lib/auth/oidc/sealed-cookie'
import { withIdentityScope } from '@/lib/data/identity-scope'
import { insertIdentityProof } from '@/lib/data/identity-proofs'
import { listLinkedLogins } from '@/lib/data/person-identities'
import { withScope } from '@/lib/data/scope'
import { present } from '@/lib/kernel/assert'

/** By how much the provider's clock may be behind ours, in seconds. An older login than that was not made for this. */
const CLOCK_SECONDS = 5

type ProofRequest = Extract<Purpose, { kind: 'prove' }> & { startedAt: number }

/**
 * Makes a proof of identity of a login at the provider that came after it was asked for, by the signer's own login. Throws AppError `forbidden` for
 * another's login, and `precondition` for one that is not fresh or does not say when it was.
 */
export async function proveIdentityByProvider({ name }: OidcGate, request: ProofRequest, login: ProvedLogin): Promise<WaitingProof> {
  const { personId, workspaceId, subjectId, meaning, startedAt } = request
  const own = await withIdentityScope(personId, listLinkedLogins)
  if (!own.some(({ issuer, subject }) => issuer === login.issuer && subject === login.subject)) {
    throw refusal('forbidden', `You signed in at ${name} as somebody else.`, 'Nothing was signed. Sign in there with the login that opens your own account here.')
  }
  if (login.authTime === null) {
    throw refusal('precondition', `${name} does not say when you signed in there.`, 'So it proves nothing for a signature. Tell whoever runs Eyes Open; a password still does.')
  }
  if (login.authTime < Math.floor(startedAt / 1000) - CLOCK_SECONDS) {
    throw refusal('precondition', `${name} did not ask you to sign in anew.`, 'Nothing was signed. Sign out there, then try again.')
  }
  const proof = await withScope({ personId, workspaceId, door: 'page' }, (scope) =>
    insertIdentityProof(scope, { subjectId, meaning, membershipId: present(scope.membershipId, 'who is signed in is a member') }, 'oidc', login.issuer),
  )
  return { subjectId, meaning, proof }
}
