import type { SignedRegister, WaitingSignature } from '@/lib/domain/signature/own-signatures'
import type { Asking } from '@/lib/data/reading'

/** Most of each that are read. */
const WAITING_MAX = 100
const SIGNED_MAX = 100

/** Places `p` of reviews `v` of baselines `b` of living registers `g` that wait for a signature: where a review goes in order, those whose turn it is. What was refused waits no more. */
export const WAITING_PLACES = `FROM review_place p
    JOIN review v ON v.workspace_id = p.workspace_id AND v.register_id = p.register_id AND v.id = p.review_id AND v.withdrawn_at IS NULL
    JOIN baseline b ON b.workspace_id = v.workspace_id AND b.register_id = v.register_id AND b.id = v.baseline_id AND b.status = 'in-review'
    JOIN register g ON g.workspace_id = p.workspace_id AND g.id = p.register_id AND g.state <> 'archived'
      AND p.workspace_id = $1::uuid
      AND NOT EXISTS (SELECT FROM signature s WHERE s.workspace_id = p.workspace_id AND s.register_id = p.register_id AND s.review_place_id = p.id)
      AND NOT EXISTS (SELECT FROM refusal r WHERE r.workspace_id = p.workspace_id AND r.register_id = p.register_id AND r.review_place_id = p.id)
      AND (v.sign_order = 'parallel' OR NOT EXISTS (SELECT FROM review_place o WHERE o.workspace_id = p.workspace_id AND o.register_id = p.register_id
        AND o.review_id = p.review_id AND o.ordinal < p.ordinal
        AND NOT EXISTS (SELECT FROM signature s WHERE s.workspace_id = o.workspace_id AND s.register_id = o.register_id AND s.review_place_id = o.id)))`

/**
 * Baselines that wait for a member's signature on a day (ISO), in the roles that they hold or that were delegated to them by who holds them; where a review
 * goes in order, those whose turn it is. What they refused waits no more. The earliest due day first.
 */
export async function listWaitingSignatures(asking: Asking, membershipId: string, roleIds: readonly string[], day: string): Promise<WaitingSignature[]> {
  const sql = `SELECT g.code AS "registerCode", g.title AS "registerTitle", b.number, b.label, p.role_name AS "roleName", to_char(v.due, 'YYYY-MM-DD') AS due
    ${WAITING_PLACES}
    WHERE (p.owner_role_id = ANY($3::uuid[]) OR EXISTS (SELECT FROM delegation d
        JOIN owner_role_holding h ON h.workspace_id = d.workspace_id AND h.owner_role_id = d.owner_role_id AND h.membership_id = d.from_membership_id
          AND h.deleted_at IS NULL AND h.valid_from <= $4::date AND (h.valid_to IS NULL OR h.valid_to >= $4::date)
        JOIN membership m ON m.workspace_id = d.workspace_id AND m.id = d.from_membership_id AND m.deleted_at IS NULL
        WHERE d.workspace_id = p.workspace_id AND d.register_id = p.register_id AND d.owner_role_id = p.owner_role_id AND d.to_membership_id = $2::uuid
          AND d.ended_at IS NULL AND $4::date BETWEEN d.valid_from AND d.valid_to))
    ORDER BY v.due NULLS LAST, g.code, b.number, p.ordinal LIMIT ${WAITING_MAX}`
  return asking.ask<WaitingSignature>(sql, asking.workspaceId, membershipId, [...roleIds], day)
}

/** The newest baseline of each register that a member has signed, by the register's code. */
export async function listSignedRegisters(asking: Asking, membershipId: string): Promise<SignedRegister[]> {
  const sql = `SELECT * FROM (
      SELECT DISTINCT ON (s.register_id) s.register_id AS "registerId", g.code AS "registerCode", g.title AS "registerTitle", b.number, s.role_name AS "roleName",
        s.content_digest AS "contentDigest"
      FROM signature s
      JOIN baseline b ON b.workspace_id = s.workspace_id AND b.register_id = s.register_id AND b.id = s.baseline_id
      JOIN register g ON g.workspace_id = s.workspace_id AND g.id = s.register_id AND g.state <> 'archived'
      WHERE s.workspace_id = $1::uuid AND s.membership_id = $2::uuid ORDER BY s.register_id, b.number DESC, s.id
    ) newest ORDER BY "registerCode" LIMIT ${SIGNED_MAX}`
  return asking.ask<SignedRegister>(sql, asking.workspaceId, membershipId)
}
