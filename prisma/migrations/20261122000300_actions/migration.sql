-- Why: what somebody has promised to do by a day, and the asking that stands between two holders of an owner role. Both are rows like any
-- other, so their commands, events and history come from the declarations. The pages of owners read open failure modes across registers,
-- worst first, for which the indexes at the end hold everything that is read before a page is cut. There are no older rows to repair.

-- 1. Actions: rows of a register

CREATE TABLE action (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  register_id UUID NOT NULL,
  what TEXT NOT NULL,
  membership_id UUID NOT NULL,
  due DATE NOT NULL,
  failure_mode_id UUID,
  control_id UUID,
  state TEXT NOT NULL,
  settled_on DATE,
  deleted_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT action_pkey PRIMARY KEY (id),
  CONSTRAINT action_what_length CHECK (char_length(what) <= 300 AND btrim(what) <> ''),
  CONSTRAINT action_state_set CHECK (state IN ('open', 'done', 'dropped')),
  CONSTRAINT action_settled_day CHECK ((state = 'open') = (settled_on IS NULL)),
  CONSTRAINT action_subject_one CHECK (num_nonnulls(failure_mode_id, control_id) = 1),
  CONSTRAINT action_workspace_id_membership_id_fkey FOREIGN KEY (workspace_id, membership_id)
    REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT action_workspace_id_register_id_failure_mode_id_fkey FOREIGN KEY (workspace_id, register_id, failure_mode_id)
    REFERENCES failure_mode (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT action_workspace_id_register_id_control_id_fkey FOREIGN KEY (workspace_id, register_id, control_id)
    REFERENCES control (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT action_workspace_id_register_id_fkey FOREIGN KEY (workspace_id, register_id)
    REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX action_workspace_id_id_key ON action (workspace_id, id);
CREATE INDEX action_workspace_id_membership_id_idx ON action (workspace_id, membership_id);
CREATE INDEX action_workspace_id_register_id_failure_mode_id_idx ON action (workspace_id, register_id, failure_mode_id);
CREATE INDEX action_workspace_id_register_id_control_id_idx ON action (workspace_id, register_id, control_id);

-- 2. Handing over: rows of the workspace

CREATE TABLE hand_over (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  owner_role_id UUID NOT NULL,
  from_membership_id UUID NOT NULL,
  to_membership_id UUID NOT NULL,
  asked_by_id UUID,
  day DATE NOT NULL,
  state TEXT NOT NULL,
  reason TEXT,
  settled_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT hand_over_pkey PRIMARY KEY (id),
  CONSTRAINT hand_over_state_set CHECK (state IN ('asked', 'accepted', 'refused', 'withdrawn', 'void')),
  CONSTRAINT hand_over_reason_length CHECK (char_length(reason) <= 300),
  CONSTRAINT hand_over_reason_given CHECK (state <> 'refused' OR reason IS NOT NULL),
  CONSTRAINT hand_over_settled CHECK ((state = 'asked') = (settled_at IS NULL)),
  CONSTRAINT hand_over_two_people CHECK (from_membership_id <> to_membership_id),
  CONSTRAINT hand_over_workspace_id_owner_role_id_fkey FOREIGN KEY (workspace_id, owner_role_id)
    REFERENCES owner_role (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT hand_over_workspace_id_from_membership_id_fkey FOREIGN KEY (workspace_id, from_membership_id)
    REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT hand_over_workspace_id_to_membership_id_fkey FOREIGN KEY (workspace_id, to_membership_id)
    REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT hand_over_workspace_id_asked_by_id_fkey FOREIGN KEY (workspace_id, asked_by_id)
    REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT hand_over_workspace_id_fkey FOREIGN KEY (workspace_id)
    REFERENCES workspace (id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX hand_over_workspace_id_id_key ON hand_over (workspace_id, id);
CREATE INDEX hand_over_workspace_id_owner_role_id_idx ON hand_over (workspace_id, owner_role_id);
CREATE INDEX hand_over_workspace_id_from_membership_id_idx ON hand_over (workspace_id, from_membership_id);
CREATE INDEX hand_over_workspace_id_to_membership_id_idx ON hand_over (workspace_id, to_membership_id);
CREATE INDEX hand_over_workspace_id_asked_by_id_idx ON hand_over (workspace_id, asked_by_id);
-- One asking at a time: two acceptances of the same holding would both believe that they follow it.
CREATE UNIQUE INDEX hand_over_asked_once ON hand_over (owner_role_id, from_membership_id) WHERE state = 'asked';

-- 3. One tenant, one view; nothing is deleted

ALTER TABLE action ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON action TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE hand_over ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON hand_over TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
GRANT SELECT, INSERT, UPDATE ON action, hand_over TO eyes_open_app;

-- 4. Events may tell of the new kinds. The set is read and added to, because other migrations of the same days add to it as well.

DO $$
DECLARE
  words text[];
BEGIN
  SELECT array_agg(hit[1]) INTO words
    FROM regexp_matches((SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'event_change_kind_set'), '''([a-z-]+)''', 'g') AS hit;
  ALTER TABLE event_change DROP CONSTRAINT event_change_kind_set;
  EXECUTE format('ALTER TABLE event_change ADD CONSTRAINT event_change_kind_set CHECK (kind IN (%s))',
    (SELECT string_agg(quote_literal(word), ', ') FROM unnest(words || ARRAY['action', 'hand-over']) AS word));
END $$;

-- 5. What the pages of owners read before they cut a page: whole answers from an index, so that the wide rows of failure modes are visited
-- for the few that are shown. Under row-level security only comparisons that cannot leak may use an index: uuid, text and date may.

CREATE INDEX assessment_current_levels ON assessment (workspace_id, failure_mode_id, ordinal DESC)
  INCLUDE (likelihood, impact, detectability, recoverability, blast_radius) WHERE stage = 'current';
CREATE INDEX failure_mode_open ON failure_mode (workspace_id, id) INCLUDE (register_id)
  WHERE deleted_at IS NULL AND status IN ('draft', 'open', 'in-treatment');
CREATE INDEX owner_link_answering ON owner_link (workspace_id, owner_role_id, failure_mode_id) INCLUDE (role_text)
  WHERE deleted_at IS NULL AND part IN ('accountable', 'joint');
CREATE INDEX action_open_due ON action (workspace_id, due, id) INCLUDE (membership_id) WHERE state = 'open' AND deleted_at IS NULL;
CREATE INDEX control_open_due ON control (workspace_id, due, id) INCLUDE (owner_role_id)
  WHERE due IS NOT NULL AND state IN ('proposed', 'planned') AND deleted_at IS NULL;

-- 6. Words

COMMENT ON TABLE action IS 'Something that somebody will do until a day, for a failure mode or for a control of the register.';
COMMENT ON COLUMN action.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN action.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN action.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN action.what IS 'What: one line of plain text.';
COMMENT ON COLUMN action.membership_id IS 'Who: reference. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN action.due IS 'Until: calendar day.';
COMMENT ON COLUMN action.failure_mode_id IS 'Failure mode: reference, or null.';
COMMENT ON COLUMN action.control_id IS 'Control: reference, or null.';
COMMENT ON COLUMN action.state IS 'State: one word of a closed set (open, done, dropped).';
COMMENT ON COLUMN action.settled_on IS 'Done or dropped on: calendar day, or null while open.';
COMMENT ON COLUMN action.deleted_at IS 'When it was deleted; null while it lives. Restoring clears it.';
COMMENT ON COLUMN action.created_at IS 'When the row was stored.';
COMMENT ON COLUMN action.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE hand_over IS 'The asking whether a member takes an owner role over from its holder, and what became of it.';
COMMENT ON COLUMN hand_over.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN hand_over.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN hand_over.owner_role_id IS 'Owner role: reference.';
COMMENT ON COLUMN hand_over.from_membership_id IS 'Holder: reference. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN hand_over.to_membership_id IS 'Receiver: reference. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN hand_over.asked_by_id IS 'Asked by: reference, or null for the command line. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN hand_over.day IS 'From: calendar day.';
COMMENT ON COLUMN hand_over.state IS 'State: one word of a closed set (asked, accepted, refused, withdrawn, void).';
COMMENT ON COLUMN hand_over.reason IS 'Reason: one line of plain text, or null. [may hold personal data: free text; kept while the workspace lives]';
COMMENT ON COLUMN hand_over.settled_at IS 'Settled: time in UTC, or null while it is asked.';
COMMENT ON COLUMN hand_over.created_at IS 'When the row was stored.';
COMMENT ON COLUMN hand_over.updated_at IS 'When the row was last stored anew.';
