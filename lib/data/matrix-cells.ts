import type { Factor, Level, Stage } from '@/lib/domain/scoring/factor'
import type { Asking } from '@/lib/data/reading'

/** A cell of a matrix as SQL returns it; both levels null for what cannot be placed. */
export interface CellRow {
  x: Level | null
  y: Level | null
  count: number
  /** Rank of the worst row. */
  worst: number
  entries: { id: string; code: string; title: string; rank: number }[]
}

export interface CellQuery {
  xFactor: Factor
  yFactor: Factor
  stage: Stage
  /** How many rows of each cell are named. */
  entriesMax: number
}

const COLUMNS: Record<Factor, string> = {
  likelihood: 'likelihood',
  impact: 'impact',
  detectability: 'detectability',
  recoverability: 'recoverability',
  blastRadius: 'blast_radius',
}
const FACTOR_COLUMNS = Object.values(COLUMNS)
  .map((column) => `s.${column}`)
  .join(', ')

/**
 * The cells of a register's matrix that hold anything, with their counts and their worst rows first; what cannot be placed comes as a cell without
 * levels, in the order of the document. The placing is that of `buildMatrix` (lib/domain/matrix), which a test compares: rows are counted where
 * they are, so that a browser, a report or a script need not have twenty thousand of them.
 */
export async function listMatrixCells(asking: Asking, registerId: string, { xFactor, yFactor, stage, entriesMax }: CellQuery): Promise<CellRow[]> {
  const [x, y] = [COLUMNS[xFactor], COLUMNS[yFactor]]
  const sql = `WITH latest AS (SELECT DISTINCT ON (s.failure_mode_id) s.failure_mode_id, ${FACTOR_COLUMNS} FROM assessment s
      WHERE s.workspace_id = $1::uuid AND s.register_id = $2::uuid AND s.stage = $3::text ORDER BY s.failure_mode_id, s.ordinal DESC),
    scored AS MATERIALIZED (SELECT f.id, c.order_key AS category_key, c.id AS category_id, f.order_key,
        CASE WHEN s.${y} IS NOT NULL THEN s.${x} END AS x, CASE WHEN s.${x} IS NOT NULL THEN s.${y} END AS y,
        score_rank(p.kind, p.weights, p.edges, ${FACTOR_COLUMNS}) AS rank
      FROM failure_mode f
      JOIN category c ON c.workspace_id = $1::uuid AND c.register_id = $2::uuid AND c.id = f.category_id AND c.deleted_at IS NULL
      JOIN register g ON g.workspace_id = $1::uuid AND g.id = $2::uuid
      JOIN scoring_policy p ON p.workspace_id = $1::uuid AND p.id = g.scoring_policy_id
      LEFT JOIN latest s ON s.failure_mode_id = f.id
      WHERE f.workspace_id = $1::uuid AND f.register_id = $2::uuid AND f.deleted_at IS NULL),
    standing AS (SELECT x, y, id, rank, count(*) OVER cell AS count, max(rank) OVER cell AS worst,
        row_number() OVER (PARTITION BY x, y ORDER BY CASE WHEN x IS NOT NULL THEN -rank END, category_key, category_id, order_key, id) AS place
      FROM scored WINDOW cell AS (PARTITION BY x, y))
    SELECT t.x, t.y, t.count::int, t.worst::float8 AS worst,
      coalesce(json_agg(json_build_object('id', f.id, 'code', f.code, 'title', f.title, 'rank', t.rank) ORDER BY t.place) FILTER (WHERE t.place <= $4), '[]') AS entries
    FROM standing t JOIN failure_mode f ON f.workspace_id = $1::uuid AND f.register_id = $2::uuid AND f.id = t.id
    WHERE t.place <= greatest($4::int, 1) GROUP BY t.x, t.y, t.count, t.worst`
  return asking.ask<CellRow>(sql, asking.workspaceId, registerId, stage, entriesMax)
}
