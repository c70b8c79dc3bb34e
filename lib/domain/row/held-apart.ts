import type { Change, Row } from '@/lib/domain/row/change'
import { definitionOf } from '@/lib/domain/row/row-catalogue'
import type { HeldBy } from '@/lib/domain/row/row-definition'
import { ROW_KINDS, type RowKind } from '@/lib/domain/row/row-kinds'
import type { RowReader } from '@/lib/domain/row/row-reader'

/** Kinds whose rows no room holds but that of their workshop, in the order in which they are stored. */
export const WORKSHOP_HELD_KINDS: readonly RowKind[] = listHeldBy('workshop')

/** Kinds whose rows no room holds: there are too many, and they are read by asking. */
export const UNHELD_KINDS: readonly RowKind[] = listHeldBy('nobody')

const APART: ReadonlyMap<RowKind, HeldBy> = new Map([...WORKSHOP_HELD_KINDS, ...UNHELD_KINDS].map((kind) => [kind, definitionOf(kind).heldBy] as const))

function listHeldBy(who: HeldBy): RowKind[] {
  return ROW_KINDS.filter((kind) => definitionOf(kind).heldBy === who)
}

/** Whether every room of a register holds the rows of a kind. */
export function isHeldByRoom(kind: RowKind): boolean {
  return !APART.has(kind)
}

/**
 * The changes that a connection is sent: without those of rows that no room holds and, unless it was opened for a workshop, of those that only a
 * workshop's does. Rows that came to be in another workshop are left out; a change of one of their fields is told apart by who has the rows.
 */
export function changesFor(changes: readonly Change[], workshopId: string | null): readonly Change[] {
  const isSent = (change: Change) => {
    const holder = APART.get(change.kind)
    if (holder === undefined) return true
    if (holder === 'nobody' || workshopId === null) return false
    return change.field !== null || change.after.workshopId === undefined || change.after.workshopId === workshopId
  }
  return changes.every(isSent) ? changes : changes.filter(isSent)
}

/** The changes that a room takes; `rows` are those that it has. What changes in rows that it does not have is passed over by the rows themselves. */
export function changesHeld(changes: readonly Change[], workshopId: string | null, rows: RowReader): readonly Change[] {
  const isElsewhere = (change: Change) => APART.has(change.kind) && change.field === null && workshopOf(change.after, rows) !== workshopId
  const sent = changesFor(changes, workshopId)
  return sent.some(isElsewhere) ? sent.filter((change) => !isElsewhere(change)) : sent
}

/** The workshop that a row belongs to, by itself or through its round; null where neither is here. */
function workshopOf(row: Row, rows: RowReader): string | null {
  if (typeof row.workshopId === 'string') return row.workshopId
  return typeof row.roundId === 'string' ? (rows.get('scoring-round', row.roundId)?.workshopId ?? null) : null
}
