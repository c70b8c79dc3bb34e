import type { HandOverRow } from '@/lib/domain/handover/hand-over-rows'
import type { Asking } from '@/lib/data/reading'

export interface NamedHandOver extends Omit<HandOverRow, 'deletedAt'> {
  deletedAt: null
  names: { from: string; to: string; askedBy: string | null }
}

/** Most hand-overs of one member that are read. */
const HAND_OVERS_MAX = 50

/**
 * The hand-overs that concern a member as giver, receiver or asker: those that wait for an answer first, then those that were answered since a
 * time, the newest first.
 */
export async function listHandOvers(asking: Asking, membershipId: string, since: string): Promise<NamedHandOver[]> {
  const sql = `SELECT h.id, h.owner_role_id AS "ownerRoleId", h.from_membership_id AS "fromMembershipId", h.to_membership_id AS "toMembershipId",
      h.asked_by_id AS "askedById", to_char(h.day, 'YYYY-MM-DD') AS day, h.state, h.reason, NULL AS "deletedAt",
      to_char(h.settled_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "settledAt",
      json_build_object('from', f.name, 'to', t.name, 'askedBy', a.name) AS names
    FROM hand_over h
    JOIN membership f ON f.workspace_id = h.workspace_id AND f.id = h.from_membership_id
    JOIN membership t ON t.workspace_id = h.workspace_id AND t.id = h.to_membership_id
    LEFT JOIN membership a ON a.workspace_id = h.workspace_id AND a.id = h.asked_by_id
    WHERE h.workspace_id = $1::uuid AND $2::uuid IN (h.from_membership_id, h.to_membership_id, h.asked_by_id)
      AND (h.state = 'asked' OR h.settled_at >= $3::timestamptz)
    ORDER BY h.state = 'asked' DESC, h.settled_at DESC, h.id DESC LIMIT ${HAND_OVERS_MAX}`
  return asking.ask<NamedHandOver>(sql, asking.workspaceId, membershipId, since)
}
