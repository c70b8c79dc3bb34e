import type { LapsingAcceptance, WaitingAcceptance } from '@/lib/domain/acceptance/own-acceptances'
import { addDays } from '@/lib/domain/action/due'
import { REMINDER_DAYS_MAX } from '@/lib/domain/action/reminder-step'
import { BANDS } from '@/lib/domain/scoring/factor'
import type { Asking } from '@/lib/data/reading'
import type { Scope } from '@/lib/data/scope'

/** Acceptances `a` of living registers that were approved by `d`, whose failure modes `f` are accepted, and whose last day is $2 or later. */
export const HELD_ACCEPTANCES = `FROM acceptance a
    JOIN acceptance_decision d ON d.workspace_id = a.workspace_id AND d.register_id = a.register_id AND d.acceptance_id = a.id AND d.outcome = 'approved'
    JOIN failure_mode f ON f.workspace_id = a.workspace_id AND f.register_id = a.register_id AND f.id = a.failure_mode_id AND f.status = 'accepted' AND f.deleted_at IS NULL
      AND a.workspace_id = $1::uuid AND a.ended_at IS NULL AND a.expires_on >= $2::date
    JOIN register g ON g.workspace_id = a.workspace_id AND g.id = a.register_id AND g.state <> 'archived'`

/** Most of each that a page lists. */
const LIST_MAX = 100

/** The bands from the mildest to the worst. */
const BAND_ORDER = `ARRAY['${BANDS.join("', '")}']`

/** Most acceptances that are listed at once as lapsed. */
export const LAPSED_MAX = 500

export interface LapsedPlace {
  id: string
  registerId: string
}

/**
 * Approved acceptances of accepted failure modes that hold no more on a day (ISO) and of which nothing says so yet: their last day has passed, or the lists of
 * open failure modes hold them again because the risk rose. The oldest day first.
 */
export async function listLapsed(scope: Scope, today: string): Promise<LapsedPlace[]> {
  return scope.tx.$queryRawUnsafe<LapsedPlace[]>(
    `SELECT a.id, a.register_id AS "registerId" FROM acceptance a
     JOIN acceptance_decision d ON d.workspace_id = a.workspace_id AND d.register_id = a.register_id AND d.acceptance_id = a.id AND d.outcome = 'approved'
     JOIN failure_mode f ON f.workspace_id = a.workspace_id AND f.register_id = a.register_id AND f.id = a.failure_mode_id AND f.status = 'accepted' AND f.deleted_at IS NULL
     LEFT JOIN open_failure_mode o ON o.workspace_id = a.workspace_id AND o.id = f.id
     WHERE a.workspace_id = $1::uuid AND a.ended_at IS NULL AND (a.expires_on < $2::date OR o.rank IS NOT NULL)
     ORDER BY a.expires_on, a.id LIMIT ${LAPSED_MAX}`,
    scope.workspaceId,
    today,
  )
}

/** Requests `a` about failure modes `f` of living registers `g` that wait for a decision on a day, which is a parameter of the statement. */
export const waitingRequests = (day: string) => `FROM acceptance a
    JOIN failure_mode f ON f.workspace_id = a.workspace_id AND f.register_id = a.register_id AND f.id = a.failure_mode_id AND f.deleted_at IS NULL AND f.status <> 'closed'
    JOIN register g ON g.workspace_id = a.workspace_id AND g.id = a.register_id AND g.state <> 'archived'
      AND a.workspace_id = $1::uuid AND a.ended_at IS NULL AND a.expires_on >= ${day}::date
      AND NOT EXISTS (SELECT FROM acceptance_decision d WHERE d.workspace_id = a.workspace_id AND d.register_id = a.register_id AND d.acceptance_id = a.id)`

/** A role `r` whose holders may decide about a request `a`. */
export const MAY_DECIDE = `array_position(${BAND_ORDER}, a.band) <= array_position(${BAND_ORDER}, r.accepts_up_to)`

/**
 * Requests that a member may decide on a day (ISO), in the roles that they hold (`roleIds`) or that somebody delegated to them who holds the role then and did
 * not ask; the earliest day first.
 */
export async function listWaitingAcceptances(asking: Asking, membershipId: string, roleIds: readonly string[], day: string): Promise<WaitingAcceptance[]> {
  const sql = `SELECT g.code AS "registerCode", f.code, f.title, a.band, a.number, to_char(a.expires_on, 'YYYY-MM-DD') AS "expiresOn", a.asked_by_name AS "askedByName"
    ${waitingRequests('$4')}
    WHERE a.asked_by_id <> $2::uuid
      AND EXISTS (SELECT FROM owner_role r WHERE r.workspace_id = a.workspace_id AND r.deleted_at IS NULL
        AND ${MAY_DECIDE}
        AND (r.id = ANY($3::uuid[]) OR EXISTS (SELECT FROM delegation d
          JOIN owner_role_holding h ON h.workspace_id = d.workspace_id AND h.owner_role_id = d.owner_role_id AND h.membership_id = d.from_membership_id
            AND h.deleted_at IS NULL AND h.valid_from <= $4::date AND (h.valid_to IS NULL OR h.valid_to >= $4::date)
          JOIN membership m ON m.workspace_id = d.workspace_id AND m.id = d.from_membership_id AND m.deleted_at IS NULL
          WHERE d.workspace_id = a.workspace_id AND d.register_id = a.register_id AND d.owner_role_id = r.id AND d.to_membership_id = $2::uuid
            AND d.from_membership_id <> a.asked_by_id AND d.ended_at IS NULL AND $4::date BETWEEN d.valid_from AND d.valid_to)))
    ORDER BY a.expires_on, a.id LIMIT ${LIST_MAX}`
  return asking.ask<WaitingAcceptance>(sql, asking.workspaceId, membershipId, [...roleIds], day)
}

/** Acceptances that lapse within thirty days of a day (ISO): those that a member approved, and those of failure modes for which they are accountable. */
export async function listLapsingAcceptances(asking: Asking, membershipId: string, roleIds: readonly string[], day: string): Promise<LapsingAcceptance[]> {
  const sql = `SELECT g.code AS "registerCode", f.code, f.title, a.band, a.number, to_char(a.expires_on, 'YYYY-MM-DD') AS "expiresOn", d.decider_name AS "deciderName"
    ${HELD_ACCEPTANCES}
    WHERE a.expires_on <= $5::date AND (d.membership_id = $3::uuid OR EXISTS (SELECT FROM owner_link l WHERE l.workspace_id = a.workspace_id AND l.register_id = a.register_id
      AND l.failure_mode_id = a.failure_mode_id AND l.part = 'accountable' AND l.deleted_at IS NULL AND l.owner_role_id = ANY($4::uuid[])))
    ORDER BY a.expires_on, a.id LIMIT ${LIST_MAX}`
  return asking.ask<LapsingAcceptance>(sql, asking.workspaceId, day, membershipId, [...roleIds], addDays(day, REMINDER_DAYS_MAX))
}
