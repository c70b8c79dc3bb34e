-- Why: a pre-mortem is held in the product. A workshop, its phases, who takes part, its groups and its cards are rows of the register's
-- stream like any other. What is written before the reveal is none: it lies in a table on which the application has no right, behind six
-- functions that show everybody their own and numbers, and comes into being as rows in the event of the reveal
-- (docs/decisions/0026-cards-come-into-being-at-the-reveal.md). There are no older rows to repair.

-- 1. Rows of the register's stream

CREATE TABLE workshop (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  register_id UUID NOT NULL,
  title TEXT NOT NULL,
  scene TEXT NOT NULL,
  authorship TEXT NOT NULL,
  facilitator_id UUID NOT NULL,
  phase_id UUID NOT NULL,
  timer_ends_at TIMESTAMPTZ(3),
  timer_left INTEGER,
  opened_at TIMESTAMPTZ(3) NOT NULL,
  revealed_at TIMESTAMPTZ(3),
  ended_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT workshop_pkey PRIMARY KEY (id),
  CONSTRAINT workshop_title_length CHECK (char_length(title) <= 120 AND btrim(title) <> ''),
  CONSTRAINT workshop_scene_length CHECK (char_length(scene) <= 300 AND btrim(scene) <> ''),
  CONSTRAINT workshop_authorship_set CHECK (authorship IN ('named', 'anonymous')),
  CONSTRAINT workshop_timer_left_range CHECK (timer_left BETWEEN 0 AND 36000),
  CONSTRAINT workshop_timer_one CHECK (timer_ends_at IS NULL OR timer_left IS NULL),
  CONSTRAINT workshop_workspace_id_register_id_fkey FOREIGN KEY (workspace_id, register_id)
    REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT workshop_workspace_id_facilitator_id_fkey FOREIGN KEY (workspace_id, facilitator_id)
    REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX workshop_workspace_id_id_key ON workshop (workspace_id, id);
CREATE UNIQUE INDEX workshop_workspace_id_register_id_id_key ON workshop (workspace_id, register_id, id);
CREATE INDEX workshop_workspace_id_facilitator_id_idx ON workshop (workspace_id, facilitator_id);
CREATE INDEX workshop_workspace_id_id_phase_id_idx ON workshop (workspace_id, id, phase_id);

CREATE TABLE workshop_phase (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  register_id UUID NOT NULL,
  workshop_id UUID NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  goal TEXT NOT NULL,
  minutes INTEGER NOT NULL,
  say TEXT NOT NULL,
  order_key TEXT COLLATE "C" NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT workshop_phase_pkey PRIMARY KEY (id),
  CONSTRAINT workshop_phase_kind_set CHECK (kind IN ('set-scene', 'brainstorm', 'group', 'close')),
  CONSTRAINT workshop_phase_title_length CHECK (char_length(title) <= 80 AND btrim(title) <> ''),
  CONSTRAINT workshop_phase_goal_length CHECK (char_length(goal) <= 500 AND btrim(goal) <> ''),
  CONSTRAINT workshop_phase_minutes_range CHECK (minutes BETWEEN 1 AND 240),
  CONSTRAINT workshop_phase_say_length CHECK (char_length(say) <= 2000 AND btrim(say) <> ''),
  CONSTRAINT workshop_phase_order_key_form CHECK (order_key ~ '^[0-9A-Za-z]{1,120}$'),
  CONSTRAINT workshop_phase_workspace_id_register_id_fkey FOREIGN KEY (workspace_id, register_id)
    REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT workshop_phase_workspace_id_register_id_workshop_id_fkey FOREIGN KEY (workspace_id, register_id, workshop_id)
    REFERENCES workshop (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX workshop_phase_workspace_id_id_key ON workshop_phase (workspace_id, id);
CREATE UNIQUE INDEX workshop_phase_workspace_id_workshop_id_id_key ON workshop_phase (workspace_id, workshop_id, id);
CREATE INDEX workshop_phase_workspace_id_register_id_workshop_id_idx ON workshop_phase (workspace_id, register_id, workshop_id);

-- A workshop stands in one of its own phases from its first moment, and the two come in one transaction: looked at when it ends.
ALTER TABLE workshop ADD CONSTRAINT workshop_workspace_id_id_phase_id_fkey FOREIGN KEY (workspace_id, id, phase_id)
  REFERENCES workshop_phase (workspace_id, workshop_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE participant (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  register_id UUID NOT NULL,
  workshop_id UUID NOT NULL,
  membership_id UUID NOT NULL,
  written INTEGER NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT participant_pkey PRIMARY KEY (id),
  CONSTRAINT participant_written_range CHECK (written BETWEEN 0 AND 60),
  CONSTRAINT participant_workspace_id_register_id_fkey FOREIGN KEY (workspace_id, register_id)
    REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT participant_workspace_id_register_id_workshop_id_fkey FOREIGN KEY (workspace_id, register_id, workshop_id)
    REFERENCES workshop (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT participant_workspace_id_membership_id_fkey FOREIGN KEY (workspace_id, membership_id)
    REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX participant_workspace_id_id_key ON participant (workspace_id, id);
CREATE UNIQUE INDEX participant_workspace_id_workshop_id_id_key ON participant (workspace_id, workshop_id, id);
CREATE UNIQUE INDEX participant_once ON participant (workspace_id, workshop_id, membership_id);
CREATE INDEX participant_workspace_id_register_id_workshop_id_idx ON participant (workspace_id, register_id, workshop_id);
CREATE INDEX participant_workspace_id_membership_id_idx ON participant (workspace_id, membership_id);

CREATE TABLE card_group (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  register_id UUID NOT NULL,
  workshop_id UUID NOT NULL,
  title TEXT NOT NULL,
  state TEXT NOT NULL,
  failure_mode_id UUID,
  order_key TEXT COLLATE "C" NOT NULL,
  deleted_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT card_group_pkey PRIMARY KEY (id),
  CONSTRAINT card_group_title_length CHECK (char_length(title) <= 300 AND btrim(title) <> ''),
  CONSTRAINT card_group_state_set CHECK (state IN ('open', 'parked')),
  CONSTRAINT card_group_order_key_form CHECK (order_key ~ '^[0-9A-Za-z]{1,120}$'),
  CONSTRAINT card_group_workspace_id_register_id_fkey FOREIGN KEY (workspace_id, register_id)
    REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT card_group_workspace_id_register_id_workshop_id_fkey FOREIGN KEY (workspace_id, register_id, workshop_id)
    REFERENCES workshop (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT card_group_workspace_id_register_id_failure_mode_id_fkey FOREIGN KEY (workspace_id, register_id, failure_mode_id)
    REFERENCES failure_mode (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX card_group_workspace_id_id_key ON card_group (workspace_id, id);
CREATE UNIQUE INDEX card_group_workspace_id_workshop_id_id_key ON card_group (workspace_id, workshop_id, id);
CREATE INDEX card_group_workspace_id_register_id_workshop_id_idx ON card_group (workspace_id, register_id, workshop_id);
CREATE INDEX card_group_workspace_id_register_id_failure_mode_id_idx ON card_group (workspace_id, register_id, failure_mode_id);

CREATE TABLE card (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  register_id UUID NOT NULL,
  workshop_id UUID NOT NULL,
  participant_id UUID,
  text TEXT NOT NULL,
  trigger TEXT,
  notice TEXT,
  category_id UUID,
  prompt_key TEXT,
  card_group_id UUID,
  state TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT card_pkey PRIMARY KEY (id),
  CONSTRAINT card_text_length CHECK (char_length(text) <= 500 AND btrim(text) <> ''),
  CONSTRAINT card_trigger_length CHECK (char_length(trigger) <= 500),
  CONSTRAINT card_notice_length CHECK (char_length(notice) <= 500),
  CONSTRAINT card_prompt_key_length CHECK (char_length(prompt_key) <= 80),
  CONSTRAINT card_state_set CHECK (state IN ('open', 'parked')),
  CONSTRAINT card_workspace_id_register_id_fkey FOREIGN KEY (workspace_id, register_id)
    REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT card_workspace_id_register_id_workshop_id_fkey FOREIGN KEY (workspace_id, register_id, workshop_id)
    REFERENCES workshop (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT card_workspace_id_workshop_id_participant_id_fkey FOREIGN KEY (workspace_id, workshop_id, participant_id)
    REFERENCES participant (workspace_id, workshop_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT card_workspace_id_workshop_id_card_group_id_fkey FOREIGN KEY (workspace_id, workshop_id, card_group_id)
    REFERENCES card_group (workspace_id, workshop_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT card_workspace_id_register_id_category_id_fkey FOREIGN KEY (workspace_id, register_id, category_id)
    REFERENCES category (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX card_workspace_id_id_key ON card (workspace_id, id);
CREATE INDEX card_workspace_id_register_id_workshop_id_idx ON card (workspace_id, register_id, workshop_id);
CREATE INDEX card_workspace_id_workshop_id_participant_id_idx ON card (workspace_id, workshop_id, participant_id);
CREATE INDEX card_workspace_id_workshop_id_card_group_id_idx ON card (workspace_id, workshop_id, card_group_id);
CREATE INDEX card_workspace_id_register_id_category_id_idx ON card (workspace_id, register_id, category_id);

-- 2. What nobody sees before the reveal. A named card has its participant; an anonymous one has the hash of a secret that only its author's
-- browser holds, and neither person nor time.

CREATE TABLE hidden_card (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  register_id UUID NOT NULL,
  workshop_id UUID NOT NULL,
  participant_id UUID,
  secret_hash BYTEA,
  text TEXT NOT NULL,
  trigger TEXT,
  notice TEXT,
  category_id UUID,
  prompt_key TEXT,
  created_at TIMESTAMPTZ(3),
  updated_at TIMESTAMPTZ(3),
  CONSTRAINT hidden_card_pkey PRIMARY KEY (id),
  CONSTRAINT hidden_card_author CHECK (num_nonnulls(participant_id, secret_hash) = 1),
  CONSTRAINT hidden_card_secret_hash_length CHECK (octet_length(secret_hash) = 32),
  CONSTRAINT hidden_card_no_time CHECK (participant_id IS NOT NULL OR (created_at IS NULL AND updated_at IS NULL)),
  CONSTRAINT hidden_card_text_length CHECK (char_length(text) <= 500 AND btrim(text) <> ''),
  CONSTRAINT hidden_card_trigger_length CHECK (char_length(trigger) <= 500),
  CONSTRAINT hidden_card_notice_length CHECK (char_length(notice) <= 500),
  CONSTRAINT hidden_card_prompt_key_length CHECK (char_length(prompt_key) <= 80),
  CONSTRAINT hidden_card_workspace_id_register_id_workshop_id_fkey FOREIGN KEY (workspace_id, register_id, workshop_id)
    REFERENCES workshop (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT hidden_card_workspace_id_workshop_id_participant_id_fkey FOREIGN KEY (workspace_id, workshop_id, participant_id)
    REFERENCES participant (workspace_id, workshop_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT hidden_card_workspace_id_register_id_category_id_fkey FOREIGN KEY (workspace_id, register_id, category_id)
    REFERENCES category (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX hidden_card_workspace_id_register_id_workshop_id_idx ON hidden_card (workspace_id, register_id, workshop_id);
CREATE INDEX hidden_card_workspace_id_workshop_id_participant_id_idx ON hidden_card (workspace_id, workshop_id, participant_id);
CREATE INDEX hidden_card_workspace_id_register_id_category_id_idx ON hidden_card (workspace_id, register_id, category_id);

-- 3. Row-level security and rights. hidden_card has a policy like every table, and the application no right on it.

ALTER TABLE workshop ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON workshop TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE workshop_phase ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON workshop_phase TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE participant ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON participant TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE card_group ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON card_group TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE card ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON card TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE hidden_card ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON hidden_card TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
GRANT SELECT, INSERT, UPDATE ON workshop, workshop_phase, participant, card_group, card TO eyes_open_app;

-- What the planner must know of every table of a register (20261123000300_place_statistics).
CREATE STATISTICS workshop_place (dependencies) ON workspace_id, register_id FROM workshop;
CREATE STATISTICS workshop_phase_place (dependencies) ON workspace_id, register_id FROM workshop_phase;
CREATE STATISTICS participant_place (dependencies) ON workspace_id, register_id FROM participant;
CREATE STATISTICS card_group_place (dependencies) ON workspace_id, register_id FROM card_group;
CREATE STATISTICS card_place (dependencies) ON workspace_id, register_id FROM card;
CREATE STATISTICS hidden_card_place (dependencies) ON workspace_id, register_id FROM hidden_card;

-- 4. Who acts is known to the database as well: the same function as before, which keeps the membership for the transaction.

CREATE OR REPLACE FUNCTION enter_workspace(wanted_workspace uuid, wanted_person uuid) RETURNS TABLE (member_id uuid, member_name text, member_roles text[])
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM set_config('app.workspace_id', wanted_workspace::text, true);
  SELECT m.id, m.name, m.roles INTO member_id, member_name, member_roles FROM membership m
    WHERE m.workspace_id = wanted_workspace AND m.person_id = wanted_person AND m.deleted_at IS NULL;
  PERFORM set_config('app.membership_id', coalesce(member_id::text, ''), true);
  IF member_id IS NOT NULL THEN
    RETURN NEXT;
  END IF;
END $$;
CREATE FUNCTION app_membership_id() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('app.membership_id', true), '')::uuid $$;

-- 5. The six doors to hidden cards. The workspace and the member come from the transaction, never from an argument.

CREATE FUNCTION write_hidden_card(
  new_id uuid, in_register uuid, in_workshop uuid, by_participant uuid, by_secret bytea, new_text text, new_trigger text, new_notice text,
  new_category uuid, new_prompt text
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF by_participant IS NOT NULL AND NOT EXISTS (
    SELECT FROM participant p
    WHERE p.workspace_id = app_workspace_id() AND p.workshop_id = in_workshop AND p.id = by_participant AND p.membership_id = app_membership_id()
  ) THEN
    RAISE EXCEPTION 'A named card is written by its own participant.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO hidden_card (id, workspace_id, register_id, workshop_id, participant_id, secret_hash, text, trigger, notice, category_id, prompt_key,
    created_at, updated_at)
  SELECT new_id, app_workspace_id(), in_register, in_workshop, by_participant, by_secret, new_text, new_trigger, new_notice, new_category, new_prompt,
    written.at, written.at
  FROM (SELECT CASE WHEN by_participant IS NOT NULL THEN now() END AS at) AS written;
END $$;

-- Whether a hidden card is the asker's own: of the member who acts, or of whoever knows the secret.
CREATE FUNCTION is_own_hidden_card(found hidden_card, by_secret bytea) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT found.workspace_id = app_workspace_id() AND coalesce(
    CASE
      WHEN found.participant_id IS NULL THEN found.secret_hash = by_secret
      ELSE EXISTS (
        SELECT FROM participant p
        WHERE p.workspace_id = found.workspace_id AND p.workshop_id = found.workshop_id AND p.id = found.participant_id
          AND p.membership_id = app_membership_id()
      )
    END, false)
$$;

CREATE FUNCTION rewrite_hidden_card(
  which uuid, in_workshop uuid, by_secret bytea, new_text text, new_trigger text, new_notice text, new_category uuid
) RETURNS boolean LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH changed AS (
    UPDATE hidden_card h SET text = new_text, trigger = new_trigger, notice = new_notice, category_id = new_category,
      updated_at = CASE WHEN h.participant_id IS NOT NULL THEN now() END
    WHERE h.id = which AND h.workshop_id = in_workshop AND is_own_hidden_card(h, by_secret) RETURNING h.id
  )
  SELECT EXISTS (SELECT FROM changed)
$$;

CREATE FUNCTION withdraw_hidden_card(which uuid, in_workshop uuid, by_secret bytea) RETURNS boolean
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH gone AS (
    DELETE FROM hidden_card h WHERE h.id = which AND h.workshop_id = in_workshop AND is_own_hidden_card(h, by_secret) RETURNING h.id
  )
  SELECT EXISTS (SELECT FROM gone)
$$;

CREATE FUNCTION read_own_hidden_cards(in_workshop uuid) RETURNS TABLE (
  id uuid, text text, trigger text, notice text, category_id uuid, prompt_key text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT h.id, h.text, h.trigger, h.notice, h.category_id, h.prompt_key FROM hidden_card h
  JOIN participant p ON p.workspace_id = h.workspace_id AND p.workshop_id = h.workshop_id AND p.id = h.participant_id
  WHERE h.workspace_id = app_workspace_id() AND h.workshop_id = in_workshop AND p.membership_id = app_membership_id()
  ORDER BY h.created_at, h.id
$$;

CREATE FUNCTION count_hidden_cards(in_workshop uuid) RETURNS TABLE (category_id uuid, cards integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT h.category_id, count(*)::integer FROM hidden_card h
  WHERE h.workspace_id = app_workspace_id() AND h.workshop_id = in_workshop GROUP BY h.category_id ORDER BY h.category_id
$$;

-- To read them is to take them out: what it returns is gone from here when the transaction commits, in no order but that of random ids.
CREATE FUNCTION take_hidden_cards(in_workshop uuid) RETURNS TABLE (
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

REVOKE ALL ON FUNCTION write_hidden_card(uuid, uuid, uuid, uuid, bytea, text, text, text, uuid, text) FROM PUBLIC;
REVOKE ALL ON FUNCTION rewrite_hidden_card(uuid, uuid, bytea, text, text, text, uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION withdraw_hidden_card(uuid, uuid, bytea) FROM PUBLIC;
REVOKE ALL ON FUNCTION read_own_hidden_cards(uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION count_hidden_cards(uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION take_hidden_cards(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION write_hidden_card(uuid, uuid, uuid, uuid, bytea, text, text, text, uuid, text) TO eyes_open_app;
GRANT EXECUTE ON FUNCTION rewrite_hidden_card(uuid, uuid, bytea, text, text, text, uuid) TO eyes_open_app;
GRANT EXECUTE ON FUNCTION withdraw_hidden_card(uuid, uuid, bytea) TO eyes_open_app;
GRANT EXECUTE ON FUNCTION read_own_hidden_cards(uuid) TO eyes_open_app;
GRANT EXECUTE ON FUNCTION count_hidden_cards(uuid) TO eyes_open_app;
GRANT EXECUTE ON FUNCTION take_hidden_cards(uuid) TO eyes_open_app;

-- 6. Events tell of workshops. The set is read and lengthened rather than written out, so that it holds whatever kinds came before.

DO $$
DECLARE
  kinds text;
BEGIN
  SELECT string_agg(quote_literal(kind[1]), ', ' ORDER BY place) INTO kinds
    FROM pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''([a-z-]+)''', 'g') WITH ORDINALITY AS found(kind, place)
    WHERE conname = 'event_change_kind_set';
  ALTER TABLE event_change DROP CONSTRAINT event_change_kind_set;
  EXECUTE format(
    'ALTER TABLE event_change ADD CONSTRAINT event_change_kind_set CHECK (kind IN (%s, %L, %L, %L, %L, %L))',
    kinds, 'workshop', 'workshop-phase', 'participant', 'card-group', 'card'
  );
END $$;

-- 7. Words

COMMENT ON TABLE workshop IS 'A facilitated meeting on a register.';
COMMENT ON COLUMN workshop.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN workshop.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN workshop.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN workshop.title IS 'Title: one line of plain text.';
COMMENT ON COLUMN workshop.scene IS 'Scene: the sentence that says what has failed, and when.';
COMMENT ON COLUMN workshop.authorship IS 'Cards: named, or anonymous; decided when the workshop is opened and never changed.';
COMMENT ON COLUMN workshop.facilitator_id IS 'Facilitator: reference, the member who opened it. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN workshop.phase_id IS 'Phase: the phase of this workshop in which it stands.';
COMMENT ON COLUMN workshop.timer_ends_at IS 'Timer ends: time in UTC; null while it does not run.';
COMMENT ON COLUMN workshop.timer_left IS 'Timer left: seconds while it is paused; null while it runs.';
COMMENT ON COLUMN workshop.opened_at IS 'Opened: time in UTC of the command.';
COMMENT ON COLUMN workshop.revealed_at IS 'Revealed: when its cards came into being; null while cards may be written in hiding.';
COMMENT ON COLUMN workshop.ended_at IS 'Ended: time in UTC; null while it goes on.';
COMMENT ON COLUMN workshop.created_at IS 'When the row was stored.';
COMMENT ON COLUMN workshop.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE workshop_phase IS 'A phase of a workshop with its words, copied when the workshop was opened: what later agendas say changes no meeting that was held.';
COMMENT ON COLUMN workshop_phase.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN workshop_phase.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN workshop_phase.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN workshop_phase.workshop_id IS 'Workshop: reference.';
COMMENT ON COLUMN workshop_phase.kind IS 'Kind: what is done in it.';
COMMENT ON COLUMN workshop_phase.title IS 'Title: one line of plain text.';
COMMENT ON COLUMN workshop_phase.goal IS 'Goal: what the phase is for, as everybody reads it.';
COMMENT ON COLUMN workshop_phase.minutes IS 'Minutes: how long it is suggested to take, 1 to 240.';
COMMENT ON COLUMN workshop_phase.say IS 'To say: what the facilitator can say.';
COMMENT ON COLUMN workshop_phase.order_key IS 'Place: fractional order key, sorted by bytes.';
COMMENT ON COLUMN workshop_phase.created_at IS 'When the row was stored.';
COMMENT ON COLUMN workshop_phase.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE participant IS 'A member who takes part in a workshop.';
COMMENT ON COLUMN participant.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN participant.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN participant.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN participant.workshop_id IS 'Workshop: reference.';
COMMENT ON COLUMN participant.membership_id IS 'Member: reference, the member who joined. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN participant.written IS 'Cards written: how many named cards they have written, 0 to 60; always 0 where cards are anonymous.';
COMMENT ON COLUMN participant.created_at IS 'When the row was stored.';
COMMENT ON COLUMN participant.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE card_group IS 'Cards of a workshop that mean one failure mode, under a name.';
COMMENT ON COLUMN card_group.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN card_group.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN card_group.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN card_group.workshop_id IS 'Workshop: reference.';
COMMENT ON COLUMN card_group.title IS 'Name: one line of plain text.';
COMMENT ON COLUMN card_group.state IS 'State: open, or parked for another day.';
COMMENT ON COLUMN card_group.failure_mode_id IS 'Failure mode: the one that the group became or belongs to, or null.';
COMMENT ON COLUMN card_group.order_key IS 'Place: fractional order key, sorted by bytes.';
COMMENT ON COLUMN card_group.deleted_at IS 'When it was deleted; null while it lives. Restoring clears it.';
COMMENT ON COLUMN card_group.created_at IS 'When the row was stored.';
COMMENT ON COLUMN card_group.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE card IS 'What somebody wrote in a workshop: a way in which the system failed. It comes into being at the reveal.';
COMMENT ON COLUMN card.id IS 'The random id of the hidden card that it was; it says nothing of when it was written.';
COMMENT ON COLUMN card.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN card.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN card.workshop_id IS 'Workshop: reference.';
COMMENT ON COLUMN card.participant_id IS 'Written by: the participant of a named card; null for an anonymous one, for ever. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN card.text IS 'Failure mode: plain text. [may hold personal data: free text; kept while the register lives]';
COMMENT ON COLUMN card.trigger IS 'Trigger: plain text, or null. [may hold personal data: free text; kept while the register lives]';
COMMENT ON COLUMN card.notice IS 'How we would notice: plain text, or null. [may hold personal data: free text; kept while the register lives]';
COMMENT ON COLUMN card.category_id IS 'Category: the one that its author thought of, or null.';
COMMENT ON COLUMN card.prompt_key IS 'Prompt: the key of the prompt that it answers, or null.';
COMMENT ON COLUMN card.card_group_id IS 'Group: the group that it lies in, or null.';
COMMENT ON COLUMN card.state IS 'State: open, or parked for another day.';
COMMENT ON COLUMN card.created_at IS 'When the row was stored: the moment of the reveal, the same for all.';
COMMENT ON COLUMN card.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE hidden_card IS 'A card before the reveal. The application has no right on it: functions show everybody their own, count, and hand all over at the reveal, when the rows here go.';
COMMENT ON COLUMN hidden_card.id IS 'Random, made by the author’s browser, so that it says nothing of when it was written.';
COMMENT ON COLUMN hidden_card.workspace_id IS 'The tenant; the functions compare it.';
COMMENT ON COLUMN hidden_card.register_id IS 'The register of the workshop.';
COMMENT ON COLUMN hidden_card.workshop_id IS 'The workshop.';
COMMENT ON COLUMN hidden_card.participant_id IS 'Who wrote a named card; null for an anonymous one. [personal data: pointer to a person; kept until the reveal]';
COMMENT ON COLUMN hidden_card.secret_hash IS 'SHA-256 of a secret that only the author’s browser holds, which lets the author change an anonymous card; null for a named one.';
COMMENT ON COLUMN hidden_card.text IS 'Failure mode: plain text. [may hold personal data: free text; kept until the reveal]';
COMMENT ON COLUMN hidden_card.trigger IS 'Trigger: plain text, or null. [may hold personal data: free text; kept until the reveal]';
COMMENT ON COLUMN hidden_card.notice IS 'How we would notice: plain text, or null. [may hold personal data: free text; kept until the reveal]';
COMMENT ON COLUMN hidden_card.category_id IS 'Category: the one that its author thought of, or null.';
COMMENT ON COLUMN hidden_card.prompt_key IS 'Prompt: the key of the prompt that it answers, or null.';
COMMENT ON COLUMN hidden_card.created_at IS 'When a named card was stored; null for an anonymous one, which has no time.';
COMMENT ON COLUMN hidden_card.updated_at IS 'When a named card was last changed; null for an anonymous one.';
COMMENT ON FUNCTION enter_workspace(uuid, uuid) IS 'Opens a workspace for the transaction, remembers the membership of the person in it, and answers with that, its name and its roles; no row for somebody who is no member.';
COMMENT ON FUNCTION app_membership_id() IS 'The membership that acts in this transaction; null for none.';
COMMENT ON FUNCTION write_hidden_card(uuid, uuid, uuid, uuid, bytea, text, text, text, uuid, text) IS 'Stores a card before the reveal: of the participant who acts, or of nobody, with the hash of a secret.';
COMMENT ON FUNCTION is_own_hidden_card(hidden_card, bytea) IS 'Whether a hidden card belongs to the member who acts or, being anonymous, to whoever knows its secret.';
COMMENT ON FUNCTION rewrite_hidden_card(uuid, uuid, bytea, text, text, text, uuid) IS 'Changes a hidden card of one’s own; false where there is none.';
COMMENT ON FUNCTION withdraw_hidden_card(uuid, uuid, bytea) IS 'Takes a hidden card of one’s own back; false where there is none.';
COMMENT ON FUNCTION read_own_hidden_cards(uuid) IS 'The named cards of the member who acts, before the reveal.';
COMMENT ON FUNCTION count_hidden_cards(uuid) IS 'How many hidden cards a workshop has in each category: numbers and nothing else.';
COMMENT ON FUNCTION take_hidden_cards(uuid) IS 'Takes all hidden cards of a workshop out and hands them over, for the reveal; refused to who may not run workshops.';
