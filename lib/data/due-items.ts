import type { Asking } from '@/lib/data/reading'

/** An open action or a control that is not in place yet, with its day, as SQL returns it. */
export interface DueRow {
  kind: 'action' | 'control'
  id: string
  title: string
  due: string
  registerId: string
  registerCode: string
  failureModeCode: string | null
  memberName: string | null
  hasLeft: boolean
  ownerRoleId: string | null
  ownerText: string | null
}

/** Whose: everybody's, or those of one member and of the roles that they hold. */
export interface DueFilter {
  membershipId?: string
  roleIds?: readonly string[]
  /** Only what is due before this ISO day. */
  before?: string
}

export interface DuePlace {
  due: string
  id: string
}

/** A control `c` of a register that is not archived. Asked as a list: joined, each of thousands of controls was compared with each register. */
export const IN_LIVING_REGISTER = "c.register_id <> ALL (ARRAY(SELECT g.id FROM register g WHERE g.workspace_id = $1::uuid AND g.state = 'archived'))"

const ACTIONS = `SELECT 'action' AS kind, a.id, a.what AS title, a.due, a.register_id, a.failure_mode_id, a.control_id, a.membership_id,
      NULL::uuid AS owner_role_id, NULL::text AS owner_text FROM action a
    JOIN register g ON g.workspace_id = $1::uuid AND g.id = a.register_id AND g.state <> 'archived'
    WHERE a.workspace_id = $1::uuid AND a.state = 'open' AND a.deleted_at IS NULL
      AND ($2::uuid IS NULL OR a.membership_id = $2::uuid) AND ($4::date IS NULL OR a.due < $4::date)
      AND NOT EXISTS (SELECT FROM failure_mode f WHERE f.workspace_id = $1::uuid AND f.id = a.failure_mode_id AND f.deleted_at IS NOT NULL)
      AND NOT EXISTS (SELECT FROM control c WHERE c.workspace_id = $1::uuid AND c.id = a.control_id AND c.deleted_at IS NOT NULL)`
const CONTROLS = `SELECT 'control' AS kind, c.id, c.title, c.due, c.register_id, NULL::uuid AS failure_mode_id, c.id AS control_id, NULL::uuid AS membership_id,
      c.owner_role_id, c.owner_text FROM control c
    WHERE c.workspace_id = $1::uuid AND ${IN_LIVING_REGISTER} AND c.due IS NOT NULL AND c.state IN ('proposed', 'planned') AND c.deleted_at IS NULL
      AND ($3::uuid[] IS NULL OR c.owner_role_id = ANY($3::uuid[])) AND ($4::date IS NULL OR c.due < $4::date)`

const after = (row: string) => `($5::date IS NULL OR ${row}.due > $5::date OR (${row}.due = $5::date AND ${row}.id > $6::uuid))`

/** What is due, the earliest first, at most `limit` after a place. Each of the two kinds is cut before they are put together. */
export async function listDueRows(asking: Asking, filter: DueFilter, place: DuePlace | null, limit: number): Promise<DueRow[]> {
  const sql = `WITH due AS (
      (${ACTIONS} AND ${after('a')} ORDER BY a.due, a.id LIMIT $7)
      UNION ALL (${CONTROLS} AND ${after('c')} ORDER BY c.due, c.id LIMIT $7)
      ORDER BY due, id LIMIT $7
    )
    SELECT d.kind, d.id, left(d.title, 300) AS title, to_char(d.due, 'YYYY-MM-DD') AS due, d.register_id AS "registerId", g.code AS "registerCode",
      d.owner_role_id AS "ownerRoleId", d.owner_text AS "ownerText", m.name AS "memberName", m.deleted_at IS NOT NULL AS "hasLeft",
      coalesce((SELECT f.code FROM failure_mode f WHERE f.workspace_id = $1::uuid AND f.id = d.failure_mode_id), (
        SELECT min(f.code) FROM control_link k JOIN failure_mode f ON f.workspace_id = k.workspace_id AND f.id = k.failure_mode_id AND f.deleted_at IS NULL
        WHERE k.workspace_id = $1::uuid AND k.register_id = d.register_id AND k.control_id = d.control_id AND k.deleted_at IS NULL)) AS "failureModeCode"
    FROM due d JOIN register g ON g.workspace_id = $1::uuid AND g.id = d.register_id
    LEFT JOIN membership m ON m.workspace_id = $1::uuid AND m.id = d.membership_id
    ORDER BY d.due, d.id`
  return asking.ask<DueRow>(sql, ...valuesOf(asking, filter), place?.due ?? null, place?.id ?? null, limit)
}

/** How many there are. */
export async function countDueRows(asking: Asking, filter: DueFilter): Promise<number> {
  const sql = `SELECT ((SELECT count(*) FROM (${ACTIONS}) a) + (SELECT count(*) FROM (${CONTROLS}) c))::int AS total`
  const [found] = await asking.ask<{ total: number }>(sql, ...valuesOf(asking, filter))
  return found?.total ?? 0
}

function valuesOf({ workspaceId }: Asking, { membershipId, roleIds, before }: DueFilter) {
  return [workspaceId, membershipId ?? null, roleIds ? [...roleIds] : null, before ?? null]
}
