-- Takes acceptances and their decisions back. It stops where an event tells of one.

DO $$
DECLARE
  kinds text;
BEGIN
  SELECT string_agg(quote_literal(kind[1]), ', ' ORDER BY place) INTO kinds
    FROM pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''([a-z-]+)''', 'g') WITH ORDINALITY AS found(kind, place)
    WHERE conname = 'event_change_kind_set' AND kind[1] NOT IN ('acceptance', 'acceptance-decision');
  ALTER TABLE event_change DROP CONSTRAINT event_change_kind_set;
  EXECUTE format('ALTER TABLE event_change ADD CONSTRAINT event_change_kind_set CHECK (kind IN (%s))', kinds);
END $$;

DELETE FROM reminder WHERE acceptance_id IS NOT NULL;
ALTER TABLE reminder DROP CONSTRAINT reminder_once, DROP CONSTRAINT reminder_step_set, DROP CONSTRAINT reminder_subject_one, DROP COLUMN acceptance_id;
ALTER TABLE reminder
  ADD CONSTRAINT reminder_once UNIQUE NULLS NOT DISTINCT (workspace_id, membership_id, action_id, control_id, due, step),
  ADD CONSTRAINT reminder_step_set CHECK (step IN ('30', '7', '1', 'overdue')),
  ADD CONSTRAINT reminder_subject_one CHECK (num_nonnulls(action_id, control_id) = 1);

CREATE OR REPLACE FUNCTION refresh_open_failure_modes(wanted_workspace uuid, wanted_register uuid, changed uuid[]) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF changed IS NULL THEN
    changed := ARRAY(SELECT f.id FROM failure_mode f WHERE f.workspace_id = wanted_workspace AND f.register_id = wanted_register);
  END IF;
  WITH now AS MATERIALIZED (
    SELECT f.id, t.role_ids, t.has_text, t.id AS team_id,
      CASE WHEN f.deleted_at IS NULL AND f.status IN ('draft', 'open', 'in-treatment') AND g.state <> 'archived'
        THEN score_rank(p.kind, p.weights, p.edges, s.likelihood, s.impact, s.detectability, s.recoverability, s.blast_radius) END AS rank
    FROM failure_mode f
    JOIN register g ON g.workspace_id = f.workspace_id AND g.id = f.register_id
    JOIN scoring_policy p ON p.workspace_id = g.workspace_id AND p.id = g.scoring_policy_id
    LEFT JOIN LATERAL (SELECT a.likelihood, a.impact, a.detectability, a.recoverability, a.blast_radius FROM assessment a
      WHERE a.workspace_id = f.workspace_id AND a.failure_mode_id = f.id AND a.stage = 'current' ORDER BY a.ordinal DESC LIMIT 1) s ON true
    CROSS JOIN LATERAL (SELECT coalesce(array_agg(DISTINCT l.owner_role_id) FILTER (WHERE l.owner_role_id IS NOT NULL), '{}') AS role_ids,
        coalesce(bool_or(l.role_text IS NOT NULL), false) AS has_text FROM owner_link l
      WHERE l.workspace_id = f.workspace_id AND l.register_id = f.register_id AND l.failure_mode_id = f.id AND l.deleted_at IS NULL
        AND l.part IN ('accountable', 'joint')) r
    CROSS JOIN LATERAL (SELECT r.role_ids, r.has_text,
      left(encode(sha256(convert_to(array_to_string(r.role_ids, ',') || r.has_text, 'UTF8')), 'hex'), 32)::uuid AS id) t
    WHERE f.workspace_id = wanted_workspace AND f.register_id = wanted_register AND f.id = ANY (changed)
  ), before AS MATERIALIZED (
    SELECT o.id, o.team_id, o.rank FROM open_failure_mode o WHERE o.workspace_id = wanted_workspace AND o.id = ANY (changed)
  ), teams AS (
    INSERT INTO answering_team (id, workspace_id, role_ids, has_text)
    SELECT DISTINCT ON (n.team_id) n.team_id, wanted_workspace, n.role_ids, n.has_text FROM now n WHERE n.rank IS NOT NULL ORDER BY n.team_id
    ON CONFLICT (workspace_id, id) DO NOTHING
  ), kept AS (
    -- What was never open needs no row.
    INSERT INTO open_failure_mode AS o (id, workspace_id, register_id, team_id, rank)
    SELECT n.id, wanted_workspace, wanted_register, n.team_id, n.rank FROM now n WHERE n.rank IS NOT NULL OR n.id IN (SELECT b.id FROM before b)
    ON CONFLICT (id) DO UPDATE SET team_id = excluded.team_id, rank = excluded.rank, updated_at = now()
    WHERE (o.team_id, o.rank) IS DISTINCT FROM (excluded.team_id, excluded.rank)
  ), moved AS MATERIALIZED (
    SELECT m.team_id, m.band, sum(m.step)::integer AS step FROM (
      SELECT n.team_id, (n.rank / 1000000000)::smallint AS band, 1 AS step FROM now n WHERE n.rank IS NOT NULL
      UNION ALL SELECT b.team_id, (b.rank / 1000000000)::smallint, -1 FROM before b WHERE b.rank IS NOT NULL
    ) m GROUP BY m.team_id, m.band HAVING sum(m.step) <> 0
  ), more AS (
    INSERT INTO open_count AS c (workspace_id, register_id, team_id, band, count)
    SELECT wanted_workspace, wanted_register, m.team_id, m.band, m.step FROM moved m WHERE m.step > 0
    ON CONFLICT (workspace_id, register_id, team_id, band) DO UPDATE SET count = c.count + excluded.count, updated_at = now()
  )
  UPDATE open_count c SET count = c.count + m.step, updated_at = now() FROM moved m
  WHERE m.step < 0 AND c.workspace_id = wanted_workspace AND c.register_id = wanted_register AND c.team_id = m.team_id AND c.band = m.band;
END $$;
DROP FUNCTION holds_acceptance(uuid, uuid, uuid, integer);
DROP TRIGGER failure_mode_accepted ON failure_mode;
DROP FUNCTION require_acceptance();
DROP TABLE acceptance_decision;
DROP TABLE acceptance;
DROP FUNCTION keep_acceptance();
ALTER TABLE owner_role DROP COLUMN accepts_up_to;
COMMENT ON COLUMN identity_proof.subject_id IS 'What they are about to sign: the id of a baseline.';
COMMENT ON COLUMN open_failure_mode.rank IS 'Rank of the current score under the policy of the register, the worst highest (score_rank); null while it is closed, accepted or deleted, or its register archived.';
