/** Tables of the workspace and of a register of which there are never thousands. */
const WORKSPACE_TABLES = ['scoring_policy', 'membership', 'invitation', 'owner_role', 'owner_role_holding', 'hand_over', 'private_view', 'shared_view']
const FEW_TABLES = ['section', 'category', 'action', 'register_constraint', 'header_line', 'decision_rule', 'checklist_item', 'revision', 'signing_role']
const TEXT_TABLES = ['detection_signal', 'response_step', 'hard_stop_step', 'comment', 'free_part']
const MANY_TABLES = ['failure_mode', 'owner_link', 'assessment', 'control', 'control_link']

const IN_REGISTER = 't.workspace_id = $1 AND t.register_id = (SELECT id FROM g)'
const rowsOf = (name: string, source: string) => `'${name}', (SELECT coalesce(json_agg(t), '[]') FROM ${source} t)`
const frame = [
  rowsOf('workspace', '(SELECT * FROM workspace t WHERE t.id = $1)'),
  rowsOf('register', '(SELECT * FROM register t WHERE t.workspace_id = $1 AND t.id = (SELECT id FROM g))'),
  ...WORKSPACE_TABLES.map((table) => rowsOf(table, `(SELECT * FROM ${table} t WHERE t.workspace_id = $1)`)),
  ...FEW_TABLES.map((table) => rowsOf(table, `(SELECT * FROM ${table} t WHERE ${IN_REGISTER})`)),
  "'heads', (SELECT json_object_agg(s.id, s.last_seq) FROM stream s WHERE s.workspace_id = $1 AND s.id IN ($1, (SELECT id FROM g)))",
]
const ofRegister = 'WITH g AS MATERIALIZED (SELECT id FROM register WHERE workspace_id = $1 AND code = $2)'

/** A small register whole, in one statement: $1 is the workspace, $2 the code. */
const WHOLE_PAGE_BY_HAND = `${ofRegister} SELECT json_build_object(${[
  ...frame,
  ...[...MANY_TABLES, ...TEXT_TABLES].map((table) => rowsOf(table, `(SELECT * FROM ${table} t WHERE ${IN_REGISTER})`)),
].join(', ')})::text AS page`

const LINE = 'id, code, title, category_id, order_key, status, component, layer, promise, failure_class, response_window, response_label, deleted_at'
const ofFirst = (table: string) => `(SELECT * FROM ${table} t WHERE ${IN_REGISTER} AND t.failure_mode_id IN (SELECT id FROM first))`

/** The first sixty lines of a large register with what a line shows, in one statement: $1 is the workspace, $2 the code. */
const FIRST_LINES_BY_HAND = `${ofRegister}, first AS MATERIALIZED (
    SELECT f.id FROM category c CROSS JOIN LATERAL (SELECT t.id, t.order_key FROM failure_mode t WHERE ${IN_REGISTER} AND t.category_id = c.id
      AND t.deleted_at IS NULL ORDER BY t.order_key COLLATE "C", t.id LIMIT 60) f
    WHERE c.workspace_id = $1 AND c.register_id = (SELECT id FROM g) ORDER BY c.order_key COLLATE "C", c.id, f.order_key COLLATE "C", f.id LIMIT 60)
  SELECT json_build_object(${[
    ...frame,
    "'count', (SELECT count(*) FROM failure_mode t WHERE t.workspace_id = $1 AND t.register_id = (SELECT id FROM g) AND t.deleted_at IS NULL)",
    rowsOf('free_part', `(SELECT * FROM free_part t WHERE ${IN_REGISTER} AND t.failure_mode_id IS NULL)`),
    rowsOf('failure_mode', `(SELECT ${LINE} FROM failure_mode t WHERE t.workspace_id = $1 AND t.id IN (SELECT id FROM first))`),
    rowsOf('owner_link', ofFirst('owner_link')),
    rowsOf('assessment', ofFirst('assessment')),
    rowsOf('control_link', ofFirst('control_link')),
    rowsOf('control', `(SELECT * FROM control t WHERE ${IN_REGISTER} AND t.id IN (SELECT l.control_id FROM control_link l JOIN first ON first.id = l.failure_mode_id))`),
  ].join(', ')})::text AS page`

/** The statement for a register with so many failure modes. */
export const firstPageByHand = (count: number): string => (count > 300 ? FIRST_LINES_BY_HAND : WHOLE_PAGE_BY_HAND)

/** The hundred worst open failure modes of the roles that a person holds, in one statement: $1 is the workspace, $2 the membership, $3 today. */
export const BY_OWNER_BY_HAND = `WITH role AS MATERIALIZED (
    SELECT r.id, r.name, (SELECT json_agg(json_build_object('membershipId', m.id, 'name', m.name) ORDER BY m.name, m.id) FROM owner_role_holding h JOIN membership m ON m.id = h.membership_id AND m.deleted_at IS NULL
      WHERE h.workspace_id = $1 AND h.owner_role_id = r.id AND h.valid_from <= $3 AND (h.valid_to IS NULL OR h.valid_to >= $3)) AS holders
    FROM owner_role r WHERE r.workspace_id = $1 AND r.deleted_at IS NULL
  ), team AS MATERIALIZED (
    SELECT a.id FROM answering_team a WHERE a.workspace_id = $1 AND a.role_ids && ARRAY(SELECT h.owner_role_id FROM owner_role_holding h
      WHERE h.workspace_id = $1 AND h.membership_id = $2::uuid AND h.valid_from <= $3 AND (h.valid_to IS NULL OR h.valid_to >= $3))
  ), page AS MATERIALIZED (
    SELECT o.* FROM team CROSS JOIN LATERAL (SELECT o.id, o.rank FROM open_failure_mode o WHERE o.workspace_id = $1 AND o.team_id = team.id AND o.rank IS NOT NULL
      ORDER BY o.rank DESC, o.id LIMIT 101) o ORDER BY o.rank DESC, o.id LIMIT 101
  )
  SELECT json_build_object('total', (SELECT sum(c.count) FROM open_count c WHERE c.workspace_id = $1 AND c.team_id IN (SELECT id FROM team)),
    'items', (SELECT json_agg(json_build_object('id', f.id, 'code', f.code, 'title', f.title, 'status', f.status, 'registerCode', g.code, 'rank', p.rank,
      'owners', (SELECT json_agg(json_build_object('name', coalesce(r.name, l.role_text), 'isRole', r.id IS NOT NULL, 'part', l.part, 'holders', r.holders) ORDER BY l.order_key)
        FROM owner_link l LEFT JOIN role r ON r.id = l.owner_role_id WHERE l.workspace_id = $1 AND l.register_id = f.register_id AND l.failure_mode_id = f.id
          AND l.deleted_at IS NULL)) ORDER BY p.rank DESC, p.id)
      FROM (SELECT * FROM page LIMIT 100) p JOIN failure_mode f ON f.id = p.id JOIN register g ON g.id = f.register_id))::text AS page`

/**
 * The ids of a register that hold a word or a part of it, best first, and whether words wait to be gathered, without which nobody knows that the ids are
 * all: $1 is the workspace, $2 the code, $3 the word as it is kept. Asked by the owner of the tables, whom no row-level security slows down, because
 * the application may read them through their function alone.
 */
export const SEARCH_BY_HAND = `WITH g AS MATERIALIZED (SELECT id FROM register WHERE workspace_id = $1 AND code = $2), wanted AS MATERIALIZED (SELECT string_agg(quote_literal(n.word), ' | ')::tsquery AS query FROM (
    SELECT s.word FROM search_word s WHERE s.workspace_id = $1 AND s.register_id = (SELECT id FROM g) AND s.word LIKE '%' || $3::text || '%'
    GROUP BY s.word ORDER BY starts_with(s.word, $3::text) DESC, length(s.word), s.word LIMIT 60) n)
  SELECT json_build_object('ids', json_agg(m.id), 'isDue', EXISTS (SELECT FROM search_due u WHERE u.workspace_id = $1 AND u.register_id = (SELECT id FROM g)))::text AS page
  FROM (SELECT d.failure_mode_id AS id FROM search_document d, wanted w
    WHERE d.workspace_id = $1 AND d.register_id = (SELECT id FROM g) AND d.vector @@ w.query
    ORDER BY d.code = $3::text DESC, starts_with(d.code, $3::text) DESC, d.vector @@ $3::text::tsquery DESC, ts_rank(d.vector, w.query) DESC, d.code, d.failure_mode_id LIMIT 20000) m`
