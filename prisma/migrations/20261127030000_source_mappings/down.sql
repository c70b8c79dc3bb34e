-- Takes kept mappings back. It stops where an event tells of one.

DO $$
DECLARE
  kinds text;
BEGIN
  SELECT string_agg(quote_literal(kind[1]), ', ' ORDER BY place) INTO kinds
    FROM pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''([a-z-]+)''', 'g') WITH ORDINALITY AS found(kind, place)
    WHERE conname = 'event_change_kind_set' AND kind[1] NOT IN ('source-mapping');
  ALTER TABLE event_change DROP CONSTRAINT event_change_kind_set;
  EXECUTE format('ALTER TABLE event_change ADD CONSTRAINT event_change_kind_set CHECK (kind IN (%s))', kinds);
END $$;

DROP TABLE source_mapping;
