import type { MembershipRow } from '@/lib/domain/workspace/workspace-rows'
import type { WorkshopRow } from '@/lib/domain/workshop/workshop-rows'

/** What somebody is in a workshop: its facilitator, or their roles in the workspace. */
export function describeRole(member: Pick<MembershipRow, 'id' | 'roles'>, workshop: Pick<WorkshopRow, 'facilitatorId'>): string {
  return member.id === workshop.facilitatorId ? 'leads it' : member.roles.join(', ')
}
