import { z } from 'zod'
import { may } from '@/lib/domain/access/permissions'
import { MEMBER_ROLES } from '@/lib/domain/access/roles'
import { handOverRow, type HandOverRow } from '@/lib/domain/handover/hand-over-rows'
import { findHandedOver, settleHandOver, succeedHolder } from '@/lib/domain/handover/take-over'
import { requiredLine } from '@/lib/domain/row/field'
import { fieldSchema, newRowSchema } from '@/lib/domain/row/row-schema'
import type { OwnerRoleHoldingRow } from '@/lib/domain/workspace/workspace-rows'
import { loadNeededRows } from '@/lib/data/row-storage'
import type { Scope } from '@/lib/data/scope'
import { findOwnMembershipId } from '@/lib/data/own-membership'
import { LoadedRows } from '@/lib/services/loaded-rows'
import type { Verb } from '@/lib/services/verb'
import { AppError } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'

const { ownerRoleId, fromMembershipId, toMembershipId, day } = handOverRow.fields
const askSchema = z.strictObject({
  id: z.uuid({ error: 'Expected an id.' }),
  ownerRoleId: fieldSchema(ownerRoleId),
  fromMembershipId: fieldSchema(fromMembershipId),
  toMembershipId: fieldSchema(toMembershipId),
  day: fieldSchema(day),
})
type AskInput = z.infer<typeof askSchema>

/** Asks a member to take an owner role over. The holder may, and whoever runs the workspace's registers. */
export const askHandOver: Verb<AskInput> = {
  name: 'hand-over.ask',
  event: 'hand-over.asked',
  permission: 'hand-over',
  stream: 'workspace',
  schema: askSchema,
  async decide(scope, input, { streamId, now }) {
    const rows = await load(scope, streamId, [
      { kind: 'membership', ids: [input.fromMembershipId, input.toMembershipId] },
      { kind: 'owner-role', ids: [input.ownerRoleId] },
      { kind: 'owner-role-holding', field: 'ownerRoleId', values: [input.ownerRoleId] },
    ])
    refuseMissing(rows, input)
    const own = await findOwnMembershipId(scope)
    if (own !== input.fromMembershipId && !may(scope.roles, 'manage-register')) refuseForeign('Only the holder of a role, a facilitator or an administrator hands it over.')
    refuseReader(rows, input.toMembershipId)
    // What would be refused at the end is refused now, so that nobody is asked for what cannot be.
    succeedHolder(input, holdingsOf(rows, input.ownerRoleId), newId(), now)
    const row = newRowSchema(handOverRow).parse({ ...input, askedById: own })
    return [{ kind: 'hand-over', id: row.id, field: null, before: null, after: row }]
  },
}

const idSchema = z.strictObject({ id: z.uuid({ error: 'Expected an id.' }) })

/** Takes the role over: the holding of the one ends and that of the other begins, in one event. Nobody but the one who was asked may. */
export const acceptHandOver: Verb<{ id: string }> = {
  name: 'hand-over.accept',
  event: 'hand-over.accepted',
  permission: 'hand-over',
  stream: 'workspace',
  schema: idSchema,
  async decide(scope, { id }, { streamId, now }) {
    const row = await loadAsked(scope, streamId, id)
    if (row.toMembershipId !== (await findOwnMembershipId(scope))) refuseForeign('Only the member who was asked can take the role over.')
    const rows = await load(scope, streamId, [{ kind: 'owner-role-holding', field: 'ownerRoleId', values: [row.ownerRoleId] }])
    // Nobody has answered for a role before saying yes to it.
    const today = now.slice(0, 10)
    const succession = { ...row, day: row.day > today ? row.day : today }
    return [...succeedHolder(succession, holdingsOf(rows, row.ownerRoleId), newId(), now), ...settleHandOver(row, 'accepted', now)]
  },
}

const refuseSchema = z.strictObject({ ...idSchema.shape, reason: fieldSchema(requiredLine('Reason')) })

/** Says no, with the reason. Nobody but the one who was asked may. */
export const refuseHandOver: Verb<{ id: string; reason: string }> = {
  name: 'hand-over.refuse',
  event: 'hand-over.refused',
  permission: 'hand-over',
  stream: 'workspace',
  schema: refuseSchema,
  async decide(scope, { id, reason }, { streamId, now }) {
    const row = await loadAsked(scope, streamId, id)
    if (row.toMembershipId !== (await findOwnMembershipId(scope))) refuseForeign('Only the member who was asked can refuse.')
    return settleHandOver(row, 'refused', now, reason)
  },
}

/** Takes an asking back. Who asked, the holder, and whoever runs the workspace's registers may. */
export const withdrawHandOver: Verb<{ id: string }> = {
  name: 'hand-over.withdraw',
  event: 'hand-over.withdrawn',
  permission: 'hand-over',
  stream: 'workspace',
  schema: idSchema,
  async decide(scope, { id }, { streamId, now }) {
    const row = await loadAsked(scope, streamId, id)
    const own = await findOwnMembershipId(scope)
    const isOurs = own !== null && [row.askedById, row.fromMembershipId].includes(own)
    if (!isOurs && !may(scope.roles, 'manage-register')) refuseForeign('Only who asked, the holder, a facilitator or an administrator takes this back.')
    return settleHandOver(row, 'withdrawn', now)
  },
}

async function load(scope: Scope, streamId: string, needs: Parameters<typeof loadNeededRows>[2]): Promise<LoadedRows> {
  const rows = new LoadedRows()
  rows.add(await loadNeededRows(scope, streamId, needs))
  return rows
}

function holdingsOf(rows: LoadedRows, roleId: string): OwnerRoleHoldingRow[] {
  return rows.where('owner-role-holding', 'ownerRoleId', roleId)
}

async function loadAsked(scope: Scope, streamId: string, id: string): Promise<HandOverRow> {
  const row = (await load(scope, streamId, [{ kind: 'hand-over', ids: [id] }])).get('hand-over', id)
  if (!row) refuse('not-found', 'There is no such hand-over here.', 'id', 'It may belong to another workspace, or the id is wrong.')
  if (row.state === 'asked') return row
  const words = { accepted: 'was accepted', refused: 'was refused', withdrawn: 'was taken back', void: 'is void: one of the two has left' }
  return refuse('precondition', `This hand-over ${words[row.state]}.`, 'id', 'Look at who holds the role now, and ask anew where needed.')
}

function refuseMissing(rows: LoadedRows, input: AskInput): void {
  const isLive = (row: { deletedAt: string | null } | undefined) => row !== undefined && row.deletedAt === null
  if (rows.get('hand-over', input.id)) refuse('conflict', 'This id is taken.', 'id', 'Make a new id.')
  if (!isLive(rows.get('owner-role', input.ownerRoleId))) refuse('invalid', 'There is no such owner role here.', 'ownerRoleId', 'Choose one of this workspace.')
  for (const path of ['fromMembershipId', 'toMembershipId'] as const) {
    if (!isLive(rows.get('membership', input[path]))) refuse('invalid', 'There is no such member here.', path, 'Choose somebody who is a member now.')
  }
  if (input.fromMembershipId === input.toMembershipId) refuse('invalid', 'Giver and receiver are the same.', 'toMembershipId', 'Choose somebody else.')
  if (!findHandedOver(input, holdingsOf(rows, input.ownerRoleId))) {
    refuse('precondition', 'The giver does not hold this role on that day.', 'fromMembershipId', 'Choose a day on which the role is held.')
  }
}

/** Somebody who only reads can neither answer for a role nor say so. */
function refuseReader(rows: LoadedRows, membershipId: string): void {
  const roles = rows.get('membership', membershipId)?.roles ?? []
  const known = MEMBER_ROLES.filter((role) => roles.includes(role))
  if (may(known, 'hand-over')) return
  refuse('precondition', 'The receiver may only read here.', 'toMembershipId', 'Have an administrator give them another role first.')
}

function refuseForeign(message: string): never {
  return refuse('forbidden', message, 'id', 'Ask one of them.')
}

function refuse(code: 'invalid' | 'forbidden' | 'not-found' | 'precondition' | 'conflict', message: string, path: string, hint: string): never {
  throw new AppError(code, message, [{ path, message, hint }])
}
