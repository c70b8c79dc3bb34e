import { may, type ActingRole } from '@/lib/domain/access/permissions'
import type { Change, Row } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'

/** Who reads, as far as it decides what they may see. */
export interface Reader {
  roles: readonly ActingRole[]
  /** Null for the command line and the seed. */
  personId: string | null
  membershipId: string | null
}

/** Invitations hold addresses of people who have agreed to nothing yet, so only those who invite see them. */
function isVisible(kind: RowKind, { roles }: Reader): boolean {
  return kind === 'invitation' ? may(roles, 'manage-people') : may(roles, 'read')
}

/** True for rows that their owner alone sees. Nobody else can touch one either, so whoever caused a change of it is its owner. */
export function isPersonal(kind: RowKind): boolean {
  return kind === 'private-view'
}

/** The part of a change list that a reader may see; `personId` is who caused it. */
export function visibleChanges(changes: readonly Change[], personId: string | null, reader: Reader): Change[] {
  const isOwn = personId !== null && personId === reader.personId
  return changes.filter(({ kind }) => isVisible(kind, reader) && (isOwn || !isPersonal(kind)))
}

/** An event as a reader may see it, or null when nothing of it is for them. Events without changes (too large to send) pass. */
export function visibleTo<E extends { personId: string | null; changes: Change[] | null }>(event: E, reader: Reader): E | null {
  if (event.changes === null) return may(reader.roles, 'read') ? event : null
  const changes = visibleChanges(event.changes, event.personId, reader)
  return changes.length === 0 ? null : { ...event, changes }
}

/** Rows that a reader may see, by kind. */
export function visibleRows<R extends Partial<Record<RowKind, Row[]>>>(rows: R, reader: Reader): R {
  const entries = Object.entries(rows).filter(([kind]) => isVisible(kind as RowKind, reader))
  const own = (list: Row[] | undefined) => list?.filter((row) => reader.membershipId !== null && row.ownerId === reader.membershipId)
  return Object.fromEntries(entries.map(([kind, list]) => [kind, isPersonal(kind as RowKind) ? own(list) : list])) as R
}
