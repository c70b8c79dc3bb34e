import type { Change } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import type { RowReader } from '@/lib/domain/row/row-reader'

/** Ids of the failure modes whose lines may look different now; 'all' when it may be any of them. */
export type Touched = ReadonlySet<string> | 'all'

/** What every line may show or be ordered by: a change of one of these is a change of all. */
const EVERYWHERE: ReadonlySet<RowKind> = new Set(['register', 'category', 'owner-role', 'owner-role-holding', 'membership', 'scoring-policy'])

/**
 * The failure modes that changes touch: those that changed, those that own a changed row, and all that a changed control serves.
 * `rows` hold the rows that changed, as they were or as they are.
 */
export function touchedBy(changes: readonly Change[], rows: RowReader): Touched {
  const ids = new Set<string>()
  for (const change of changes) {
    if (isEverywhere(change)) return 'all'
    for (const id of failureModesOf(change, rows)) ids.add(id)
  }
  return ids
}

// The counter of codes moves with every new failure mode and is shown by no line.
function isEverywhere({ kind, field }: Change): boolean {
  return EVERYWHERE.has(kind) && field !== 'lastCodeNumber'
}

function failureModesOf(change: Change, rows: RowReader): string[] {
  if (change.kind === 'failure-mode') return [change.id]
  if (change.kind === 'control') return rows.where('control-link', 'controlId', change.id).map((link) => link.failureModeId)
  const owner = ownerOf(change, rows)
  return owner === null ? [] : [owner]
}

/** The failure mode that a changed row belongs to; null for a row of the register, and for one that is not here. */
export function ownerOf(change: Change, rows: RowReader): string | null {
  const row = change.field === null ? change.after : rows.get(change.kind, change.id)
  return row && 'failureModeId' in row && typeof row.failureModeId === 'string' ? row.failureModeId : null
}

/** What was touched by one or the other. */
export function joinTouched(a: Touched, b: Touched): Touched {
  return a === 'all' || b === 'all' ? 'all' : b.size === 0 ? a : new Set([...a, ...b])
}
