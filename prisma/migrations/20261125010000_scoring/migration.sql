-- Why: people choose what is scored today with dots, and score it blind. Candidates, rounds, who has answered, tallies, ballots and minority notes
-- are rows of the register's stream like any other. A dot and a ballot before its reveal are none: like hidden cards they lie in tables on which
-- the application has no right, behind functions that know the workspace and the member from the transaction
-- (docs/decisions/0027-ballots-come-into-being-at-the-reveal.md). Workshops that are there already were held without scoring: theirs would
-- have been named, nobody has voted in them, and everybody who takes part scores.

-- 1. How a workshop scores, and who does

ALTER TABLE workshop ADD COLUMN scoring TEXT, ADD COLUMN dots INTEGER, ADD COLUMN voting TEXT;
UPDATE workshop SET scoring = 'named', dots = 5, voting = 'before';
ALTER TABLE workshop ALTER COLUMN scoring SET NOT NULL, ALTER COLUMN dots SET NOT NULL, ALTER COLUMN voting SET NOT NULL;
ALTER TABLE workshop ADD CONSTRAINT workshop_scoring_set CHECK (scoring IN ('named', 'anonymous'));
ALTER TABLE workshop ADD CONSTRAINT workshop_dots_range CHECK (dots BETWEEN 1 AND 20);
ALTER TABLE workshop ADD CONSTRAINT workshop_voting_set CHECK (voting IN ('before', 'open', 'closed'));

ALTER TABLE participant ADD COLUMN part TEXT;
UPDATE participant SET part = 'scores';
ALTER TABLE participant ALTER COLUMN part SET NOT NULL;
ALTER TABLE participant ADD CONSTRAINT participant_part_set CHECK (part IN ('scores', 'watches'));

-- 2. Rows of the register's stream

CREATE TABLE candidate (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  register_id UUID NOT NULL,
  workshop_id UUID NOT NULL,
  failure_mode_id UUID NOT NULL,
  state TEXT NOT NULL,
  dots INTEGER,
  order_key TEXT COLLATE "C" NOT NULL,
  deleted_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT candidate_pkey PRIMARY KEY (id),
  CONSTRAINT candidate_state_set CHECK (state IN ('open', 'chosen', 'left')),
  CONSTRAINT candidate_dots_range CHECK (dots BETWEEN 0 AND 3000),
  CONSTRAINT candidate_order_key_form CHECK (order_key ~ '^[0-9A-Za-z]{1,120}$'),
  CONSTRAINT candidate_workspace_id_register_id_workshop_id_fkey FOREIGN KEY (workspace_id, register_id, workshop_id)
    REFERENCES workshop (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT candidate_workspace_id_register_id_failure_mode_id_fkey FOREIGN KEY (workspace_id, register_id, failure_mode_id)
    REFERENCES failure_mode (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT candidate_workspace_id_register_id_fkey FOREIGN KEY (workspace_id, register_id)
    REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX candidate_workspace_id_id_key ON candidate (workspace_id, id);
CREATE UNIQUE INDEX candidate_workspace_id_workshop_id_id_key ON candidate (workspace_id, workshop_id, id);
CREATE UNIQUE INDEX candidate_once ON candidate (workspace_id, workshop_id, failure_mode_id) WHERE deleted_at IS NULL;
CREATE INDEX candidate_workspace_id_register_id_workshop_id_idx ON candidate (workspace_id, register_id, workshop_id);
CREATE INDEX candidate_workspace_id_register_id_failure_mode_id_idx ON candidate (workspace_id, register_id, failure_mode_id);

CREATE TABLE scoring_round (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  register_id UUID NOT NULL,
  workshop_id UUID NOT NULL,
  failure_mode_id UUID NOT NULL,
  number INTEGER NOT NULL,
  opened_at TIMESTAMPTZ(3) NOT NULL,
  closes_at TIMESTAMPTZ(3),
  revealed_at TIMESTAMPTZ(3),
  assessment_id UUID,
  agreed_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT scoring_round_pkey PRIMARY KEY (id),
  CONSTRAINT scoring_round_number_range CHECK (number BETWEEN 1 AND 99),
  CONSTRAINT scoring_round_agreed CHECK ((assessment_id IS NULL) = (agreed_at IS NULL) AND (agreed_at IS NULL OR revealed_at IS NOT NULL)),
  CONSTRAINT scoring_round_workspace_id_register_id_workshop_id_fkey FOREIGN KEY (workspace_id, register_id, workshop_id)
    REFERENCES workshop (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT scoring_round_workspace_id_register_id_failure_mode_id_fkey FOREIGN KEY (workspace_id, register_id, failure_mode_id)
    REFERENCES failure_mode (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT scoring_round_workspace_id_assessment_id_fkey FOREIGN KEY (workspace_id, assessment_id)
    REFERENCES assessment (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT scoring_round_workspace_id_register_id_fkey FOREIGN KEY (workspace_id, register_id)
    REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX scoring_round_workspace_id_id_key ON scoring_round (workspace_id, id);
CREATE UNIQUE INDEX scoring_round_workspace_id_workshop_id_id_key ON scoring_round (workspace_id, workshop_id, id);
CREATE UNIQUE INDEX scoring_round_workspace_id_register_id_id_key ON scoring_round (workspace_id, register_id, id);
CREATE UNIQUE INDEX scoring_round_number_once ON scoring_round (workspace_id, workshop_id, failure_mode_id, number);
CREATE UNIQUE INDEX scoring_round_one_hidden ON scoring_round (workspace_id, workshop_id, failure_mode_id) WHERE revealed_at IS NULL;
CREATE INDEX scoring_round_workspace_id_register_id_workshop_id_idx ON scoring_round (workspace_id, register_id, workshop_id);
CREATE INDEX scoring_round_workspace_id_register_id_failure_mode_id_idx ON scoring_round (workspace_id, register_id, failure_mode_id);
CREATE INDEX scoring_round_workspace_id_assessment_id_idx ON scoring_round (workspace_id, assessment_id);

CREATE TABLE answer (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  register_id UUID NOT NULL,
  round_id UUID NOT NULL,
  participant_id UUID NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT answer_pkey PRIMARY KEY (id),
  CONSTRAINT answer_workspace_id_register_id_round_id_fkey FOREIGN KEY (workspace_id, register_id, round_id)
    REFERENCES scoring_round (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT answer_workspace_id_participant_id_fkey FOREIGN KEY (workspace_id, participant_id)
    REFERENCES participant (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT answer_workspace_id_register_id_fkey FOREIGN KEY (workspace_id, register_id)
    REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX answer_workspace_id_id_key ON answer (workspace_id, id);
CREATE UNIQUE INDEX answer_once ON answer (workspace_id, round_id, participant_id);
CREATE INDEX answer_workspace_id_register_id_round_id_idx ON answer (workspace_id, register_id, round_id);
CREATE INDEX answer_workspace_id_participant_id_idx ON answer (workspace_id, participant_id);

CREATE TABLE round_tally (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  register_id UUID NOT NULL,
  round_id UUID NOT NULL,
  factor TEXT NOT NULL,
  ones INTEGER NOT NULL,
  twos INTEGER NOT NULL,
  threes INTEGER NOT NULL,
  fours INTEGER NOT NULL,
  fives INTEGER NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT round_tally_pkey PRIMARY KEY (id),
  CONSTRAINT round_tally_factor_set CHECK (factor IN ('likelihood', 'impact', 'detectability', 'recoverability', 'blastRadius')),
  CONSTRAINT round_tally_ones_range CHECK (ones BETWEEN 0 AND 1000),
  CONSTRAINT round_tally_twos_range CHECK (twos BETWEEN 0 AND 1000),
  CONSTRAINT round_tally_threes_range CHECK (threes BETWEEN 0 AND 1000),
  CONSTRAINT round_tally_fours_range CHECK (fours BETWEEN 0 AND 1000),
  CONSTRAINT round_tally_fives_range CHECK (fives BETWEEN 0 AND 1000),
  CONSTRAINT round_tally_workspace_id_register_id_round_id_fkey FOREIGN KEY (workspace_id, register_id, round_id)
    REFERENCES scoring_round (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT round_tally_workspace_id_register_id_fkey FOREIGN KEY (workspace_id, register_id)
    REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX round_tally_workspace_id_id_key ON round_tally (workspace_id, id);
CREATE UNIQUE INDEX round_tally_once ON round_tally (workspace_id, round_id, factor);
CREATE INDEX round_tally_workspace_id_register_id_round_id_idx ON round_tally (workspace_id, register_id, round_id);

CREATE TABLE ballot (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  register_id UUID NOT NULL,
  round_id UUID NOT NULL,
  participant_id UUID,
  stance TEXT NOT NULL,
  likelihood SMALLINT,
  impact SMALLINT,
  detectability SMALLINT,
  recoverability SMALLINT,
  blast_radius SMALLINT,
  confidence TEXT,
  reason TEXT,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT ballot_pkey PRIMARY KEY (id),
  CONSTRAINT ballot_stance_set CHECK (stance IN ('scores', 'passes')),
  CONSTRAINT ballot_likelihood_range CHECK (likelihood BETWEEN 1 AND 5),
  CONSTRAINT ballot_impact_range CHECK (impact BETWEEN 1 AND 5),
  CONSTRAINT ballot_detectability_range CHECK (detectability BETWEEN 1 AND 5),
  CONSTRAINT ballot_recoverability_range CHECK (recoverability BETWEEN 1 AND 5),
  CONSTRAINT ballot_blast_radius_range CHECK (blast_radius BETWEEN 1 AND 5),
  CONSTRAINT ballot_whole CHECK (num_nonnulls(likelihood, impact, detectability, recoverability, blast_radius) = CASE stance WHEN 'scores' THEN 5 ELSE 0 END),
  CONSTRAINT ballot_confidence_set CHECK (confidence IN ('low', 'medium', 'high')),
  CONSTRAINT ballot_reason_length CHECK (char_length(reason) <= 1000),
  CONSTRAINT ballot_workspace_id_register_id_round_id_fkey FOREIGN KEY (workspace_id, register_id, round_id)
    REFERENCES scoring_round (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT ballot_workspace_id_participant_id_fkey FOREIGN KEY (workspace_id, participant_id)
    REFERENCES participant (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT ballot_workspace_id_register_id_fkey FOREIGN KEY (workspace_id, register_id)
    REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX ballot_workspace_id_id_key ON ballot (workspace_id, id);
CREATE UNIQUE INDEX ballot_once ON ballot (workspace_id, round_id, participant_id);
CREATE INDEX ballot_workspace_id_register_id_round_id_idx ON ballot (workspace_id, register_id, round_id);
CREATE INDEX ballot_workspace_id_participant_id_idx ON ballot (workspace_id, participant_id);

CREATE TABLE minority_note (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  register_id UUID NOT NULL,
  round_id UUID NOT NULL,
  factor TEXT,
  text TEXT NOT NULL,
  participant_id UUID NOT NULL,
  deleted_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT minority_note_pkey PRIMARY KEY (id),
  CONSTRAINT minority_note_factor_set CHECK (factor IN ('likelihood', 'impact', 'detectability', 'recoverability', 'blastRadius')),
  CONSTRAINT minority_note_text_length CHECK (char_length(text) <= 1000 AND btrim(text) <> ''),
  CONSTRAINT minority_note_workspace_id_register_id_round_id_fkey FOREIGN KEY (workspace_id, register_id, round_id)
    REFERENCES scoring_round (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT minority_note_workspace_id_participant_id_fkey FOREIGN KEY (workspace_id, participant_id)
    REFERENCES participant (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT minority_note_workspace_id_register_id_fkey FOREIGN KEY (workspace_id, register_id)
    REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX minority_note_workspace_id_id_key ON minority_note (workspace_id, id);
CREATE INDEX minority_note_workspace_id_register_id_round_id_idx ON minority_note (workspace_id, register_id, round_id);
CREATE INDEX minority_note_workspace_id_participant_id_idx ON minority_note (workspace_id, participant_id);

-- 3. What nobody sees before its time: one row for each candidate that somebody gave dots, one ballot of each who answered.

CREATE TABLE hidden_dot (
  workspace_id UUID NOT NULL,
  register_id UUID NOT NULL,
  workshop_id UUID NOT NULL,
  candidate_id UUID NOT NULL,
  participant_id UUID NOT NULL,
  dots INTEGER NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT hidden_dot_pkey PRIMARY KEY (workspace_id, workshop_id, candidate_id, participant_id),
  CONSTRAINT hidden_dot_dots_range CHECK (dots BETWEEN 1 AND 3),
  CONSTRAINT hidden_dot_workspace_id_register_id_workshop_id_fkey FOREIGN KEY (workspace_id, register_id, workshop_id)
    REFERENCES workshop (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT hidden_dot_workspace_id_workshop_id_candidate_id_fkey FOREIGN KEY (workspace_id, workshop_id, candidate_id)
    REFERENCES candidate (workspace_id, workshop_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT hidden_dot_workspace_id_workshop_id_participant_id_fkey FOREIGN KEY (workspace_id, workshop_id, participant_id)
    REFERENCES participant (workspace_id, workshop_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX hidden_dot_workspace_id_register_id_workshop_id_idx ON hidden_dot (workspace_id, register_id, workshop_id);
CREATE INDEX hidden_dot_workspace_id_workshop_id_participant_id_idx ON hidden_dot (workspace_id, workshop_id, participant_id);

CREATE TABLE hidden_ballot (
  workspace_id UUID NOT NULL,
  register_id UUID NOT NULL,
  workshop_id UUID NOT NULL,
  round_id UUID NOT NULL,
  participant_id UUID NOT NULL,
  stance TEXT NOT NULL,
  likelihood SMALLINT,
  impact SMALLINT,
  detectability SMALLINT,
  recoverability SMALLINT,
  blast_radius SMALLINT,
  confidence TEXT,
  reason TEXT,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT hidden_ballot_pkey PRIMARY KEY (workspace_id, workshop_id, round_id, participant_id),
  CONSTRAINT hidden_ballot_stance_set CHECK (stance IN ('scores', 'passes')),
  CONSTRAINT hidden_ballot_likelihood_range CHECK (likelihood BETWEEN 1 AND 5),
  CONSTRAINT hidden_ballot_impact_range CHECK (impact BETWEEN 1 AND 5),
  CONSTRAINT hidden_ballot_detectability_range CHECK (detectability BETWEEN 1 AND 5),
  CONSTRAINT hidden_ballot_recoverability_range CHECK (recoverability BETWEEN 1 AND 5),
  CONSTRAINT hidden_ballot_blast_radius_range CHECK (blast_radius BETWEEN 1 AND 5),
  CONSTRAINT hidden_ballot_whole CHECK (num_nonnulls(likelihood, impact, detectability, recoverability, blast_radius) = CASE stance WHEN 'scores' THEN 5 ELSE 0 END),
  CONSTRAINT hidden_ballot_confidence_set CHECK (confidence IN ('low', 'medium', 'high')),
  CONSTRAINT hidden_ballot_reason_length CHECK (char_length(reason) <= 1000),
  CONSTRAINT hidden_ballot_workspace_id_register_id_workshop_id_fkey FOREIGN KEY (workspace_id, register_id, workshop_id)
    REFERENCES workshop (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT hidden_ballot_workspace_id_workshop_id_round_id_fkey FOREIGN KEY (workspace_id, workshop_id, round_id)
    REFERENCES scoring_round (workspace_id, workshop_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT hidden_ballot_workspace_id_workshop_id_participant_id_fkey FOREIGN KEY (workspace_id, workshop_id, participant_id)
    REFERENCES participant (workspace_id, workshop_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX hidden_ballot_workspace_id_register_id_workshop_id_idx ON hidden_ballot (workspace_id, register_id, workshop_id);
CREATE INDEX hidden_ballot_workspace_id_workshop_id_participant_id_idx ON hidden_ballot (workspace_id, workshop_id, participant_id);

-- 4. Row-level security, rights and statistics. The hidden tables have a policy like every table, and the application no right on them.

ALTER TABLE candidate ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON candidate TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE scoring_round ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON scoring_round TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE answer ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON answer TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE round_tally ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON round_tally TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE ballot ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON ballot TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE minority_note ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON minority_note TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE hidden_dot ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON hidden_dot TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE hidden_ballot ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON hidden_ballot TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
GRANT SELECT, INSERT, UPDATE ON candidate, scoring_round, answer, round_tally, ballot, minority_note TO eyes_open_app;
CREATE STATISTICS candidate_place (dependencies) ON workspace_id, register_id FROM candidate;
CREATE STATISTICS scoring_round_place (dependencies) ON workspace_id, register_id FROM scoring_round;
CREATE STATISTICS answer_place (dependencies) ON workspace_id, register_id FROM answer;
CREATE STATISTICS round_tally_place (dependencies) ON workspace_id, register_id FROM round_tally;
CREATE STATISTICS ballot_place (dependencies) ON workspace_id, register_id FROM ballot;
CREATE STATISTICS minority_note_place (dependencies) ON workspace_id, register_id FROM minority_note;
CREATE STATISTICS hidden_dot_place (dependencies) ON workspace_id, register_id FROM hidden_dot;
CREATE STATISTICS hidden_ballot_place (dependencies) ON workspace_id, register_id FROM hidden_ballot;

-- 5. The doors. The workspace and the participant come from the transaction, never from an argument.

CREATE FUNCTION own_participant(in_workshop uuid) RETURNS uuid LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT p.id FROM participant p
  WHERE p.workspace_id = app_workspace_id() AND p.workshop_id = in_workshop AND p.membership_id = app_membership_id()
$$;

-- All dots of one person at once, as a list of candidates with dots: what was there before goes.
CREATE FUNCTION place_hidden_dots(in_register uuid, in_workshop uuid, placed jsonb) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  by_participant uuid := own_participant(in_workshop);
BEGIN
  IF by_participant IS NULL THEN
    RAISE EXCEPTION 'Dots are placed by somebody who takes part.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- Two tabs of one person come one after the other.
  PERFORM FROM participant p WHERE p.workspace_id = app_workspace_id() AND p.id = by_participant FOR NO KEY UPDATE;
  DELETE FROM hidden_dot h WHERE h.workspace_id = app_workspace_id() AND h.workshop_id = in_workshop AND h.participant_id = by_participant;
  INSERT INTO hidden_dot (workspace_id, register_id, workshop_id, candidate_id, participant_id, dots)
    SELECT app_workspace_id(), in_register, in_workshop, one."candidateId", by_participant, one.dots
    FROM jsonb_to_recordset(placed) AS one("candidateId" uuid, dots integer);
END $$;

CREATE FUNCTION read_own_hidden_dots(in_workshop uuid) RETURNS TABLE (candidate_id uuid, dots integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT h.candidate_id, h.dots FROM hidden_dot h
  WHERE h.workspace_id = app_workspace_id() AND h.workshop_id = in_workshop AND h.participant_id = own_participant(in_workshop)
  ORDER BY h.candidate_id
$$;

CREATE FUNCTION count_hidden_voters(in_workshop uuid) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT count(DISTINCT h.participant_id)::integer FROM hidden_dot h WHERE h.workspace_id = app_workspace_id() AND h.workshop_id = in_workshop
$$;

-- To count them is to take them out: who placed what is gone from here when the transaction commits, and was never anywhere else.
CREATE FUNCTION take_hidden_dots(in_workshop uuid) RETURNS TABLE (candidate_id uuid, dots integer)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT leads_workshop(in_workshop) THEN
    RAISE EXCEPTION 'Dots are counted by who leads the workshop.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY WITH taken AS (
    DELETE FROM hidden_dot h WHERE h.workspace_id = app_workspace_id() AND h.workshop_id = in_workshop RETURNING h.*
  )
  SELECT t.candidate_id, sum(t.dots)::integer FROM taken t GROUP BY t.candidate_id ORDER BY t.candidate_id;
END $$;

-- True for the first ballot of its participant in this round; casting again changes it.
CREATE FUNCTION cast_hidden_ballot(
  in_register uuid, in_workshop uuid, in_round uuid, new_stance text, new_likelihood smallint, new_impact smallint, new_detectability smallint,
  new_recoverability smallint, new_blast_radius smallint, new_confidence text, new_reason text
) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  by_participant uuid := own_participant(in_workshop);
  is_first boolean;
BEGIN
  IF by_participant IS NULL THEN
    RAISE EXCEPTION 'A ballot is cast by somebody who takes part.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO hidden_ballot AS h (workspace_id, register_id, workshop_id, round_id, participant_id, stance, likelihood, impact, detectability, recoverability, blast_radius, confidence, reason)
    VALUES (app_workspace_id(), in_register, in_workshop, in_round, by_participant, new_stance, new_likelihood, new_impact, new_detectability,
      new_recoverability, new_blast_radius, new_confidence, new_reason)
    ON CONFLICT (workspace_id, workshop_id, round_id, participant_id) DO UPDATE SET stance = excluded.stance, likelihood = excluded.likelihood,
      impact = excluded.impact, detectability = excluded.detectability, recoverability = excluded.recoverability,
      blast_radius = excluded.blast_radius, confidence = excluded.confidence, reason = excluded.reason, updated_at = now()
    RETURNING h.xmax = 0 INTO is_first;
  RETURN is_first;
END $$;

CREATE FUNCTION read_own_hidden_ballots(in_workshop uuid) RETURNS TABLE (
  round_id uuid, stance text, likelihood smallint, impact smallint, detectability smallint, recoverability smallint, blast_radius smallint,
  confidence text, reason text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT h.round_id, h.stance, h.likelihood, h.impact, h.detectability, h.recoverability, h.blast_radius, h.confidence, h.reason FROM hidden_ballot h
  WHERE h.workspace_id = app_workspace_id() AND h.workshop_id = in_workshop AND h.participant_id = own_participant(in_workshop)
  ORDER BY h.round_id
$$;

-- To read them is to take them out. Where scoring is anonymous nobody stands beside a ballot any more; its id is new and random in any case, so
-- that neither id nor order says when it was cast.
CREATE FUNCTION take_hidden_ballots(in_workshop uuid, in_round uuid) RETURNS TABLE (
  id uuid, participant_id uuid, stance text, likelihood smallint, impact smallint, detectability smallint, recoverability smallint,
  blast_radius smallint, confidence text, reason text
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT leads_workshop(in_workshop) THEN
    RAISE EXCEPTION 'Ballots are revealed by who leads the workshop.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY WITH taken AS (
    DELETE FROM hidden_ballot h WHERE h.workspace_id = app_workspace_id() AND h.workshop_id = in_workshop AND h.round_id = in_round RETURNING h.*
  ), shuffled AS (
    SELECT gen_random_uuid() AS id, CASE WHEN w.scoring = 'named' THEN t.participant_id END AS participant_id, t.stance, t.likelihood, t.impact,
      t.detectability, t.recoverability, t.blast_radius, t.confidence, t.reason
    FROM taken t JOIN workshop w ON w.workspace_id = t.workspace_id AND w.id = t.workshop_id
  )
  SELECT s.* FROM shuffled s ORDER BY s.id;
END $$;

REVOKE ALL ON FUNCTION place_hidden_dots(uuid, uuid, jsonb) FROM PUBLIC;
REVOKE ALL ON FUNCTION read_own_hidden_dots(uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION count_hidden_voters(uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION take_hidden_dots(uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION cast_hidden_ballot(uuid, uuid, uuid, text, smallint, smallint, smallint, smallint, smallint, text, text) FROM PUBLIC;
REVOKE ALL ON FUNCTION read_own_hidden_ballots(uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION take_hidden_ballots(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION place_hidden_dots(uuid, uuid, jsonb) TO eyes_open_app;
GRANT EXECUTE ON FUNCTION read_own_hidden_dots(uuid) TO eyes_open_app;
GRANT EXECUTE ON FUNCTION count_hidden_voters(uuid) TO eyes_open_app;
GRANT EXECUTE ON FUNCTION take_hidden_dots(uuid) TO eyes_open_app;
GRANT EXECUTE ON FUNCTION cast_hidden_ballot(uuid, uuid, uuid, text, smallint, smallint, smallint, smallint, smallint, text, text) TO eyes_open_app;
GRANT EXECUTE ON FUNCTION read_own_hidden_ballots(uuid) TO eyes_open_app;
GRANT EXECUTE ON FUNCTION take_hidden_ballots(uuid, uuid) TO eyes_open_app;

-- 6. Events tell of choosing and scoring.

DO $$
DECLARE
  kinds text;
BEGIN
  SELECT string_agg(quote_literal(kind[1]), ', ' ORDER BY place) INTO kinds
    FROM pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''([a-z-]+)''', 'g') WITH ORDINALITY AS found(kind, place)
    WHERE conname = 'event_change_kind_set';
  ALTER TABLE event_change DROP CONSTRAINT event_change_kind_set;
  EXECUTE format(
    'ALTER TABLE event_change ADD CONSTRAINT event_change_kind_set CHECK (kind IN (%s, %L, %L, %L, %L, %L, %L))',
    kinds, 'candidate', 'scoring-round', 'answer', 'round-tally', 'ballot', 'minority-note'
  );
END $$;

-- 7. Words

COMMENT ON COLUMN workshop.scoring IS 'Scoring: named, or anonymous; decided when the workshop is opened and never changed.';
COMMENT ON COLUMN workshop.dots IS 'Dots of one person: how many each may place, 1 to 20.';
COMMENT ON COLUMN workshop.voting IS 'Voting: before, open while dots may be placed, or closed when they are counted.';
COMMENT ON COLUMN participant.part IS 'Part: scores, or only watches; everybody says it for themselves.';
COMMENT ON TABLE candidate IS 'A failure mode that could be scored in a workshop.';
COMMENT ON COLUMN candidate.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN candidate.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN candidate.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN candidate.workshop_id IS 'Workshop: reference.';
COMMENT ON COLUMN candidate.failure_mode_id IS 'Failure mode: reference, which holds also after it was deleted.';
COMMENT ON COLUMN candidate.state IS 'State: open, chosen to be scored, or left for another day.';
COMMENT ON COLUMN candidate.dots IS 'Dots: how many were placed on it in the last vote, by nobody in particular; null while they are not counted.';
COMMENT ON COLUMN candidate.order_key IS 'Place: fractional order key, sorted by bytes.';
COMMENT ON COLUMN candidate.deleted_at IS 'When it was deleted; null while it lives. Restoring clears it.';
COMMENT ON COLUMN candidate.created_at IS 'When the row was stored.';
COMMENT ON COLUMN candidate.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE scoring_round IS 'One time that a failure mode is scored blind in a workshop. Earlier rounds stay.';
COMMENT ON COLUMN scoring_round.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN scoring_round.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN scoring_round.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN scoring_round.workshop_id IS 'Workshop: reference.';
COMMENT ON COLUMN scoring_round.failure_mode_id IS 'Failure mode: reference, which holds also after it was deleted.';
COMMENT ON COLUMN scoring_round.number IS 'Number: 1 for the first round of a failure mode in its workshop.';
COMMENT ON COLUMN scoring_round.opened_at IS 'Opened: time in UTC of the command.';
COMMENT ON COLUMN scoring_round.closes_at IS 'Closes: the time in UTC from which no more ballots are taken; null for none.';
COMMENT ON COLUMN scoring_round.revealed_at IS 'Revealed: when its ballots came into being; null while they are hidden.';
COMMENT ON COLUMN scoring_round.assessment_id IS 'Assessment: the one that was agreed, or null.';
COMMENT ON COLUMN scoring_round.agreed_at IS 'Agreed: time in UTC; null while nothing is.';
COMMENT ON COLUMN scoring_round.created_at IS 'When the row was stored.';
COMMENT ON COLUMN scoring_round.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE answer IS 'That somebody has answered in a round; never what, and not whether they passed.';
COMMENT ON COLUMN answer.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN answer.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN answer.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN answer.round_id IS 'Round: reference.';
COMMENT ON COLUMN answer.participant_id IS 'Participant: reference, who has answered. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN answer.created_at IS 'When the row was stored.';
COMMENT ON COLUMN answer.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE round_tally IS 'How many gave each level of one factor in a revealed round; who passed counts in none.';
COMMENT ON COLUMN round_tally.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN round_tally.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN round_tally.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN round_tally.round_id IS 'Round: reference.';
COMMENT ON COLUMN round_tally.factor IS 'Factor: which of the five.';
COMMENT ON COLUMN round_tally.ones IS 'How many gave 1.';
COMMENT ON COLUMN round_tally.twos IS 'How many gave 2.';
COMMENT ON COLUMN round_tally.threes IS 'How many gave 3.';
COMMENT ON COLUMN round_tally.fours IS 'How many gave 4.';
COMMENT ON COLUMN round_tally.fives IS 'How many gave 5.';
COMMENT ON COLUMN round_tally.created_at IS 'When the row was stored.';
COMMENT ON COLUMN round_tally.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE ballot IS 'What one person gave in a round. It comes into being at the reveal.';
COMMENT ON COLUMN ballot.id IS 'Random and made at the reveal; it says nothing of when the ballot was cast.';
COMMENT ON COLUMN ballot.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN ballot.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN ballot.round_id IS 'Round: reference.';
COMMENT ON COLUMN ballot.participant_id IS 'Participant: who cast it; null where scoring is anonymous, for ever. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN ballot.stance IS 'Stance: scores, or passes.';
COMMENT ON COLUMN ballot.likelihood IS 'Likelihood: 1 to 5, where 5 is worst; null for who passes.';
COMMENT ON COLUMN ballot.impact IS 'Impact: 1 to 5, where 5 is worst; null for who passes.';
COMMENT ON COLUMN ballot.detectability IS 'Detectability: 1 to 5, where 5 is worst; null for who passes.';
COMMENT ON COLUMN ballot.recoverability IS 'Recoverability: 1 to 5, where 5 is worst; null for who passes.';
COMMENT ON COLUMN ballot.blast_radius IS 'Blast radius: 1 to 5, where 5 is worst; null for who passes.';
COMMENT ON COLUMN ballot.confidence IS 'Confidence: low, medium, high, or null.';
COMMENT ON COLUMN ballot.reason IS 'Reason: plain text, or null. [may hold personal data: free text; kept while the register lives]';
COMMENT ON COLUMN ballot.created_at IS 'When the row was stored.';
COMMENT ON COLUMN ballot.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE minority_note IS 'What somebody holds against the value that was agreed.';
COMMENT ON COLUMN minority_note.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN minority_note.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN minority_note.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN minority_note.round_id IS 'Round: reference.';
COMMENT ON COLUMN minority_note.factor IS 'Factor: the one that it is about, or null.';
COMMENT ON COLUMN minority_note.text IS 'Note: plain text. [may hold personal data: free text; kept while the register lives]';
COMMENT ON COLUMN minority_note.participant_id IS 'Participant: who wrote it. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN minority_note.deleted_at IS 'When it was deleted; null while it lives. Restoring clears it.';
COMMENT ON COLUMN minority_note.created_at IS 'When the row was stored.';
COMMENT ON COLUMN minority_note.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE hidden_dot IS 'Dots that somebody placed, until they are counted. The application has no right on it.';
COMMENT ON COLUMN hidden_dot.workspace_id IS 'The tenant; the functions compare it.';
COMMENT ON COLUMN hidden_dot.register_id IS 'The register of the workshop.';
COMMENT ON COLUMN hidden_dot.workshop_id IS 'The workshop.';
COMMENT ON COLUMN hidden_dot.candidate_id IS 'The candidate.';
COMMENT ON COLUMN hidden_dot.participant_id IS 'Who placed them. [personal data: pointer to a person; kept until the vote is closed]';
COMMENT ON COLUMN hidden_dot.dots IS 'How many, 1 to 3.';
COMMENT ON COLUMN hidden_dot.created_at IS 'When the row was stored.';
COMMENT ON COLUMN hidden_dot.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE hidden_ballot IS 'A ballot before the reveal, one of each participant in a round. The application has no right on it.';
COMMENT ON COLUMN hidden_ballot.workspace_id IS 'The tenant; the functions compare it.';
COMMENT ON COLUMN hidden_ballot.register_id IS 'The register of the workshop.';
COMMENT ON COLUMN hidden_ballot.workshop_id IS 'The workshop.';
COMMENT ON COLUMN hidden_ballot.round_id IS 'The round.';
COMMENT ON COLUMN hidden_ballot.participant_id IS 'Who cast it. [personal data: pointer to a person; kept until the reveal]';
COMMENT ON COLUMN hidden_ballot.stance IS 'Stance: scores, or passes.';
COMMENT ON COLUMN hidden_ballot.likelihood IS 'Likelihood: 1 to 5, where 5 is worst; null for who passes.';
COMMENT ON COLUMN hidden_ballot.impact IS 'Impact: 1 to 5, where 5 is worst; null for who passes.';
COMMENT ON COLUMN hidden_ballot.detectability IS 'Detectability: 1 to 5, where 5 is worst; null for who passes.';
COMMENT ON COLUMN hidden_ballot.recoverability IS 'Recoverability: 1 to 5, where 5 is worst; null for who passes.';
COMMENT ON COLUMN hidden_ballot.blast_radius IS 'Blast radius: 1 to 5, where 5 is worst; null for who passes.';
COMMENT ON COLUMN hidden_ballot.confidence IS 'Confidence: low, medium, high, or null.';
COMMENT ON COLUMN hidden_ballot.reason IS 'Reason: plain text, or null. [may hold personal data: free text; kept until the reveal]';
COMMENT ON COLUMN hidden_ballot.created_at IS 'When the row was stored.';
COMMENT ON COLUMN hidden_ballot.updated_at IS 'When the row was last stored anew.';
COMMENT ON FUNCTION own_participant(uuid) IS 'The participant as whom somebody acts in a workshop; null for who takes no part.';
COMMENT ON FUNCTION place_hidden_dots(uuid, uuid, jsonb) IS 'Places all dots of the participant who acts; those of before go.';
COMMENT ON FUNCTION read_own_hidden_dots(uuid) IS 'The dots of the participant who acts, before they are counted.';
COMMENT ON FUNCTION count_hidden_voters(uuid) IS 'How many people have placed dots: a number and nothing else.';
COMMENT ON FUNCTION take_hidden_dots(uuid) IS 'Counts all dots of a workshop and forgets who placed them; refused to who does not lead it.';
COMMENT ON FUNCTION cast_hidden_ballot(uuid, uuid, uuid, text, smallint, smallint, smallint, smallint, smallint, text, text) IS 'Casts the ballot of the participant who acts, or changes it; true for the first.';
COMMENT ON FUNCTION read_own_hidden_ballots(uuid) IS 'The ballots of the participant who acts in rounds that are not revealed.';
COMMENT ON FUNCTION take_hidden_ballots(uuid, uuid) IS 'Takes all ballots of a round out and hands them over, for the reveal; refused to who does not lead the workshop.';
