import type { Row } from '@/lib/domain/row/change'
import { endOfDay, type Moment, type PastMoment } from '@/lib/domain/row/moment'
import { takeBack, type FirstChange } from '@/lib/domain/row/take-back'
import { REGISTER_ROW_KINDS, ROW_KINDS, type RegisterRowKind, type RowKind } from '@/lib/domain/row/row-kinds'
import { readHeads } from '@/lib/data/event-history'
import { loadStreamRows } from '@/lib/data/row-storage'
import { tableOf } from '@/lib/data/row-table'
import { Prisma } from '@/lib/data/generated/client'
import type { Scope } from '@/lib/data/scope'
import { AppError, refuseInput } from '@/lib/kernel/errors'
import { assert } from '@/lib/kernel/assert'

/** The fields of each kind that somebody wants to see as they were; the id comes with them. */
export type WantedFields = Partial<Record<RegisterRowKind, readonly string[]>>

/** More fields that changed since are not taken back: half a million is a register of 20,000 rewritten several times. */
const TAKEN_BACK_MAX = 500_000

const dayOf = (time: Date | undefined) => time?.toISOString().slice(0, 10) ?? null

/**
 * What a moment means in a stream: its last event, and the nearest days with events before and after. A day holds everything up to the last
 * event before its midnight (UTC), in the order of the numbers. Throws AppError `invalid` for the number of an event that is not there.
 */
export async function findMoment(scope: Scope, streamId: string, moment: Moment): Promise<PastMoment> {
  const head = (await readHeads(scope, [streamId])).get(streamId) ?? 0
  if ('seq' in moment && moment.seq > head) {
    refuseInput('at', `There is no event ${moment.seq}; the last one is ${head}.`, 'Choose a day, or the number of an event from the history.')
  }
  const last = await findEvent(scope, streamId, 'seq' in moment ? { seq: moment.seq } : { at: { lt: endOfDay(moment.day) } }, 'desc')
  const day = 'day' in moment ? moment.day : dayOf(last?.at)
  assert(day, 'the events of a stream are numbered without gaps')
  const seq = Number(last?.seq ?? 0)
  const before = await findEvent(scope, streamId, { seq: { lte: seq }, at: { lt: `${day}T00:00:00.000Z` } }, 'desc')
  const after = await findEvent(scope, streamId, { seq: { gt: seq }, at: { gte: endOfDay(day) } }, 'asc')
  return { seq, head, at: last?.at.toISOString() ?? null, day, previousDay: dayOf(before?.at), nextDay: dayOf(after?.at) }
}

interface EventFilter {
  seq?: number | { lte: number } | { gt: number }
  at?: { lt: string } | { gte: string }
}

async function findEvent(scope: Scope, streamId: string, filter: EventFilter, order: 'asc' | 'desc') {
  const where = { workspaceId: scope.workspaceId, streamId, ...filter }
  return (await scope.tx.event.findFirst({ where, orderBy: { seq: order }, select: { seq: true, at: true } })) ?? undefined
}

/**
 * Rows of a register as they stood after event `seq`, deleted ones too: what stands now, with the changes since taken back. Two statements,
 * whatever happened since: only the first change of each field counts. A field that the product learnt since shows what stands now.
 * Throws AppError `limit` where more than `max` fields changed, half a million unless said.
 */
export async function loadRowsAsOf(
  scope: Scope,
  registerId: string,
  seq: number,
  wanted: WantedFields,
  max = TAKEN_BACK_MAX,
): Promise<Map<RegisterRowKind, Row[]>> {
  const kinds = REGISTER_ROW_KINDS.filter((kind) => wanted[kind])
  const now = await loadFields(scope, registerId, kinds, wanted)
  const since = await loadFirstChanges(scope, registerId, seq, wanted, max)
  return new Map(kinds.map((kind) => [kind, takeBack(now[kind] ?? [], since.get(kind) ?? [])]))
}

/** The owner roles of the workspace as they were called after event `seq` of its own stream, deleted ones too. */
export async function loadRolesAsOf(scope: Scope, seq: number): Promise<Row[]> {
  const { 'owner-role': now = [] } = await loadStreamRows(scope, scope.workspaceId, ['owner-role'])
  const since = await loadFirstChanges(scope, scope.workspaceId, seq, { 'owner-role': ['name', 'deletedAt'] }, TAKEN_BACK_MAX)
  return takeBack(now, since.get('owner-role') ?? [])
}

type RowsOfKinds = Partial<Record<RegisterRowKind, Row[]>>

async function loadFields(scope: Scope, registerId: string, kinds: readonly RegisterRowKind[], wanted: WantedFields): Promise<RowsOfKinds> {
  const selects = kinds.map((kind) => {
    const table = tableOf(kind)
    const columns = (wanted[kind] ?? []).map((field) => {
      const column = table.columns.find((known) => known.field === field)
      if (field === 'deletedAt' && !table.deletable) return `NULL AS "deletedAt"`
      assert(column, `${kind} has a field ${field}`)
      return `${column.read} AS "${field}"`
    })
    const place = table.inRegister ? 't.register_id' : 't.id'
    return `(SELECT coalesce(json_agg(r ORDER BY r.id), '[]') FROM (SELECT ${['t.id', ...columns].join(', ')} FROM ${table.table} t
      WHERE t.workspace_id = $1::uuid AND ${place} = $2::uuid) r) AS "${kind}"`
  })
  const sql = `SELECT ${selects.join(', ')} FROM (SELECT $1::uuid, $2::uuid) AS parameters`
  const [row] = await scope.tx.$queryRawUnsafe<RowsOfKinds[]>(sql, scope.workspaceId, registerId)
  assert(row, 'a statement without conditions returns one row')
  return row
}

async function loadFirstChanges(
  scope: Scope,
  streamId: string,
  seq: number,
  wanted: Partial<Record<RowKind, readonly string[]>>,
  max: number,
): Promise<Map<RowKind, FirstChange[]>> {
  const changes = await scope.tx.$queryRaw<(FirstChange & { kind: RowKind })[]>(firstChanges(scope, { streamId, seq, wanted, max }))
  if (changes.length > max) refuseDistance()
  const kinds = ROW_KINDS.filter((kind) => wanted[kind])
  const byKind = new Map<RowKind, FirstChange[]>(kinds.map((kind) => [kind, []]))
  for (const { kind, id, field, before } of changes) byKind.get(kind)?.push({ id, field, before })
  return byKind
}

/**
 * The first change of each field of a register's rows of these kinds after event `seq`, each with its kind, as one JSON text for whoever hands it on. Throws AppError
 * `limit` where more than half a million fields changed.
 */
export async function loadFirstChangesJson(scope: Scope, registerId: string, seq: number, kinds: readonly RowKind[]): Promise<string> {
  const wanted = Object.fromEntries(kinds.map((kind) => [kind, tableOf(kind).columns.map(({ field }) => field).concat('deletedAt')]))
  const changes = firstChanges(scope, { streamId: registerId, seq, wanted, max: TAKEN_BACK_MAX })
  const [found] = await scope.tx.$queryRaw<{ count: number; json: string }[]>`SELECT count(*)::integer AS count, coalesce(json_agg(f), '[]')::text AS json FROM (${changes}) f`
  assert(found, 'an aggregate returns one row')
  if (found.count > TAKEN_BACK_MAX) refuseDistance()
  return found.json
}

interface ChangesAfter {
  streamId: string
  seq: number
  wanted: Partial<Record<RowKind, readonly string[]>>
  max: number
}

function firstChanges({ workspaceId }: Scope, { streamId, seq, wanted, max }: ChangesAfter): Prisma.Sql {
  const kinds = ROW_KINDS.filter((kind) => wanted[kind])
  const fields = kinds.flatMap((kind) => (wanted[kind] ?? []).map((field) => `${kind}.${field}`))
  return Prisma.sql`
    SELECT DISTINCT ON (c.kind, c.row_id, c.field) c.kind, c.row_id AS id, c.field, c.before
    FROM event e JOIN event_change c ON c.workspace_id = e.workspace_id AND c.event_id = e.id
    WHERE e.workspace_id = ${workspaceId}::uuid AND e.stream_id = ${streamId}::uuid AND e.seq > ${seq}::bigint
      AND c.kind = ANY(${kinds}::text[]) AND (c.field IS NULL OR c.kind || '.' || c.field = ANY(${fields}::text[]))
    ORDER BY c.kind, c.row_id, c.field, e.seq, c.ordinal
    LIMIT ${max + 1}`
}

function refuseDistance(): never {
  const message = 'More has changed since then than can be taken back at once.'
  throw new AppError('limit', message, [{ path: 'at', message, hint: 'Choose a later day.' }])
}
