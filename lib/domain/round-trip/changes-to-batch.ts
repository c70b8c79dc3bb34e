import { joinWork, type RoundTrip, type RoundTripChange, type RoundTripWork, type ScoreWork } from '@/lib/domain/round-trip/round-trip-change'
import { placeRows } from '@/lib/domain/round-trip/place-rows'
import type { BatchInput, BatchStep } from '@/lib/domain/row/batch'
import { sameValue, type Row } from '@/lib/domain/row/change'
import type { Edit } from '@/lib/domain/row/row-commands'
import { REGISTER_ROW_KINDS, type RegisterRowKind } from '@/lib/domain/row/row-kinds'
import type { RowReader } from '@/lib/domain/row/row-reader'
import { AppError } from '@/lib/kernel/errors'

/** Kinds that hold others: they come first and go last. */
const HOLDERS: readonly RegisterRowKind[] = ['section', 'category']

/**
 * The one batch that takes changes, so that it is one event and one undo; null where nothing has to be done. Every edit names the value that it
 * replaces. `rows` are the register's as they were compared. Throws AppError `precondition` where two changes give one field two values.
 */
export function changesToBatch(trip: RoundTrip, taken: readonly RoundTripChange[], rows: RowReader, newId: () => string): BatchInput | null {
  const work = withoutTwice(joinWork(taken.flatMap(({ work: one }) => one ?? [])))
  const removes = withLastControls(work.removes, rows)
  const { adds, edits } = placeWork({ ...work, removes }, trip.lists)
  const named = nameRows(adds, newId)
  const idsOf = (list: readonly { kind: RegisterRowKind; id: string }[], kind: RegisterRowKind) => list.flatMap((one) => (one.kind === kind ? [one.id] : []))
  const [inside, outside] = [REGISTER_ROW_KINDS.filter((kind) => !HOLDERS.includes(kind)), HOLDERS]
  const steps = [
    ...[...inside].reverse().flatMap((kind) => stepOf(`${kind}.delete`, 'ids', idsOf(removes, kind))),
    ...REGISTER_ROW_KINDS.flatMap((kind) => stepOf(`${kind}.restore`, 'ids', idsOf(work.restores, kind))),
    ...outside.flatMap((kind) => addStep(kind, named)),
    ...REGISTER_ROW_KINDS.flatMap((kind) => stepOf(`${kind}.edit`, 'edits', edits.flatMap((one) => (one.kind === kind ? [realEdit(one.edit, named.ids)] : [])))),
    ...inside.flatMap((kind) => addStep(kind, named)),
    ...stepOf('failure-mode.rescore', 'scores', joinScores(work.scores).map((one) => ({ ...one, failureModeId: realId(one.failureModeId, named.ids), assessmentId: newId() }))),
    ...outside.flatMap((kind) => stepOf(`${kind}.delete`, 'ids', idsOf(removes, kind))),
  ]
  return steps.length === 0 ? null : { steps }
}

const stepOf = (verb: string, name: string, list: readonly unknown[]): BatchStep[] => (list.length === 0 ? [] : [{ verb, input: { [name]: list } }])

type Adds = RoundTripWork['adds']

function withoutTwice(work: RoundTripWork): RoundTripWork {
  const edits = new Map<string, { kind: RegisterRowKind; edit: Edit }>()
  for (const one of work.edits) {
    const key = `${one.kind} ${one.edit.id} ${one.edit.field}`
    const known = edits.get(key)
    if (known && !sameValue(known.edit.after, one.edit.after)) refuseTwoValues(one.kind)
    edits.set(key, one)
  }
  const once = <T extends { kind: string; id: string }>(list: readonly T[]) => [...new Map(list.map((one) => [`${one.kind} ${one.id}`, one])).values()]
  const adds = [...new Map(work.adds.map((one) => [one.row.id, one])).values()]
  return { ...work, edits: [...edits.values()], adds, removes: once(work.removes), restores: once(work.restores), moves: once(work.moves) }
}

function refuseTwoValues(kind: RegisterRowKind): never {
  const message = `Two of the chosen changes give one ${kind.replaceAll('-', ' ')} two values.`
  throw new AppError('precondition', message, [{ path: 'taken', message, hint: 'A control that serves several failure modes is one row: take one of the two.' }])
}

// A control goes with its last link, as it does everywhere.
function withLastControls(removes: RoundTripWork['removes'], rows: RowReader): RoundTripWork['removes'] {
  const going = new Set(removes.flatMap(({ kind, id }) => (kind === 'control-link' ? [id] : [])))
  const controls = new Set([...going].flatMap((id) => rows.get('control-link', id)?.controlId ?? []))
  const alone = [...controls].filter((id) => rows.where('control-link', 'controlId', id).every((link) => link.deletedAt !== null || going.has(link.id)))
  return [...removes, ...alone.map((id) => ({ kind: 'control' as const, id }))]
}

/** Gives every row that comes, moves or stands in a new order its place. */
function placeWork(work: RoundTripWork, lists: RoundTrip['lists']): { adds: Adds; edits: RoundTripWork['edits'] } {
  const leaving = new Set([...work.removes, ...work.moves].map(({ id }) => id))
  const orders = new Set(work.orders)
  const keys = new Map<string, { kind: RegisterRowKind; key: string }>()
  const stored = new Map([...lists.values()].flatMap(({ standing }) => standing.map(({ id, orderKey }) => [id, orderKey] as const)))
  const arrivals = arrivalsOf(work)
  for (const name of new Set([...arrivals.keys(), ...orders])) {
    const list = lists.get(name)
    if (!list) continue
    const coming = arrivals.get(name) ?? new Map<string, RegisterRowKind>()
    const kinds = new Map([...list.standing.map(({ id, kind }) => [id, kind] as const), ...coming])
    const placed = placeRows({ ...list, leaving, coming: new Set(coming.keys()), takesOrder: orders.has(name) })
    for (const [id, key] of placed) keys.set(id, { kind: kinds.get(id) ?? 'failure-mode', key })
  }
  const adds = work.adds.map((one) => ({ ...one, row: { ...one.row, orderKey: keys.get(one.row.id)?.key ?? one.row.orderKey ?? null } }))
  const fresh = new Set(adds.map(({ row }) => row.id))
  const moved = [...keys].flatMap(([id, { kind, key }]) => (fresh.has(id) ? [] : [{ kind, edit: { id, field: 'orderKey', before: stored.get(id) ?? null, after: key } }]))
  return { adds, edits: [...work.edits, ...moved] }
}

/** The rows that come into each list, with their kinds. */
function arrivalsOf({ moves, adds }: RoundTripWork): Map<string, Map<string, RegisterRowKind>> {
  const arrivals = new Map<string, Map<string, RegisterRowKind>>()
  for (const { kind, id, list } of [...moves, ...adds.map((one) => ({ kind: one.kind, id: one.row.id, list: one.list }))]) {
    if (list === null) continue
    const coming = arrivals.get(list) ?? new Map<string, RegisterRowKind>()
    arrivals.set(list, coming.set(id, kind))
  }
  return arrivals
}

interface NamedRows {
  adds: Adds
  /** The real ids of new rows. */
  ids: ReadonlyMap<string, string>
}

function nameRows(adds: Adds, newId: () => string): NamedRows {
  return { adds, ids: new Map(adds.map(({ row }) => [row.id, newId()])) }
}

const realId = (id: string, ids: NamedRows['ids']): string => ids.get(id) ?? id
const realEdit = (edit: Edit, ids: NamedRows['ids']): Edit => ({ ...edit, after: typeof edit.after === 'string' ? realId(edit.after, ids) : edit.after })

function addStep(kind: RegisterRowKind, { adds, ids }: NamedRows): BatchStep[] {
  return stepOf(`${kind}.add`, 'rows', adds.flatMap((one) => (one.kind === kind ? [sentRow(kind, one.row, ids)] : [])))
}

// What the command sets itself is not sent: when a row was deleted, and the code of a failure mode.
function sentRow(kind: RegisterRowKind, row: Row, ids: NamedRows['ids']): object {
  const { deletedAt: _deletedAt, code: _code, orderKey, ...rest } = row
  const real = Object.fromEntries(Object.entries(rest).map(([field, value]) => [field, typeof value === 'string' && isPointer(field) ? realId(value, ids) : value]))
  return kind === 'control' || kind === 'control-link' ? real : { ...real, orderKey }
}

const isPointer = (field: string) => field === 'id' || field.endsWith('Id')

function joinScores(scores: readonly ScoreWork[]): ScoreWork[] {
  const joined = new Map<string, ScoreWork>()
  for (const one of scores) {
    const key = `${one.failureModeId} ${one.stage}`
    const known = joined.get(key)
    joined.set(key, { ...known, ...one, factors: { ...known?.factors, ...one.factors }, ...(one.rationale ?? known?.rationale ? { rationale: one.rationale ?? known?.rationale } : {}) })
  }
  return [...joined.values()]
}
