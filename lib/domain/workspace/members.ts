import { GUEST, type MemberRole } from '@/lib/domain/access/roles'
import type { RowSet } from '@/lib/domain/row/row-set'
import type { MembershipRow } from '@/lib/domain/workspace/workspace-rows'

/** A membership of somebody with an account. */
export type Member = MembershipRow & { roles: MemberRole[] }

/** Whether a membership is that of somebody with an account; a guest of a workshop is none. */
export function isMember(membership: MembershipRow): membership is Member {
  return !membership.roles.includes(GUEST)
}

/** The members now, by name: those that are listed, chosen, mentioned and counted. Guests stand on the page of their workshop alone. */
export function membersNow(rows: Pick<RowSet, 'all'>): Member[] {
  return rows
    .all('membership')
    .filter((one) => one.deletedAt === null)
    .filter(isMember)
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
}
