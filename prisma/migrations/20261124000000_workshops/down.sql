-- Takes workshops back. It stops where an event tells of one: what happened is never changed, so such a database cannot go back.

DO $$
DECLARE
  kinds text;
BEGIN
  SELECT string_agg(quote_literal(kind[1]), ', ' ORDER BY place) INTO kinds
    FROM pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''([a-z-]+)''', 'g') WITH ORDINALITY AS found(kind, place)
    WHERE conname = 'event_change_kind_set' AND kind[1] NOT IN ('workshop', 'workshop-phase', 'participant', 'card-group', 'card');
  ALTER TABLE event_change DROP CONSTRAINT event_change_kind_set;
  EXECUTE format('ALTER TABLE event_change ADD CONSTRAINT event_change_kind_set CHECK (kind IN (%s))', kinds);
END $$;

DROP FUNCTION take_hidden_cards(uuid);
DROP FUNCTION count_hidden_cards(uuid);
DROP FUNCTION read_own_hidden_cards(uuid);
DROP FUNCTION withdraw_hidden_card(uuid, uuid, bytea);
DROP FUNCTION rewrite_hidden_card(uuid, uuid, bytea, text, text, text, uuid);
DROP FUNCTION is_own_hidden_card(hidden_card, bytea);
DROP FUNCTION write_hidden_card(uuid, uuid, uuid, uuid, bytea, text, text, text, uuid, text);

CREATE OR REPLACE FUNCTION enter_workspace(wanted_workspace uuid, wanted_person uuid) RETURNS TABLE (member_id uuid, member_name text, member_roles text[])
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM set_config('app.workspace_id', wanted_workspace::text, true);
  RETURN QUERY SELECT m.id, m.name, m.roles FROM membership m
    WHERE m.workspace_id = wanted_workspace AND m.person_id = wanted_person AND m.deleted_at IS NULL;
END $$;
COMMENT ON FUNCTION enter_workspace(uuid, uuid) IS 'Opens a workspace for the transaction and answers with the membership of the person in it, its name and its roles; no row for somebody who is no member.';
DROP FUNCTION app_membership_id();

DROP TABLE hidden_card;
DROP TABLE card;
DROP TABLE card_group;
DROP TABLE participant;
ALTER TABLE workshop DROP CONSTRAINT workshop_workspace_id_id_phase_id_fkey;
DROP TABLE workshop_phase;
DROP TABLE workshop;
