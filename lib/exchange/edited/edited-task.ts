import type { ActingRole } from '@/lib/domain/access/permissions'
import type { BatchInput } from '@/lib/domain/row/batch'
import { rowsToContent } from '@/lib/domain/register/rows-to-content'
import { allowChanges } from '@/lib/domain/round-trip/allow-changes'
import { changesToBatch } from '@/lib/domain/round-trip/changes-to-batch'
import { compareRoundTrip } from '@/lib/domain/round-trip/compare-round-trip'
import { readSides } from '@/lib/domain/round-trip/read-sides'
import type { RoundTrip } from '@/lib/domain/round-trip/round-trip-change'
import type { Row } from '@/lib/domain/row/change'
import { PlainRows } from '@/lib/domain/row/plain-rows'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import { takeBack, type FirstChange } from '@/lib/domain/row/take-back'
import { describeChanges, takeChosen, type ChosenChange, type ShownChanges } from '@/lib/exchange/edited/shown-changes'
import { checkOf } from '@/lib/exchange/markdown/edit-stamp-check'
import { normaliseContent } from '@/lib/exchange/markdown/normal-form'
import type { DocumentReading } from '@/lib/exchange/markdown/read-document'
import { canonicalJson } from '@/lib/kernel/canonical-json'
import type { Problem } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'

/** What an edited document says before it is compared. */
export interface EditedHead extends Pick<DocumentReading, 'problems' | 'stamp'> {
  /** The code of its register; null where it cannot be read. */
  code: string | null
}

/** What a document is compared with. */
export interface EditedSource {
  registerId: string
  /** JSON of the rows of the register and of the roles of its workspace as they stand, by kind, deleted ones too. */
  rowsJson: string
  /** What leads back to the version that was exported; null where nobody knows it. */
  exported: {
    /** JSON of the first change of each field since, each with its `kind`. */
    sinceJson: string
    /** The roles as they were called then. */
    roles: readonly Row[]
    /** What the comment in the document says of that version. */
    check: string
  } | null
  /** The roles of whoever compares. */
  roles: readonly ActingRole[]
}

/** What is taken; null where somebody only looks. */
export type EditedAsk = { taken: readonly ChosenChange[] } | null

/** What came of a comparison. */
export interface EditedAnswer {
  /** Whether the document was made of the version that its comment names. */
  fits: boolean
  shown: ShownChanges
  /** The batch of what is taken; null where nothing is taken or has to be done. */
  batch: BatchInput | null
  /** What was chosen and is not what was shown any more; then there is no batch. */
  moved: Problem[]
}

/** What a reading says of itself. */
export function headOf({ problems, stamp, content }: DocumentReading): EditedHead {
  return { problems, stamp, code: content?.code ?? null }
}

const NOTHING: ShownChanges = { changes: [], open: 0, left: 0 }

/** Compares a document with its register, and makes a batch of what is taken of it. Throws AppError `precondition` where two choices contradict each other. */
export function compareEdited({ content }: DocumentReading, source: EditedSource, ask: EditedAsk): EditedAnswer {
  if (content === null) return { fits: false, shown: NOTHING, batch: null, moved: [] }
  const { registerId } = source
  const present = JSON.parse(source.rowsJson) as RowsByKind
  const rows = new PlainRows(present)
  const exported = rowsThen(present, rows, source)
  const sides = readSides({ registerId, exported, here: rows, file: content }, normaliseContent)
  const compared = compareRoundTrip(sides, rows, (id) => rows.get('owner-role', id)?.name ?? null)
  const trip: RoundTrip = { ...compared, changes: allowChanges(compared.changes, source.roles) }
  const fits = exported !== null
  if (ask === null) return { fits, shown: describeChanges(trip.changes), batch: null, moved: [] }
  const { chosen, moved } = takeChosen(trip.changes, ask.taken)
  return { fits, shown: NOTHING, batch: moved.length > 0 ? null : changesToBatch(trip, chosen, rows, newId), moved }
}

type RowsByKind = Partial<Record<RowKind, Row[]>>

/** The rows of the version that was exported; null where the document was made of something else. */
function rowsThen(present: RowsByKind, rows: PlainRows, { registerId, exported }: EditedSource): PlainRows | null {
  if (exported === null) return null
  const then = isUnchanged(present, exported) ? rows : takeRowsBack(present, exported)
  // Where the comment names an event before the register was opened, the register is not there.
  const isThere = then.get('register', registerId) !== undefined
  return isThere && checkOf(rowsToContent(then, registerId)) === exported.check ? then : null
}

type Exported = NonNullable<EditedSource['exported']>

/** Whether nothing happened since the export that a document could tell of. */
function isUnchanged({ 'owner-role': roles = [] }: RowsByKind, exported: Exported): boolean {
  const known = new Map(exported.roles.map((role) => [role.id, canonicalJson([role.name, role.deletedAt])]))
  return exported.sinceJson === '[]' && roles.length === known.size && roles.every(({ id, name, deletedAt }) => known.get(id) === canonicalJson([name, deletedAt]))
}

function takeRowsBack(rows: RowsByKind, exported: Exported): PlainRows {
  const since = new Map<string, FirstChange[]>()
  for (const { kind, ...change } of JSON.parse(exported.sinceJson) as (FirstChange & { kind: RowKind })[]) {
    const list = since.get(kind)
    if (list) list.push(change)
    else since.set(kind, [change])
  }
  const before = Object.fromEntries(Object.entries(rows).map(([kind, list]) => [kind, takeBack(list, since.get(kind) ?? [])]))
  return new PlainRows({ ...before, 'owner-role': [...exported.roles] })
}
