-- Why: a function keeps the plan of its first call in a connection. The notes for the search compare what a statement changed with what was there before; after the edit of
-- one row that was done by comparing each with each, and stayed so for ten thousand: an edit of a whole register took 20 s instead of 1. Failure modes are joined without
-- nested loops, controls and roles are told apart as sets, whatever came first. There are no rows to repair.

ALTER FUNCTION note_search_of_changed() SET enable_nestloop = off;
CREATE OR REPLACE FUNCTION note_search_of_controls() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO search_due (workspace_id, register_id, failure_mode_ids)
  SELECT n.workspace_id, l.register_id, array_agg(DISTINCT l.failure_mode_id) FROM (
    SELECT t.workspace_id, t.id, t.title, t.owner_role_id, t.owner_text, t.deleted_at FROM touched t
    EXCEPT SELECT u.workspace_id, u.id, u.title, u.owner_role_id, u.owner_text, u.deleted_at FROM untouched u
  ) n
  JOIN control_link l ON l.workspace_id = n.workspace_id AND l.control_id = n.id AND l.deleted_at IS NULL
  GROUP BY n.workspace_id, l.register_id;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION note_search_of_roles() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO search_due (workspace_id, register_id, failure_mode_ids)
  SELECT used.workspace_id, used.register_id, array_agg(DISTINCT used.failure_mode_id) FROM (
    WITH renamed AS (
      SELECT n.workspace_id, n.id FROM (SELECT t.workspace_id, t.id, t.name FROM touched t EXCEPT SELECT u.workspace_id, u.id, u.name FROM untouched u) n
    )
    SELECT l.workspace_id, l.register_id, l.failure_mode_id FROM renamed r JOIN owner_link l ON l.workspace_id = r.workspace_id AND l.owner_role_id = r.id AND l.deleted_at IS NULL
    UNION ALL SELECT f.workspace_id, f.register_id, f.id FROM renamed r JOIN failure_mode f ON f.workspace_id = r.workspace_id AND f.hard_stop_authority_role_id = r.id
    UNION ALL SELECT c.workspace_id, l.register_id, l.failure_mode_id FROM renamed r JOIN control c ON c.workspace_id = r.workspace_id AND c.owner_role_id = r.id
      JOIN control_link l ON l.workspace_id = c.workspace_id AND l.control_id = c.id AND l.deleted_at IS NULL
  ) used GROUP BY used.workspace_id, used.register_id;
  RETURN NULL;
END $$;
