import type { RoleToday } from '@/lib/domain/owners/owner-view'
import type { Asking } from '@/lib/data/reading'

/** Most owner roles that are read; a workspace has a dozen. */
const ROLES_MAX = 500

/**
 * The owner roles of a workspace in their order, each with its holders on a day (ISO). Where nobody holds one: the first day without a holder
 * and who was the last, whether the days of the holding or the membership itself came to an end; and who follows.
 */
export async function listRolesToday(asking: Asking, today: string): Promise<RoleToday[]> {
  const sql = `WITH period AS (
      SELECT h.owner_role_id, h.membership_id, m.name, h.valid_from,
        least(h.valid_to + 1, (m.deleted_at AT TIME ZONE 'UTC')::date) AS ends
      FROM owner_role_holding h JOIN membership m ON m.workspace_id = h.workspace_id AND m.id = h.membership_id
      WHERE h.workspace_id = $1::uuid AND h.deleted_at IS NULL
    )
    SELECT o.id, o.name,
      (SELECT coalesce(json_agg(json_build_object('membershipId', p.membership_id, 'name', p.name) ORDER BY p.name, p.membership_id), '[]') FROM period p
        WHERE p.owner_role_id = o.id AND p.valid_from <= $2::date AND (p.ends IS NULL OR p.ends > $2::date)) AS holders,
      (SELECT json_build_object('since', to_char(greatest(p.ends, p.valid_from), 'YYYY-MM-DD'), 'was', p.name) FROM period p
        WHERE p.owner_role_id = o.id AND p.valid_from <= $2::date AND p.ends <= $2::date ORDER BY p.ends DESC, p.membership_id LIMIT 1) AS vacant,
      (SELECT json_build_object('from', to_char(p.valid_from, 'YYYY-MM-DD'), 'name', p.name) FROM period p
        WHERE p.owner_role_id = o.id AND p.valid_from > $2::date AND (p.ends IS NULL OR p.ends > p.valid_from) ORDER BY p.valid_from, p.membership_id LIMIT 1) AS next
    FROM owner_role o WHERE o.workspace_id = $1::uuid AND o.deleted_at IS NULL ORDER BY o.order_key, o.id LIMIT ${ROLES_MAX}`
  const rows = await asking.ask<RoleToday>(sql, asking.workspaceId, today)
  return rows.map((role) => ({ ...role, vacant: role.holders.length > 0 ? null : role.vacant }))
}
