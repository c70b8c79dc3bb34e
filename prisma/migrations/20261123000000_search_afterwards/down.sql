-- Takes the later gathering back: words that wait are gathered now, and from then on at each commit. No row of its own is lost.

SELECT refresh_search(d.failure_mode_ids) FROM search_due d;
DROP FUNCTION is_search_due(uuid);
DROP FUNCTION gather_search(uuid);
DROP FUNCTION list_search_due();
DROP TABLE search_due;

-- What a transaction has changed and not yet read anew. Its rows never outlive their transaction, so none of it needs to survive a crash.
CREATE UNLOGGED TABLE search_due (
  id bigint GENERATED ALWAYS AS IDENTITY,
  workspace_id uuid NOT NULL,
  transaction_id bigint NOT NULL,
  failure_mode_ids uuid[] NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT search_due_pkey PRIMARY KEY (id),
  CONSTRAINT search_due_workspace_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX search_due_workspace ON search_due (workspace_id);
CREATE INDEX search_due_transaction ON search_due (transaction_id);

CREATE FUNCTION refresh_search_due() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE changed uuid[];
BEGIN
  -- The first note of a transaction takes all of them; the others find nothing left.
  WITH taken AS (DELETE FROM search_due d WHERE d.transaction_id = pg_current_xact_id()::text::bigint RETURNING d.failure_mode_ids)
  SELECT array_agg(DISTINCT one.id) INTO changed FROM taken t, unnest(t.failure_mode_ids) AS one (id);
  IF changed IS NOT NULL THEN PERFORM refresh_search(changed); END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER search_due_at_commit AFTER INSERT ON search_due DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION refresh_search_due();

CREATE OR REPLACE FUNCTION note_search_of_new() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO search_due (workspace_id, transaction_id, failure_mode_ids)
  SELECT t.workspace_id, pg_current_xact_id()::text::bigint, array_agg(t.id) FROM touched t GROUP BY t.workspace_id;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION note_search_of_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  -- A new place, status or category changes no text.
  INSERT INTO search_due (workspace_id, transaction_id, failure_mode_ids)
  SELECT n.workspace_id, pg_current_xact_id()::text::bigint, array_agg(n.id) FROM touched n JOIN untouched o ON o.id = n.id
  WHERE (n.title, n.component, n.layer, n.scenario, n.cause, n.effect, n.trigger, n.invariant, n.blast_data, n.blast_users, n.blast_time,
      n.blast_consumers, n.degraded_mode, n.recovery_strategy, n.response_label, n.hard_stop_none, n.hard_stop_authority_text,
      n.hard_stop_authority_role_id, n.status_text, n.closed_reason, n.deleted_at, n.code) IS DISTINCT FROM
    (o.title, o.component, o.layer, o.scenario, o.cause, o.effect, o.trigger, o.invariant, o.blast_data, o.blast_users, o.blast_time,
      o.blast_consumers, o.degraded_mode, o.recovery_strategy, o.response_label, o.hard_stop_none, o.hard_stop_authority_text,
      o.hard_stop_authority_role_id, o.status_text, o.closed_reason, o.deleted_at, o.code)
  GROUP BY n.workspace_id;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION note_search_of_parts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO search_due (workspace_id, transaction_id, failure_mode_ids)
  SELECT t.workspace_id, pg_current_xact_id()::text::bigint, array_agg(DISTINCT t.failure_mode_id) FROM touched t
  WHERE t.failure_mode_id IS NOT NULL GROUP BY t.workspace_id;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION note_search_of_controls() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO search_due (workspace_id, transaction_id, failure_mode_ids)
  SELECT n.workspace_id, pg_current_xact_id()::text::bigint, array_agg(DISTINCT l.failure_mode_id) FROM touched n JOIN untouched o ON o.id = n.id
  JOIN control_link l ON l.workspace_id = n.workspace_id AND l.control_id = n.id AND l.deleted_at IS NULL
  WHERE (n.title, n.owner_role_id, n.owner_text, n.deleted_at) IS DISTINCT FROM (o.title, o.owner_role_id, o.owner_text, o.deleted_at)
  GROUP BY n.workspace_id;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION note_search_of_roles() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO search_due (workspace_id, transaction_id, failure_mode_ids)
  SELECT used.workspace_id, pg_current_xact_id()::text::bigint, array_agg(DISTINCT used.failure_mode_id) FROM (
    WITH renamed AS (SELECT n.workspace_id, n.id FROM touched n JOIN untouched o ON o.id = n.id WHERE n.name <> o.name)
    SELECT l.workspace_id, l.failure_mode_id FROM renamed r JOIN owner_link l ON l.workspace_id = r.workspace_id AND l.owner_role_id = r.id AND l.deleted_at IS NULL
    UNION ALL SELECT f.workspace_id, f.id FROM renamed r JOIN failure_mode f ON f.workspace_id = r.workspace_id AND f.hard_stop_authority_role_id = r.id
    UNION ALL SELECT c.workspace_id, l.failure_mode_id FROM renamed r JOIN control c ON c.workspace_id = r.workspace_id AND c.owner_role_id = r.id
      JOIN control_link l ON l.workspace_id = c.workspace_id AND l.control_id = c.id AND l.deleted_at IS NULL
  ) used GROUP BY used.workspace_id;
  RETURN NULL;
END $$;

REVOKE ALL ON FUNCTION refresh_search_due() FROM PUBLIC;
ALTER TABLE search_due ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON search_due TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
COMMENT ON TABLE search_due IS 'Failure modes whose texts the running transaction has changed; read anew and removed when it commits, so nobody ever sees a row.';
COMMENT ON COLUMN search_due.id IS 'Number.';
COMMENT ON COLUMN search_due.workspace_id IS 'The tenant.';
COMMENT ON COLUMN search_due.transaction_id IS 'The transaction that made the note and will remove it.';
COMMENT ON COLUMN search_due.failure_mode_ids IS 'The failure modes that one statement touched.';
COMMENT ON COLUMN search_due.created_at IS 'When the row was stored.';
COMMENT ON COLUMN search_due.updated_at IS 'When the row was last stored anew.';
COMMENT ON FUNCTION refresh_search_due() IS 'At commit: gathers anew what the transaction noted.';
