-- Takes agendas, inputs and undertakings back. It stops where an event tells of one or came through the door of a job.

ALTER TABLE event DROP CONSTRAINT event_door_set;
ALTER TABLE event ADD CONSTRAINT event_door_set CHECK (door IN ('page', 'api', 'command-line', 'seed'));

DO $$
DECLARE
  kinds text;
BEGIN
  SELECT string_agg(quote_literal(kind[1]), ', ' ORDER BY place) INTO kinds
    FROM pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''([a-z-]+)''', 'g') WITH ORDINALITY AS found(kind, place)
    WHERE conname = 'event_change_kind_set' AND kind[1] NOT IN ('agenda-template', 'meeting-input', 'undertaking');
  ALTER TABLE event_change DROP CONSTRAINT event_change_kind_set;
  EXECUTE format('ALTER TABLE event_change ADD CONSTRAINT event_change_kind_set CHECK (kind IN (%s))', kinds);
END $$;

DROP FUNCTION destroy_hidden_cards();
DROP TABLE undertaking;
DROP TABLE meeting_input;
DROP TABLE agenda_template;
ALTER TABLE workshop DROP COLUMN agenda_name;
ALTER TABLE workshop DROP COLUMN agenda_key;
COMMENT ON COLUMN workshop.title IS 'Title: one line of plain text.';
COMMENT ON COLUMN workshop.scene IS 'Scene: the sentence that says what has failed, and when.';
