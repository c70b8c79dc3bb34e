import type { AcceptanceRow } from '@/lib/domain/acceptance/acceptance-rows'
import { mayAccept } from '@/lib/domain/acceptance/decide-acceptance'
import type { RowSet } from '@/lib/domain/row/row-set'
import type { Band } from '@/lib/domain/scoring/factor'
import { findSigningRight, printDelegation } from '@/lib/domain/signature/signing-right'
import { holdersOn } from '@/lib/domain/workspace/role-holders'
import type { OwnerRoleRow } from '@/lib/domain/workspace/workspace-rows'
import { compareOrder } from '@/lib/kernel/order-key'

/** A role in which somebody may decide, for its holder where it is not theirs. */
export interface ApproverRole {
  id: string
  name: string
  /** The delegation in words; null for the holder. */
  onBehalfOf: string | null
}

type Rows = Pick<RowSet, 'all' | 'get'>

/** The roles whose holders may accept a risk of a band, in their order. */
export function rolesThatAccept(rows: Rows, band: Band): OwnerRoleRow[] {
  return rows.all('owner-role').filter((role) => role.deletedAt === null && mayAccept(role, band)).sort(compareOrder)
}

/** Who holds a role on a day (ISO) and did not ask for the acceptance. */
export function decidersOf(rows: Rows, roleId: string, { askedById }: Pick<AcceptanceRow, 'askedById'>, day: string): { id: string; name: string }[] {
  return holdersOn(day, roleId, rows.all('owner-role-holding'), rows.all('membership')).filter(({ id }) => id !== askedById)
}

/** The roles in which a member may decide about a request on a day (ISO): held, or delegated by somebody who did not ask; none for who asked. */
export function approverRoles(rows: Rows, acceptance: Pick<AcceptanceRow, 'band' | 'askedById'>, membershipId: string | null, day: string): ApproverRole[] {
  if (membershipId === null || membershipId === acceptance.askedById) return []
  return rolesThatAccept(rows, acceptance.band).flatMap(({ id, name }): ApproverRole[] => {
    const deciders = decidersOf(rows, id, acceptance, day)
    const right = findSigningRight({ membershipId, ownerRoleId: id, day }, deciders.map((one) => one.id), rows.all('delegation'))
    if (!right) return []
    const giver = deciders.find((one) => one.id === right.delegation?.fromMembershipId)
    return [{ id, name, onBehalfOf: right.delegation && giver ? printDelegation(right.delegation, giver.name) : null }]
  })
}
