-- Takes actions and hand-overs back, with the indexes of the owners' pages. Events that tell of them keep their words: where there are
-- any, the closed set of kinds cannot be narrowed and this stops.

DROP INDEX control_open_due;
DROP INDEX owner_link_answering;
DROP INDEX failure_mode_open;
DROP INDEX assessment_current_levels;

DO $$
DECLARE
  words text[];
BEGIN
  SELECT array_agg(hit[1]) INTO words
    FROM regexp_matches((SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'event_change_kind_set'), '''([a-z-]+)''', 'g') AS hit
    WHERE hit[1] NOT IN ('action', 'hand-over');
  ALTER TABLE event_change DROP CONSTRAINT event_change_kind_set;
  EXECUTE format('ALTER TABLE event_change ADD CONSTRAINT event_change_kind_set CHECK (kind IN (%s))',
    (SELECT string_agg(quote_literal(word), ', ') FROM unnest(words) AS word));
END $$;

DROP TABLE hand_over;
DROP TABLE action;
