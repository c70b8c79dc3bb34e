import { BANDS, type Band } from '@/lib/domain/scoring/factor'
import { BAND_STEP } from '@/lib/domain/scoring/score-rank'
import { NOBODY, TEXT_ONLY, UNSCORED } from '@/lib/domain/owners/owner-view'
import type { FailureModeStatus } from '@/lib/domain/failure-mode/failure-mode-words'
import type { OwnerPart } from '@/lib/domain/failure-mode/owner-chain'
import { IN_LIVING_REGISTER } from '@/lib/data/due-items'
import type { Asking } from '@/lib/data/reading'
import type { Scope } from '@/lib/data/scope'

/** An open failure mode as SQL returns it. */
export interface OpenRow {
  id: string
  code: string
  title: string
  status: FailureModeStatus
  registerCode: string
  rank: number
  owners: { roleId: string | null; text: string | null; part: OwnerPart }[]
}

/**
 * Which open failure modes: all, those that roles answer for, those of a register or a band, those that nobody answers for today, those that
 * nobody answers for at all, those for which a name in words answers.
 */
export type OpenFilter =
  | { by: 'all' }
  | { by: 'roles'; roleIds: readonly string[] }
  | { by: 'register'; registerId: string }
  | { by: 'band'; band: Band | typeof UNSCORED }
  | { by: typeof NOBODY }
  | { by: 'unowned' }
  | { by: typeof TEXT_ONLY }

/** Where a list goes on: the rank and the id of the last row that was shown. */
export interface RankPlace {
  rank: number
  id: string
}

/** Who holds which role on the day $2; a role that is deleted and a member who has left hold nothing. */
export const HELD = `SELECT h.owner_role_id, h.membership_id FROM owner_role_holding h
    JOIN membership m ON m.workspace_id = h.workspace_id AND m.id = h.membership_id AND m.deleted_at IS NULL
    JOIN owner_role r ON r.workspace_id = h.workspace_id AND r.id = h.owner_role_id AND r.deleted_at IS NULL
    WHERE h.workspace_id = $1::uuid AND h.deleted_at IS NULL AND h.valid_from <= $2::date AND (h.valid_to IS NULL OR h.valid_to >= $2::date)`

/** What is kept of a failure mode `t` of a list, with what its row shows. */
export const ROW = `json_build_object('id', f.id, 'code', f.code, 'title', f.title, 'status', f.status, 'registerCode', g.code, 'rank', t.rank,
    'owners', (SELECT coalesce(json_agg(json_build_object('roleId', l.owner_role_id, 'text', l.role_text, 'part', l.part) ORDER BY l.order_key, l.id), '[]')
      FROM owner_link l WHERE l.workspace_id = $1::uuid AND l.register_id = f.register_id AND l.failure_mode_id = f.id AND l.deleted_at IS NULL))`
export const ROW_TABLES = `JOIN failure_mode f ON f.workspace_id = $1::uuid AND f.id = t.id
    JOIN register g ON g.workspace_id = $1::uuid AND g.id = f.register_id`

/** Open failure modes `o` that a condition lets through, read along an index that ends in the rank. */
export function openWhere(condition: string): string {
  return `FROM open_failure_mode o WHERE o.workspace_id = $1::uuid AND o.rank IS NOT NULL AND ${condition}`
}

// Counted team by team: the planner cannot know how few of the teams are meant, and would walk over all.
const countWhere = (condition: string) => `SELECT sum(c.count) AS count FROM open_count c WHERE c.workspace_id = $1::uuid AND ${condition}`

export const WORST_FIRST = 'ORDER BY o.rank DESC, o.id'

interface Chosen {
  /** Condition on teams `a`, each of which is read along its own index; null where rows are read in one go. */
  teams: string | null
  /** Condition on rows `o`. */
  rows: string
  /** How many, from the counts that are kept. */
  total: string
  /** What $3 is. */
  value?: string
}

const ANY = 'true'

function choose(filter: OpenFilter): Chosen {
  const ofTeams = (teams: string, value?: string): Chosen => ({ teams, rows: 'o.team_id = a.id', total: `team t CROSS JOIN LATERAL (${countWhere('c.team_id = t.id')}) c`, value })
  switch (filter.by) {
    case 'roles':
      return ofTeams("a.role_ids && string_to_array($3::text, ',')::uuid[]", filter.roleIds.join(','))
    case 'register':
      return { teams: null, rows: 'o.register_id = $3::text::uuid', total: `(${countWhere('c.register_id = $3::text::uuid')}) c`, value: filter.registerId }
    case NOBODY:
      return ofTeams(`NOT a.role_ids && ARRAY(SELECT h.owner_role_id FROM (${HELD}) h)`)
    case 'unowned':
      return ofTeams("a.role_ids = '{}' AND NOT a.has_text")
    case TEXT_ONLY:
      return ofTeams('a.has_text')
    case 'band': {
      const band = filter.band === UNSCORED ? 0 : BANDS.indexOf(filter.band) + 1
      return { teams: null, rows: inBand(String(band)), total: `(${countWhere(`c.band = ${band}`)}) c` }
    }
    default:
      return { teams: null, rows: ANY, total: `(${countWhere(ANY)}) c` }
  }
}

/** Rows `o` of a band by its number. */
export function inBand(band: string): string {
  return `o.rank >= ${band}::bigint * ${BAND_STEP} AND o.rank < (${band}::bigint + 1) * ${BAND_STEP}`
}

// The first condition bounds the index, the second one finds the place within equals.
const AFTER = `o.rank <= coalesce($4::bigint, ${9 * BAND_STEP}) AND ($4::bigint IS NULL OR o.rank < $4::bigint OR o.id > $5::uuid)`

/** Open failure modes, worst first, at most `limit` after a place, with how many there are in all. `today` is an ISO day. */
export async function listOpenRows(
  asking: Asking,
  filter: OpenFilter,
  { today, after, limit }: { today: string; after: RankPlace | null; limit: number },
): Promise<{ rows: OpenRow[]; total: number }> {
  const { teams, rows, total, value } = choose(filter)
  const first = `SELECT o.id, o.rank ${openWhere(`${rows} AND ${AFTER}`)} ${WORST_FIRST} LIMIT $6`
  const page = teams === null ? first : `SELECT o.* FROM team a CROSS JOIN LATERAL (${first}) o ${WORST_FIRST} LIMIT $6`
  const team = teams === null ? '' : `team AS MATERIALIZED (SELECT a.id FROM answering_team a WHERE a.workspace_id = $1::uuid AND ${teams}), `
  const sql = `WITH ${team}page AS (${page})
    SELECT (SELECT coalesce(sum(c.count), 0)::int FROM ${total}) AS total,
      (SELECT coalesce(json_agg(${ROW} ORDER BY t.rank DESC, t.id), '[]') FROM page t ${ROW_TABLES}) AS rows, $2::date AS today, $3::text AS given`
  const [found] = await asking.ask<{ rows: OpenRow[]; total: number }>(
    sql, asking.workspaceId, today, value ?? null, after?.rank ?? null, after?.id ?? null, limit,
  )
  return found ?? { rows: [], total: 0 }
}

/** How many open failure modes each role of a list `r` answers for, and the worst rank among them. */
const OPEN_OF_ROLES = `SELECT r.id, sum(n.count)::int AS count, max(w.rank)::float8 AS worst FROM r
    JOIN answering_team a ON a.workspace_id = $1::uuid AND r.id = ANY (a.role_ids)
    CROSS JOIN LATERAL (SELECT sum(c.count) AS count FROM open_count c WHERE c.workspace_id = $1::uuid AND c.team_id = a.id) n
    CROSS JOIN LATERAL (SELECT o.rank ${openWhere('o.team_id = a.id')} ${WORST_FIRST} LIMIT 1) w GROUP BY r.id`

/** How many open failure modes each of some roles answers for, and the worst rank among them. */
export async function countOpenByRole(asking: Asking, roleIds: readonly string[]): Promise<Map<string, { count: number; worst: number }>> {
  if (roleIds.length === 0) return new Map()
  const sql = `WITH r AS (SELECT * FROM unnest($2::uuid[]) AS r (id)) ${OPEN_OF_ROLES}`
  const rows = await asking.ask<{ id: string; count: number; worst: number }>(sql, asking.workspaceId, [...roleIds])
  return new Map(rows.map(({ id, count, worst }) => [id, { count, worst }]))
}

/** What a role answers for that nobody holds. */
export interface VacantLoad {
  id: string
  failureModes: number
  /** Rank of the worst of them; null where there are none. */
  worst: number | null
  /** Controls that are not in place yet. */
  controls: number
}

/** What the roles answer for that nobody holds on a day (ISO), in no promised order. */
export async function listVacantLoads(asking: Asking, today: string): Promise<VacantLoad[]> {
  const sql = `WITH held AS MATERIALIZED (${HELD}),
    r AS MATERIALIZED (SELECT r.id FROM owner_role r WHERE r.workspace_id = $1::uuid AND r.deleted_at IS NULL AND r.id NOT IN (SELECT h.owner_role_id FROM held h)),
    open AS MATERIALIZED (${OPEN_OF_ROLES})
    SELECT r.id, coalesce(o.count, 0) AS "failureModes", o.worst, (SELECT count(*)::int FROM control c
      WHERE c.workspace_id = $1::uuid AND ${IN_LIVING_REGISTER} AND c.owner_role_id = r.id AND c.deleted_at IS NULL AND c.state IN ('proposed', 'planned')) AS controls
    FROM r LEFT JOIN open o ON o.id = r.id`
  return asking.ask<VacantLoad>(sql, asking.workspaceId, today)
}

/**
 * Reads failure modes of a register anew into what is kept for these lists, all of them for `all`. To be called behind the lock of the
 * register's stream.
 */
export async function refreshOpenRows(scope: Scope, registerId: string, ids: readonly string[] | 'all'): Promise<void> {
  const changed = ids === 'all' ? null : [...ids]
  await scope.tx.$executeRaw`SELECT refresh_open_failure_modes(${scope.workspaceId}::uuid, ${registerId}::uuid, ${changed}::uuid[])`
}
