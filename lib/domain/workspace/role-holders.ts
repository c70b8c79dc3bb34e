import type { MembershipRow, OwnerRoleHoldingRow } from '@/lib/domain/workspace/workspace-rows'

/** Who holds a role on a day (ISO, such as 2026-01-31): names in order; an ended membership holds nothing. */
export function holdersOn(
  day: string,
  ownerRoleId: string,
  holdings: readonly OwnerRoleHoldingRow[],
  members: readonly MembershipRow[],
): MembershipRow[] {
  const ids = new Set(holdings.filter((one) => one.ownerRoleId === ownerRoleId && isHeldOn(one, day)).map((one) => one.membershipId))
  return members.filter((member) => ids.has(member.id) && member.deletedAt === null).sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

/** True when a holding covers a day, its first and last day included. */
export function isHeldOn(holding: OwnerRoleHoldingRow, day: string): boolean {
  return holding.deletedAt === null && holding.validFrom <= day && (holding.validTo === null || holding.validTo >= day)
}
