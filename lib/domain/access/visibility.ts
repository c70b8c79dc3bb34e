import { may, type ActingRole } from '@/lib/domain/access/permissions'
import type { Change, Row } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'

/** Invitations hold addresses of people who have agreed to nothing yet, so only those who invite see them. */
function isVisible(kind: RowKind, roles: readonly ActingRole[]): boolean {
  return kind === 'invitation' ? may(roles, 'manage-people') : may(roles, 'read')
}

/** The part of a change list that a reader may see. */
export function visibleChanges(changes: readonly Change[], roles: readonly ActingRole[]): Change[] {
  return changes.filter((change) => isVisible(change.kind, roles))
}

/** An event as a reader may see it, or null when nothing of it is for them. Events without changes (too large to send) pass. */
export function visibleTo<E extends { changes: Change[] | null }>(event: E, roles: readonly ActingRole[]): E | null {
  if (event.changes === null) return may(roles, 'read') ? event : null
  const changes = visibleChanges(event.changes, roles)
  return changes.length === 0 ? null : { ...event, changes }
}

/** Rows that a reader may see, by kind. */
export function visibleRows<R extends Partial<Record<RowKind, Row[]>>>(rows: R, roles: readonly ActingRole[]): R {
  return Object.fromEntries(Object.entries(rows).filter(([kind]) => isVisible(kind as RowKind, roles))) as R
}
