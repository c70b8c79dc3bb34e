import type { StreamEvent } from '@/lib/domain/row/event'
import type { Change } from '@/lib/domain/row/change'
import { database } from '@/lib/data/client'
import { COLUMNS, toEvent, type EventRow } from '@/lib/data/event-row'
import type { Asking } from '@/lib/data/reading'
import type { Scope } from '@/lib/data/scope'

/**
 * Events of a stream after a number, in order, at most `limit`; those with more than `changesMax` changes come with `changes` null. In one
 * round trip of its own, because the hub asks after every change; the function in the database opens the workspace for it.
 */
export async function readEventsAfter(
  workspaceId: string,
  streamId: string,
  afterSeq: number,
  limit: number,
  changesMax: number,
): Promise<(Omit<StreamEvent, 'changes'> & { changes: Change[] | null })[]> {
  const rows = await database().$queryRaw<EventRow[]>`SELECT * FROM read_events(
    ${workspaceId}::uuid, ${streamId}::uuid, ${afterSeq}::bigint, ${limit}::integer, ${changesMax}::integer)`
  return rows.map((row) => ({ ...toEvent(row), changes: row.changes }))
}

/** Changes of an event in their order, at most `limit` from the number `from` (0 is the first), how many it holds, and who caused it; null when it is not here. */
export async function readChanges(
  scope: Scope,
  streamId: string,
  seq: number,
  { from, limit }: { from: number; limit: number },
): Promise<{ changes: Change[]; count: number; personId: string | null } | null> {
  const [row] = await scope.tx.$queryRawUnsafe<{ changes: Change[]; count: number; personId: string | null }[]>(
    `SELECT e.change_count AS count, e.person_id AS "personId", (SELECT coalesce(json_agg(json_build_object('kind', c.kind, 'id', c.row_id, 'field', c.field, 'before', c.before, 'after', c.after)
        ORDER BY c.ordinal), '[]')
      FROM event_change c WHERE c.event_id = e.id AND c.workspace_id = e.workspace_id AND c.ordinal >= $4 AND c.ordinal < $4 + $5) AS changes
     FROM event e WHERE e.workspace_id = $1::uuid AND e.stream_id = $2::uuid AND e.seq = $3`,
    scope.workspaceId,
    streamId,
    seq,
    from,
    limit,
  )
  return row ?? null
}

/** The last event numbers of streams; a stream that is not there, or not here, is left out. */
export async function readHeads(asking: Asking, streamIds: readonly string[]): Promise<Map<string, number>> {
  const sql = 'SELECT s.id, s.last_seq::float8 AS seq FROM stream s WHERE s.workspace_id = $1::uuid AND s.id = ANY ($2::uuid[])'
  const rows = await asking.ask<{ id: string; seq: number }>(sql, asking.workspaceId, [...streamIds])
  return new Map(rows.map(({ id, seq }) => [id, seq]))
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

/** When a failure mode began to be there (made, or brought back) and when it went: numbers of events, in their order. */
export async function readComings(scope: Scope, streamId: string, failureModeId: string): Promise<{ seq: number; isThere: boolean }[]> {
  const rows = await scope.tx.$queryRaw<{ seq: bigint; is_there: boolean }[]>`
    SELECT e.seq, CASE WHEN c.field IS NULL THEN c.after IS NOT NULL ELSE coalesce(c.after, 'null') = 'null' END AS is_there
    FROM event_change c JOIN event e ON e.workspace_id = c.workspace_id AND e.id = c.event_id
    WHERE c.workspace_id = ${scope.workspaceId}::uuid AND c.subject_id = ${failureModeId}::uuid AND c.row_id = ${failureModeId}::uuid
      AND e.stream_id = ${streamId}::uuid AND c.kind = 'failure-mode' AND coalesce(c.field, 'deletedAt') = 'deletedAt'
    ORDER BY e.seq, c.ordinal`
  return rows.map(({ seq, is_there }) => ({ seq: Number(seq), isThere: is_there }))
}
