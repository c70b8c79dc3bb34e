-- Takes comments back and lets the function that opens a workspace say name and roles only. It stops where an event tells of a comment:
-- what happened is never changed, so such a database cannot go back.

DROP FUNCTION enter_workspace(uuid, uuid);
CREATE FUNCTION enter_workspace(wanted_workspace uuid, wanted_person uuid) RETURNS TABLE (member_name text, member_roles text[])
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM set_config('app.workspace_id', wanted_workspace::text, true);
  RETURN QUERY SELECT m.name, m.roles FROM membership m
    WHERE m.workspace_id = wanted_workspace AND m.person_id = wanted_person AND m.deleted_at IS NULL;
END $$;
REVOKE ALL ON FUNCTION enter_workspace(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enter_workspace(uuid, uuid) TO eyes_open_app;
COMMENT ON FUNCTION enter_workspace(uuid, uuid) IS 'Opens a workspace for the transaction and answers with the name and the roles of the person in it; no row for somebody who is no member.';

DO $$
DECLARE
  kinds text;
BEGIN
  SELECT string_agg(quote_literal(kind[1]), ', ' ORDER BY place) INTO kinds
    FROM pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''([a-z-]+)''', 'g') WITH ORDINALITY AS found(kind, place)
    WHERE conname = 'event_change_kind_set' AND kind[1] <> 'comment';
  ALTER TABLE event_change DROP CONSTRAINT event_change_kind_set;
  EXECUTE format('ALTER TABLE event_change ADD CONSTRAINT event_change_kind_set CHECK (kind IN (%s))', kinds);
END $$;

DROP TABLE comment;
DROP FUNCTION refuse_foreign_mention();
