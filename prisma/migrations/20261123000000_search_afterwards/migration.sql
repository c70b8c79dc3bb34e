-- Why: gathering the words of a failure mode takes longer than all the rest of a small command, and inside the commit everybody waited for it
-- (99th percentile of a live change 98 ms instead of 28). A commit now only leaves a note; the words are gathered afterwards, soon by the
-- server, and at the latest by the next search of the register, which looks for notes first. So no search ever misses what was committed
-- before it began, and a server that dies in between loses nothing.

DROP TABLE search_due;
DROP FUNCTION refresh_search_due();

CREATE TABLE search_due (
  id bigint GENERATED ALWAYS AS IDENTITY,
  workspace_id uuid NOT NULL,
  register_id uuid NOT NULL,
  failure_mode_ids uuid[] NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT search_due_pkey PRIMARY KEY (id),
  CONSTRAINT search_due_register_fkey FOREIGN KEY (workspace_id, register_id) REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX search_due_place ON search_due (workspace_id, register_id);
-- Thousands of notes come and go in an hour, and a scan over what is dead costs the next search.
ALTER TABLE search_due SET (autovacuum_vacuum_threshold = 200, autovacuum_vacuum_scale_factor = 0);
ALTER TABLE search_due ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON search_due TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());

-- 1. Notes name the register

CREATE OR REPLACE FUNCTION note_search_of_new() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO search_due (workspace_id, register_id, failure_mode_ids)
  SELECT t.workspace_id, t.register_id, array_agg(t.id) FROM touched t GROUP BY t.workspace_id, t.register_id;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION note_search_of_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  -- A new place, status or category changes no text.
  INSERT INTO search_due (workspace_id, register_id, failure_mode_ids)
  SELECT n.workspace_id, n.register_id, array_agg(n.id) FROM touched n JOIN untouched o ON o.id = n.id
  WHERE (n.title, n.component, n.layer, n.scenario, n.cause, n.effect, n.trigger, n.invariant, n.blast_data, n.blast_users, n.blast_time,
      n.blast_consumers, n.degraded_mode, n.recovery_strategy, n.response_label, n.hard_stop_none, n.hard_stop_authority_text,
      n.hard_stop_authority_role_id, n.status_text, n.closed_reason, n.deleted_at, n.code) IS DISTINCT FROM
    (o.title, o.component, o.layer, o.scenario, o.cause, o.effect, o.trigger, o.invariant, o.blast_data, o.blast_users, o.blast_time,
      o.blast_consumers, o.degraded_mode, o.recovery_strategy, o.response_label, o.hard_stop_none, o.hard_stop_authority_text,
      o.hard_stop_authority_role_id, o.status_text, o.closed_reason, o.deleted_at, o.code)
  GROUP BY n.workspace_id, n.register_id;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION note_search_of_parts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO search_due (workspace_id, register_id, failure_mode_ids)
  SELECT t.workspace_id, t.register_id, array_agg(DISTINCT t.failure_mode_id) FROM touched t
  WHERE t.failure_mode_id IS NOT NULL GROUP BY t.workspace_id, t.register_id;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION note_search_of_controls() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO search_due (workspace_id, register_id, failure_mode_ids)
  SELECT n.workspace_id, l.register_id, array_agg(DISTINCT l.failure_mode_id) FROM touched n JOIN untouched o ON o.id = n.id
  JOIN control_link l ON l.workspace_id = n.workspace_id AND l.control_id = n.id AND l.deleted_at IS NULL
  WHERE (n.title, n.owner_role_id, n.owner_text, n.deleted_at) IS DISTINCT FROM (o.title, o.owner_role_id, o.owner_text, o.deleted_at)
  GROUP BY n.workspace_id, l.register_id;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION note_search_of_roles() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO search_due (workspace_id, register_id, failure_mode_ids)
  SELECT used.workspace_id, used.register_id, array_agg(DISTINCT used.failure_mode_id) FROM (
    WITH renamed AS (SELECT n.workspace_id, n.id FROM touched n JOIN untouched o ON o.id = n.id WHERE n.name <> o.name)
    SELECT l.workspace_id, l.register_id, l.failure_mode_id FROM renamed r JOIN owner_link l ON l.workspace_id = r.workspace_id AND l.owner_role_id = r.id AND l.deleted_at IS NULL
    UNION ALL SELECT f.workspace_id, f.register_id, f.id FROM renamed r JOIN failure_mode f ON f.workspace_id = r.workspace_id AND f.hard_stop_authority_role_id = r.id
    UNION ALL SELECT c.workspace_id, l.register_id, l.failure_mode_id FROM renamed r JOIN control c ON c.workspace_id = r.workspace_id AND c.owner_role_id = r.id
      JOIN control_link l ON l.workspace_id = c.workspace_id AND l.control_id = c.id AND l.deleted_at IS NULL
  ) used GROUP BY used.workspace_id, used.register_id;
  RETURN NULL;
END $$;

-- 2. Gathering

CREATE FUNCTION is_search_due(wanted_register uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT EXISTS (SELECT FROM search_due d WHERE d.workspace_id = app_workspace_id() AND (wanted_register IS NULL OR d.register_id = wanted_register))
$$;

CREATE FUNCTION gather_search(wanted_register uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  place uuid;
  changed uuid[];
BEGIN
  FOR place IN SELECT DISTINCT d.register_id FROM search_due d
    WHERE d.workspace_id = app_workspace_id() AND (wanted_register IS NULL OR d.register_id = wanted_register) ORDER BY d.register_id
  LOOP
    -- Whoever gathers this register already is waited for: what it took is found when it is done. Notes are taken before texts are read, so a
    -- text that is committed later has a note that is still there.
    PERFORM pg_advisory_xact_lock(hashtextextended('search ' || place, 0));
    WITH taken AS (DELETE FROM search_due d WHERE d.workspace_id = app_workspace_id() AND d.register_id = place RETURNING d.failure_mode_ids)
    SELECT array_agg(DISTINCT one.id) INTO changed FROM taken t, unnest(t.failure_mode_ids) AS one (id);
    IF changed IS NOT NULL THEN PERFORM refresh_search(changed); END IF;
  END LOOP;
END $$;

-- For the server's clock, which knows no workspace yet.
CREATE FUNCTION list_search_due() RETURNS TABLE (workspace_id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
  $$ SELECT DISTINCT d.workspace_id FROM search_due d ORDER BY d.workspace_id LIMIT 100 $$;

REVOKE ALL ON FUNCTION is_search_due(uuid), gather_search(uuid), list_search_due() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION is_search_due(uuid), gather_search(uuid), list_search_due() TO eyes_open_app;

-- 3. Words

COMMENT ON TABLE search_due IS 'Failure modes whose texts a command has changed and whose words are not gathered yet. Rows live for seconds: the server or the next search removes them.';
COMMENT ON COLUMN search_due.id IS 'Number.';
COMMENT ON COLUMN search_due.workspace_id IS 'The tenant; the search functions compare it.';
COMMENT ON COLUMN search_due.register_id IS 'The register of the failure modes.';
COMMENT ON COLUMN search_due.failure_mode_ids IS 'The failure modes that one statement touched.';
COMMENT ON COLUMN search_due.created_at IS 'When the row was stored.';
COMMENT ON COLUMN search_due.updated_at IS 'When the row was last stored anew.';
COMMENT ON FUNCTION is_search_due(uuid) IS 'Whether words of a register, or of any of the workspace, wait to be gathered.';
COMMENT ON FUNCTION gather_search(uuid) IS 'Gathers the words that wait in a register, or in every one of the workspace.';
COMMENT ON FUNCTION list_search_due() IS 'At most a hundred workspaces in which words wait to be gathered.';
