import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { personOf } from '@/lib/domain/access/actor'
import { GUEST, type MemberRole } from '@/lib/domain/access/roles'
import { requiredLine } from '@/lib/domain/row/field'
import { defineRowCommands } from '@/lib/domain/row/row-commands'
import type { Change } from '@/lib/domain/row/change'
import { invitationRow } from '@/lib/domain/workspace/workspace-rows'
import { fieldSchema } from '@/lib/domain/row/row-schema'
import { loadNeededRows } from '@/lib/data/row-storage'
import type { Scope } from '@/lib/data/scope'
import { commandVerb, type Verb } from '@/lib/services/verb'
import { AppError } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'

/** How long an invitation is good for, in days. */
export const INVITATION_DAYS = 7

const { email, roles, tokenHash } = invitationRow.fields

interface InvitePersonInput {
  email: string
  roles: MemberRole[]
  tokenHash: string
}

/** Invites somebody. The token of the link never comes here, only its hash. */
export const invitePerson: Verb<InvitePersonInput> = {
  name: 'invitation.create',
  event: 'invitation.created',
  permission: 'manage-people',
  stream: 'workspace',
  schema: z.strictObject({ email: fieldSchema(email), roles: fieldSchema(roles), tokenHash: fieldSchema(tokenHash) }),
  async decide(_scope, input, { now }) {
    const expiresAt = new Date(Date.parse(now) + INVITATION_DAYS * 86_400_000).toISOString()
    const row = { id: newId(), ...input, expiresAt, acceptedAt: null, deletedAt: null }
    return [{ kind: 'invitation', id: row.id, field: null, before: null, after: row }]
  },
}

export const revokeInvitation = commandVerb(defineRowCommands(invitationRow, 'workspace').delete, 'manage-people')

interface AcceptInvitationInput {
  invitationId: string
  tokenHash: string
  name: string
}

/** Makes the invited person a member. Whoever holds the token may; the person is the actor. */
export const acceptInvitation: Verb<AcceptInvitationInput> = {
  name: 'invitation.accept',
  event: 'invitation.accepted',
  permission: 'join',
  stream: 'workspace',
  schema: z.strictObject({ invitationId: z.uuid(), tokenHash: fieldSchema(tokenHash), name: fieldSchema(requiredLine('Name', 120)) }),
  async decide(scope, input, { now, streamId }) {
    const loaded = await loadNeededRows(scope, streamId, [{ kind: 'invitation', ids: [input.invitationId] }])
    const invitation = loaded.get('invitation')?.[0]
    if (!invitation || invitation.tokenHash !== input.tokenHash) refuseInvitation('This invitation does not exist.')
    if (invitation.deletedAt !== null) refuseInvitation('This invitation was withdrawn.')
    if (invitation.acceptedAt !== null) refuseInvitation('This invitation was used already.')
    if (String(invitation.expiresAt) <= now) refuseInvitation('This invitation has expired.')
    const accepted: Change = { kind: 'invitation', id: invitation.id, field: 'acceptedAt', before: null, after: now }
    return [accepted, ...(await joinWorkspace(scope, input.name, invitation.roles as string[]))]
  },
}

function refuseInvitation(message: string): never {
  throw new AppError('precondition', message, [{ path: 'invitationId', message, hint: 'Ask an administrator for a new one.' }])
}

/** A new membership or, for somebody who was here before, also as a guest, the old one with the new roles. */
async function joinWorkspace(scope: Scope, name: string, given: string[]): Promise<Change[]> {
  const personId = personOf(scope.actor)
  if (personId === null) throw new AppError('unauthenticated', 'Sign in first.')
  const old = await scope.tx.membership.findUnique({
    where: { workspaceId_personId: { workspaceId: scope.workspaceId, personId } },
    select: { id: true, name: true, roles: true, deletedAt: true },
  })
  if (!old) {
    const guest = await findGuest(scope)
    if (guest) return becomeMember(guest, { personId, name, roles: given })
    const row = { id: newId(), personId, name, roles: given, workshopId: null, deletedAt: null }
    return [{ kind: 'membership', id: row.id, field: null, before: null, after: row }]
  }
  const edit = (field: string, before: Change['before'], after: string | string[] | null): Change => ({ kind: 'membership', id: old.id, field, before, after })
  const changes = [edit('name', old.name, name), edit('roles', old.roles, given)]
  return old.deletedAt ? [...changes, edit('deletedAt', old.deletedAt.toISOString(), null)] : changes
}

interface GuestMembership {
  id: string
  name: string
  workshopId: string | null
}

/** The live guest whom the joining person was until now, locked; null for anybody else. */
async function findGuest({ tx, workspaceId, actor }: Scope): Promise<GuestMembership | null> {
  if (actor.wasGuest === undefined) return null
  const [guest] = await tx.$queryRaw<GuestMembership[]>`SELECT id, name, workshop_id AS "workshopId" FROM membership
    WHERE workspace_id = ${workspaceId}::uuid AND id = ${actor.wasGuest}::uuid AND person_id IS NULL AND deleted_at IS NULL FOR NO KEY UPDATE`
  return guest ?? null
}

/** The guest's own membership becomes the member's, so that everything said and scored as a guest goes on being theirs. */
function becomeMember({ id, name, workshopId }: GuestMembership, joined: { personId: string; name: string; roles: string[] }): Change[] {
  const edit = (field: string, before: Change['before'], after: string | string[] | null): Change => ({ kind: 'membership', id, field, before, after })
  const turned = [edit('personId', null, joined.personId), edit('roles', [GUEST], joined.roles), edit('workshopId', workshopId, null)]
  return name === joined.name ? turned : [...turned, edit('name', name, joined.name)]
}

/** A new secret for an invitation's link, and the hash that is stored of it. */
export function makeInvitationToken(): { token: string; hash: string } {
  const token = randomBytes(24).toString('base64url')
  return { token, hash: hashInvitationToken(token) }
}

export function hashInvitationToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
