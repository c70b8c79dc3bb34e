-- Takes the console back. It stops where a card was removed; phases that were left out come back into their agendas.

CREATE OR REPLACE FUNCTION leads_workshop(in_workshop uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT EXISTS (
    SELECT FROM membership m
    WHERE m.workspace_id = app_workspace_id() AND m.id = app_membership_id() AND m.deleted_at IS NULL AND (
      m.roles && ARRAY['administrator', 'facilitator']
      OR EXISTS (
        SELECT FROM co_facilitator c
        WHERE c.workspace_id = m.workspace_id AND c.workshop_id = in_workshop AND c.membership_id = m.id AND c.deleted_at IS NULL
      )
    )
  )
$$;

ALTER TABLE card DROP CONSTRAINT card_state_set;
ALTER TABLE card ADD CONSTRAINT card_state_set CHECK (state IN ('open', 'parked'));
ALTER TABLE participant DROP COLUMN ready_for;
ALTER TABLE workshop DROP COLUMN focus_kind, DROP COLUMN focus_id, DROP COLUMN focus_since;
ALTER TABLE workshop_phase DROP COLUMN began_at, DROP COLUMN deleted_at;

COMMENT ON COLUMN workshop.facilitator_id IS 'Facilitator: reference, the member who opened it. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN card.state IS 'State: open, or parked for another day.';
COMMENT ON FUNCTION leads_workshop(uuid) IS 'Whether the member who acts leads a workshop: by a role of the workspace, or as its co-facilitator.';
