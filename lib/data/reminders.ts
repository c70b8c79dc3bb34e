import { REMINDER_DAYS_MAX } from '@/lib/domain/action/reminder-step'
import { addDays } from '@/lib/domain/action/due'
import { HELD_ACCEPTANCES } from '@/lib/data/acceptances'
import type { Scope } from '@/lib/data/scope'

/** Something due that a member may be told of. */
export interface DueForMember {
  membershipId: string
  actionId: string | null
  controlId: string | null
  acceptanceId: string | null
  title: string
  due: string
  registerCode: string
  failureModeCode: string | null
}

/** What a mail tells: due days, at most once a day, or what is asked of somebody. */
export type MailKind = 'due' | 'ask'

export interface Mail {
  id: string
  kind: MailKind
  membershipId: string
  unsubscribeHash: string
}

/** Somebody is told of one thing at one step. */
export interface Told {
  id: string
  mailId: string
  membershipId: string
  actionId: string | null
  controlId: string | null
  acceptanceId: string | null
  reviewPlaceId: string | null
  due: string | null
  step: string
}

/** Most due things of one workspace that one run looks at; the next run takes the rest. */
const DUE_MAX = 20_000
const ATTEMPTS_MAX = 5

/** True for the one process that may tell this workspace's reminders until the transaction ends. */
export async function lockReminders(scope: Scope): Promise<boolean> {
  const [row] = await scope.tx.$queryRaw<{ locked: boolean }[]>`SELECT pg_try_advisory_xact_lock(hashtextextended('reminders ' || ${scope.workspaceId}, 0)) AS locked`
  return row?.locked ?? false
}

const TITLES = `(SELECT g.code FROM register g WHERE g.workspace_id = $1::uuid AND g.id = d.register_id) AS "registerCode",
    coalesce((SELECT f.code FROM failure_mode f WHERE f.workspace_id = $1::uuid AND f.id = d.failure_mode_id), (
      SELECT min(f.code) FROM control_link k JOIN failure_mode f ON f.workspace_id = k.workspace_id AND f.id = k.failure_mode_id AND f.deleted_at IS NULL
      WHERE k.workspace_id = $1::uuid AND k.register_id = d.register_id AND k.control_id = d.subject_control AND k.deleted_at IS NULL)) AS "failureModeCode"`

/**
 * Open actions with who does them, controls that are not in place with everybody who holds their role on a day $2, and acceptances that hold then with who
 * approved them and everybody who holds an accountable role of the failure mode.
 */
const DUE = `SELECT a.membership_id, a.id AS action_id, NULL::uuid AS control_id, NULL::uuid AS acceptance_id, a.control_id AS subject_control, a.failure_mode_id, a.register_id, a.what AS title, a.due
    FROM action a JOIN register g ON g.workspace_id = $1::uuid AND g.id = a.register_id AND g.state <> 'archived'
    WHERE a.workspace_id = $1::uuid AND a.state = 'open' AND a.deleted_at IS NULL
      AND NOT EXISTS (SELECT FROM failure_mode f WHERE f.workspace_id = $1::uuid AND f.id = a.failure_mode_id AND f.deleted_at IS NOT NULL)
      AND NOT EXISTS (SELECT FROM control c WHERE c.workspace_id = $1::uuid AND c.id = a.control_id AND c.deleted_at IS NOT NULL)
  UNION ALL
    SELECT h.membership_id, NULL, c.id, NULL, c.id, NULL, c.register_id, left(c.title, 300), c.due
    FROM control c JOIN register g ON g.workspace_id = $1::uuid AND g.id = c.register_id AND g.state <> 'archived'
    JOIN owner_role_holding h ON h.workspace_id = $1::uuid AND h.owner_role_id = c.owner_role_id AND h.deleted_at IS NULL
      AND h.valid_from <= $2::date AND (h.valid_to IS NULL OR h.valid_to >= $2::date)
    WHERE c.workspace_id = $1::uuid AND c.due IS NOT NULL AND c.state IN ('proposed', 'planned') AND c.deleted_at IS NULL
  UNION ALL
    SELECT w.membership_id, NULL, NULL, a.id, NULL, a.failure_mode_id, a.register_id, left('Acceptance of ' || a.title, 300), a.expires_on ${HELD_ACCEPTANCES}
    CROSS JOIN LATERAL (SELECT d.membership_id UNION SELECT h.membership_id FROM owner_link l
      JOIN owner_role_holding h ON h.workspace_id = l.workspace_id AND h.owner_role_id = l.owner_role_id AND h.deleted_at IS NULL
        AND h.valid_from <= $2::date AND (h.valid_to IS NULL OR h.valid_to >= $2::date)
      WHERE l.workspace_id = a.workspace_id AND l.register_id = a.register_id AND l.failure_mode_id = a.failure_mode_id AND l.part = 'accountable' AND l.deleted_at IS NULL) w`

/** What members have due up to an ISO day and, where they are named, of some members only; the earliest first. */
export async function listDueForMembers(scope: Scope, today: string, until: string | null, membershipIds: readonly string[], limit: number): Promise<DueForMember[]> {
  const sql = `SELECT d.membership_id AS "membershipId", d.action_id AS "actionId", d.control_id AS "controlId", d.acceptance_id AS "acceptanceId", d.title, to_char(d.due, 'YYYY-MM-DD') AS due, ${TITLES}
    FROM (${DUE}) d WHERE ($3::date IS NULL OR d.due <= $3::date) AND d.membership_id = ANY($4::uuid[])
    ORDER BY d.due, d.action_id, d.control_id, d.acceptance_id LIMIT $5`
  return scope.tx.$queryRawUnsafe<DueForMember[]>(sql, scope.workspaceId, today, until, [...membershipIds], limit)
}

/** What members who want mails have due within the furthest step and may still be told of today, because they have had no such mail today. */
export async function listToTell(scope: Scope, today: string): Promise<DueForMember[]> {
  const free = await scope.tx.$queryRaw<{ id: string }[]>`SELECT l.membership_id AS id FROM list_mail_addresses() l
    WHERE NOT EXISTS (SELECT FROM reminder_mail m WHERE m.workspace_id = ${scope.workspaceId}::uuid AND m.membership_id = l.membership_id AND m.day = ${today}::date AND m.kind = 'due')`
  return listDueForMembers(scope, today, addDays(today, REMINDER_DAYS_MAX), free.map(({ id }) => id), DUE_MAX)
}

/** Of things to tell those that were not told at their step already. */
export async function leaveOutTold(scope: Scope, items: readonly Omit<Told, 'mailId'>[]): Promise<Set<string>> {
  const rows = await scope.tx.$queryRawUnsafe<{ id: string }[]>(
    `SELECT t.id FROM jsonb_to_recordset($2::text::jsonb) AS t(id uuid, "membershipId" uuid, "actionId" uuid, "controlId" uuid, "acceptanceId" uuid, "reviewPlaceId" uuid, due date, step text)
     WHERE NOT EXISTS (SELECT FROM reminder r WHERE r.workspace_id = $1::uuid AND r.membership_id = t."membershipId"
       AND r.action_id IS NOT DISTINCT FROM t."actionId" AND r.control_id IS NOT DISTINCT FROM t."controlId" AND r.acceptance_id IS NOT DISTINCT FROM t."acceptanceId"
       AND r.review_place_id IS NOT DISTINCT FROM t."reviewPlaceId" AND r.due IS NOT DISTINCT FROM t.due AND r.step = t.step)`,
    scope.workspaceId,
    JSON.stringify(items),
  )
  return new Set(rows.map(({ id }) => id))
}

/** Stores mails that are about to be sent, with what each tells. */
export async function storeMails(scope: Scope, today: string, mails: readonly Mail[], told: readonly Told[]): Promise<void> {
  await scope.tx.$executeRawUnsafe(
    `INSERT INTO reminder_mail (id, workspace_id, membership_id, kind, day, unsubscribe_hash, attempts, created_at, updated_at)
     SELECT m.id, $1::uuid, m."membershipId", m.kind, $3::date, m."unsubscribeHash", 1, $4::timestamptz, $4::timestamptz
     FROM jsonb_to_recordset($2::text::jsonb) AS m(id uuid, "membershipId" uuid, kind text, "unsubscribeHash" text)`,
    scope.workspaceId, JSON.stringify(mails), today, scope.now,
  )
  await scope.tx.$executeRawUnsafe(
    `INSERT INTO reminder (id, workspace_id, mail_id, membership_id, action_id, control_id, acceptance_id, review_place_id, due, step, created_at, updated_at)
     SELECT t.id, $1::uuid, t."mailId", t."membershipId", t."actionId", t."controlId", t."acceptanceId", t."reviewPlaceId", t.due, t.step, $3::timestamptz, $3::timestamptz
     FROM jsonb_to_recordset($2::text::jsonb) AS t(id uuid, "mailId" uuid, "membershipId" uuid, "actionId" uuid, "controlId" uuid, "acceptanceId" uuid, "reviewPlaceId" uuid, due date, step text)`,
    scope.workspaceId, JSON.stringify(told), scope.now,
  )
}

/** Takes mails that the server refused before a time, to try them once more, with a new hash for each. Those of more than three days ago are given up. */
export async function takeFailedMails(scope: Scope, today: string, before: string, newHash: () => string): Promise<Mail[]> {
  const rows = await scope.tx.reminderMail.findMany({
    where: { workspaceId: scope.workspaceId, failedAt: { lte: before }, attempts: { lt: ATTEMPTS_MAX }, day: { gte: new Date(addDays(today, -3)) } },
    select: { id: true, membershipId: true, kind: true },
    orderBy: { id: 'asc' },
    take: 1000,
  })
  const mails = rows.map(({ id, membershipId, kind }) => ({ id, membershipId, kind: kind === 'ask' ? ('ask' as const) : ('due' as const), unsubscribeHash: newHash() }))
  await scope.tx.$executeRawUnsafe(
    `UPDATE reminder_mail m SET attempts = m.attempts + 1, failed_at = NULL, unsubscribe_hash = t."unsubscribeHash", updated_at = $3::timestamptz
     FROM jsonb_to_recordset($2::text::jsonb) AS t(id uuid, "unsubscribeHash" text) WHERE m.workspace_id = $1::uuid AND m.id = t.id`,
    scope.workspaceId, JSON.stringify(mails), scope.now,
  )
  return mails
}

/** What mails tell, as far as it is still due on that day. */
export async function listTold(scope: Scope, today: string, mailIds: readonly string[]): Promise<(DueForMember & { mailId: string })[]> {
  const sql = `SELECT r.mail_id AS "mailId", d.membership_id AS "membershipId", d.action_id AS "actionId", d.control_id AS "controlId", d.acceptance_id AS "acceptanceId", d.title,
      to_char(d.due, 'YYYY-MM-DD') AS due, ${TITLES}
    FROM (${DUE}) d JOIN reminder r ON r.workspace_id = $1::uuid AND r.membership_id = d.membership_id AND r.due = d.due
      AND r.action_id IS NOT DISTINCT FROM d.action_id AND r.control_id IS NOT DISTINCT FROM d.control_id AND r.acceptance_id IS NOT DISTINCT FROM d.acceptance_id
    WHERE r.mail_id = ANY($3::uuid[]) ORDER BY d.due, d.action_id, d.control_id, d.acceptance_id`
  return scope.tx.$queryRawUnsafe(sql, scope.workspaceId, today, [...mailIds])
}

/** Addresses and names of members who want mails, by membership. */
export async function readAddresses(scope: Scope): Promise<Map<string, { email: string; name: string }>> {
  const rows = await scope.tx.$queryRaw<{ id: string; email: string; name: string }[]>`SELECT l.membership_id AS id, l.email, m.name
    FROM list_mail_addresses() l JOIN membership m ON m.workspace_id = ${scope.workspaceId}::uuid AND m.id = l.membership_id`
  return new Map(rows.map(({ id, email, name }) => [id, { email, name }]))
}

/** Remembers how sending a mail ended. */
export async function markMail(scope: Scope, mailId: string, isSent: boolean): Promise<void> {
  await scope.tx.reminderMail.updateMany({
    where: { workspaceId: scope.workspaceId, id: mailId },
    data: { ...(isSent ? { sentAt: scope.now } : { failedAt: scope.now }), updatedAt: scope.now },
  })
}
