import { BANDS, type Band } from '@/lib/domain/scoring/factor'
import { BAND_STEP } from '@/lib/domain/scoring/score-rank'
import { NOBODY, TEXT_ONLY, UNSCORED, type OwnerGrouping } from '@/lib/domain/owners/owner-view'
import { ANSWERING_PARTS } from '@/lib/domain/owners/ownership'
import type { FailureModeStatus } from '@/lib/domain/failure-mode/failure-mode-words'
import type { OwnerPart } from '@/lib/domain/failure-mode/owner-chain'
import { selectRanks } from '@/lib/data/score-rank-sql'
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

export interface GroupRow {
  key: string
  label: string | null
  worst: number
  count: number
  bands: Record<Band | typeof UNSCORED, number>
  top: OpenRow[]
}

/**
 * Which open failure modes: all, those that roles answer for, those of a register or a band, those that nobody answers for today, those without
 * any owner who answers, those that a text names.
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

const PARTS = ANSWERING_PARTS.map((part) => `'${part}'`).join(', ')
// Word for word the conditions of the indexes failure_mode_open, owner_link_answering and assessment_current_levels.
const OPEN = "f.workspace_id = $1::uuid AND f.deleted_at IS NULL AND f.status IN ('draft', 'open', 'in-treatment')"
const ANSWERING = `l.workspace_id = $1::uuid AND l.deleted_at IS NULL AND l.part IN (${PARTS})`
const LEVELS = 'a.likelihood, a.impact, a.detectability, a.recoverability, a.blast_radius'
const CURRENT = "a.workspace_id = $1::uuid AND a.stage = 'current'"

/** Who holds which role on the day $2; a role that is deleted and a member who has left hold nothing. */
const HELD = `SELECT h.owner_role_id, h.membership_id FROM owner_role_holding h
    JOIN membership m ON m.workspace_id = h.workspace_id AND m.id = h.membership_id AND m.deleted_at IS NULL
    JOIN owner_role o ON o.workspace_id = h.workspace_id AND o.id = h.owner_role_id AND o.deleted_at IS NULL
    WHERE h.workspace_id = $1::uuid AND h.deleted_at IS NULL AND h.valid_from <= $2::date AND (h.valid_to IS NULL OR h.valid_to >= $2::date)`

const ALL = `SELECT f.id, f.register_id FROM failure_mode f WHERE ${OPEN}`
const linked = (condition: string) => `SELECT DISTINCT f.id, f.register_id FROM owner_link l
    JOIN failure_mode f ON f.workspace_id = l.workspace_id AND f.id = l.failure_mode_id WHERE ${ANSWERING} AND ${condition} AND ${OPEN}`
const unlinked = (held: string) => `${ALL} AND NOT EXISTS (SELECT FROM owner_link l ${held} WHERE ${ANSWERING} AND l.failure_mode_id = f.id)`

/** Latest levels of all failure modes of the workspace, or of those at hand: many are merged, few are looked up. */
const LATEST_OF_ALL = `LEFT JOIN (SELECT DISTINCT ON (a.failure_mode_id) a.failure_mode_id, ${LEVELS} FROM assessment a
    WHERE ${CURRENT} ORDER BY a.failure_mode_id, a.ordinal DESC) s ON s.failure_mode_id = f.id`
const LATEST_OF_EACH = `LEFT JOIN LATERAL (SELECT ${LEVELS} FROM assessment a
    WHERE ${CURRENT} AND a.failure_mode_id = f.id ORDER BY a.ordinal DESC LIMIT 1) s ON true`

/** Open failure modes of a source with the rank of their current score under their register's policy. Archived registers are at rest. */
function standing(source: string, latest: string): string {
  const from = `FROM (${source}) f
    JOIN register g ON g.workspace_id = $1::uuid AND g.id = f.register_id AND g.state <> 'archived'
    JOIN scoring_policy p ON p.workspace_id = $1::uuid AND p.id = g.scoring_policy_id
    ${latest}`
  return `standing AS MATERIALIZED (${selectRanks(['f.id', 'f.register_id'], from)})`
}

const ROW = `json_build_object('id', f.id, 'code', f.code, 'title', f.title, 'status', f.status, 'registerCode', g.code, 'rank', t.rank,
    'owners', (SELECT coalesce(json_agg(json_build_object('roleId', l.owner_role_id, 'text', l.role_text, 'part', l.part) ORDER BY l.order_key, l.id), '[]')
      FROM owner_link l WHERE l.workspace_id = $1::uuid AND l.register_id = f.register_id AND l.failure_mode_id = f.id AND l.deleted_at IS NULL))`
const ROW_TABLES = `JOIN failure_mode f ON f.workspace_id = $1::uuid AND f.id = t.id
    JOIN register g ON g.workspace_id = $1::uuid AND g.id = f.register_id`

/** Open failure modes, worst first, at most `limit` after a place, with how many there are in all. `today` is an ISO day. */
export async function listOpenRows(
  scope: Scope,
  filter: OpenFilter,
  { today, after, limit }: { today: string; after: RankPlace | null; limit: number },
): Promise<{ rows: OpenRow[]; total: number }> {
  const { source, latest, within = 'true', value } = sourceOf(filter)
  const sql = `WITH ${standing(source, latest)}, chosen AS (SELECT * FROM standing WHERE ${within}),
    page AS (SELECT * FROM chosen WHERE $4::bigint IS NULL OR rank < $4::bigint OR (rank = $4::bigint AND id > $5::uuid) ORDER BY rank DESC, id LIMIT $6)
    SELECT (SELECT count(*)::int FROM chosen) AS total, (SELECT coalesce(json_agg(${ROW} ORDER BY t.rank DESC, t.id), '[]') FROM page t ${ROW_TABLES}) AS rows,
      $2::date AS today, $3::text AS given`
  const [found] = await scope.tx.$queryRawUnsafe<{ rows: OpenRow[]; total: number }[]>(
    sql, scope.workspaceId, today, value ?? null, after?.rank ?? null, after?.id ?? null, limit,
  )
  return found ?? { rows: [], total: 0 }
}

interface Source {
  source: string
  latest: string
  /** Condition on the rank. */
  within?: string
  /** What $3 is. */
  value?: string
}

function sourceOf(filter: OpenFilter): Source {
  switch (filter.by) {
    case 'roles':
      return { source: linked("l.owner_role_id = ANY(string_to_array($3::text, ',')::uuid[])"), latest: LATEST_OF_EACH, value: filter.roleIds.join(',') }
    case 'register':
      return { source: `${ALL} AND f.register_id = $3::text::uuid`, latest: LATEST_OF_EACH, value: filter.registerId }
    case NOBODY:
      return { source: unlinked(`JOIN (${HELD}) h ON h.owner_role_id = l.owner_role_id`), latest: LATEST_OF_ALL }
    case 'unowned':
      return { source: unlinked(''), latest: LATEST_OF_ALL }
    case TEXT_ONLY:
      return { source: linked('l.role_text IS NOT NULL'), latest: LATEST_OF_EACH }
    case 'band':
      return { source: ALL, latest: LATEST_OF_ALL, within: bandRange(filter.band) }
    default:
      return { source: ALL, latest: LATEST_OF_ALL }
  }
}

function bandRange(band: Band | typeof UNSCORED): string {
  const first = band === UNSCORED ? 0 : BANDS.indexOf(band) + 1
  return `rank >= ${first * BAND_STEP} AND rank < ${(first + 1) * BAND_STEP}`
}

const BAND_KEY = `CASE s.rank / ${BAND_STEP} ${BANDS.map((band, i) => `WHEN ${i + 1} THEN '${band}'`).join(' ')} ELSE '${UNSCORED}' END`
const ANSWERS = `(SELECT l.failure_mode_id, l.owner_role_id, l.role_text FROM owner_link l WHERE ${ANSWERING})`

/** For each grouping: the groups that a failure mode `s` is in, and how a group is called. */
const GROUPINGS: Record<OwnerGrouping, { keyed: string; label: string }> = {
  person: {
    keyed: `SELECT DISTINCT s.id, s.rank, coalesce(h.membership_id::text, '${NOBODY}') AS key FROM standing s
      LEFT JOIN (${ANSWERS} l JOIN (${HELD}) h ON h.owner_role_id = l.owner_role_id) ON l.failure_mode_id = s.id`,
    label: '(SELECT m.name FROM membership m WHERE m.workspace_id = $1::uuid AND m.id::text = q.key)',
  },
  role: {
    keyed: `SELECT DISTINCT s.id, s.rank, CASE WHEN l.failure_mode_id IS NULL THEN '${NOBODY}' ELSE coalesce(l.owner_role_id::text, '${TEXT_ONLY}') END AS key
      FROM standing s LEFT JOIN ${ANSWERS} l ON l.failure_mode_id = s.id`,
    label: '(SELECT o.name FROM owner_role o WHERE o.workspace_id = $1::uuid AND o.id::text = q.key)',
  },
  register: {
    keyed: 'SELECT s.id, s.rank, s.register_id::text AS key FROM standing s',
    label: "(SELECT r.code || ' ' || r.title FROM register r WHERE r.workspace_id = $1::uuid AND r.id::text = q.key)",
  },
  band: { keyed: `SELECT s.id, s.rank, ${BAND_KEY} AS key FROM standing s`, label: 'NULL::text' },
}

const BAND_COUNTS = [UNSCORED, ...BANDS].map((band, i) => `'${band}', count(*) FILTER (WHERE k.rank / ${BAND_STEP} = ${i})`).join(', ')

/**
 * Groups of open failure modes, the group with the worst one first, at most `limit` after a place (the worst rank and the key of the last group
 * shown), each with its counts and its `each` worst failure modes. `today` is an ISO day.
 */
export async function listOpenGroups(
  scope: Scope,
  by: OwnerGrouping,
  { today, after, limit, each }: { today: string; after: { rank: number; key: string } | null; limit: number; each: number },
): Promise<GroupRow[]> {
  const { keyed, label } = GROUPINGS[by]
  const sql = `WITH ${standing(ALL, LATEST_OF_ALL)}, keyed AS MATERIALIZED (${keyed}),
    grouped AS (SELECT k.key, max(k.rank) AS worst, count(*)::int AS count, json_build_object(${BAND_COUNTS}) AS bands FROM keyed k GROUP BY k.key),
    page AS (SELECT * FROM grouped g WHERE $3::bigint IS NULL OR g.worst < $3::bigint OR (g.worst = $3::bigint AND g.key > $4::text)
      ORDER BY g.worst DESC, g.key LIMIT $5),
    placed AS MATERIALIZED (SELECT * FROM (
      SELECT k.*, row_number() OVER (PARTITION BY k.key ORDER BY k.rank DESC, k.id) AS place FROM keyed k WHERE k.key IN (SELECT key FROM page)
    ) k WHERE k.place <= $6)
    SELECT q.key, ${label} AS label, q.worst::float8 AS worst, q.count, q.bands, $2::date AS today,
      (SELECT coalesce(json_agg(${ROW} ORDER BY t.rank DESC, t.id), '[]') FROM placed t ${ROW_TABLES} WHERE t.key = q.key) AS top
    FROM page q ORDER BY q.worst DESC, q.key`
  return scope.tx.$queryRawUnsafe<GroupRow[]>(sql, scope.workspaceId, today, after?.rank ?? null, after?.key ?? null, limit, each)
}

/** How many open failure modes each of some roles answers for, and the worst rank among them. */
export async function countOpenByRole(scope: Scope, roleIds: readonly string[]): Promise<Map<string, { count: number; worst: number }>> {
  if (roleIds.length === 0) return new Map()
  const sql = `WITH ${standing(linked('l.owner_role_id = ANY($2::uuid[])'), LATEST_OF_EACH)}
    SELECT l.owner_role_id AS id, count(DISTINCT s.id)::int AS count, max(s.rank)::float8 AS worst
    FROM standing s JOIN owner_link l ON ${ANSWERING} AND l.failure_mode_id = s.id AND l.owner_role_id = ANY($2::uuid[]) GROUP BY l.owner_role_id`
  const rows = await scope.tx.$queryRawUnsafe<{ id: string; count: number; worst: number }[]>(sql, scope.workspaceId, [...roleIds])
  return new Map(rows.map(({ id, count, worst }) => [id, { count, worst }]))
}
