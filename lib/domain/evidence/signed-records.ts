import { sayDecision, sayRequest } from '@/lib/domain/acceptance/acceptance-statement'
import { sayBaseline } from '@/lib/domain/baseline/signed-statement'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import type { SealedPlace } from '@/lib/domain/signature/say-fields'
import { sayRefusal, saySignature } from '@/lib/domain/signature/sealed-statement'

/** A row of a kind that the bundle of a baseline holds as a record; a plain one, because the verifier knows no catalogue. */
export interface RecordRow {
  id: string
  [field: string]: unknown
}

/** What is chosen already: the baseline, and everything that the records before name or are. */
interface Chosen {
  baselineId: string
  /** ISO time in UTC; none is before it where the baseline is not among the rows. */
  frozenAt: string
  ids: ReadonlySet<unknown>
  named: ReadonlySet<unknown>
}

interface RecordKind {
  /** A kind of row of the catalogue. */
  kind: RowKind
  /** What people call one. */
  words: string
  /** Whether a row belongs to the bundle of a baseline. */
  belongs(row: RecordRow, chosen: Chosen): boolean
  /** What the server said when it signed the row, where it did, and the field that holds the signature. */
  sealed: { by: string; say(place: SealedPlace, row: never): string } | null
  /** Which record the row's own digest is of, the field that names it, and what is said of that one. */
  covers?: { kind: string; by: string; say(place: SealedPlace, row: never): string }
}

/**
 * The kinds of record that a bundle holds beside what was frozen, in the order in which one names the next. This is the one place that lists them: what is
 * sealed in a later version of the product joins here, and reading, bundle and verifier follow.
 */
export const RECORD_KINDS: readonly RecordKind[] = [
  { kind: 'baseline', words: 'baseline', belongs: (row, { baselineId }) => row.id === baselineId, sealed: { by: 'signature', say: sayBaseline } },
  { kind: 'review', words: 'review', belongs: (row, { baselineId }) => row.baselineId === baselineId, sealed: null },
  { kind: 'review-place', words: 'place in a review', belongs: (row, { ids }) => ids.has(row.reviewId), sealed: null },
  { kind: 'signature', words: 'signature', belongs: (row, { baselineId }) => row.baselineId === baselineId, sealed: { by: 'seal', say: saySignature } },
  { kind: 'refusal', words: 'refusal', belongs: (row, { baselineId }) => row.baselineId === baselineId, sealed: { by: 'seal', say: sayRefusal } },
  {
    kind: 'acceptance-decision',
    words: 'decision on an acceptance',
    belongs: (row, { frozenAt }) => String(row.decidedAt) <= frozenAt,
    sealed: { by: 'seal', say: sayDecision },
    covers: { kind: 'acceptance', by: 'acceptanceId', say: sayRequest },
  },
  { kind: 'acceptance', words: 'acceptance', belongs: (row, { named }) => named.has(row.id), sealed: null },
  { kind: 'delegation', words: 'delegation', belongs: (row, { named }) => named.has(row.id), sealed: null },
]

/** Records by kind. */
export type EvidenceRecords = Record<string, RecordRow[]>

/** The records of a baseline among rows by kind, each kind in the order of its ids. */
export function chooseRecords(rows: Readonly<Record<string, readonly RecordRow[]>>, baselineId: string): EvidenceRecords {
  const [ids, named] = [new Set<unknown>(), new Set<unknown>()]
  const frozenAt = String(rows.baseline?.find(({ id }) => id === baselineId)?.frozenAt ?? '')
  const records: EvidenceRecords = {}
  for (const { kind, belongs } of RECORD_KINDS) {
    const found = (rows[kind] ?? []).filter((row) => belongs(row, { baselineId, frozenAt, ids, named }))
    for (const row of found) {
      ids.add(row.id)
      for (const value of Object.values(row)) named.add(value)
    }
    records[kind] = found.sort((a, b) => (a.id < b.id ? -1 : 1))
  }
  return records
}

/** A record as people call it, such as "signature of SRE Lead". */
export function nameRecord(kind: string, row: RecordRow): string {
  const words = RECORD_KINDS.find((one) => one.kind === kind)?.words ?? kind
  const of = row.roleName ?? row.code
  return typeof of === 'string' ? `${words} of ${of}` : `${words} ${typeof row.number === 'number' ? row.number : row.id}`
}
