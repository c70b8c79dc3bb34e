import { may } from '@/lib/domain/access/permissions'
import type { Row } from '@/lib/domain/row/change'
import type { ActingMember } from '@/lib/domain/row/command'

/** True when a member may rename, update or delete a view that all see: its owner, and whoever manages registers. */
export function mayChangeView(view: Row, by: ActingMember): boolean {
  return view.ownerId === by.membershipId || may(by.roles, 'manage-register')
}
