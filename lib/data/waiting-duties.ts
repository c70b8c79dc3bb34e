import type { Asking } from '@/lib/data/reading'
import type { OwnerPart } from '@/lib/domain/failure-mode/owner-chain'
import type { DutyKind } from '@/lib/domain/workshop/duties'

/** Something that a meeting asks of one member, as SQL returns it, with what they have said yes to of it. */
export interface WaitingRow {
  kind: DutyKind
  id: string
  part: OwnerPart | null
  roleName: string | null
  roleText: string | null
  type: string | null
  title: string | null
  what: string | null
  due: string | null
  /** What it said when they said yes, each time that still stands. */
  given: string[]
  registerId: string
  registerCode: string
  workshopId: string
  workshopTitle: string
  failureModeCode: string
  failureModeTitle: string
}

/** Most that are read; what nobody has answered at all comes first, so that old yeses hide nothing new. */
const WAITING_MAX = 300

/**
 * What meetings that have come to owning, or have ended, ask of a member and of the roles that they hold, each once with the newest such meeting: places in owner chains, controls that
 * are not in place yet, open actions. What they have said yes to is among it, with its words; what has none of theirs stands first, then by the newest meeting and code.
 */
export async function listWaitingRows(asking: Asking, membershipId: string, roleIds: readonly string[]): Promise<WaitingRow[]> {
  const sql = `WITH meeting AS (
      SELECT w.id AS workshop_id, w.title AS workshop_title, w.opened_at, w.register_id, g.code FROM workshop w
      JOIN workshop_phase p ON p.workspace_id = w.workspace_id AND p.id = w.phase_id
      JOIN register g ON g.workspace_id = w.workspace_id AND g.id = w.register_id AND g.state <> 'archived'
      WHERE w.workspace_id = $1::uuid AND (w.ended_at IS NOT NULL OR p.kind IN ('own', 'close'))
    ), worked AS (
      SELECT DISTINCT ON (x.failure_mode_id) x.failure_mode_id, f.code AS failure_mode_code, f.title AS failure_mode_title, m.* FROM meeting m
      JOIN (SELECT workspace_id, register_id, workshop_id, failure_mode_id FROM card_group WHERE workspace_id = $1::uuid AND deleted_at IS NULL AND failure_mode_id IS NOT NULL
        UNION ALL SELECT workspace_id, register_id, workshop_id, failure_mode_id FROM candidate WHERE workspace_id = $1::uuid AND deleted_at IS NULL AND state = 'chosen') x
        ON x.register_id = m.register_id AND x.workshop_id = m.workshop_id
      JOIN failure_mode f ON f.workspace_id = $1::uuid AND f.register_id = m.register_id AND f.id = x.failure_mode_id AND f.deleted_at IS NULL
      ORDER BY x.failure_mode_id, m.opened_at DESC, m.workshop_id
    ), asked AS (
      SELECT 'owner-link' AS kind, l.id, l.part, r.name AS role_name, l.role_text, NULL AS type, NULL AS title, NULL AS what, NULL::date AS due, k.* FROM worked k
      JOIN owner_link l ON l.workspace_id = $1::uuid AND l.register_id = k.register_id AND l.failure_mode_id = k.failure_mode_id AND l.deleted_at IS NULL
        AND l.part <> 'awareness' AND l.owner_role_id = ANY($3::uuid[])
      JOIN owner_role r ON r.workspace_id = $1::uuid AND r.id = l.owner_role_id
      UNION ALL
      SELECT 'control', c.id, NULL, NULL, NULL, c.type, c.title, NULL, c.due, k.* FROM worked k
      JOIN control_link n ON n.workspace_id = $1::uuid AND n.register_id = k.register_id AND n.failure_mode_id = k.failure_mode_id AND n.deleted_at IS NULL
      JOIN control c ON c.workspace_id = $1::uuid AND c.id = n.control_id AND c.deleted_at IS NULL AND c.state IN ('proposed', 'planned') AND c.owner_role_id = ANY($3::uuid[])
      UNION ALL
      SELECT 'action', a.id, NULL, NULL, NULL, NULL, NULL, a.what, a.due, k.* FROM worked k
      JOIN action a ON a.workspace_id = $1::uuid AND a.register_id = k.register_id AND a.membership_id = $2::uuid AND a.state = 'open' AND a.deleted_at IS NULL
        AND (a.failure_mode_id = k.failure_mode_id OR a.control_id IN (SELECT n.control_id FROM control_link n JOIN control c ON c.workspace_id = n.workspace_id AND c.id = n.control_id AND c.deleted_at IS NULL
          WHERE n.workspace_id = $1::uuid AND n.register_id = k.register_id AND n.failure_mode_id = k.failure_mode_id AND n.deleted_at IS NULL))
    ), once AS (
      SELECT DISTINCT ON (kind, asked.id) asked.*,
        ARRAY(SELECT u.terms FROM undertaking u WHERE u.workspace_id = $1::uuid AND u.membership_id = $2::uuid AND u.deleted_at IS NULL
          AND CASE asked.kind WHEN 'owner-link' THEN u.owner_link_id WHEN 'control' THEN u.control_id ELSE u.action_id END = asked.id ORDER BY u.id) AS given
      FROM asked ORDER BY kind, asked.id, opened_at DESC, failure_mode_code
    )
    SELECT kind, id, part, role_name AS "roleName", role_text AS "roleText", type, title, what, to_char(due, 'YYYY-MM-DD') AS due, given,
      register_id AS "registerId", code AS "registerCode", workshop_id AS "workshopId", workshop_title AS "workshopTitle",
      failure_mode_code AS "failureModeCode", left(failure_mode_title, 300) AS "failureModeTitle"
    FROM once ORDER BY cardinality(given) > 0, opened_at DESC, failure_mode_code, kind, id LIMIT ${WAITING_MAX}`
  return asking.ask<WaitingRow>(sql, asking.workspaceId, membershipId, [...roleIds])
}
