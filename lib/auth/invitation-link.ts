import { registerPerson } from '@/lib/auth/account'
import { FOLLOWS, type KnownGuest } from '@/lib/auth/guest-session'
import type { SignedIn } from '@/lib/auth/signed-in'
import { findCredential, findInvitation, insertPerson } from '@/lib/data/identity'
import { withIdentityScope } from '@/lib/data/identity-scope'
import { linkLogin, type ProviderLogin } from '@/lib/data/person-identities'
import { withReadScope, type Scope } from '@/lib/data/scope'
import { moveSession } from '@/lib/data/sessions'
import { requiredLine } from '@/lib/domain/row/field'
import { fieldSchema } from '@/lib/domain/row/row-schema'
import { hashInvitationToken } from '@/lib/services/people/invitations'
import { runVerb } from '@/lib/services/run-verb'
import { AppError, refuseInput } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'

/** What the page of an invitation shows to whoever holds its link. */
export interface InvitationView {
  state: 'open' | 'expired' | 'withdrawn' | 'used'
  invitationId: string
  workspaceId: string
  workspaceName: string
  /** Name of who invited; null for the command line, or when that member is gone. */
  inviter: string | null
  email: string
  roles: string[]
  /** ISO time in UTC. */
  expiresAt: string
  /** True when somebody signs in with the invited address already. */
  hasAccount: boolean
}

/** The invitation behind a link, or null when there is none. */
export async function readInvitation(token: string): Promise<InvitationView | null> {
  const found = token.length > 200 ? null : await findInvitation(hashInvitationToken(token))
  if (!found) return null
  const actor = { personId: null, workspaceId: found.workspaceId, door: 'page' } as const
  const seen = await withReadScope(actor, (scope) => readInvitationRow(scope, found.invitationId))
  return { ...found, ...seen, hasAccount: (await findCredential(seen.email)) !== null }
}

async function readInvitationRow(scope: Scope, invitationId: string) {
  const row = await scope.tx.invitation.findFirstOrThrow({
    where: { id: invitationId },
    select: { email: true, roles: true, expiresAt: true, acceptedAt: true, deletedAt: true, workspace: { select: { name: true } } },
  })
  const expiresAt = row.expiresAt.toISOString()
  const ended = row.deletedAt ? 'withdrawn' : row.acceptedAt ? 'used' : expiresAt <= scope.now ? 'expired' : 'open'
  const state: InvitationView['state'] = ended
  return { state, email: row.email, roles: row.roles, expiresAt, workspaceName: row.workspace.name, inviter: await findInviter(scope, invitationId) }
}

/** The event that made the invitation says who did. */
async function findInviter(scope: Scope, invitationId: string): Promise<string | null> {
  const change = await scope.tx.eventChange.findFirst({
    where: { rowId: invitationId, kind: 'invitation', field: null },
    select: { event: { select: { personId: true } } },
  })
  const personId = change?.event.personId
  if (!personId) return null
  const member = await scope.tx.membership.findFirst({ where: { personId, deletedAt: null }, select: { name: true } })
  return member?.name ?? null
}

/** Somebody who joins: by the token of a link, under a name, and as which guest this browser is known. */
interface Joining {
  token: string
  name: string
  guest?: KnownGuest | null
}

const nameSchema = fieldSchema(requiredLine('Name', 120))

/**
 * Makes an account for the invited address and joins. Throws AppError `precondition` for a link that is not open, `conflict` when the
 * address has an account, and `invalid` for a missing name or a weak password.
 */
export async function joinAsNewPerson({ token, name, password, guest }: Joining & { password: string }): Promise<{ email: string }> {
  const invitation = await requireOpen(token)
  if (invitation.hasAccount) {
    throw new AppError('conflict', 'Somebody signs in with this address already. Sign in, then open the link again.')
  }
  refuseBadName(name)
  const personId = await registerPerson({ email: invitation.email, password })
  await accept(invitation, { personId, token, name, guest })
  return { email: invitation.email }
}

/**
 * Joins with the account that is signed in, and opens the workspace in its session. Throws AppError `precondition` for a link that is not
 * open and `forbidden` when the invitation is for another address.
 */
export async function joinAsSignedIn(signedIn: SignedIn, { token, name, guest }: Joining): Promise<void> {
  const invitation = await requireOpen(token)
  if (invitation.email !== signedIn.email) {
    throw new AppError('forbidden', `This invitation is for ${invitation.email}. You are signed in as ${signedIn.email}.`)
  }
  refuseBadName(name)
  await accept(invitation, { personId: signedIn.personId, token, name, guest })
  await withIdentityScope(signedIn.personId, (scope) => moveSession(scope, signedIn.sessionId, invitation.workspaceId))
}

/**
 * Makes an account without a password for the invited address, which a login at the identity provider opens, and returns whose it is; null where the
 * address has an account. The link is the proof, as it is for somebody who chooses a password; a login that names another address is refused. Throws
 * AppError `precondition` for a link that is not open and `forbidden` for another address.
 */
export async function registerInvited(token: string, login: ProviderLogin & { email: string | null }, providerName: string): Promise<string | null> {
  const { email, hasAccount } = await requireOpen(token)
  if (login.email !== null && login.email !== email) {
    const message = `This invitation is for ${email}. At ${providerName} you are ${login.email}.`
    throw new AppError('forbidden', message, [{ path: '', message, hint: 'Sign in there with the invited address, or ask for an invitation of the other one.' }])
  }
  if (hasAccount) return null
  const personId = newId()
  await withIdentityScope(personId, async (scope) => {
    await insertPerson(scope, email, null)
    await linkLogin(scope, login)
  })
  return personId
}

function refuseBadName(name: string): void {
  const parsed = nameSchema.safeParse(name)
  if (!parsed.success) refuseInput('name', parsed.error.issues[0]?.message ?? 'Expected a name.', 'The name that others see, at most 120 characters.')
}

async function accept({ workspaceId, invitationId }: InvitationView, { guest, ...joining }: Joining & { personId: string }): Promise<void> {
  const wasGuest = guest && guest.workspaceId === workspaceId && FOLLOWS.includes(guest.standing) ? guest.membershipId : undefined
  const input = { invitationId, tokenHash: hashInvitationToken(joining.token), name: joining.name }
  const actor = { personId: joining.personId, workspaceId, door: 'page', invited: true, wasGuest } as const
  await runVerb(actor, { commandId: newId(), verb: 'invitation.accept', input })
}

async function requireOpen(token: string): Promise<InvitationView> {
  const invitation = await readInvitation(token)
  if (invitation?.state === 'open') return invitation
  const words = describeClosed(invitation?.state ?? 'unknown')
  throw new AppError('precondition', words.title, [{ path: '', message: words.title, hint: words.remedy }])
}

/** What to say about a link that lets nobody in. */
export function describeClosed(state: 'expired' | 'withdrawn' | 'used' | 'unknown' | 'open'): { title: string; remedy: string } {
  switch (state) {
    case 'expired':
      return { title: 'This invitation has expired.', remedy: 'Ask whoever sent it for a new one.' }
    case 'withdrawn':
      return { title: 'This invitation was withdrawn.', remedy: 'Ask whoever sent it, if you think that is a mistake.' }
    case 'used':
      return { title: 'This invitation was used already.', remedy: 'If it was you, sign in. If not, tell an administrator.' }
    default:
      return { title: 'There is no such invitation.', remedy: 'The link may be cut short: copy all of it, or ask for a new one.' }
  }
}
