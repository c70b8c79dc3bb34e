-- Why: who leads a workshop changes its phases while it goes on, points everybody at one thing, sees who is ready, removes a card and hands
-- the lead on (docs/decisions/0029-who-leads-and-what-was-held.md). Of workshops that are there the phases up to the one in which they stand
-- have begun: when exactly is in their events, so the moment of their opening stands for it.

-- 1. Phases are changed and left out until they begin.

ALTER TABLE workshop_phase ADD COLUMN began_at TIMESTAMPTZ(3), ADD COLUMN deleted_at TIMESTAMPTZ(3);
UPDATE workshop_phase p SET began_at = w.opened_at
  FROM workshop w JOIN workshop_phase now ON now.workspace_id = w.workspace_id AND now.workshop_id = w.id AND now.id = w.phase_id
  WHERE p.workspace_id = w.workspace_id AND p.workshop_id = w.id AND (p.order_key, p.id) <= (now.order_key, now.id);
ALTER TABLE workshop_phase ADD CONSTRAINT workshop_phase_begun_stays CHECK (began_at IS NULL OR deleted_at IS NULL);

-- 2. What everybody is pointed at. It is a row of some kind or a part of a page, so no foreign key fits; what has gone is shown to nobody.

ALTER TABLE workshop ADD COLUMN focus_kind TEXT, ADD COLUMN focus_id TEXT, ADD COLUMN focus_since TIMESTAMPTZ(3);
ALTER TABLE workshop ADD CONSTRAINT workshop_focus_kind_set CHECK (focus_kind IN ('card', 'card-group', 'failure-mode', 'part'));
ALTER TABLE workshop ADD CONSTRAINT workshop_focus_id_length CHECK (char_length(focus_id) <= 80);
ALTER TABLE workshop ADD CONSTRAINT workshop_focus_whole CHECK (num_nonnulls(focus_kind, focus_id, focus_since) IN (0, 3));

-- 3. Who is ready

ALTER TABLE participant ADD COLUMN ready_for TIMESTAMPTZ(3);

-- 4. A card that was removed from the table

ALTER TABLE card DROP CONSTRAINT card_state_set;
ALTER TABLE card ADD CONSTRAINT card_state_set CHECK (state IN ('open', 'parked', 'removed'));

-- 5. The facilitator leads, whatever their roles in the workspace: the lead may have been handed to them.

CREATE OR REPLACE FUNCTION leads_workshop(in_workshop uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT EXISTS (
    SELECT FROM membership m
    WHERE m.workspace_id = app_workspace_id() AND m.id = app_membership_id() AND m.deleted_at IS NULL AND (
      m.roles && ARRAY['administrator', 'facilitator']
      OR EXISTS (SELECT FROM workshop w WHERE w.workspace_id = m.workspace_id AND w.id = in_workshop AND w.facilitator_id = m.id)
      OR EXISTS (
        SELECT FROM co_facilitator c
        WHERE c.workspace_id = m.workspace_id AND c.workshop_id = in_workshop AND c.membership_id = m.id AND c.deleted_at IS NULL
      )
    )
  )
$$;

-- 6. Words

COMMENT ON COLUMN workshop.facilitator_id IS 'Facilitator: reference, the member who leads it: who opened it, or whom the lead was handed to. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN workshop.focus_kind IS 'Everybody looks at a: kind of thing, or null.';
COMMENT ON COLUMN workshop.focus_id IS 'Everybody looks at: the id of the row, or the name of the part of the page; null for nothing.';
COMMENT ON COLUMN workshop.focus_since IS 'Everybody looks since: time in UTC; null for nothing.';
COMMENT ON COLUMN workshop_phase.began_at IS 'Began: when it was last entered; null while it is to come.';
COMMENT ON COLUMN workshop_phase.deleted_at IS 'When it was left out; null while it belongs to the agenda. Restoring clears it.';
COMMENT ON COLUMN participant.ready_for IS 'Ready for the phase of: the beginning of the phase for which they say that they are ready; null for none.';
COMMENT ON COLUMN card.state IS 'State: open, parked for another day, or removed from the table by who leads.';
COMMENT ON FUNCTION leads_workshop(uuid) IS 'Whether the member who acts leads a workshop: by a role of the workspace, as its facilitator, or as its co-facilitator.';
