-- Why: a workshop has all its phases, and may be led by people whose roles in the workspace run none. There are no older rows to repair.

-- 1. The kinds of phase

ALTER TABLE workshop_phase DROP CONSTRAINT workshop_phase_kind_set;
ALTER TABLE workshop_phase ADD CONSTRAINT workshop_phase_kind_set
  CHECK (kind IN ('set-scene', 'brainstorm', 'group', 'choose', 'score', 'control', 'own', 'close'));

-- 2. Who leads

CREATE TABLE co_facilitator (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  register_id UUID NOT NULL,
  workshop_id UUID NOT NULL,
  membership_id UUID NOT NULL,
  deleted_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT co_facilitator_pkey PRIMARY KEY (id),
  CONSTRAINT co_facilitator_workspace_id_register_id_fkey FOREIGN KEY (workspace_id, register_id)
    REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT co_facilitator_workspace_id_register_id_workshop_id_fkey FOREIGN KEY (workspace_id, register_id, workshop_id)
    REFERENCES workshop (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT co_facilitator_workspace_id_membership_id_fkey FOREIGN KEY (workspace_id, membership_id)
    REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX co_facilitator_workspace_id_id_key ON co_facilitator (workspace_id, id);
CREATE UNIQUE INDEX co_facilitator_once ON co_facilitator (workspace_id, workshop_id, membership_id) WHERE deleted_at IS NULL;
CREATE INDEX co_facilitator_workspace_id_register_id_workshop_id_idx ON co_facilitator (workspace_id, register_id, workshop_id);
CREATE INDEX co_facilitator_workspace_id_membership_id_idx ON co_facilitator (workspace_id, membership_id);

ALTER TABLE co_facilitator ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON co_facilitator TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
GRANT SELECT, INSERT, UPDATE ON co_facilitator TO eyes_open_app;
CREATE STATISTICS co_facilitator_place (dependencies) ON workspace_id, register_id FROM co_facilitator;

-- 3. The reveal asks who leads, like the commands that lead do.

CREATE FUNCTION leads_workshop(in_workshop uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
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

-- To read them is to take them out: what it returns is gone from here when the transaction commits, in no order but that of random ids.
CREATE OR REPLACE FUNCTION take_hidden_cards(in_workshop uuid) RETURNS TABLE (
  id uuid, participant_id uuid, text text, trigger text, notice text, category_id uuid, prompt_key text
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT leads_workshop(in_workshop) THEN
    RAISE EXCEPTION 'Hidden cards are revealed by who leads the workshop.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY WITH taken AS (
    DELETE FROM hidden_card h WHERE h.workspace_id = app_workspace_id() AND h.workshop_id = in_workshop RETURNING h.*
  )
  SELECT t.id, t.participant_id, t.text, t.trigger, t.notice, t.category_id, t.prompt_key FROM taken t ORDER BY t.id;
END $$;

-- 4. Events tell of who leads.

DO $$
DECLARE
  kinds text;
BEGIN
  SELECT string_agg(quote_literal(kind[1]), ', ' ORDER BY place) INTO kinds
    FROM pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''([a-z-]+)''', 'g') WITH ORDINALITY AS found(kind, place)
    WHERE conname = 'event_change_kind_set';
  ALTER TABLE event_change DROP CONSTRAINT event_change_kind_set;
  EXECUTE format('ALTER TABLE event_change ADD CONSTRAINT event_change_kind_set CHECK (kind IN (%s, %L))', kinds, 'co-facilitator');
END $$;

-- 5. Words

COMMENT ON TABLE co_facilitator IS 'A member who leads a workshop beside who opened it.';
COMMENT ON COLUMN co_facilitator.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN co_facilitator.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN co_facilitator.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN co_facilitator.workshop_id IS 'Workshop: reference.';
COMMENT ON COLUMN co_facilitator.membership_id IS 'Member: reference, the member who leads too. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN co_facilitator.deleted_at IS 'When it was taken back; null while it holds. Restoring clears it.';
COMMENT ON COLUMN co_facilitator.created_at IS 'When the row was stored.';
COMMENT ON COLUMN co_facilitator.updated_at IS 'When the row was last stored anew.';
COMMENT ON FUNCTION leads_workshop(uuid) IS 'Whether the member who acts leads a workshop: by a role of the workspace, or as its co-facilitator.';
