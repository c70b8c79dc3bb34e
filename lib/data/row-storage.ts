import { REGISTER_ROW_KINDS, ROW_KINDS, type RowKind } from '@/lib/domain/row/row-kinds'
import type { Change, Row } from '@/lib/domain/row/change'
import type { Need } from '@/lib/domain/row/row-reader'
import { tableOf, type RowTable } from '@/lib/data/row-table'
import type { Asking } from '@/lib/data/reading'
import type { Scope } from '@/lib/data/scope'
import { assert } from '@/lib/kernel/assert'

/** What a row is found by, beside its id: the workspace and, for rows of a register, the register. */
function placeOf(table: RowTable, scope: Scope, streamId: string) {
  if (table.kind === 'workspace') return { where: 't.id = $1::uuid', values: [scope.workspaceId] }
  if (!table.inRegister) return { where: 't.workspace_id = $1::uuid', values: [scope.workspaceId] }
  return { where: 't.workspace_id = $1::uuid AND t.register_id = $2::uuid', values: [scope.workspaceId, streamId] }
}

/** The columns of a row as its fields; `t` is the table. */
export function selectList(table: RowTable): string {
  const deleted = table.deletable ? '' : ', NULL AS "deletedAt"'
  return `t.id, ${table.columns.map(({ field, read }) => `${read} AS "${field}"`).join(', ')}${deleted}`
}

/**
 * Loads the rows that a command needs and locks them, kinds in one fixed order and rows in id order, so that two commands never wait for each
 * other in a circle. Rows that the workspace shares are locked against change only when the command speaks to a register.
 */
export async function loadNeededRows(scope: Scope, streamId: string, needs: readonly Need[]): Promise<Map<RowKind, Row[]>> {
  const found = new Map<RowKind, Row[]>()
  for (const kind of ROW_KINDS) {
    const wanted = needs.filter((need) => need.kind === kind)
    if (wanted.length > 0) found.set(kind, await lockRows(scope, streamId, kind, wanted))
  }
  return found
}

async function lockRows(scope: Scope, streamId: string, kind: RowKind, needs: readonly Need[]): Promise<Row[]> {
  const table = tableOf(kind)
  const { where, values } = placeOf(table, scope, streamId)
  const parameters: unknown[] = [...values]
  const conditions = needs.map((need) => {
    const column = 'ids' in need ? 'id' : columnNamed(table, need.field)
    parameters.push('ids' in need ? [...need.ids] : [...need.values])
    return `t.${column} = ANY($${parameters.length}::uuid[])`
  })
  const ownKind = REGISTER_ROW_KINDS.some((own) => own === kind) || streamId === scope.workspaceId
  // Ids never change, so nobody who points at a row has to wait: a child that is added asks for its register after its failure mode, against
  // the order of the kinds, and FOR UPDATE would let two commands wait for each other.
  const lock = ownKind ? 'FOR NO KEY UPDATE' : 'FOR SHARE'
  // Rows that are never changed need no lock, and the application lacks the right to lock them.
  const strength = NEVER_CHANGED.has(kind) ? '' : lock
  const sql = `SELECT ${selectList(table)} FROM ${table.table} t WHERE ${where} AND (${conditions.join(' OR ')}) ORDER BY t.id ${strength}`
  return scope.tx.$queryRawUnsafe<Row[]>(sql, ...parameters)
}

const NEVER_CHANGED: ReadonlySet<RowKind> = new Set(['assessment', 'scoring-policy', 'acceptance-decision'])

function columnNamed(table: RowTable, field: string): string {
  const column = table.columns.find((known) => known.field === field)?.column
  assert(column, `${table.kind} has a field ${field}`)
  return column
}

/** Loads all rows of kinds, the deleted ones too when asked for; one statement for all kinds. */
export async function loadStreamRows<K extends RowKind>(
  asking: Asking,
  streamId: string,
  kinds: readonly K[],
): Promise<Record<K, Row[]>> {
  const sql = `SELECT ${selectKinds(kinds)} FROM (SELECT $1::uuid, $2::uuid) AS parameters`
  const [row] = await asking.ask<Record<K, Row[]>>(sql, asking.workspaceId, streamId)
  assert(row, 'a statement without conditions returns one row')
  return row
}

/** The same as one JSON text by kind, with the number of the stream's last event, from the very same moment also where statements see what others committed in between. */
export async function loadRowsJson(asking: Asking, streamId: string, kinds: readonly RowKind[]): Promise<{ rowsJson: string; seq: number }> {
  const head = '(SELECT s.last_seq::float8 FROM stream s WHERE s.workspace_id = $1::uuid AND s.id = $2::uuid) AS seq'
  // As texts: whoever only hands many megabytes on need not read them.
  const texts = kinds.map((kind) => `k."${kind}"::text AS "${kind}"`).join(', ')
  const sql = `SELECT ${head}, ${texts} FROM (SELECT ${selectKinds(kinds)} FROM (SELECT $1::uuid, $2::uuid) AS parameters) k`
  const [row] = await asking.ask<Record<string, string> & { seq: number }>(sql, asking.workspaceId, streamId)
  assert(row, 'a statement without conditions returns one row')
  return { rowsJson: `{${kinds.map((kind) => `"${kind}":${row[kind] ?? '[]'}`).join(',')}}`, seq: row.seq }
}

function selectKinds(kinds: readonly RowKind[]): string {
  const selects = kinds.map((kind) => {
    const table = tableOf(kind)
    const where = !table.inRegister
      ? kind === 'register'
        ? 't.workspace_id = $1::uuid AND t.id = $2::uuid'
        : kind === 'workspace'
          ? 't.id = $1::uuid'
          : 't.workspace_id = $1::uuid'
      : 't.workspace_id = $1::uuid AND t.register_id = $2::uuid'
    return `(SELECT coalesce(json_agg(r), '[]') FROM (SELECT ${selectList(table)} FROM ${table.table} t WHERE ${where}) r) AS "${kind}"`
  })
  return selects.join(', ')
}

/**
 * Loads the rows of kinds that belong to one workshop of a register, by themselves or through its rounds, and those that point at one member, of any of
 * its workshops; null for none. One statement for all kinds.
 */
export async function loadWorkshopRows(
  asking: Asking,
  registerId: string,
  { workshopId, membershipId }: { workshopId: string | null; membershipId: string | null },
  kinds: readonly RowKind[],
): Promise<Partial<Record<RowKind, Row[]>>> {
  const selects = kinds.map((kind) => {
    const table = tableOf(kind)
    const where = `t.workspace_id = $1::uuid AND t.register_id = $2::uuid AND (${ofWorkshop(table)})`
    return `(SELECT coalesce(json_agg(r), '[]') FROM (SELECT ${selectList(table)} FROM ${table.table} t WHERE ${where}) r) AS "${kind}"`
  })
  const sql = `SELECT ${selects.join(', ')} FROM (SELECT $1::uuid, $2::uuid, $3::uuid, $4::uuid) AS parameters`
  const [row] = await asking.ask<Partial<Record<RowKind, Row[]>>>(sql, asking.workspaceId, registerId, workshopId, membershipId)
  assert(row, 'a statement without conditions returns one row')
  return row
}

function ofWorkshop({ columns }: RowTable): string {
  const has = (name: string) => columns.some(({ field }) => field === name)
  const rounds = 'SELECT s.id FROM scoring_round s WHERE s.workspace_id = $1::uuid AND s.register_id = $2::uuid AND s.workshop_id = $3::uuid'
  const own = has('membershipId') ? ' OR t.membership_id = $4::uuid' : ''
  return `${has('workshopId') ? 't.workshop_id = $3::uuid' : `t.round_id IN (${rounds})`}${own}`
}

/**
 * Stores what a command decided, in sets: one insert for each kind that gained rows, one update for each kind and set of fields that
 * changed together. A row changes all its fields in one statement, because its laws are checked after each.
 */
export async function storeChanges(scope: Scope, streamId: string, changes: readonly Change[]): Promise<void> {
  for (const kind of ROW_KINDS) {
    const own = changes.filter((change) => change.kind === kind)
    if (own.length === 0) continue
    const added = own.flatMap((change) => (change.field === null ? [change.after] : []))
    if (added.length > 0) await insertRows(scope, streamId, tableOf(kind), added)
    for (const { fields, rows } of groupByFields(own)) await updateRows(scope, streamId, tableOf(kind), fields, rows)
  }
}

/** Changed rows, those together that changed the same fields. */
function groupByFields(changes: readonly Change[]): { fields: string[]; rows: Row[] }[] {
  const rows = new Map<string, Row>()
  for (const { id, field, after } of changes) {
    if (field !== null) rows.set(id, { ...rows.get(id), id, [field]: after } as Row)
  }
  const groups = new Map<string, { fields: string[]; rows: Row[] }>()
  for (const row of rows.values()) {
    const fields = Object.keys(row).filter((name) => name !== 'id').sort()
    const group = groups.get(fields.join()) ?? { fields, rows: [] }
    group.rows.push(row)
    groups.set(fields.join(), group)
  }
  return [...groups.values()]
}

async function insertRows(scope: Scope, streamId: string, table: RowTable, rows: readonly Row[]): Promise<void> {
  const names = table.columns.map(({ column }) => column)
  const fields = table.columns.map(({ field }) => `r."${field}"`)
  const types = table.columns.map(({ field, type }) => `"${field}" ${type}`)
  const { place, given } = insertPlace(table)
  const sql = `INSERT INTO ${table.table} (${[...place, 'id', ...names, 'created_at', 'updated_at'].join(', ')})
    SELECT ${[...given, 'r.id', ...fields, '$4::timestamptz', '$4::timestamptz'].join(', ')}
    FROM jsonb_to_recordset($1::text::jsonb) AS r(id uuid, ${types.join(', ')}), (SELECT $2::uuid, $3::uuid) AS parameters`
  await scope.tx.$executeRawUnsafe(sql, JSON.stringify(rows), scope.workspaceId, streamId, scope.now)
}

function insertPlace(table: RowTable) {
  if (table.kind === 'workspace') return { place: [], given: [] }
  if (!table.inRegister) return { place: ['workspace_id'], given: ['$2::uuid'] }
  return { place: ['workspace_id', 'register_id'], given: ['$2::uuid', '$3::uuid'] }
}

async function updateRows(scope: Scope, streamId: string, table: RowTable, fields: readonly string[], rows: readonly Row[]): Promise<void> {
  const columns = fields.map((field) => {
    const column = table.columns.find((known) => known.field === field)
    assert(column, `${table.kind} has a field ${field}`)
    return column
  })
  const { where } = placeOf(table, scope, streamId)
  const isLarge = rows.length > LARGE_SET
  // A large set is another statement, because the plan that is kept of a small one would be taken for it.
  const sql = `${isLarge ? '/* large */ ' : ''}UPDATE ${table.table} t SET ${columns.map(({ field, column }) => `${column} = r."${field}"`).join(', ')}, updated_at = $4::timestamptz
    FROM jsonb_to_recordset($3::text::jsonb) AS r(id uuid, ${columns.map(({ field, type }) => `"${field}" ${type}`).join(', ')})
    WHERE t.id = r.id AND $2::uuid IS NOT NULL AND ${where}`
  if (isLarge) await allowNestedLoops(scope, false)
  const count = await scope.tx.$executeRawUnsafe(sql, scope.workspaceId, streamId, JSON.stringify(rows), scope.now)
  if (isLarge) await allowNestedLoops(scope, true)
  assert(count === rows.length, `every changed ${table.kind} was there to be stored`)
}

/** Beyond so many rows the planner is told how to join; below, two more round trips would cost more than they save. */
const LARGE_SET = 200

/**
 * Until a table is analysed the planner expects a row or two where there are thousands, and compares each of ten thousand rows with each of
 * ten thousand changes: 24 s instead of 1.
 */
async function allowNestedLoops(scope: Scope, isAllowed: boolean): Promise<void> {
  await scope.tx.$executeRaw`SELECT set_config('enable_nestloop', ${isAllowed ? 'on' : 'off'}, true)`
}
