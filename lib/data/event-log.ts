import { createHash } from 'node:crypto'
import type { StreamEvent } from '@/lib/domain/row/event'
import type { Change } from '@/lib/domain/row/change'
import type { Scope } from '@/lib/data/scope'
import { assert, present } from '@/lib/kernel/assert'
import { canonicalJson } from '@/lib/kernel/canonical-json'
import { newId } from '@/lib/kernel/ids'

/** What stands before the first event of a stream. */
const FIRST_HASH = Buffer.alloc(32)

export interface NewEvent {
  streamId: string
  name: string
  role: string
  commandId: string
  reason: string | null
  changes: readonly Change[]
  /** The failure mode that a changed row is or belongs to. */
  subjectOf(change: Change): string | null
  /** What the command's sender is told, kept in the ledger for a retry with the event's number as `seq`; absent where nobody asked. */
  answer?: object
}

/** Makes the counter of a new stream. */
export async function openStream(scope: Scope, streamId: string): Promise<void> {
  await scope.tx.$executeRaw`INSERT INTO stream (id, workspace_id, last_hash, created_at, updated_at)
    VALUES (${streamId}::uuid, ${scope.workspaceId}::uuid, ${FIRST_HASH}, ${scope.now}::timestamptz, ${scope.now}::timestamptz)`
}

/**
 * Appends an event under the lock of its stream's counter and returns its number. It is the last thing that a command does, and it does it
 * in two statements (its changes and the command's answer go with it), so that the counter is held as short as possible.
 */
export async function appendEvent(scope: Scope, event: NewEvent): Promise<number> {
  const id = newId()
  const bodyDigest = digestBody(event.reason, event.changes)
  const changes = JSON.stringify(listChanges(event))
  const answer = event.answer === undefined ? null : JSON.stringify(event.answer)
  const last = await lockCounter(scope, event.streamId)
  const seq = Number(last.last_seq) + 1
  const header = {
    id,
    workspaceId: scope.workspaceId,
    streamId: event.streamId,
    seq,
    name: event.name,
    personId: scope.actor.personId,
    role: event.role,
    door: scope.actor.door,
    commandId: event.commandId,
    at: scope.now,
    changeCount: event.changes.length,
    bodyDigest: bodyDigest.toString('hex'),
  }
  const hash = hashEvent(last.last_hash, header)
  await scope.tx.$executeRaw`WITH counter AS (
      UPDATE stream SET last_seq = ${seq}, last_hash = ${hash}, updated_at = ${scope.now}::timestamptz
      WHERE id = ${event.streamId}::uuid AND workspace_id = ${scope.workspaceId}::uuid
    ), answered AS (
      UPDATE command SET result = jsonb_set(${answer}::text::jsonb, '{seq}', to_jsonb(${seq}::bigint)), updated_at = ${scope.now}::timestamptz
      WHERE workspace_id = ${scope.workspaceId}::uuid AND id = ${event.commandId}::uuid AND ${answer}::text IS NOT NULL
    ), appended AS (
      INSERT INTO event (id, workspace_id, stream_id, seq, name, person_id, role, door, command_id, at, reason, change_count,
        body_digest, previous_hash, hash, created_at)
      VALUES (${id}::uuid, ${scope.workspaceId}::uuid, ${event.streamId}::uuid, ${seq}, ${event.name}, ${scope.actor.personId}::uuid, ${event.role},
        ${scope.actor.door}, ${event.commandId}::uuid, ${scope.now}::timestamptz, ${event.reason}, ${event.changes.length},
        ${bodyDigest}, ${Buffer.from(last.last_hash)}, ${hash}, ${scope.now}::timestamptz)
    )
    INSERT INTO event_change (event_id, workspace_id, ordinal, kind, row_id, subject_id, field, before, after, created_at)
    SELECT ${id}::uuid, ${scope.workspaceId}::uuid, r.ordinal, r.kind, r.row_id, r.subject_id, r.field, r.before, r.after, ${scope.now}::timestamptz
    FROM jsonb_to_recordset(${changes}::text::jsonb)
      AS r(ordinal integer, kind text, row_id uuid, subject_id uuid, field text, before jsonb, after jsonb)`
  scope.touched.set(event.streamId, seq)
  return seq
}

async function lockCounter(scope: Scope, streamId: string): Promise<{ last_seq: bigint; last_hash: Uint8Array }> {
  const [row] = await scope.tx.$queryRaw<{ last_seq: bigint; last_hash: Uint8Array }[]>`SELECT last_seq, last_hash FROM stream
    WHERE id = ${streamId}::uuid AND workspace_id = ${scope.workspaceId}::uuid FOR UPDATE`
  return present(row, 'the stream of a command exists')
}

function listChanges(event: NewEvent) {
  return event.changes.map((change, ordinal) => ({
    ordinal,
    kind: change.kind,
    row_id: change.id,
    subject_id: event.subjectOf(change),
    field: change.field,
    before: change.before,
    after: change.after,
  }))
}

function digestBody(reason: string | null, changes: readonly Change[]): Buffer {
  const body = changes.map(({ kind, id, field, before, after }) => ({ kind, id, field, before, after }))
  return createHash('sha256').update(canonicalJson({ reason, changes: body })).digest()
}

function hashEvent(previous: Uint8Array, header: Record<string, unknown>): Buffer {
  return createHash('sha256').update(previous).update(canonicalJson(header)).digest()
}

interface EventRow {
  id: string
  stream_id: string
  seq: bigint
  name: string
  person_id: string | null
  role: string
  door: StreamEvent['door']
  command_id: string
  at: Date
  reason: string | null
  change_count: number
  changes: Change[] | null
  body_digest: Uint8Array
  previous_hash: Uint8Array
  hash: Uint8Array
}

const CHANGES = `(SELECT coalesce(json_agg(json_build_object('kind', c.kind, 'id', c.row_id, 'field', c.field, 'before', c.before, 'after', c.after)
  ORDER BY c.ordinal), '[]') FROM event_change c WHERE c.workspace_id = e.workspace_id AND c.event_id = e.id)`
const COLUMNS = `e.id, e.stream_id, e.seq, e.name, e.person_id, e.role, e.door, e.command_id, e.at, e.reason, e.change_count,
  e.body_digest, e.previous_hash, e.hash`

/** Events of a stream after a number, in order, at most `limit`; those with more than `changesMax` changes come with `changes` null. */
export async function readEventsAfter(
  scope: Scope,
  streamId: string,
  afterSeq: number,
  limit: number,
  changesMax: number,
): Promise<(Omit<StreamEvent, 'changes'> & { changes: Change[] | null })[]> {
  const rows = await scope.tx.$queryRawUnsafe<EventRow[]>(
    `SELECT ${COLUMNS}, CASE WHEN e.change_count <= $5 THEN ${CHANGES} END AS changes FROM event e
     WHERE e.workspace_id = $1::uuid AND e.stream_id = $2::uuid AND e.seq > $3 ORDER BY e.seq LIMIT $4`,
    scope.workspaceId,
    streamId,
    afterSeq,
    limit,
    changesMax,
  )
  return rows.map((row) => ({ ...toEvent(row), changes: row.changes }))
}

/** The last event numbers of streams; a stream that is not there, or not here, is left out. */
export async function readHeads(scope: Scope, streamIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await scope.tx.stream.findMany({ where: { id: { in: [...streamIds] } }, select: { id: true, lastSeq: true } })
  return new Map(rows.map((row) => [row.id, Number(row.lastSeq)]))
}

/** What happened to a failure mode and the rows that belong to it, newest first; `before` is the number to read on from. */
export async function readSubjectHistory(
  scope: Scope,
  streamId: string,
  subjectId: string,
  before: number | null,
  limit: number,
): Promise<StreamEvent[]> {
  const rows = await scope.tx.$queryRawUnsafe<EventRow[]>(
    `SELECT ${COLUMNS}, json_agg(json_build_object('kind', c.kind, 'id', c.row_id, 'field', c.field, 'before', c.before, 'after', c.after) ORDER BY c.ordinal) AS changes
     FROM event_change c JOIN event e ON e.id = c.event_id AND e.workspace_id = c.workspace_id
     WHERE c.workspace_id = $1::uuid AND c.subject_id = $3::uuid AND e.stream_id = $2::uuid AND ($4::bigint IS NULL OR e.seq < $4)
     GROUP BY e.id ORDER BY e.seq DESC LIMIT $5`,
    scope.workspaceId,
    streamId,
    subjectId,
    before,
    limit,
  )
  return rows.map((row) => ({ ...toEvent(row), changes: row.changes ?? [] }))
}

/** What happened in a stream, newest first, with at most `changesMax` changes of each event. */
export async function readStreamHistory(
  scope: Scope,
  streamId: string,
  before: number | null,
  limit: number,
): Promise<(Omit<StreamEvent, 'changes'> & { changes: Change[]; changeCount: number })[]> {
  const rows = await scope.tx.$queryRawUnsafe<EventRow[]>(
    `SELECT ${COLUMNS}, (SELECT coalesce(json_agg(x.change), '[]') FROM (
        SELECT json_build_object('kind', c.kind, 'id', c.row_id, 'field', c.field, 'before', c.before, 'after', c.after) AS change
        FROM event_change c WHERE c.workspace_id = e.workspace_id AND c.event_id = e.id ORDER BY c.ordinal LIMIT 20) x) AS changes
     FROM event e WHERE e.workspace_id = $1::uuid AND e.stream_id = $2::uuid AND ($3::bigint IS NULL OR e.seq < $3) ORDER BY e.seq DESC LIMIT $4`,
    scope.workspaceId,
    streamId,
    before,
    limit,
  )
  return rows.map((row) => ({ ...toEvent(row), changes: row.changes ?? [], changeCount: row.change_count }))
}

function toEvent(row: EventRow): Omit<StreamEvent, 'changes'> {
  return {
    id: row.id,
    streamId: row.stream_id,
    seq: Number(row.seq),
    name: row.name,
    personId: row.person_id,
    role: row.role,
    door: row.door,
    commandId: row.command_id,
    at: row.at.toISOString(),
    reason: row.reason,
  }
}

export interface ChainReport {
  events: number
  /** Numbers of events whose own hash, link or place in the count does not fit. */
  broken: number[]
  /** Numbers of events whose body no longer gives its digest: erased or tampered with. */
  emptied: number[]
}

/** Checks a whole chain, page by page: numbers without gaps, every link, every hash, every body. */
export async function verifyChain(scope: Scope, streamId: string): Promise<ChainReport> {
  const report: ChainReport = { events: 0, broken: [], emptied: [] }
  let previous: Uint8Array = FIRST_HASH
  for (;;) {
    const rows = await scope.tx.$queryRawUnsafe<EventRow[]>(
      `SELECT ${COLUMNS}, ${CHANGES} AS changes FROM event e
       WHERE e.workspace_id = $1::uuid AND e.stream_id = $2::uuid AND e.seq > $3 ORDER BY e.seq LIMIT 200`,
      scope.workspaceId,
      streamId,
      report.events,
    )
    for (const row of rows) {
      report.events += 1
      if (!fits(row, scope.workspaceId, previous, report.events)) report.broken.push(Number(row.seq))
      if (!digestBody(row.reason, row.changes ?? []).equals(row.body_digest)) report.emptied.push(Number(row.seq))
      previous = row.hash
    }
    if (rows.length === 0) break
  }
  const [counter] = await scope.tx.$queryRaw<{ last_seq: bigint; last_hash: Uint8Array }[]>`SELECT last_seq, last_hash FROM stream
    WHERE id = ${streamId}::uuid AND workspace_id = ${scope.workspaceId}::uuid`
  assert(counter, 'a chain has a counter')
  if (Number(counter.last_seq) !== report.events || !Buffer.from(counter.last_hash).equals(previous)) report.broken.push(Number(counter.last_seq))
  return report
}

function fits(row: EventRow, workspaceId: string, previous: Uint8Array, seq: number): boolean {
  const { id, streamId, name, personId, role, door, commandId, at } = toEvent(row)
  const header = { id, workspaceId, streamId, seq, name, personId, role, door, commandId, at, changeCount: row.change_count }
  const hash = hashEvent(previous, { ...header, bodyDigest: Buffer.from(row.body_digest).toString('hex') })
  return Number(row.seq) === seq && Buffer.from(row.previous_hash).equals(previous) && hash.equals(row.hash)
}
