import type { Change, Row, Value } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import type { LiveEvent } from '@/lib/live/protocol'

/** Rows of one kind that came to be one after the other: their ids, and each field once, as what all of them say or as a list of what each says. */
interface PackedRows {
  kind: RowKind
  ids: string[]
  all: Record<string, Value>
  each: Record<string, Value[]>
}

type PackedEvent = Omit<LiveEvent, 'changes'> & { changes: (Change | { rows: PackedRows })[] | null }

/** From so many rows on it pays: a reveal in a full house is sent to hundreds of screens at once. */
const ROWS_MIN = 10

/** Events as they are sent. */
export function printEvents(events: readonly LiveEvent[]): string {
  return JSON.stringify(events.map((event): PackedEvent => ({ ...event, changes: event.changes && packChanges(event.changes) })))
}

/** Reads back what `printEvents` printed. Throws for anything that is no JSON. */
export function readEvents(text: string): LiveEvent[] {
  // What our own server sends is of the type that it prints.
  const events = JSON.parse(text) as PackedEvent[]
  return events.map((event) => ({ ...event, changes: event.changes && event.changes.flatMap((change) => ('rows' in change ? unpackRows(change.rows) : change)) }))
}

function packChanges(changes: readonly Change[]): (Change | { rows: PackedRows })[] {
  return splitRuns(changes).flatMap((run): (Change | { rows: PackedRows })[] => {
    const added = run.flatMap((change) => (change.field === null ? [change.after] : []))
    const [first] = run
    return first && added.length >= ROWS_MIN ? [{ rows: packRows(first.kind, added) }] : run
  })
}

/** The changes in their order, those together that are new rows of one kind and follow each other. */
function splitRuns(changes: readonly Change[]): Change[][] {
  const runs: Change[][] = []
  for (const change of changes) {
    const last = runs.at(-1)?.[0]
    if (last && last.field === null && change.field === null && last.kind === change.kind && haveSameFields(last.after, change.after)) runs.at(-1)?.push(change)
    else runs.push([change])
  }
  return runs
}

function haveSameFields(one: Row, other: Row): boolean {
  const fields = Object.keys(one)
  return fields.length === Object.keys(other).length && fields.every((field) => field in other)
}

function packRows(kind: RowKind, rows: readonly Row[]): PackedRows {
  const packed: PackedRows = { kind, ids: rows.map(({ id }) => id), all: {}, each: {} }
  const [first] = rows
  for (const [field, value] of Object.entries(first ?? {})) {
    if (field === 'id') continue
    // Lists and objects are told apart by what they hold, so only plain values are said once for all.
    if (typeof value !== 'object' || value === null ? rows.every((row) => row[field] === value) : false) packed.all[field] = value ?? null
    else packed.each[field] = rows.map((row) => row[field] ?? null)
  }
  return packed
}

function unpackRows({ kind, ids, all, each }: PackedRows): Change[] {
  const lists = Object.entries(each)
  return ids.map((id, i): Change => {
    const own = lists.map(([field, values]) => [field, values[i] ?? null] as const)
    return { kind, id, field: null, before: null, after: { id, ...all, ...Object.fromEntries(own) } }
  })
}
