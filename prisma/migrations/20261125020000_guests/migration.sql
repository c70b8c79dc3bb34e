-- Why: people without an account join a workshop by a link, write and score in it, and see and do nothing else, ever. A guest is a membership
-- without a person, bound to one workshop; row-level security closes every table to it but the few of that workshop, so that a verb or a
-- reading that forgets about guests finds nothing (docs/decisions/0028-guests-are-walled-in.md). Old rows need no repair: each has a person.

-- 1. A membership without a person

ALTER TABLE membership ALTER COLUMN person_id DROP NOT NULL;
ALTER TABLE membership ADD COLUMN workshop_id UUID;
ALTER TABLE membership DROP CONSTRAINT membership_roles_set;
ALTER TABLE membership
  ADD CONSTRAINT membership_roles_set CHECK (roles <@ ARRAY['administrator', 'facilitator', 'contributor', 'signer', 'viewer', 'guest']::text[]),
  ADD CONSTRAINT membership_guest_alone CHECK (('guest' = ANY (roles)) = (roles = ARRAY['guest'])),
  ADD CONSTRAINT membership_guest_no_person CHECK (('guest' = ANY (roles)) = (person_id IS NULL)),
  ADD CONSTRAINT membership_guest_one_workshop CHECK (('guest' = ANY (roles)) = (workshop_id IS NOT NULL)),
  ADD CONSTRAINT membership_workspace_id_workshop_id_fkey FOREIGN KEY (workspace_id, workshop_id)
    REFERENCES workshop (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT;
CREATE INDEX membership_workspace_id_workshop_id_idx ON membership (workspace_id, workshop_id);

ALTER TABLE event DROP CONSTRAINT event_role_set;
ALTER TABLE event ADD CONSTRAINT event_role_set CHECK (role IN ('administrator', 'facilitator', 'contributor', 'signer', 'viewer', 'guest', 'invited'));

-- 2. The door of a workshop, and leaving it

ALTER TABLE workshop ADD COLUMN guest_link UUID, ADD COLUMN locked_at TIMESTAMPTZ(3);
CREATE UNIQUE INDEX workshop_guest_link_key ON workshop (guest_link);
ALTER TABLE participant ADD COLUMN removed_at TIMESTAMPTZ(3);

-- 3. The session of a guest, found by the hash of what the cookie holds

CREATE TABLE guest_session (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  membership_id UUID NOT NULL,
  workshop_id UUID NOT NULL,
  token_hash BYTEA NOT NULL,
  expires_at TIMESTAMPTZ(3) NOT NULL,
  revoked_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT guest_session_pkey PRIMARY KEY (id),
  CONSTRAINT guest_session_token_once UNIQUE (token_hash),
  CONSTRAINT guest_session_token_hash_length CHECK (octet_length(token_hash) = 32),
  CONSTRAINT guest_session_workspace_id_membership_id_fkey FOREIGN KEY (workspace_id, membership_id)
    REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT guest_session_workspace_id_workshop_id_fkey FOREIGN KEY (workspace_id, workshop_id)
    REFERENCES workshop (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX guest_session_workspace_id_membership_id_idx ON guest_session (workspace_id, membership_id);
CREATE INDEX guest_session_workspace_id_workshop_id_idx ON guest_session (workspace_id, workshop_id);
ALTER TABLE guest_session ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON guest_session TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
GRANT SELECT, INSERT, UPDATE ON guest_session TO eyes_open_app;

-- 4. The ways in. Both answer the least that the door must know, and take a secret or what only our own link names.

CREATE FUNCTION find_guest_link(wanted uuid) RETURNS TABLE (workspace_id uuid, register_id uuid, workshop_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
  $$ SELECT w.workspace_id, w.register_id, w.id FROM workshop w WHERE w.guest_link = wanted AND w.locked_at IS NULL AND w.ended_at IS NULL $$;

-- What became of a session says why it is over; an unknown or an old one has no row.
CREATE FUNCTION find_guest_session(wanted_hash bytea, moment timestamptz)
  RETURNS TABLE (session_id uuid, workspace_id uuid, membership_id uuid, workshop_id uuid, standing text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT s.id, s.workspace_id, s.membership_id, s.workshop_id, CASE
      WHEN s.revoked_at IS NOT NULL THEN 'left'
      WHEN m.person_id IS NOT NULL THEN 'member'
      WHEN m.deleted_at IS NOT NULL OR EXISTS (
        SELECT FROM participant p
        WHERE p.workspace_id = s.workspace_id AND p.workshop_id = s.workshop_id AND p.membership_id = s.membership_id AND p.removed_at IS NOT NULL
      ) THEN 'removed'
      WHEN w.ended_at IS NOT NULL THEN 'ended'
      ELSE 'inside'
    END
  FROM guest_session s
  JOIN membership m ON m.workspace_id = s.workspace_id AND m.id = s.membership_id
  JOIN workshop w ON w.workspace_id = s.workspace_id AND w.id = s.workshop_id
  WHERE s.token_hash = wanted_hash AND s.expires_at > moment
$$;

-- Opens a workspace for a guest, as enter_workspace does for a member, and tells row-level security the one workshop. For somebody who is no
-- guest of a workshop that goes on, the workspace stays closed.
CREATE FUNCTION enter_as_guest(wanted_workspace uuid, wanted_membership uuid) RETURNS TABLE (
  member_id uuid, member_name text, member_roles text[], workshop_id uuid, register_id uuid, participant_id uuid
) LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM set_config('app.workspace_id', wanted_workspace::text, true);
  SELECT m.id, m.name, m.roles, w.id, w.register_id, p.id INTO member_id, member_name, member_roles, workshop_id, register_id, participant_id
    FROM membership m
    JOIN workshop w ON w.workspace_id = m.workspace_id AND w.id = m.workshop_id AND w.ended_at IS NULL
    LEFT JOIN participant p ON p.workspace_id = m.workspace_id AND p.workshop_id = m.workshop_id AND p.membership_id = m.id
    WHERE m.workspace_id = wanted_workspace AND m.id = wanted_membership AND m.deleted_at IS NULL AND m.roles = ARRAY['guest'] AND p.removed_at IS NULL;
  IF member_id IS NULL THEN
    PERFORM set_config('app.workspace_id', '', true), set_config('app.membership_id', '', true);
    RETURN;
  END IF;
  PERFORM set_config('app.membership_id', member_id::text, true), set_config('app.guest_workshop_id', workshop_id::text, true),
    set_config('app.guest_register_id', register_id::text, true);
  RETURN NEXT;
END $$;

CREATE FUNCTION app_guest_workshop_id() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.guest_workshop_id', true), '')::uuid $$;
CREATE FUNCTION app_guest_register_id() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.guest_register_id', true), '')::uuid $$;

-- Of the hidden named cards of somebody who was removed; of an anonymous card nobody knows whose it is.
CREATE FUNCTION withdraw_hidden_cards_of(in_workshop uuid, of_participant uuid) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  gone integer;
BEGIN
  IF NOT leads_workshop(in_workshop) THEN
    RAISE EXCEPTION 'Hidden cards of others are withdrawn by who leads the workshop.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  DELETE FROM hidden_card h WHERE h.workspace_id = app_workspace_id() AND h.workshop_id = in_workshop AND h.participant_id = of_participant;
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone;
END $$;

REVOKE ALL ON FUNCTION find_guest_link(uuid), find_guest_session(bytea, timestamptz), enter_as_guest(uuid, uuid), withdraw_hidden_cards_of(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_guest_link(uuid), find_guest_session(bytea, timestamptz), enter_as_guest(uuid, uuid), withdraw_hidden_cards_of(uuid, uuid) TO eyes_open_app;

-- 5. The wall. First what a guest may reach: to read of the own workshop, to write the own place in it and what every command writes. Rows are
-- locked through the right to change them, so what may be locked and not changed is refused by the check.
-- Of an OR the planner believes that it lets one row in two hundred through, and then joins row by row what has ten thousand; of a CASE half of them.

CREATE POLICY guest ON workshop AS RESTRICTIVE TO eyes_open_app
  USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE id = app_guest_workshop_id() END) WITH CHECK (app_guest_workshop_id() IS NULL);
CREATE POLICY guest ON workshop_phase AS RESTRICTIVE TO eyes_open_app
  USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE workshop_id = app_guest_workshop_id() END) WITH CHECK (app_guest_workshop_id() IS NULL);
CREATE POLICY guest ON co_facilitator AS RESTRICTIVE TO eyes_open_app
  USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE workshop_id = app_guest_workshop_id() END) WITH CHECK (app_guest_workshop_id() IS NULL);
CREATE POLICY guest ON card_group AS RESTRICTIVE TO eyes_open_app
  USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE workshop_id = app_guest_workshop_id() END) WITH CHECK (app_guest_workshop_id() IS NULL);
CREATE POLICY guest ON card AS RESTRICTIVE TO eyes_open_app
  USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE workshop_id = app_guest_workshop_id() END) WITH CHECK (app_guest_workshop_id() IS NULL);
CREATE POLICY guest ON participant AS RESTRICTIVE TO eyes_open_app
  USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE workshop_id = app_guest_workshop_id() END)
  WITH CHECK (app_guest_workshop_id() IS NULL OR (workshop_id = app_guest_workshop_id() AND membership_id = app_membership_id()));
CREATE POLICY guest ON register AS RESTRICTIVE TO eyes_open_app
  USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE id = app_guest_register_id() END) WITH CHECK (app_guest_workshop_id() IS NULL);
CREATE POLICY guest ON category AS RESTRICTIVE TO eyes_open_app
  USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE register_id = app_guest_register_id() END) WITH CHECK (app_guest_workshop_id() IS NULL);
CREATE POLICY guest ON membership AS RESTRICTIVE TO eyes_open_app
  USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE id = app_membership_id() END) WITH CHECK (app_guest_workshop_id() IS NULL);
CREATE POLICY guest ON stream AS RESTRICTIVE TO eyes_open_app
  USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE id = app_guest_register_id() END) WITH CHECK (app_guest_workshop_id() IS NULL OR id = app_guest_register_id());
CREATE POLICY guest ON command AS RESTRICTIVE TO eyes_open_app
  USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE person_id IS NULL END) WITH CHECK (app_guest_workshop_id() IS NULL OR person_id IS NULL);
CREATE POLICY guest ON event AS RESTRICTIVE FOR SELECT TO eyes_open_app USING (app_guest_workshop_id() IS NULL);
CREATE POLICY guest ON event_change AS RESTRICTIVE FOR SELECT TO eyes_open_app USING (app_guest_workshop_id() IS NULL);

-- A guest's command appends to a history that no guest reads, so the law that looks at the event before looks past the wall.
ALTER FUNCTION refuse_gap() SECURITY DEFINER;
REVOKE ALL ON FUNCTION refuse_gap() FROM PUBLIC;

-- Then everything else. A later migration that makes a table says what guests reach of it, or calls this again.
CREATE FUNCTION close_to_guests() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  open_table text;
BEGIN
  FOR open_table IN
    SELECT c.relname FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
      AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'tenant')
      AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'guest')
    ORDER BY 1
  LOOP
    EXECUTE format('CREATE POLICY guest ON %I AS RESTRICTIVE TO eyes_open_app USING (app_guest_workshop_id() IS NULL) WITH CHECK (app_guest_workshop_id() IS NULL)', open_table);
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION close_to_guests() FROM PUBLIC;
SELECT close_to_guests();

-- The names of who is in a guest's workshop, members and guests; nothing else of a membership.
CREATE FUNCTION read_names_for_guest() RETURNS TABLE (membership_id uuid, member_name text, is_guest boolean, is_inside boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT m.id, m.name, m.roles = ARRAY['guest'], p.removed_at IS NULL AND m.deleted_at IS NULL FROM participant p JOIN membership m ON m.workspace_id = p.workspace_id AND m.id = p.membership_id
  WHERE p.workspace_id = app_workspace_id() AND p.workshop_id = app_guest_workshop_id() ORDER BY m.id
$$;
REVOKE ALL ON FUNCTION read_names_for_guest() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read_names_for_guest() TO eyes_open_app;

-- 6. Words

COMMENT ON COLUMN membership.person_id IS 'Person: reference; null for a guest, until an invitation makes a member of the guest. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN membership.roles IS 'Roles: words of a closed set (administrator, facilitator, contributor, signer, viewer), or guest alone.';
COMMENT ON COLUMN membership.workshop_id IS 'Workshop: the one that a guest is in; null for everybody else.';
COMMENT ON COLUMN workshop.guest_link IS 'Link for guests: names the link by which guests come in, which nobody can work out from it; null while none are let in.';
COMMENT ON COLUMN workshop.locked_at IS 'Locked: since when nobody new joins; null while the door stands open.';
COMMENT ON COLUMN participant.removed_at IS 'Removed: when who leads removed them; null for who is in it. Letting them back in clears it.';
COMMENT ON TABLE guest_session IS 'A browser in which a guest is in a workshop. It lets in while the workshop goes on and the guest is in it.';
COMMENT ON COLUMN guest_session.id IS 'UUIDv7.';
COMMENT ON COLUMN guest_session.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN guest_session.membership_id IS 'The guest. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN guest_session.workshop_id IS 'The workshop.';
COMMENT ON COLUMN guest_session.token_hash IS 'SHA-256 of the token in the cookie; the token itself is in that browser alone.';
COMMENT ON COLUMN guest_session.expires_at IS 'After this time it is good for nothing. It outlives the workshop so that an invitation can still find whose cards these are.';
COMMENT ON COLUMN guest_session.revoked_at IS 'When the guest left; null for one who did not.';
COMMENT ON COLUMN guest_session.created_at IS 'When the row was stored.';
COMMENT ON COLUMN guest_session.updated_at IS 'When the row was last stored anew.';
COMMENT ON FUNCTION find_guest_link(uuid) IS 'The workshop that a link of guests leads to, as long as it lets somebody in.';
COMMENT ON FUNCTION find_guest_session(bytea, timestamptz) IS 'The session behind the hash of a guest’s cookie and what became of it: inside, left, removed, ended or member.';
COMMENT ON FUNCTION enter_as_guest(uuid, uuid) IS 'Opens a workspace for a guest of a workshop that goes on, walled in to that workshop; no row, and nothing opened, for anybody else.';
COMMENT ON FUNCTION app_guest_workshop_id() IS 'The workshop that the guest of this transaction is walled in to; null for everybody else.';
COMMENT ON FUNCTION app_guest_register_id() IS 'The register of that workshop; null for everybody but a guest.';
COMMENT ON FUNCTION withdraw_hidden_cards_of(uuid, uuid) IS 'Takes the hidden named cards of one participant back, for who leads the workshop, unread; answers how many.';
COMMENT ON FUNCTION close_to_guests() IS 'Closes every tenant table that says nothing of guests to them; called by migrations.';
COMMENT ON FUNCTION read_names_for_guest() IS 'The names of who is or was in the workshop of the guest who acts.';
