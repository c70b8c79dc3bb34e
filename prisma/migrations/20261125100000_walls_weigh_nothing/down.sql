-- Takes back the words of the wall; it holds the same people out in the earlier ones.

ALTER POLICY guest ON workshop USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE id = app_guest_workshop_id() END)
  WITH CHECK (app_guest_workshop_id() IS NULL);
ALTER POLICY guest ON workshop_phase USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE workshop_id = app_guest_workshop_id() END)
  WITH CHECK (app_guest_workshop_id() IS NULL);
ALTER POLICY guest ON card USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE workshop_id = app_guest_workshop_id() END)
  WITH CHECK (app_guest_workshop_id() IS NULL);
ALTER POLICY guest ON card_group USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE workshop_id = app_guest_workshop_id() END)
  WITH CHECK (app_guest_workshop_id() IS NULL);
ALTER POLICY guest ON co_facilitator USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE workshop_id = app_guest_workshop_id() END)
  WITH CHECK (app_guest_workshop_id() IS NULL);
ALTER POLICY guest ON candidate USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE workshop_id = app_guest_workshop_id() END)
  WITH CHECK (app_guest_workshop_id() IS NULL);
ALTER POLICY guest ON scoring_round USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE workshop_id = app_guest_workshop_id() END)
  WITH CHECK (app_guest_workshop_id() IS NULL);
ALTER POLICY guest ON participant USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE workshop_id = app_guest_workshop_id() END)
  WITH CHECK (app_guest_workshop_id() IS NULL OR (workshop_id = app_guest_workshop_id() AND membership_id = app_membership_id()));
ALTER POLICY guest ON register USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE id = app_guest_register_id() END)
  WITH CHECK (app_guest_workshop_id() IS NULL);
ALTER POLICY guest ON category USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE register_id = app_guest_register_id() END)
  WITH CHECK (app_guest_workshop_id() IS NULL);
ALTER POLICY guest ON membership USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE id = app_membership_id() END)
  WITH CHECK (app_guest_workshop_id() IS NULL);
ALTER POLICY guest ON stream USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE id = app_guest_register_id() END)
  WITH CHECK (app_guest_workshop_id() IS NULL OR id = app_guest_register_id());
ALTER POLICY guest ON command USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE person_id IS NULL END)
  WITH CHECK (app_guest_workshop_id() IS NULL OR person_id IS NULL);
ALTER POLICY guest ON answer USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE EXISTS (SELECT FROM scoring_round r WHERE r.workspace_id = answer.workspace_id AND r.id = answer.round_id) END)
  WITH CHECK (app_guest_workshop_id() IS NULL OR participant_id = own_participant(app_guest_workshop_id()));
ALTER POLICY guest ON round_tally USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE EXISTS (SELECT FROM scoring_round r WHERE r.workspace_id = round_tally.workspace_id AND r.id = round_tally.round_id) END)
  WITH CHECK (app_guest_workshop_id() IS NULL);

DO $$
DECLARE
  walled record;
BEGIN
  FOR walled IN
    SELECT c.relname, p.polcmd FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
    WHERE p.polname = 'guest' AND pg_get_expr(p.polqual, p.polrelid) = 'acts_as_member()' ORDER BY 1
  LOOP
    EXECUTE format('ALTER POLICY guest ON %I USING (app_guest_workshop_id() IS NULL)', walled.relname);
    IF walled.polcmd = '*' THEN
      EXECUTE format('ALTER POLICY guest ON %I WITH CHECK (app_guest_workshop_id() IS NULL)', walled.relname);
    END IF;
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION close_to_guests() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
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

DROP FUNCTION is_member_or(boolean);
DROP FUNCTION acts_as_member();
