-- Takes choosing and scoring back. It stops where an event tells of either: what happened is never changed, so such a database cannot go back.

DO $$
DECLARE
  kinds text;
BEGIN
  SELECT string_agg(quote_literal(kind[1]), ', ' ORDER BY place) INTO kinds
    FROM pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''([a-z-]+)''', 'g') WITH ORDINALITY AS found(kind, place)
    WHERE conname = 'event_change_kind_set' AND kind[1] NOT IN ('candidate', 'scoring-round', 'answer', 'round-tally', 'ballot', 'minority-note');
  ALTER TABLE event_change DROP CONSTRAINT event_change_kind_set;
  EXECUTE format('ALTER TABLE event_change ADD CONSTRAINT event_change_kind_set CHECK (kind IN (%s))', kinds);
END $$;

DROP FUNCTION take_hidden_ballots(uuid, uuid);
DROP FUNCTION read_own_hidden_ballots(uuid);
DROP FUNCTION cast_hidden_ballot(uuid, uuid, uuid, text, smallint, smallint, smallint, smallint, smallint, text, text);
DROP FUNCTION take_hidden_dots(uuid);
DROP FUNCTION count_hidden_voters(uuid);
DROP FUNCTION read_own_hidden_dots(uuid);
DROP FUNCTION place_hidden_dots(uuid, uuid, jsonb);
DROP FUNCTION own_participant(uuid);

DROP TABLE hidden_ballot;
DROP TABLE hidden_dot;
DROP TABLE minority_note;
DROP TABLE ballot;
DROP TABLE round_tally;
DROP TABLE answer;
DROP TABLE scoring_round;
DROP TABLE candidate;

ALTER TABLE participant DROP COLUMN part;
ALTER TABLE workshop DROP COLUMN scoring, DROP COLUMN dots, DROP COLUMN voting;
