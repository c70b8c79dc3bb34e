/**
 * Likelihood by impact of a register that scores by product, in one statement: $1 is the workspace, $2 the code of the register. The answer is
 * JSON text: of each cell its count, its worst band and its eight worst rows.
 */
export const MATRIX_BY_HAND = `WITH g AS (SELECT id FROM register WHERE workspace_id = $1 AND code = $2),
  s AS (SELECT DISTINCT ON (a.failure_mode_id) a.failure_mode_id, a.likelihood, a.impact, a.likelihood * a.impact * a.detectability * a.recoverability * a.blast_radius AS score
    FROM assessment a WHERE a.workspace_id = $1 AND a.register_id = (SELECT id FROM g) AND a.stage = 'current' ORDER BY a.failure_mode_id, a.ordinal DESC),
  placed AS (SELECT f.id, s.likelihood AS x, s.impact AS y, s.score, count(*) OVER cell AS count, max(s.score) OVER cell AS worst,
      row_number() OVER (PARTITION BY s.likelihood, s.impact ORDER BY s.score DESC NULLS LAST, c.order_key, f.order_key, f.id) AS place
    FROM failure_mode f JOIN category c ON c.id = f.category_id AND c.deleted_at IS NULL LEFT JOIN s ON s.failure_mode_id = f.id
    WHERE f.workspace_id = $1 AND f.register_id = (SELECT id FROM g) AND f.deleted_at IS NULL WINDOW cell AS (PARTITION BY s.likelihood, s.impact)),
  cell AS (SELECT p.x, p.y, p.count, p.worst, json_agg(json_build_object('id', f.id, 'code', f.code, 'title', f.title, 'score',
      json_build_object('state', CASE WHEN p.score IS NULL THEN 'incomplete' ELSE 'scored' END, 'number', p.score, 'band',
        CASE WHEN p.score <= 32 THEN 'low' WHEN p.score <= 243 THEN 'moderate' WHEN p.score <= 1024 THEN 'high' ELSE 'critical' END)) ORDER BY p.place) AS entries
    FROM placed p JOIN failure_mode f ON f.id = p.id WHERE p.place <= 8 GROUP BY p.x, p.y, p.count, p.worst)
  SELECT json_build_object('xFactor', 'likelihood', 'yFactor', 'impact', 'stage', 'current', 'cells',
    (SELECT json_agg(json_build_object('x', x, 'y', y, 'count', count, 'entries', entries, 'band',
      CASE WHEN worst <= 32 THEN 'low' WHEN worst <= 243 THEN 'moderate' WHEN worst <= 1024 THEN 'high' ELSE 'critical' END) ORDER BY y DESC, x) FROM cell))::text AS page`
