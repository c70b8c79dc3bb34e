-- Why: the pages of owners count the open failure modes of a workspace by person, role, register and band, and show the worst of each. In a
-- workspace with a million of them every page walked over all, with their scores and owners, for seconds. What these pages ask is therefore
-- kept: for each failure mode who answers for it and the rank of its current score, and how many there are of a kind in each register. A
-- command that changes none of that (a text, a control, a comment) writes nothing here. The counts are kept by register, whose commands
-- stand in line for its stream anyway, and are written behind that lock: no command waits for another register's. Older rows are read in at
-- the end.

-- 1. The rank of a score: lib/domain/scoring/score-rank.ts, compared with it for every set of levels and every kind of policy

-- Both are single expressions, without settings of their own, so that the planner puts them into the query: a call costs a hundred times as much.
CREATE FUNCTION score_number(kind text, weights integer[], likelihood smallint, impact smallint, detectability smallint, recoverability smallint,
    blast_radius smallint) RETURNS integer LANGUAGE sql IMMUTABLE
  RETURN CASE kind
    WHEN 'sum' THEN likelihood + impact + detectability + recoverability + blast_radius
    WHEN 'weighted' THEN likelihood + impact * 3 + detectability * 2 + recoverability * 2 + blast_radius * 3
    WHEN 'custom' THEN likelihood * weights[1] + impact * weights[2] + detectability * weights[3] + recoverability * weights[4] + blast_radius * weights[5]
    ELSE likelihood * impact * detectability * recoverability * blast_radius END;

-- An edge belongs to the lower band, so the band is one more than the edges below the number.
CREATE FUNCTION score_rank(kind text, weights integer[], edges integer[], likelihood smallint, impact smallint, detectability smallint,
    recoverability smallint, blast_radius smallint) RETURNS bigint LANGUAGE sql IMMUTABLE
  RETURN CASE WHEN num_nonnulls(likelihood, impact, detectability, recoverability, blast_radius) < 5
    THEN num_nonnulls(likelihood, impact, detectability, recoverability, blast_radius)::bigint
    ELSE greatest(1 + width_bucket(score_number(kind, weights, likelihood, impact, detectability, recoverability, blast_radius) - 1, edges),
      CASE WHEN kind <> 'severity-first' THEN 0
        WHEN impact = 5 AND detectability = 5 AND recoverability = 5 THEN 4
        WHEN impact >= 4 AND (detectability = 5 OR recoverability = 5) THEN 3 ELSE 0 END)::bigint * 1000000000
      + score_number(kind, weights, likelihood, impact, detectability, recoverability, blast_radius) END;

-- 2. What is kept

-- Roles that answer together, each set once in a workspace: some dozens, however many failure modes there are.
CREATE TABLE answering_team (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  -- Sorted. Not a table of links: a team is a value, which is compared and unfolded as a whole and never changes.
  role_ids uuid[] NOT NULL,
  has_text boolean NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT answering_team_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT answering_team_workspace_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (id) ON DELETE RESTRICT ON UPDATE RESTRICT
);

-- One row for each failure mode that has ever been open. Denormalised: no index reaches over status, score, policy and owners.
CREATE TABLE open_failure_mode (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  register_id uuid NOT NULL,
  team_id uuid NOT NULL,
  rank bigint,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT open_failure_mode_pkey PRIMARY KEY (id),
  CONSTRAINT open_failure_mode_rank_range CHECK (rank BETWEEN 0 AND 5000000000),
  -- Only the function below writes here, from the failure mode and the team that it reads or writes in the same statement: keys to those would be
  -- checked ten thousand times for one command, for nothing.
  CONSTRAINT open_failure_mode_register_fkey FOREIGN KEY (workspace_id, register_id) REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX open_failure_mode_of_register ON open_failure_mode (workspace_id, register_id, rank DESC, id);
CREATE INDEX open_failure_mode_of_team ON open_failure_mode (workspace_id, team_id, rank DESC, id);
CREATE INDEX open_failure_mode_by_rank ON open_failure_mode (workspace_id, rank DESC, id);

CREATE TABLE open_count (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  workspace_id uuid NOT NULL,
  register_id uuid NOT NULL,
  team_id uuid NOT NULL,
  band smallint NOT NULL,
  count integer NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT open_count_pkey PRIMARY KEY (id),
  CONSTRAINT open_count_band_range CHECK (band BETWEEN 0 AND 4),
  CONSTRAINT open_count_count_range CHECK (count >= 0),
  CONSTRAINT open_count_register_fkey FOREIGN KEY (workspace_id, register_id) REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT open_count_team_fkey FOREIGN KEY (workspace_id, team_id) REFERENCES answering_team (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX open_count_place ON open_count (workspace_id, register_id, team_id, band);
CREATE INDEX open_count_team ON open_count (workspace_id, team_id);

-- 3. Kept true: a command that touched a status, a score, an owner, the policy or the rest of a register ends with this, behind the lock of its
-- register's stream, so that no two write here for one register at once.

CREATE FUNCTION refresh_open_failure_modes(wanted_workspace uuid, wanted_register uuid, changed uuid[]) RETURNS void
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

-- 4. Rights

ALTER TABLE answering_team ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON answering_team TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE open_failure_mode ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON open_failure_mode TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE open_count ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON open_count TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
GRANT SELECT, INSERT, UPDATE ON answering_team, open_failure_mode, open_count TO eyes_open_app;

-- 5. Older rows; and the index that nothing asks for any more

SELECT refresh_open_failure_modes(r.workspace_id, r.id, NULL) FROM register r;

DROP INDEX failure_mode_open;
DROP INDEX owner_link_answering;

-- 6. Words

COMMENT ON TABLE answering_team IS 'The roles that answer together for failure modes, each set once in a workspace. A value: it never changes, and one that is used no more does no harm.';
COMMENT ON COLUMN answering_team.id IS 'Made from the roles, so that the same set is the same team.';
COMMENT ON COLUMN answering_team.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN answering_team.role_ids IS 'The owner roles that are accountable or joint, sorted; empty where nobody answers or a text only.';
COMMENT ON COLUMN answering_team.has_text IS 'True when a name in words answers too.';
COMMENT ON COLUMN answering_team.created_at IS 'When the row was stored.';
COMMENT ON COLUMN answering_team.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE open_failure_mode IS 'Who answers for each open failure mode and how bad it is, for lists of the worst. Denormalised: no index reaches over status, score, policy and owners. Kept at the end of each command.';
COMMENT ON COLUMN open_failure_mode.id IS 'The failure mode.';
COMMENT ON COLUMN open_failure_mode.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN open_failure_mode.register_id IS 'The register of the failure mode.';
COMMENT ON COLUMN open_failure_mode.team_id IS 'The roles that answer for it.';
COMMENT ON COLUMN open_failure_mode.rank IS 'Rank of the current score under the policy of the register, the worst highest (score_rank); null while it is closed, accepted or deleted, or its register archived.';
COMMENT ON COLUMN open_failure_mode.created_at IS 'When the row was stored.';
COMMENT ON COLUMN open_failure_mode.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE open_count IS 'How many open failure modes of a register each team answers for in each band. Denormalised: to count them would be to walk over all. Kept with open_failure_mode.';
COMMENT ON COLUMN open_count.id IS 'Made by the database.';
COMMENT ON COLUMN open_count.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN open_count.register_id IS 'The register.';
COMMENT ON COLUMN open_count.team_id IS 'The roles that answer.';
COMMENT ON COLUMN open_count.band IS 'Band of the current score: 0 while a factor is missing, 1 low to 4 critical.';
COMMENT ON COLUMN open_count.count IS 'How many; 0 where there were some.';
COMMENT ON COLUMN open_count.created_at IS 'When the row was stored.';
COMMENT ON COLUMN open_count.updated_at IS 'When the row was last stored anew.';
COMMENT ON FUNCTION score_number(text, integer[], smallint, smallint, smallint, smallint, smallint) IS 'The number of a score under a kind of policy; null while a factor is missing.';
COMMENT ON FUNCTION score_rank(text, integer[], integer[], smallint, smallint, smallint, smallint, smallint) IS 'One number for a score, the worst highest: band times 1,000,000,000 and the number of the policy; how many factors there are while one is missing.';
COMMENT ON FUNCTION refresh_open_failure_modes(uuid, uuid, uuid[]) IS 'Reads failure modes of a register (all of them when none are named) into open_failure_mode, and moves the counts by what changed. Writes nothing where nothing did. Reads and writes with the rights of the caller.';
