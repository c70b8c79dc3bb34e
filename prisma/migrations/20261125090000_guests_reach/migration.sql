-- Why: guests choose and score in their workshop like everybody else, so the wall has a gate to what that takes, and closes what came after it was
-- built. Whoever was removed has no place in a workshop to vote or score from. There are no rows to repair.

-- 1. What guests reach of choosing and scoring: to read of the own workshop, to write that they have answered

DROP POLICY guest ON candidate;
CREATE POLICY guest ON candidate AS RESTRICTIVE TO eyes_open_app
  USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE workshop_id = app_guest_workshop_id() END) WITH CHECK (app_guest_workshop_id() IS NULL);
DROP POLICY guest ON scoring_round;
CREATE POLICY guest ON scoring_round AS RESTRICTIVE TO eyes_open_app
  USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE workshop_id = app_guest_workshop_id() END) WITH CHECK (app_guest_workshop_id() IS NULL);
-- The rounds that these subqueries see are those of the own workshop already.
DROP POLICY guest ON answer;
CREATE POLICY guest ON answer AS RESTRICTIVE TO eyes_open_app
  USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE EXISTS (SELECT FROM scoring_round r WHERE r.workspace_id = answer.workspace_id AND r.id = answer.round_id) END)
  WITH CHECK (app_guest_workshop_id() IS NULL OR participant_id = own_participant(app_guest_workshop_id()));
DROP POLICY guest ON round_tally;
CREATE POLICY guest ON round_tally AS RESTRICTIVE TO eyes_open_app
  USING (CASE WHEN app_guest_workshop_id() IS NULL THEN true ELSE EXISTS (SELECT FROM scoring_round r WHERE r.workspace_id = round_tally.workspace_id AND r.id = round_tally.round_id) END)
  WITH CHECK (app_guest_workshop_id() IS NULL);

-- 2. What is scored, in its words: of the failure modes of the own workshop alone

CREATE FUNCTION read_scored_for_guest() RETURNS TABLE (id uuid, code text, title text, scenario text, cause text, effect text, trigger text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT f.id, f.code, f.title, f.scenario, f.cause, f.effect, f.trigger FROM failure_mode f
  WHERE f.workspace_id = app_workspace_id() AND f.register_id = app_guest_register_id() AND f.deleted_at IS NULL AND (
    EXISTS (
      SELECT FROM candidate c
      WHERE c.workspace_id = f.workspace_id AND c.register_id = f.register_id AND c.failure_mode_id = f.id AND c.workshop_id = app_guest_workshop_id() AND c.deleted_at IS NULL
    )
    OR EXISTS (
      SELECT FROM scoring_round r
      WHERE r.workspace_id = f.workspace_id AND r.register_id = f.register_id AND r.failure_mode_id = f.id AND r.workshop_id = app_guest_workshop_id()
    )
  )
  ORDER BY f.id
$$;
REVOKE ALL ON FUNCTION read_scored_for_guest() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read_scored_for_guest() TO eyes_open_app;

-- 3. Whoever was removed has no place any more.

CREATE OR REPLACE FUNCTION own_participant(in_workshop uuid) RETURNS uuid LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT p.id FROM participant p
  WHERE p.workspace_id = app_workspace_id() AND p.workshop_id = in_workshop AND p.membership_id = app_membership_id() AND p.removed_at IS NULL
$$;

-- 4. Tables that came after the wall: agenda_template, meeting_input, undertaking

SELECT close_to_guests();

-- 5. Words

COMMENT ON FUNCTION read_scored_for_guest() IS 'The failure modes that are chosen among or scored in the workshop of the guest who acts: what they say, and nothing of who owns them or how they stand.';
