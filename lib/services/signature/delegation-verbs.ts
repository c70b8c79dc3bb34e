import { z } from 'zod'
import { personOf } from '@/lib/domain/access/actor'
import { may } from '@/lib/domain/access/permissions'
import { fieldSchema } from '@/lib/domain/row/row-schema'
import { delegationRow } from '@/lib/domain/signature/signature-rows'
import { findMember } from '@/lib/data/members'
import { listRolesToday } from '@/lib/data/roles-today'
import { loadReviews } from '@/lib/services/signature/load-reviews'
import type { Verb } from '@/lib/services/verb'
import { AppError, type AppErrorCode } from '@/lib/kernel/errors'

const id = z.uuid({ error: 'Expected an id.' })
const { ownerRoleId, toMembershipId, validFrom, validTo } = delegationRow.fields
const giveSchema = z.strictObject({
  id,
  ownerRoleId: fieldSchema(ownerRoleId),
  toMembershipId: fieldSchema(toMembershipId),
  validFrom: fieldSchema(validFrom),
  validTo: fieldSchema(validTo),
})

/** Lets somebody else sign in a role that one holds today, in one register, from a day to a day. Nobody gives away what another holds. */
export const giveDelegation: Verb<z.infer<typeof giveSchema>> = {
  name: 'delegation.give',
  event: 'delegation.given',
  permission: 'sign',
  stream: 'register',
  schema: giveSchema,
  async decide(scope, input, { now }) {
    const [own, today] = [scope.membershipId, now.slice(0, 10)]
    const role = (await listRolesToday(scope, today)).find((one) => one.id === input.ownerRoleId)
    if (!role) refuse('not-found', 'ownerRoleId', 'There is no such owner role here.', 'Choose one that you hold.')
    if (personOf(scope.actor) === null || own === null || !role.holders.some(({ membershipId }) => membershipId === own)) {
      refuse('forbidden', 'ownerRoleId', `You do not hold the role ${role.name} today.`, 'Who holds a role delegates it.')
    }
    const delegate = await findMember(scope, input.toMembershipId)
    if (!delegate || delegate.id === own) refuse('invalid', 'toMembershipId', 'Nobody here can be asked by this id.', 'Choose another member.')
    if (!may(delegate.roles, 'sign')) refuse('precondition', 'toMembershipId', `${delegate.name} may not sign in this workspace.`, 'An administrator can give them the role of a signer.')
    if (input.validTo < input.validFrom || input.validTo < today) refuse('invalid', 'validTo', 'The last day lies before the first, or has passed.', 'Choose a later day.')
    const row = { ...input, fromMembershipId: own, givenAt: now, endedAt: null, deletedAt: null }
    return [{ kind: 'delegation', id: row.id, field: null, before: null, after: row }]
  },
}

/** Ends a delegation at once. Who gave it may, and an administrator. What was signed by it stays. */
export const endDelegation: Verb<{ id: string }> = {
  name: 'delegation.end',
  event: 'delegation.ended',
  permission: 'sign',
  stream: 'register',
  schema: z.strictObject({ id }),
  async decide(scope, input, { streamId, now }) {
    const row = (await loadReviews(scope, streamId)).get('delegation', input.id)
    if (!row) refuse('not-found', 'id', 'There is no such delegation here.', 'It may belong to another register, or the id is wrong.')
    if (row.fromMembershipId !== scope.membershipId && !may(scope.roles, 'manage-people')) refuse('forbidden', 'id', 'Only who gave a delegation ends it.', 'Ask them, or an administrator.')
    if (row.endedAt !== null) return []
    return [{ kind: 'delegation', id: row.id, field: 'endedAt', before: null, after: now }]
  },
}

function refuse(code: AppErrorCode, path: string, message: string, hint: string): never {
  throw new AppError(code, message, [{ path, message, hint }])
}
