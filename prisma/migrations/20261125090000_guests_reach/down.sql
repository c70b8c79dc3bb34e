-- Takes the gate back, and opens the tables that came after the wall.

DROP POLICY guest ON candidate;
CREATE POLICY guest ON candidate AS RESTRICTIVE TO eyes_open_app USING (app_guest_workshop_id() IS NULL) WITH CHECK (app_guest_workshop_id() IS NULL);
DROP POLICY guest ON scoring_round;
CREATE POLICY guest ON scoring_round AS RESTRICTIVE TO eyes_open_app USING (app_guest_workshop_id() IS NULL) WITH CHECK (app_guest_workshop_id() IS NULL);
DROP POLICY guest ON answer;
CREATE POLICY guest ON answer AS RESTRICTIVE TO eyes_open_app USING (app_guest_workshop_id() IS NULL) WITH CHECK (app_guest_workshop_id() IS NULL);
DROP POLICY guest ON round_tally;
CREATE POLICY guest ON round_tally AS RESTRICTIVE TO eyes_open_app USING (app_guest_workshop_id() IS NULL) WITH CHECK (app_guest_workshop_id() IS NULL);

DROP FUNCTION read_scored_for_guest();

CREATE OR REPLACE FUNCTION own_participant(in_workshop uuid) RETURNS uuid LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT p.id FROM participant p
  WHERE p.workspace_id = app_workspace_id() AND p.workshop_id = in_workshop AND p.membership_id = app_membership_id()
$$;

DROP POLICY guest ON agenda_template;
DROP POLICY guest ON meeting_input;
DROP POLICY guest ON undertaking;
