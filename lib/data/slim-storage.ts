import type { Row } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import { isLongField, TEXT_KINDS } from '@/lib/domain/row/slim-row'
import { selectList } from '@/lib/data/row-storage'
import { tableOf } from '@/lib/data/row-table'
import type { Asking } from '@/lib/data/reading'
import { assert } from '@/lib/kernel/assert'

/** Kinds of which a register holds thousands: they travel as columns, written by the database. */
export const MANY_KINDS = ['failure-mode', 'owner-link', 'assessment', 'control', 'control-link'] as const satisfies readonly RowKind[]
type ManyKind = (typeof MANY_KINDS)[number]

const IN_REGISTER = 't.workspace_id = $1::uuid AND t.register_id = $2::uuid'

/**
 * Slim rows of kinds, as the JSON text of `RowColumns` by kind (`lib/domain/row/row-columns.ts`). The text is written by the database and
 * read by the browser: parsing and printing ten thousand rows between them would cost more than reading them.
 */
export async function loadSlimColumns(asking: Asking, registerId: string, kinds: readonly ManyKind[]): Promise<string> {
  const entries = kinds.map((kind) => `'${kind}', (SELECT ${columnsOf(kind)} FROM ${sourceOf(kind)} t)`)
  const sql = `SELECT json_build_object(${entries.join(', ')})::text AS tables FROM (SELECT $1::uuid, $2::uuid) AS parameters`
  const [row] = await asking.ask<{ tables: string }>(sql, asking.workspaceId, registerId)
  assert(row, 'a statement without conditions returns one row')
  return row.tables
}

function columnsOf(kind: ManyKind): string {
  const { columns } = tableOf(kind)
  const lists = columns.flatMap(({ field, read }) => (isLongField(kind, field) ? [] : [`'${field}', coalesce(json_agg(${read}), '[]')`]))
  return `json_build_object('id', coalesce(json_agg(t.id), '[]'), ${lists.join(', ')})`
}

/** Of the assessments only those that hold: the latest of each stage. */
function sourceOf(kind: ManyKind, condition = 'true'): string {
  const { table } = tableOf(kind)
  const where = `${IN_REGISTER} AND ${condition}`
  if (kind !== 'assessment') return `(SELECT * FROM ${table} t WHERE ${where})`
  return `(SELECT DISTINCT ON (t.failure_mode_id, t.stage) * FROM ${table} t WHERE ${where} ORDER BY t.failure_mode_id, t.stage, t.ordinal DESC)`
}

/** The kinds of `MANY_KINDS` and how their rows hang on the failure modes `first`. */
const IN_FIRST: Record<ManyKind, string> = {
  'failure-mode': 't.id IN (SELECT id FROM first)',
  'owner-link': 't.failure_mode_id IN (SELECT id FROM first)',
  assessment: 't.failure_mode_id IN (SELECT id FROM first)',
  'control-link': 't.failure_mode_id IN (SELECT id FROM first)',
  control: 't.id IN (SELECT l.control_id FROM control_link l JOIN first ON l.failure_mode_id = first.id WHERE l.workspace_id = $1::uuid AND l.register_id = $2::uuid)',
}

/**
 * Slim rows of the first `count` live failure modes, as they stand in the document (`compareInDocument`), with all that a line shows of
 * them; in no promised order.
 */
export async function loadFirstLines(asking: Asking, registerId: string, count: number, kinds: readonly ManyKind[]): Promise<Partial<Record<ManyKind, Row[]>>> {
  const selects = kinds.map((kind) => {
    const table = tableOf(kind)
    const fields = selectList({ ...table, columns: table.columns.filter(({ field }) => !isLongField(kind, field)) })
    return `(SELECT coalesce(json_agg(r), '[]') FROM (SELECT ${fields} FROM ${sourceOf(kind, IN_FIRST[kind])} t) r) AS "${kind}"`
  })
  // The index gives each category its first ones; a sort of all failure modes would read every one.
  const sql = `WITH first AS MATERIALIZED (SELECT f.id FROM category c CROSS JOIN LATERAL (
      SELECT t.id, t.order_key FROM failure_mode t WHERE ${IN_REGISTER} AND t.category_id = c.id AND t.deleted_at IS NULL
      ORDER BY t.order_key COLLATE "C", t.id LIMIT $3::integer) f
    WHERE c.workspace_id = $1::uuid AND c.register_id = $2::uuid
    ORDER BY c.order_key COLLATE "C", c.id, f.order_key COLLATE "C", f.id LIMIT $3::integer)
    SELECT ${selects.join(', ')}`
  const [row] = await asking.ask<Partial<Record<ManyKind, Row[]>>>(sql, asking.workspaceId, registerId, count)
  assert(row, 'a statement without conditions returns one row')
  return row
}

/** The parts of the document before its first section that belong to no failure mode; the only free parts of a slim room. */
export async function loadFrontParts(asking: Asking, registerId: string): Promise<Row[]> {
  const table = tableOf('free-part')
  const sql = `SELECT ${selectList(table)} FROM ${table.table} t WHERE ${IN_REGISTER} AND t.failure_mode_id IS NULL ORDER BY t.id`
  return asking.ask<Row>(sql, asking.workspaceId, registerId)
}

const WHOLE_KINDS = ['failure-mode', ...TEXT_KINDS, 'assessment'] as const
type WholeKind = (typeof WHOLE_KINDS)[number]

/** Failure modes with all their fields, the rows of their texts and all their assessments; those of another register are left out. */
export async function loadWholeFailureModes(asking: Asking, registerId: string, ids: readonly string[]): Promise<Record<WholeKind, Row[]>> {
  const selects = WHOLE_KINDS.map((kind) => {
    const table = tableOf(kind)
    const owner = kind === 'failure-mode' ? 't.id' : 't.failure_mode_id'
    return `(SELECT coalesce(json_agg(r), '[]') FROM (
      SELECT ${selectList(table)} FROM ${table.table} t WHERE ${IN_REGISTER} AND ${owner} = ANY($3::uuid[]) ORDER BY t.id) r) AS "${kind}"`
  })
  const sql = `SELECT ${selects.join(', ')} FROM (SELECT $1::uuid, $2::uuid, $3::uuid[]) AS parameters`
  const [row] = await asking.ask<Record<WholeKind, Row[]>>(sql, asking.workspaceId, registerId, [...ids])
  assert(row, 'a statement without conditions returns one row')
  return row
}
