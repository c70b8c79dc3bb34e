import { addDays } from '@/lib/domain/action/due'
import type { HandOverRow, HandOverState } from '@/lib/domain/handover/hand-over-rows'
import type { Change } from '@/lib/domain/row/change'
import { isHeldOn } from '@/lib/domain/workspace/role-holders'
import type { OwnerRoleHoldingRow } from '@/lib/domain/workspace/workspace-rows'
import { AppError } from '@/lib/kernel/errors'

/** The changes that settle an asking. `now` is an ISO time. */
export function settleHandOver(row: HandOverRow, state: Exclude<HandOverState, 'asked'>, now: string, reason: string | null = null): Change[] {
  const change = (field: 'state' | 'reason' | 'settledAt', before: string | null, after: string | null): Change[] =>
    before === after ? [] : [{ kind: 'hand-over', id: row.id, field, before, after }]
  return [...change('state', row.state, state), ...change('reason', row.reason, reason), ...change('settledAt', row.settledAt, now)]
}

export interface Succession {
  ownerRoleId: string
  fromMembershipId: string
  toMembershipId: string
  /** First day of the receiver, ISO. */
  day: string
}

/** Whether a member holds a role on a day and may so give it away from then on. */
export function findHandedOver(succession: Succession, holdings: readonly OwnerRoleHoldingRow[]): OwnerRoleHoldingRow | undefined {
  const { ownerRoleId, fromMembershipId, day } = succession
  return holdings.find((one) => one.ownerRoleId === ownerRoleId && one.membershipId === fromMembershipId && isHeldOn(one, day))
}

/**
 * The changes with which the holding of the one ends on the day before and that of the other begins, up to the day on which the first would
 * have ended. Throws AppError `precondition` when the giver does not hold the role on that day, or the receiver already does on some day from then on.
 */
export function succeedHolder(succession: Succession, holdings: readonly OwnerRoleHoldingRow[], id: string, now: string): Change[] {
  const { ownerRoleId, toMembershipId, day } = succession
  const held = findHandedOver(succession, holdings)
  if (!held) refuse('The holder does not hold the role on that day any more.', 'Ask the present holder to hand it over.')
  const double = holdings.some(
    (one) =>
      one.deletedAt === null && one.ownerRoleId === ownerRoleId && one.membershipId === toMembershipId &&
      (one.validTo === null || one.validTo >= day) && (held.validTo === null || one.validFrom <= held.validTo),
  )
  if (double) refuse('The receiver already holds the role on some of these days.', 'End the holding of the one who leaves instead.')
  const added = { id, ownerRoleId, membershipId: toMembershipId, validFrom: day, validTo: held.validTo, deletedAt: null }
  const edit = (field: 'deletedAt' | 'validTo', before: string | null, after: string): Change => ({ kind: 'owner-role-holding', id: held.id, field, before, after })
  // A holding that would end before it begins never was: the receiver has the role from its first day.
  const ended = held.validFrom === day ? edit('deletedAt', null, now) : edit('validTo', held.validTo, addDays(day, -1))
  return [ended, { kind: 'owner-role-holding', id, field: null, before: null, after: added }]
}

function refuse(message: string, hint: string): never {
  throw new AppError('precondition', message, [{ path: 'id', message, hint }])
}
