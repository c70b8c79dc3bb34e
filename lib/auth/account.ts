import { isDemonstrationEmail } from '@/lib/auth/demonstration-people'
import { authSecret } from '@/lib/auth/gate-settings'
import { hashPassword } from '@/lib/auth/password-hash'
import { refuseWeakPassword } from '@/lib/auth/password-rule'
import { provePassword } from '@/lib/auth/sign-in'
import type { SignedIn } from '@/lib/auth/signed-in'
import { SignInThrottle } from '@/lib/auth/throttle'
import { insertPerson, listOwnMemberships, storePasswordHash, type OwnMembership } from '@/lib/data/identity'
import { withIdentityScope, type IdentityScope } from '@/lib/data/identity-scope'
import { listGoodSessions, moveSession, revokeSessions } from '@/lib/data/sessions'
import { invitationRow } from '@/lib/domain/workspace/workspace-rows'
import { fieldSchema } from '@/lib/domain/row/row-schema'
import { AppError, refuseInput } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'

/** The schema of an e-mail address: trimmed, in lower case, at most 254 characters. */
export const emailSchema = fieldSchema(invitationRow.fields.email)

/** Makes an account and returns the person's id. Throws AppError `invalid` for a weak password and `conflict` when the address is taken. */
export async function registerPerson({ email, password }: { email: string; password: string }): Promise<string> {
  const parsed = emailSchema.safeParse(email)
  if (!parsed.success) refuseInput('email', parsed.error.issues[0]?.message ?? 'Expected an e-mail address.', 'Such as name@example.com.')
  refuseWeakPassword(password, parsed.data)
  const personId = newId()
  const hash = await hashPassword(password)
  await withIdentityScope(personId, (scope) => insertPerson(scope, parsed.data, hash))
  return personId
}

export interface PasswordChange {
  current: string
  next: string
  /** Network address that the request comes from. */
  network: string
  isDemo: boolean
}

/**
 * Gives a person another password and ends all other sessions. Throws AppError `invalid` for a wrong or weak password, `limit` after too
 * many wrong ones, and `precondition` for the demonstration's people, whose passwords stand on the sign-in page.
 */
export async function changePassword({ personId, sessionId, email }: SignedIn, change: PasswordChange): Promise<void> {
  if (change.isDemo && isDemonstrationEmail(email)) {
    throw new AppError('precondition', 'The passwords of the demonstration stand on its sign-in page and cannot be changed.')
  }
  refuseWeakPassword(change.next, email, 'next')
  const throttle = new SignInThrottle(authSecret())
  const attempt = { email, network: change.network }
  await throttle.enter(attempt)
  if ((await provePassword(email, change.current)) !== personId) {
    await throttle.blame(attempt)
    refuseInput('current', 'This is not your password.', 'Type the one that you sign in with now.')
  }
  await throttle.forgive(attempt)
  const hash = await hashPassword(change.next)
  await withIdentityScope(personId, async (scope) => {
    await storePasswordHash(scope, hash)
    await revokeOtherSessions(scope, sessionId)
  })
}

/** Ends all sessions of the person but one. A list of sessions has an end, so it is read until nothing but the kept one is left. */
export async function revokeOtherSessions(scope: IdentityScope, kept: string): Promise<void> {
  for (;;) {
    const others = (await listGoodSessions(scope)).filter(({ id }) => id !== kept)
    if (others.length === 0) return
    for (const { id } of others) await revokeSessions(scope, id)
  }
}

export interface OwnSession {
  id: string
  userAgent: string | null
  createdAt: string
  expiresAt: string
  /** True for the session that asks. */
  isCurrent: boolean
}

/** The person's good sessions, the newest first, at most 50. */
export async function listSessions({ personId, sessionId }: SignedIn): Promise<OwnSession[]> {
  const sessions = await withIdentityScope(personId, listGoodSessions)
  return sessions.map(({ id, userAgent, createdAt, expiresAt }) => ({ id, userAgent, createdAt, expiresAt, isCurrent: id === sessionId }))
}

/** Ends one session of the person at once; another person's is not touched. */
export async function revokeSession({ personId }: SignedIn, id: string): Promise<void> {
  await withIdentityScope(personId, (scope) => revokeSessions(scope, id))
}

/** Ends all sessions of the person at once, this one too. */
export async function revokeAllSessions({ personId }: SignedIn): Promise<void> {
  await withIdentityScope(personId, (scope) => revokeSessions(scope, null))
}

/** The workspaces that the person may open, by name. */
export async function listOwnWorkspaces({ personId }: SignedIn): Promise<OwnMembership[]> {
  return withIdentityScope(personId, listOwnMemberships)
}

/** Opens another workspace in this session. Throws AppError `not-found` for one that the person does not belong to. */
export async function openWorkspace({ personId, sessionId }: SignedIn, workspaceId: string): Promise<void> {
  await withIdentityScope(personId, async (scope) => {
    const own = await listOwnMemberships(scope)
    if (!own.some((one) => one.workspaceId === workspaceId)) throw new AppError('not-found', 'There is no such workspace for you.')
    await moveSession(scope, sessionId, workspaceId)
  })
}
