import { demonstrationMode } from '@/lib/auth/gate-settings'
import { proveIdentityByPassword } from '@/lib/auth/identity-proof'
import { beginOidc } from '@/lib/auth/oidc/begin-oidc'
import { readWaysIn } from '@/lib/auth/oidc/linked-login'
import { oidcGate, requireOidcGate } from '@/lib/auth/oidc/oidc-gate'
import type { WaitingProof } from '@/lib/auth/oidc/sealed-cookie'
import type { SignedIn } from '@/lib/auth/signed-in'
import type { Actor } from '@/lib/domain/access/actor'
import type { Meaning } from '@/lib/domain/signature/signature-words'
import { forgetWaitingProof, leaveForProvider, readWaitingProof } from '@/lib/web/oidc-door'
import { refuseInput } from '@/lib/kernel/errors'

interface Subject {
  /** The id of what is signed or accepted. */
  subjectId: string
  meaning: Meaning
}

interface Asker {
  signedIn: SignedIn
  actor: Actor
  network: string
}

/** How whoever is signed in can prove anew who they are, and what the provider has just vouched for in this browser; null for nothing. */
export async function readIdentityWays(signedIn: SignedIn): Promise<{ hasPassword: boolean; providerName: string | null; checked: Omit<WaitingProof, 'proof'> | null }> {
  const gate = oidcGate()
  const [{ hasPassword, login }, waiting] = await Promise.all([readWaysIn(gate, signedIn), readWaitingProof()])
  const providerName = gate && login ? gate.name : null
  const checked = providerName && waiting ? { subjectId: waiting.subjectId, meaning: waiting.meaning } : null
  return { hasPassword, providerName, checked }
}

/**
 * Checks a password anew or, where there is none, takes the proof that the provider's word made, and does with it what needs it. Only in a server action.
 * Throws AppError `invalid` for a wrong password, and where nothing waits.
 */
export async function withFreshIdentity<T>({ signedIn, actor, network }: Asker, password: string | null, subject: Subject, work: (proof: string) => Promise<T>): Promise<T> {
  if (password !== null) return work(await proveIdentityByPassword(signedIn, { actor, password, network, isDemo: demonstrationMode().isOn }, subject))
  const waiting = await readWaitingProof()
  if (waiting?.subjectId !== subject.subjectId) refuseInput('proof', 'Your identity was checked too long ago.', 'Have it checked again, and go on then.')
  const done = await work(waiting.proof)
  await forgetWaitingProof()
  return done
}

/** Begins a fresh login at the provider, and says where the browser goes for that; it comes back to `next`. Only in a server action. */
export function leaveToProve({ signedIn: { personId, sessionId }, actor }: Pick<Asker, 'signedIn' | 'actor'>, subject: Subject, next: string): Promise<string> {
  const purpose = { kind: 'prove' as const, next, personId, sessionId, workspaceId: actor.workspaceId, ...subject }
  return leaveForProvider(() => beginOidc(requireOidcGate(), purpose))
}
