import { failureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import type { Row } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'

/** Kinds whose rows are texts of a failure mode, seen on its page and in the document only. Those that belong to none are not meant. */
export const TEXT_KINDS = ['detection-signal', 'response-step', 'hard-stop-step', 'free-part', 'comment'] as const satisfies readonly RowKind[]

// The rule of a closed failure mode asks for its reason with every edit, so it is always in hand.
const KEPT: ReadonlySet<string> = new Set(['closedReason'])

const longOfFailureMode = Object.entries(failureModeRow.fields).flatMap(([name, { shape }]) => {
  const isLong = shape === 'prose' || shape === 'blocks' || name === 'partOrder'
  return isLong && !KEPT.has(name) ? [name] : []
})
const LONG_FIELDS: Partial<Record<RowKind, ReadonlySet<string>>> = {
  'failure-mode': new Set(longOfFailureMode),
  assessment: new Set(['rationale']),
}

/** True for a kind whose rows a slim room leaves out while they belong to a failure mode that nobody looks at. */
export function isTextKind(kind: RowKind): kind is (typeof TEXT_KINDS)[number] {
  return TEXT_KINDS.some((known) => known === kind)
}

/** True for a field that a slim room leaves out of its rows. */
export function isLongField(kind: RowKind, field: string): boolean {
  return LONG_FIELDS[kind]?.has(field) ?? false
}

/** A row without its long fields; the very row where it has none. */
export function slimRow(kind: RowKind, row: Row): Row {
  if (!LONG_FIELDS[kind]) return row
  return Object.fromEntries(Object.entries(row).filter(([field]) => !isLongField(kind, field))) as Row
}

/**
 * The rows of a room as a slim room holds them: rows without long fields, no texts of failure modes, of the assessments the one that
 * holds at each stage.
 */
export function slimRows(rows: Partial<Record<RowKind, readonly Row[]>>): Partial<Record<RowKind, Row[]>> {
  const kept = (kind: RowKind, list: readonly Row[]): readonly Row[] => {
    if (isTextKind(kind)) return list.filter((row) => typeof row.failureModeId !== 'string')
    return kind === 'assessment' ? latestOfStages(list) : list
  }
  return Object.fromEntries(Object.entries(rows).map(([kind, list]) => [kind, kept(kind as RowKind, list ?? []).map((row) => slimRow(kind as RowKind, row))]))
}

function latestOfStages(assessments: readonly Row[]): Row[] {
  const latest = new Map<string, Row>()
  for (const row of assessments) {
    const place = `${String(row.failureModeId)} ${String(row.stage)}`
    const known = latest.get(place)
    if (!known || Number(known.ordinal) < Number(row.ordinal)) latest.set(place, row)
  }
  return [...latest.values()]
}
