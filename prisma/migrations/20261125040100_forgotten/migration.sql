-- Why: a meeting that everybody forgot closes itself, and what was never revealed in it is destroyed a month later, ballots and dots as well as
-- cards; until now the function knew of cards alone. And a summary says when each phase was held.

DROP FUNCTION destroy_hidden_cards();

-- What was hidden in a meeting that ended is its authors' alone for 30 days; nobody else has read it, and nobody will.
CREATE FUNCTION destroy_hidden() RETURNS integer LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH ended AS (
    SELECT w.register_id, w.id FROM workshop w WHERE w.workspace_id = app_workspace_id() AND w.ended_at < now() - interval '30 days'
  ), cards AS (
    DELETE FROM hidden_card h USING ended e
    WHERE h.workspace_id = app_workspace_id() AND h.register_id = e.register_id AND h.workshop_id = e.id RETURNING 1
  ), ballots AS (
    DELETE FROM hidden_ballot h USING ended e
    WHERE h.workspace_id = app_workspace_id() AND h.register_id = e.register_id AND h.workshop_id = e.id RETURNING 1
  ), dots AS (
    DELETE FROM hidden_dot h USING ended e
    WHERE h.workspace_id = app_workspace_id() AND h.register_id = e.register_id AND h.workshop_id = e.id RETURNING 1
  )
  SELECT ((SELECT count(*) FROM cards) + (SELECT count(*) FROM ballots) + (SELECT count(*) FROM dots))::integer
$$;
REVOKE ALL ON FUNCTION destroy_hidden() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION destroy_hidden() TO eyes_open_app;
COMMENT ON FUNCTION destroy_hidden() IS 'Destroys hidden cards, ballots and dots of meetings that ended 30 days ago and more, and answers with how many they were; nobody has read them.';

-- The few changes of one meeting among all those of its register.
CREATE INDEX event_change_of_workshop ON event_change (workspace_id, row_id) WHERE kind = 'workshop';
