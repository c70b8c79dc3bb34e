-- Takes back the words of the notes for the search; they note the same, and need the square of a large edit for it.

ALTER FUNCTION note_search_of_changed() RESET enable_nestloop;
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
