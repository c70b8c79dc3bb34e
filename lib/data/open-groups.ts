import { BANDS, type Band } from '@/lib/domain/scoring/factor'
import { NOBODY, TEXT_ONLY, UNSCORED, type OwnerGrouping } from '@/lib/domain/owners/owner-view'
import { HELD, inBand, openWhere, ROW, ROW_TABLES, WORST_FIRST, type OpenRow } from '@/lib/data/open-failure-modes'
import type { Asking } from '@/lib/data/reading'

/** A group of open failure modes as SQL returns it. */
export interface GroupRow {
  key: string
  label: string | null
  worst: number
  count: number
  bands: Record<Band | typeof UNSCORED, number>
  top: OpenRow[]
}

interface Grouping {
  /** The column of the counts that parts the failure modes; each of them is in one part. */
  part: 'team_id' | 'register_id' | 'band'
  /** The rows `o` of a part `p`. */
  rows: string
  /** The groups that a part is in. */
  keyed: string
  /** How a group `q` is called. */
  label: string
}

const TEAM = { part: 'team_id', rows: 'o.team_id = p.part' } as const
const BAND_KEY = `CASE p.part ${BANDS.map((band, i) => `WHEN ${i + 1} THEN '${band}'`).join(' ')} ELSE '${UNSCORED}' END`
const TEAMS = 'FROM answering_team a WHERE a.workspace_id = $1::uuid'

const GROUPINGS: Record<OwnerGrouping, Grouping> = {
  person: {
    ...TEAM,
    keyed: `SELECT DISTINCT a.id AS part, coalesce(h.membership_id::text, '${NOBODY}') AS key
      FROM answering_team a LEFT JOIN (${HELD}) h ON h.owner_role_id = ANY (a.role_ids) WHERE a.workspace_id = $1::uuid`,
    label: '(SELECT m.name FROM membership m WHERE m.workspace_id = $1::uuid AND m.id::text = q.key)',
  },
  role: {
    ...TEAM,
    keyed: `SELECT a.id AS part, r.id::text AS key FROM answering_team a, unnest(a.role_ids) AS r (id) WHERE a.workspace_id = $1::uuid
      UNION ALL SELECT a.id, '${TEXT_ONLY}' ${TEAMS} AND a.has_text UNION ALL SELECT a.id, '${NOBODY}' ${TEAMS} AND a.role_ids = '{}' AND NOT a.has_text`,
    label: '(SELECT r.name FROM owner_role r WHERE r.workspace_id = $1::uuid AND r.id::text = q.key)',
  },
  register: {
    part: 'register_id',
    rows: 'o.register_id = p.part',
    keyed: 'SELECT p.part, p.part::text AS key FROM part p',
    label: "(SELECT r.code || ' ' || r.title FROM register r WHERE r.workspace_id = $1::uuid AND r.id::text = q.key)",
  },
  band: { part: 'band', rows: inBand('p.part'), keyed: `SELECT p.part, ${BAND_KEY} AS key FROM part p`, label: 'NULL::text' },
}

const BAND_COUNTS = [UNSCORED, ...BANDS].map((band, i) => `'${band}', coalesce(sum(n.b${i}), 0)::int`).join(', ')
const PART_COUNTS = [UNSCORED, ...BANDS].map((_, i) => `sum(b.count) FILTER (WHERE b.band = ${i}) AS b${i}`).join(', ')
const ALL_COUNTS = [UNSCORED, ...BANDS].map((_, i) => `coalesce(n.b${i}, 0)`).join(' + ')

/**
 * Groups of open failure modes, the group with the worst one first, at most `limit` after a place (the worst rank and the key of the last group
 * shown), each with its counts and its `each` worst failure modes. `today` is an ISO day. Counts come from what is kept by team, register and
 * band, the worst ones from the front of an index for each of these: no failure mode is looked at that is not shown.
 */
export async function listOpenGroups(
  asking: Asking,
  by: OwnerGrouping,
  { today, after, limit, each }: { today: string; after: { rank: number; key: string } | null; limit: number; each: number },
): Promise<GroupRow[]> {
  const { part, rows, keyed, label } = GROUPINGS[by]
  const front = (count: string) => `SELECT o.id, o.rank ${openWhere(rows)} ${WORST_FIRST} LIMIT ${count}`
  const sql = `WITH part AS MATERIALIZED (SELECT b.part, ${PART_COUNTS} FROM (
      SELECT c.${part} AS part, c.band, sum(c.count) AS count FROM open_count c WHERE c.workspace_id = $1::uuid AND c.count > 0 GROUP BY 1, 2) b GROUP BY 1),
    keyed AS MATERIALIZED (${keyed}),
    worst AS MATERIALIZED (SELECT p.part, o.rank FROM part p CROSS JOIN LATERAL (${front('1')}) o),
    grouped AS (SELECT k.key, max(w.rank) AS worst, sum(${ALL_COUNTS})::int AS count, json_build_object(${BAND_COUNTS}) AS bands
      FROM keyed k JOIN part n ON n.part = k.part JOIN worst w ON w.part = k.part GROUP BY k.key),
    page AS MATERIALIZED (SELECT * FROM grouped g WHERE $3::bigint IS NULL OR g.worst < $3::bigint OR (g.worst = $3::bigint AND g.key > $4::text)
      ORDER BY g.worst DESC, g.key LIMIT $5),
    placed AS MATERIALIZED (SELECT * FROM (
      SELECT p.key, o.id, o.rank, row_number() OVER (PARTITION BY p.key ORDER BY o.rank DESC, o.id) AS place
      FROM (SELECT k.key, k.part FROM page q JOIN keyed k ON k.key = q.key JOIN part n ON n.part = k.part) p CROSS JOIN LATERAL (${front('$6')}) o
    ) k WHERE k.place <= $6)
    SELECT q.key, ${label} AS label, q.worst::float8 AS worst, q.count, q.bands, $2::date AS today,
      (SELECT coalesce(json_agg(${ROW} ORDER BY t.rank DESC, t.id), '[]') FROM placed t ${ROW_TABLES} WHERE t.key = q.key) AS top
    FROM page q ORDER BY q.worst DESC, q.key`
  return asking.ask<GroupRow>(sql, asking.workspaceId, today, after?.rank ?? null, after?.key ?? null, limit, each)
}
