-- Takes the index back, and lets the function know of cards alone.

DROP INDEX event_change_of_workshop;
DROP FUNCTION destroy_hidden();

CREATE FUNCTION destroy_hidden_cards() RETURNS integer LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH gone AS (
    DELETE FROM hidden_card h USING workshop w
    WHERE h.workspace_id = app_workspace_id() AND w.workspace_id = h.workspace_id AND w.register_id = h.register_id AND w.id = h.workshop_id
      AND w.ended_at < now() - interval '30 days'
    RETURNING h.id
  )
  SELECT count(*)::integer FROM gone
$$;
REVOKE ALL ON FUNCTION destroy_hidden_cards() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION destroy_hidden_cards() TO eyes_open_app;
COMMENT ON FUNCTION destroy_hidden_cards() IS 'Destroys the hidden cards of meetings that ended 30 days ago and more, and answers with how many they were; nobody has read them.';
