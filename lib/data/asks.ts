import type { MembershipRole } from '@/lib/domain/access/roles'
import { MAY_DECIDE, waitingRequests } from '@/lib/data/acceptances'
import type { Scope } from '@/lib/data/scope'
import { WAITING_PLACES } from '@/lib/data/waiting-signatures'

/** A signature, or a decision about a risk, that somebody is asked for. */
export interface Ask {
  membershipId: string
  /** The place of a review that waits for a signature, or the acceptance that waits for a decision: one of the two. */
  reviewPlaceId: string | null
  acceptanceId: string | null
  /** ISO day of the review, or the last day for which an acceptance is asked; null for a review without one. */
  due: string | null
  registerCode: string
  /** Of the register, or of the failure mode. */
  title: string
  baselineNumber: number | null
  roleName: string | null
  failureModeCode: string | null
}

/** Most asks of one workspace that one run looks at. */
const ASKS_MAX = 20_000

/** Who speaks in which role on a day $2: its holders, and those to whom a holder delegated it in a register. */
const SPEAKERS = `SELECT h.owner_role_id, NULL::uuid AS register_id, h.membership_id, NULL::uuid AS giver_id FROM owner_role_holding h
    WHERE h.workspace_id = $1::uuid AND h.deleted_at IS NULL AND h.valid_from <= $2::date AND (h.valid_to IS NULL OR h.valid_to >= $2::date)
  UNION ALL
    SELECT d.owner_role_id, d.register_id, d.to_membership_id, d.from_membership_id FROM delegation d
    JOIN owner_role_holding h ON h.workspace_id = d.workspace_id AND h.owner_role_id = d.owner_role_id AND h.membership_id = d.from_membership_id
      AND h.deleted_at IS NULL AND h.valid_from <= $2::date AND (h.valid_to IS NULL OR h.valid_to >= $2::date)
    JOIN membership m ON m.workspace_id = d.workspace_id AND m.id = d.from_membership_id AND m.deleted_at IS NULL
    WHERE d.workspace_id = $1::uuid AND d.ended_at IS NULL AND $2::date BETWEEN d.valid_from AND d.valid_to`

/** What waits on a day $2, for each who may say something to it; whoever asked for an acceptance decides nothing of it, and neither does their delegate. */
const ASKS = `WITH speaker AS (${SPEAKERS}), ask AS (
    SELECT DISTINCT s.membership_id, p.id AS review_place_id, NULL::uuid AS acceptance_id, v.due, g.code AS register_code, left(g.title, 300) AS title,
      b.number, p.role_name, NULL::text AS code
    ${WAITING_PLACES}
    JOIN speaker s ON s.owner_role_id = p.owner_role_id AND (s.register_id IS NULL OR s.register_id = p.register_id)
    UNION ALL
    SELECT DISTINCT s.membership_id, NULL::uuid, a.id, a.expires_on, g.code, left(f.title, 300), NULL::integer, NULL::text, f.code
    ${waitingRequests('$2')}
    JOIN owner_role r ON r.workspace_id = a.workspace_id AND r.deleted_at IS NULL AND ${MAY_DECIDE}
    JOIN speaker s ON s.owner_role_id = r.id AND (s.register_id IS NULL OR s.register_id = a.register_id)
      AND s.membership_id <> a.asked_by_id AND s.giver_id IS DISTINCT FROM a.asked_by_id
  )`
const COLUMNS = `q.membership_id AS "membershipId", q.review_place_id AS "reviewPlaceId", q.acceptance_id AS "acceptanceId", to_char(q.due, 'YYYY-MM-DD') AS due,
    q.register_code AS "registerCode", q.title, q.number AS "baselineNumber", q.role_name AS "roleName", q.code AS "failureModeCode"`
const ORDER = 'ORDER BY q.due NULLS LAST, q.register_code, q.code, q.number, q.review_place_id, q.acceptance_id, q.membership_id'

/** What waits for members who want mails on a day (ISO), with the roles of each membership; the earliest day first. */
export async function listAsks(scope: Scope, today: string): Promise<(Ask & { roles: MembershipRole[] })[]> {
  const sql = `${ASKS} SELECT ${COLUMNS}, m.roles FROM ask q JOIN list_mail_addresses() l ON l.membership_id = q.membership_id
    JOIN membership m ON m.workspace_id = $1::uuid AND m.id = q.membership_id ${ORDER} LIMIT ${ASKS_MAX}`
  return scope.tx.$queryRawUnsafe(sql, scope.workspaceId, today)
}

/** What mails tell of it, as far as it still waits on that day. */
export async function listToldAsks(scope: Scope, today: string, mailIds: readonly string[]): Promise<(Ask & { mailId: string })[]> {
  const sql = `${ASKS} SELECT ${COLUMNS}, r.mail_id AS "mailId" FROM ask q JOIN reminder r ON r.workspace_id = $1::uuid AND r.membership_id = q.membership_id
      AND r.review_place_id IS NOT DISTINCT FROM q.review_place_id AND r.acceptance_id IS NOT DISTINCT FROM q.acceptance_id
    WHERE r.mail_id = ANY($3::uuid[]) ${ORDER}`
  return scope.tx.$queryRawUnsafe(sql, scope.workspaceId, today, [...mailIds])
}
