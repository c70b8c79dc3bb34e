-- Takes guests back. It stops where a guest has ever been: history does not forget who wrote.

DROP FUNCTION read_names_for_guest();
DROP FUNCTION close_to_guests();

DO $$
DECLARE
  walled text;
BEGIN
  FOR walled IN SELECT c.relname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid WHERE p.polname = 'guest' ORDER BY 1 LOOP
    EXECUTE format('DROP POLICY guest ON %I', walled);
  END LOOP;
END $$;

ALTER FUNCTION refuse_gap() SECURITY INVOKER;
GRANT EXECUTE ON FUNCTION refuse_gap() TO PUBLIC;

DROP FUNCTION withdraw_hidden_cards_of(uuid, uuid);
DROP FUNCTION enter_as_guest(uuid, uuid);
DROP FUNCTION find_guest_session(bytea, timestamptz);
DROP FUNCTION find_guest_link(uuid);
DROP FUNCTION app_guest_workshop_id();
DROP FUNCTION app_guest_register_id();
DROP TABLE guest_session;

ALTER TABLE participant DROP COLUMN removed_at;
ALTER TABLE workshop DROP COLUMN guest_link, DROP COLUMN locked_at;

ALTER TABLE event DROP CONSTRAINT event_role_set;
ALTER TABLE event ADD CONSTRAINT event_role_set CHECK (role IN ('administrator', 'facilitator', 'contributor', 'signer', 'viewer', 'invited'));

ALTER TABLE membership
  DROP CONSTRAINT membership_guest_alone,
  DROP CONSTRAINT membership_guest_no_person,
  DROP CONSTRAINT membership_roles_set,
  DROP COLUMN workshop_id,
  ALTER COLUMN person_id SET NOT NULL;
ALTER TABLE membership ADD CONSTRAINT membership_roles_set CHECK (roles <@ ARRAY['administrator', 'facilitator', 'contributor', 'signer', 'viewer']::text[]);
COMMENT ON COLUMN membership.person_id IS 'Person: reference. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN membership.roles IS 'Roles: words of a closed set (administrator, facilitator, contributor, signer, viewer).';
