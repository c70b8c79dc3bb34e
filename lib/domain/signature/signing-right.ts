import type { DelegationRow } from '@/lib/domain/signature/signature-rows'

/** Who may speak for a role on a day: as its holder, or as the delegate of one. */
export interface SigningRight {
  /** Null for the holder. */
  delegation: DelegationRow | null
}

/** Whether a delegation lets its delegate sign on a day (ISO), as far as its own days say. */
export function isDelegatedOn({ validFrom, validTo, endedAt }: DelegationRow, day: string): boolean {
  return endedAt === null && validFrom <= day && day <= validTo
}

/**
 * The right of a member to sign in a role on a day (ISO), or null. `holderIds` are the memberships that hold the role on that day: a delegation by
 * somebody who does not hold it then is worth nothing, and one who holds it needs none.
 */
export function findSigningRight(who: { membershipId: string; ownerRoleId: string; day: string }, holderIds: readonly string[], delegations: readonly DelegationRow[]): SigningRight | null {
  if (holderIds.includes(who.membershipId)) return { delegation: null }
  const delegation = delegations
    .filter((one) => one.ownerRoleId === who.ownerRoleId && one.toMembershipId === who.membershipId && isDelegatedOn(one, who.day))
    .filter((one) => holderIds.includes(one.fromMembershipId))
    .sort((a, b) => (a.id < b.id ? -1 : 1))[0]
  return delegation ? { delegation } : null
}

/** A delegation as it is printed beside a signature; `name` is the holder's. */
export function printDelegation({ validFrom, validTo }: DelegationRow, name: string): string {
  return `${name}, ${validFrom} to ${validTo}`
}
