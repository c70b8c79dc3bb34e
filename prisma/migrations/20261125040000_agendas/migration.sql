-- Why: a meeting has an agenda that somebody chose: one of ours, or one of the workspace's own, copied into it when it is opened. A risk review
-- has a list of what is looked at. Whoever gets something in a meeting takes it on or does not. And a meeting that everybody forgot closes
-- itself, by a job that comes through a door of its own; what was written in it and never revealed is destroyed a month later.

-- 1. Which agenda a workshop was held by. Those that were held before had the one that there was.

ALTER TABLE workshop ADD COLUMN agenda_key TEXT NOT NULL DEFAULT 'pre-mortem';
ALTER TABLE workshop ADD COLUMN agenda_name TEXT NOT NULL DEFAULT '60-minute pre-mortem';
ALTER TABLE workshop ALTER COLUMN agenda_key DROP DEFAULT;
ALTER TABLE workshop ALTER COLUMN agenda_name DROP DEFAULT;
ALTER TABLE workshop ADD CONSTRAINT workshop_agenda_key_set CHECK (agenda_key IN ('pre-mortem', 're-score', 'migration', 'integration', 'risk-review'));
ALTER TABLE workshop ADD CONSTRAINT workshop_agenda_name_length CHECK (char_length(agenda_name) <= 120 AND btrim(agenda_name) <> '');

-- 2. Agendas of a workspace's own. The phases are one text, because they are changed as a whole and asked for as a whole, and nothing points at one.

CREATE TABLE agenda_template (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  owner_id UUID NOT NULL,
  name TEXT NOT NULL,
  purpose TEXT,
  plan TEXT NOT NULL,
  deleted_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT agenda_template_pkey PRIMARY KEY (id),
  CONSTRAINT agenda_template_name_length CHECK (char_length(name) <= 120 AND btrim(name) <> ''),
  CONSTRAINT agenda_template_purpose_length CHECK (char_length(purpose) <= 500),
  CONSTRAINT agenda_template_plan_length CHECK (char_length(plan) <= 20000 AND btrim(plan) <> ''),
  CONSTRAINT agenda_template_plan_json CHECK (jsonb_typeof(plan::jsonb) = 'object'),
  CONSTRAINT agenda_template_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id)
    REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX agenda_template_workspace_id_owner_id_idx ON agenda_template (workspace_id, owner_id);

-- 3. What a risk review looks at

CREATE TABLE meeting_input (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  register_id UUID NOT NULL,
  workshop_id UUID NOT NULL,
  title TEXT NOT NULL,
  state TEXT NOT NULL,
  note TEXT,
  order_key TEXT COLLATE "C" NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT meeting_input_pkey PRIMARY KEY (id),
  CONSTRAINT meeting_input_title_length CHECK (char_length(title) <= 120 AND btrim(title) <> ''),
  CONSTRAINT meeting_input_state_set CHECK (state IN ('open', 'there', 'missing')),
  CONSTRAINT meeting_input_note_length CHECK (char_length(note) <= 500),
  CONSTRAINT meeting_input_order_key_form CHECK (order_key ~ '^[0-9A-Za-z]{1,120}$'),
  CONSTRAINT meeting_input_workspace_id_register_id_fkey FOREIGN KEY (workspace_id, register_id)
    REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT meeting_input_workspace_id_register_id_workshop_id_fkey FOREIGN KEY (workspace_id, register_id, workshop_id)
    REFERENCES workshop (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX meeting_input_workspace_id_register_id_workshop_id_idx ON meeting_input (workspace_id, register_id, workshop_id);

-- 4. What somebody took on

CREATE TABLE undertaking (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  register_id UUID NOT NULL,
  workshop_id UUID NOT NULL,
  membership_id UUID NOT NULL,
  owner_link_id UUID,
  action_id UUID,
  control_id UUID,
  terms TEXT NOT NULL,
  deleted_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT undertaking_pkey PRIMARY KEY (id),
  CONSTRAINT undertaking_one_subject CHECK (num_nonnulls(owner_link_id, action_id, control_id) = 1),
  CONSTRAINT undertaking_terms_length CHECK (char_length(terms) <= 10000 AND btrim(terms) <> ''),
  CONSTRAINT undertaking_workspace_id_register_id_fkey FOREIGN KEY (workspace_id, register_id)
    REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT undertaking_workspace_id_register_id_workshop_id_fkey FOREIGN KEY (workspace_id, register_id, workshop_id)
    REFERENCES workshop (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT undertaking_workspace_id_membership_id_fkey FOREIGN KEY (workspace_id, membership_id)
    REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT undertaking_workspace_id_owner_link_id_fkey FOREIGN KEY (workspace_id, owner_link_id)
    REFERENCES owner_link (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT undertaking_workspace_id_action_id_fkey FOREIGN KEY (workspace_id, action_id)
    REFERENCES action (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT undertaking_workspace_id_register_id_control_id_fkey FOREIGN KEY (workspace_id, register_id, control_id)
    REFERENCES control (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX undertaking_workspace_id_register_id_workshop_id_idx ON undertaking (workspace_id, register_id, workshop_id);
CREATE INDEX undertaking_workspace_id_membership_id_idx ON undertaking (workspace_id, membership_id);
CREATE INDEX undertaking_workspace_id_owner_link_id_idx ON undertaking (workspace_id, owner_link_id);
CREATE INDEX undertaking_workspace_id_action_id_idx ON undertaking (workspace_id, action_id);
CREATE INDEX undertaking_workspace_id_register_id_control_id_idx ON undertaking (workspace_id, register_id, control_id);

-- 5. Row-level security, rights and what the planner must know

ALTER TABLE agenda_template ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON agenda_template TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE meeting_input ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON meeting_input TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE undertaking ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON undertaking TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
GRANT SELECT, INSERT, UPDATE ON agenda_template, meeting_input, undertaking TO eyes_open_app;
CREATE STATISTICS meeting_input_place (dependencies) ON workspace_id, register_id FROM meeting_input;
CREATE STATISTICS undertaking_place (dependencies) ON workspace_id, register_id FROM undertaking;

-- 6. What was written for a reveal that never came: its authors alone see it, for a month after the meeting has ended; then nobody does.

CREATE FUNCTION destroy_hidden_cards() RETURNS integer LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH gone AS (
    DELETE FROM hidden_card h USING workshop w
    WHERE h.workspace_id = app_workspace_id() AND w.workspace_id = h.workspace_id AND w.register_id = h.register_id AND w.id = h.workshop_id
      AND w.ended_at < now() - interval '30 days'
    RETURNING h.id
  )
  SELECT count(*)::integer FROM gone
$$;
REVOKE ALL ON FUNCTION destroy_hidden_cards() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION destroy_hidden_cards() TO eyes_open_app;

-- 7. Events tell of all this, and of what a job did. The set is read and lengthened, so that it holds whatever kinds came before.

DO $$
DECLARE
  kinds text;
BEGIN
  SELECT string_agg(quote_literal(kind[1]), ', ' ORDER BY place) INTO kinds
    FROM pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''([a-z-]+)''', 'g') WITH ORDINALITY AS found(kind, place)
    WHERE conname = 'event_change_kind_set';
  ALTER TABLE event_change DROP CONSTRAINT event_change_kind_set;
  EXECUTE format(
    'ALTER TABLE event_change ADD CONSTRAINT event_change_kind_set CHECK (kind IN (%s, %L, %L, %L))',
    kinds, 'agenda-template', 'meeting-input', 'undertaking'
  );
END $$;

ALTER TABLE event DROP CONSTRAINT event_door_set;
ALTER TABLE event ADD CONSTRAINT event_door_set CHECK (door IN ('page', 'api', 'command-line', 'seed', 'job'));

-- 8. Words

COMMENT ON COLUMN workshop.title IS 'Title: one line of plain text; changed by who leads until it ends.';
COMMENT ON COLUMN workshop.scene IS 'Scene: the sentence that says what has failed, and when; changed by who leads until it ends.';
COMMENT ON COLUMN workshop.agenda_key IS 'Agenda: which of ours it was held by, or its own one was made from.';
COMMENT ON COLUMN workshop.agenda_name IS 'Name of the agenda: as it was called when the workshop was opened.';
COMMENT ON TABLE agenda_template IS 'An agenda of the workspace’s own, which a workshop copies when it is opened.';
COMMENT ON COLUMN agenda_template.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN agenda_template.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN agenda_template.owner_id IS 'Kept by: reference, the member who saved it. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN agenda_template.name IS 'Name: one line of plain text.';
COMMENT ON COLUMN agenda_template.purpose IS 'What it is for: plain text, or null.';
COMMENT ON COLUMN agenda_template.plan IS 'Plan: JSON with the agenda that it was made from, its phases and what is looked at; the domain says its form.';
COMMENT ON COLUMN agenda_template.deleted_at IS 'When it was deleted; null while it lives. Restoring clears it.';
COMMENT ON COLUMN agenda_template.created_at IS 'When the row was stored.';
COMMENT ON COLUMN agenda_template.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE meeting_input IS 'Something that a risk review looks at, such as the data model, and whether it was there.';
COMMENT ON COLUMN meeting_input.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN meeting_input.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN meeting_input.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN meeting_input.workshop_id IS 'Workshop: reference.';
COMMENT ON COLUMN meeting_input.title IS 'Input: one line of plain text.';
COMMENT ON COLUMN meeting_input.state IS 'State: nobody has looked yet, it is there, or it is missing.';
COMMENT ON COLUMN meeting_input.note IS 'Note: where it is or why it is missing, or null. [may hold personal data: free text; kept while the register lives]';
COMMENT ON COLUMN meeting_input.order_key IS 'Place: fractional order key, sorted by bytes.';
COMMENT ON COLUMN meeting_input.created_at IS 'When the row was stored.';
COMMENT ON COLUMN meeting_input.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE undertaking IS 'Somebody has said yes to what a meeting gave them: a place in an owner chain, an action or a control.';
COMMENT ON COLUMN undertaking.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN undertaking.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN undertaking.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN undertaking.workshop_id IS 'Workshop: reference, the meeting in which it was said.';
COMMENT ON COLUMN undertaking.membership_id IS 'Member: reference, who said it; nobody says it for somebody else. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN undertaking.owner_link_id IS 'Place in an owner chain, or null.';
COMMENT ON COLUMN undertaking.action_id IS 'Action, or null.';
COMMENT ON COLUMN undertaking.control_id IS 'Control, or null.';
COMMENT ON COLUMN undertaking.terms IS 'Terms: what it said at that moment, to be compared with what it says now. [may hold personal data: free text; kept while the register lives]';
COMMENT ON COLUMN undertaking.deleted_at IS 'When it was taken back; null while it holds. Restoring clears it.';
COMMENT ON COLUMN undertaking.created_at IS 'When the row was stored.';
COMMENT ON COLUMN undertaking.updated_at IS 'When the row was last stored anew.';
COMMENT ON FUNCTION destroy_hidden_cards() IS 'Destroys the hidden cards of meetings that ended 30 days ago and more, and answers with how many they were; nobody has read them.';
