import type { Door } from '@/lib/domain/access/actor'
import type { HistoryPart } from '@/lib/domain/failure-mode/history-part'
import type { Change, Value } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import type { Scope } from '@/lib/data/scope'

export interface FieldChangeRow {
  seq: bigint
  ordinal: number
  person_id: string | null
  role: string
  door: Door
  at: Date
  reason: string | null
  kind: RowKind
  row_id: string
  field: string | null
  before: Value
  after: Value | Change['after']
}

/** Where to read on from: below this event, or in it below this change. */
export interface ChangeCursor {
  seq: number
  ordinal: number
}

interface Asked {
  streamId: string
  failureModeId: string
  before: ChangeCursor | null
  limit: number
}

const EVENT = 'e.seq, c.ordinal, e.person_id, e.role, e.door, e.at, e.reason, c.kind, c.row_id'
const FROM = `event_change c JOIN event e ON e.workspace_id = c.workspace_id AND e.id = c.event_id
  WHERE c.workspace_id = $1::uuid AND c.subject_id = $2::uuid AND e.stream_id = $3::uuid`
const ON_FROM = '($4::bigint IS NULL OR (seq, ordinal) < ($4::bigint, $5::integer))'
const NEWEST = 'ORDER BY seq DESC, ordinal DESC LIMIT $6::integer'

/** Changes of one part of a failure mode, newest first, at most `limit`. */
export async function readFieldChanges(scope: Scope, asked: Asked, part: HistoryPart): Promise<FieldChangeRow[]> {
  return part.of === 'fields' ? readFields(scope, asked, part) : readAssessments(scope, asked, part)
}

/**
 * A field that a failure mode began with counts as a change from nothing. Of the rows that belong to it every change counts. All changes of
 * one failure mode are read by the index of their subject, which is as many as people made to it.
 */
async function readFields(scope: Scope, asked: Asked, { fields, kinds }: HistoryPart & { of: 'fields' }): Promise<FieldChangeRow[]> {
  const sql = `SELECT * FROM (
      SELECT ${EVENT}, f.name AS field, 'null'::jsonb AS before, c.after -> f.name AS after
      FROM unnest($7::text[]) AS f(name), ${FROM} AND c.kind = 'failure-mode' AND c.field IS NULL
        AND coalesce(c.after -> f.name, 'null') NOT IN ('null', '[]')
      UNION ALL
      SELECT ${EVENT}, c.field, c.before, c.after
      FROM ${FROM} AND ((c.kind = 'failure-mode' AND c.field = ANY ($7::text[])) OR c.kind = ANY ($8::text[]))
    ) changes WHERE ${ON_FROM} ${NEWEST}`
  return scope.tx.$queryRawUnsafe<FieldChangeRow[]>(sql, ...parameters(scope, asked), [...fields], [...kinds])
}

/** Assessments are appended whole, so what one changed is found beside the one before it. */
async function readAssessments(scope: Scope, asked: Asked, { stage, value }: HistoryPart & { of: 'assessments' }): Promise<FieldChangeRow[]> {
  const sql = `SELECT * FROM (
      SELECT ${EVENT}, $8::text AS field,
        coalesce(lag(c.after -> $8::text) OVER (ORDER BY (c.after ->> 'ordinal')::integer), 'null') AS before, coalesce(c.after -> $8::text, 'null') AS after
      FROM ${FROM} AND c.kind = 'assessment' AND c.field IS NULL AND c.after ->> 'stage' = $7::text
    ) changes WHERE before <> after AND ${ON_FROM} ${NEWEST}`
  return scope.tx.$queryRawUnsafe<FieldChangeRow[]>(sql, ...parameters(scope, asked), stage, value)
}

function parameters(scope: Scope, { failureModeId, streamId, before, limit }: Asked): unknown[] {
  return [scope.workspaceId, failureModeId, streamId, before?.seq ?? null, before?.ordinal ?? null, limit]
}
