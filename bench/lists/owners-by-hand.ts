/**
 * The first page of `/owners` by person in one statement, as somebody would write it who needs nothing but this page: $1 is the workspace, $2 the
 * day. The answer is JSON text.
 */
export const OWNERS_BY_HAND = `WITH held AS MATERIALIZED (
    SELECT h.owner_role_id, h.membership_id, m.name FROM owner_role_holding h
    JOIN membership m ON m.id = h.membership_id AND m.deleted_at IS NULL JOIN owner_role r ON r.id = h.owner_role_id AND r.deleted_at IS NULL
    WHERE h.workspace_id = $1 AND h.deleted_at IS NULL AND h.valid_from <= $2 AND (h.valid_to IS NULL OR h.valid_to >= $2)
  ), role AS MATERIALIZED (
    SELECT r.id, r.name, r.order_key, (SELECT json_agg(h.name ORDER BY h.name) FROM held h WHERE h.owner_role_id = r.id) AS holders
    FROM owner_role r WHERE r.workspace_id = $1 AND r.deleted_at IS NULL
  ), team AS MATERIALIZED (
    SELECT a.id, a.role_ids, o.rank AS worst, n.* FROM answering_team a
    CROSS JOIN LATERAL (SELECT o.rank FROM open_failure_mode o WHERE o.workspace_id = $1 AND o.team_id = a.id AND o.rank IS NOT NULL ORDER BY o.rank DESC LIMIT 1) o
    CROSS JOIN LATERAL (SELECT sum(c.count) AS count, sum(c.count) FILTER (WHERE c.band = 0) AS unscored, sum(c.count) FILTER (WHERE c.band = 1) AS low,
      sum(c.count) FILTER (WHERE c.band = 2) AS moderate, sum(c.count) FILTER (WHERE c.band = 3) AS high, sum(c.count) FILTER (WHERE c.band = 4) AS critical
      FROM open_count c WHERE c.workspace_id = $1 AND c.team_id = a.id) n
    WHERE a.workspace_id = $1
  ), member_team AS MATERIALIZED (
    SELECT DISTINCT t.id, h.membership_id, h.name FROM team t LEFT JOIN held h ON h.owner_role_id = ANY (t.role_ids)
  ), person AS MATERIALIZED (
    SELECT coalesce(k.membership_id::text, 'nobody') AS key, coalesce(k.name, 'Nobody') AS label, max(t.worst) AS worst, sum(t.count)::int AS count,
      json_build_object('unscored', coalesce(sum(t.unscored), 0), 'low', coalesce(sum(t.low), 0), 'moderate', coalesce(sum(t.moderate), 0),
        'high', coalesce(sum(t.high), 0), 'critical', coalesce(sum(t.critical), 0)) AS bands
    FROM member_team k JOIN team t ON t.id = k.id GROUP BY k.membership_id, k.name ORDER BY max(t.worst) DESC, 1 LIMIT 26
  ), front AS MATERIALIZED (
    SELECT * FROM (SELECT p.key, o.id, o.rank, row_number() OVER (PARTITION BY p.key ORDER BY o.rank DESC, o.id) AS place
      FROM person p JOIN member_team k ON coalesce(k.membership_id::text, 'nobody') = p.key
      CROSS JOIN LATERAL (SELECT o.id, o.rank FROM open_failure_mode o WHERE o.workspace_id = $1 AND o.team_id = k.id AND o.rank IS NOT NULL
        ORDER BY o.rank DESC, o.id LIMIT 8) o) f WHERE f.place <= CASE WHEN f.key = 'nobody' THEN 8 ELSE 5 END
  ), line AS MATERIALIZED (
    SELECT t.key, t.place, json_build_object('id', f.id, 'code', f.code, 'title', f.title, 'status', f.status, 'registerCode', g.code, 'rank', t.rank,
      'owners', (SELECT coalesce(json_agg(json_build_object('name', coalesce(r.name, l.role_text), 'isRole', r.id IS NOT NULL, 'part', l.part, 'holders', r.holders)
        ORDER BY l.order_key), '[]') FROM owner_link l LEFT JOIN role r ON r.id = l.owner_role_id
        WHERE l.workspace_id = $1 AND l.register_id = f.register_id AND l.failure_mode_id = f.id AND l.deleted_at IS NULL)) AS row
    FROM front t CROSS JOIN LATERAL (SELECT * FROM failure_mode f WHERE f.id = t.id OFFSET 0) f JOIN register g ON g.id = f.register_id
  ), late AS MATERIALIZED (
    SELECT c.id, c.title, c.due, c.owner_role_id, c.register_id FROM control c JOIN register g ON g.id = c.register_id AND g.state <> 'archived'
    WHERE c.workspace_id = $1 AND c.due < $2 AND c.due IS NOT NULL AND c.state IN ('proposed', 'planned') AND c.deleted_at IS NULL ORDER BY c.due, c.id LIMIT 9
  )
  SELECT json_build_object(
    'today', $2, 'groups', (SELECT json_agg(json_build_object('key', p.key, 'label', p.label, 'count', p.count, 'bands', p.bands,
      'worst', (SELECT json_agg(l.row ORDER BY l.place) FROM line l WHERE l.key = p.key AND l.place <= 5)) ORDER BY p.worst DESC, p.key) FROM person p),
    'unanswered', (SELECT json_agg(l.row ORDER BY l.place) FROM line l WHERE l.key = 'nobody'),
    'overdue', (SELECT json_build_object('total', (SELECT count(*) FROM control c JOIN register g ON g.id = c.register_id AND g.state <> 'archived'
        WHERE c.workspace_id = $1 AND c.due < $2 AND c.due IS NOT NULL AND c.state IN ('proposed', 'planned') AND c.deleted_at IS NULL),
      'items', json_agg(json_build_object('id', l.id, 'title', l.title, 'due', l.due, 'registerCode', g.code, 'who', r.name, 'holders', r.holders, 'code',
        (SELECT min(f.code) FROM control_link k JOIN failure_mode f ON f.id = k.failure_mode_id AND f.deleted_at IS NULL
          WHERE k.workspace_id = $1 AND k.register_id = l.register_id AND k.control_id = l.id AND k.deleted_at IS NULL)) ORDER BY l.due, l.id))
      FROM late l JOIN register g ON g.id = l.register_id LEFT JOIN role r ON r.id = l.owner_role_id),
    'holes', (SELECT json_agg(json_build_object('name', r.name, 'open', (SELECT sum(t.count) FROM team t WHERE r.id = ANY (t.role_ids)),
      'worst', (SELECT max(t.worst) FROM team t WHERE r.id = ANY (t.role_ids)),
      'controls', (SELECT count(*) FROM control c WHERE c.workspace_id = $1 AND c.owner_role_id = r.id AND c.deleted_at IS NULL AND c.state IN ('proposed', 'planned'))))
      FROM role r WHERE r.holders IS NULL),
    'heads', (SELECT json_object_agg(s.id, s.last_seq) FROM (SELECT id, last_seq FROM stream WHERE workspace_id = $1 ORDER BY id = $1 DESC, updated_at DESC LIMIT 20) s)
  )::text AS page`
