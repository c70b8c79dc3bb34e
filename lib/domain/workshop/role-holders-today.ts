import type { RowReader } from '@/lib/domain/row/row-reader'
import { isHeldOn } from '@/lib/domain/workspace/role-holders'

/** The memberships that hold an owner role on a day (ISO), each once, in the order of their ids; who has left holds nothing. */
export function holdersOf(rows: RowReader, ownerRoleId: string, today: string): string[] {
  const held = rows.where('owner-role-holding', 'ownerRoleId', ownerRoleId).filter((one) => isHeldOn(one, today))
  return [...new Set(held.map(({ membershipId }) => membershipId))].filter((id) => rows.get('membership', id)?.deletedAt === null).sort()
}
