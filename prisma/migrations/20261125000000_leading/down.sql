-- Takes co-facilitators and the later phases back. It stops where an event tells of one or a workshop has such a phase.

DO $$
DECLARE
  kinds text;
BEGIN
  SELECT string_agg(quote_literal(kind[1]), ', ' ORDER BY place) INTO kinds
    FROM pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''([a-z-]+)''', 'g') WITH ORDINALITY AS found(kind, place)
    WHERE conname = 'event_change_kind_set' AND kind[1] <> 'co-facilitator';
  ALTER TABLE event_change DROP CONSTRAINT event_change_kind_set;
  EXECUTE format('ALTER TABLE event_change ADD CONSTRAINT event_change_kind_set CHECK (kind IN (%s))', kinds);
END $$;

-- To read them is to take them out: what it returns is gone from here when the transaction commits, in no order but that of random ids.
CREATE OR REPLACE FUNCTION take_hidden_cards(in_workshop uuid) RETURNS TABLE (
  id uuid, participant_id uuid, text text, trigger text, notice text, category_id uuid, prompt_key text
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM membership m
    WHERE m.workspace_id = app_workspace_id() AND m.id = app_membership_id() AND m.deleted_at IS NULL AND m.roles && ARRAY['administrator', 'facilitator']
  ) THEN
    RAISE EXCEPTION 'Hidden cards are revealed by who runs the workshop.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY WITH taken AS (
    DELETE FROM hidden_card h WHERE h.workspace_id = app_workspace_id() AND h.workshop_id = in_workshop RETURNING h.*
  )
  SELECT t.id, t.participant_id, t.text, t.trigger, t.notice, t.category_id, t.prompt_key FROM taken t ORDER BY t.id;
END $$;

DROP FUNCTION leads_workshop(uuid);
DROP TABLE co_facilitator;

ALTER TABLE workshop_phase DROP CONSTRAINT workshop_phase_kind_set;
ALTER TABLE workshop_phase ADD CONSTRAINT workshop_phase_kind_set CHECK (kind IN ('set-scene', 'brainstorm', 'group', 'close'));
