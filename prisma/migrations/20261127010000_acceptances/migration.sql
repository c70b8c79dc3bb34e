-- Why: a risk that somebody lives with is lived with until a day, by the decision of a person who may make it and did not ask for it. What was asked and what
-- was decided are evidence: rows that nobody rewrites, under the names of that day. A failure mode is accepted only beside such a decision, which a law of the
-- database looks at too; and it counts as open from the moment at which the day has passed or the risk has risen, whatever was recorded by then. Which roles
-- may accept which risks stands beside the roles; those that every workspace began with get what a new one begins with. There are no older acceptances to
-- repair: nothing could set that status.

-- 1. Who may

ALTER TABLE owner_role ADD COLUMN accepts_up_to TEXT,
  ADD CONSTRAINT owner_role_accepts_up_to_set CHECK (accepts_up_to IN ('low', 'moderate', 'high', 'critical'));
UPDATE owner_role SET accepts_up_to = CASE name WHEN 'Ingestion Owner' THEN 'moderate' WHEN 'SRE Lead' THEN 'high' WHEN 'Product Manager' THEN 'critical' END
  WHERE name IN ('Ingestion Owner', 'SRE Lead', 'Product Manager');

-- 2. What was asked, and what was decided. Days are those of UTC.

CREATE TABLE acceptance (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  register_id UUID NOT NULL,
  failure_mode_id UUID NOT NULL,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  reason TEXT NOT NULL,
  conditions TEXT,
  expires_on DATE NOT NULL,
  band TEXT NOT NULL,
  number INTEGER NOT NULL,
  renews_id UUID,
  asked_by_id UUID NOT NULL,
  asked_by_name TEXT NOT NULL,
  asked_at TIMESTAMPTZ(3) NOT NULL,
  ended_at TIMESTAMPTZ(3),
  ended TEXT,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT acceptance_pkey PRIMARY KEY (id),
  CONSTRAINT acceptance_code_length CHECK (char_length(code) <= 40 AND btrim(code) <> ''),
  CONSTRAINT acceptance_title_length CHECK (char_length(title) <= 300 AND btrim(title) <> ''),
  CONSTRAINT acceptance_reason_length CHECK (char_length(reason) <= 2000 AND btrim(reason) <> ''),
  CONSTRAINT acceptance_conditions_length CHECK (char_length(conditions) <= 2000),
  CONSTRAINT acceptance_band_set CHECK (band IN ('low', 'moderate', 'high', 'critical')),
  CONSTRAINT acceptance_number_range CHECK (number BETWEEN 0 AND 999999999),
  CONSTRAINT acceptance_asked_by_name_length CHECK (char_length(asked_by_name) <= 120 AND btrim(asked_by_name) <> ''),
  CONSTRAINT acceptance_ended_set CHECK (ended IN ('withdrawn', 'expired', 'risen', 'renewed')),
  CONSTRAINT acceptance_ended_how CHECK ((ended IS NULL) = (ended_at IS NULL)),
  CONSTRAINT acceptance_days CHECK (expires_on > (asked_at AT TIME ZONE 'UTC')::date AND expires_on <= (asked_at AT TIME ZONE 'UTC')::date + 366),
  CONSTRAINT acceptance_workspace_id_register_id_fkey FOREIGN KEY (workspace_id, register_id)
    REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT acceptance_workspace_id_register_id_failure_mode_id_fkey FOREIGN KEY (workspace_id, register_id, failure_mode_id)
    REFERENCES failure_mode (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT acceptance_workspace_id_asked_by_id_fkey FOREIGN KEY (workspace_id, asked_by_id)
    REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX acceptance_workspace_id_id_key ON acceptance (workspace_id, id);
CREATE UNIQUE INDEX acceptance_workspace_id_register_id_id_key ON acceptance (workspace_id, register_id, id);
CREATE INDEX acceptance_workspace_id_register_id_failure_mode_id_idx ON acceptance (workspace_id, register_id, failure_mode_id);
CREATE INDEX acceptance_workspace_id_register_id_renews_id_idx ON acceptance (workspace_id, register_id, renews_id);
CREATE INDEX acceptance_workspace_id_asked_by_id_idx ON acceptance (workspace_id, asked_by_id);
-- What may still lapse, or waits: few of all that there ever were.
CREATE INDEX acceptance_running ON acceptance (workspace_id, expires_on) WHERE ended_at IS NULL;
ALTER TABLE acceptance ADD CONSTRAINT acceptance_workspace_id_register_id_renews_id_fkey FOREIGN KEY (workspace_id, register_id, renews_id)
    REFERENCES acceptance (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT;

CREATE TABLE acceptance_decision (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  register_id UUID NOT NULL,
  acceptance_id UUID NOT NULL,
  failure_mode_id UUID NOT NULL,
  outcome TEXT NOT NULL,
  owner_role_id UUID NOT NULL,
  role_name TEXT NOT NULL,
  membership_id UUID NOT NULL,
  decider_name TEXT NOT NULL,
  delegation_id UUID,
  on_behalf_of TEXT,
  reason TEXT,
  digest TEXT NOT NULL,
  checked_how TEXT,
  checked_issuer TEXT,
  decided_at TIMESTAMPTZ(3) NOT NULL,
  zone TEXT NOT NULL,
  key_id TEXT NOT NULL,
  seal TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT acceptance_decision_pkey PRIMARY KEY (id),
  CONSTRAINT acceptance_decision_outcome_set CHECK (outcome IN ('approved', 'refused')),
  CONSTRAINT acceptance_decision_role_name_length CHECK (char_length(role_name) <= 120 AND btrim(role_name) <> ''),
  CONSTRAINT acceptance_decision_decider_name_length CHECK (char_length(decider_name) <= 120 AND btrim(decider_name) <> ''),
  CONSTRAINT acceptance_decision_on_behalf_of_length CHECK (char_length(on_behalf_of) <= 160),
  CONSTRAINT acceptance_decision_delegation_printed CHECK ((delegation_id IS NULL) = (on_behalf_of IS NULL)),
  CONSTRAINT acceptance_decision_reason_length CHECK (char_length(reason) <= 2000),
  CONSTRAINT acceptance_decision_refused_why CHECK (outcome = 'approved' OR (reason IS NOT NULL AND btrim(reason) <> '')),
  CONSTRAINT acceptance_decision_digest_length CHECK (char_length(digest) <= 64 AND digest ~ '^[0-9a-f]{64}$'),
  CONSTRAINT acceptance_decision_checked_how_set CHECK (checked_how IN ('password', 'oidc')),
  CONSTRAINT acceptance_decision_checked_issuer_length CHECK (char_length(checked_issuer) <= 500),
  CONSTRAINT acceptance_decision_checked_issuer_named CHECK (coalesce(checked_how = 'oidc', false) = (checked_issuer IS NOT NULL)),
  -- Nobody accepts a risk without a proof of identity, and a refusal asks for none.
  CONSTRAINT acceptance_decision_checked CHECK ((outcome = 'approved') = (checked_how IS NOT NULL)),
  CONSTRAINT acceptance_decision_zone_length CHECK (char_length(zone) <= 64 AND btrim(zone) <> ''),
  CONSTRAINT acceptance_decision_key_id_length CHECK (char_length(key_id) <= 64 AND key_id ~ '^[0-9a-f]{64}$'),
  CONSTRAINT acceptance_decision_seal_length CHECK (char_length(seal) <= 88 AND btrim(seal) <> ''),
  CONSTRAINT acceptance_decision_once UNIQUE (workspace_id, register_id, acceptance_id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT acceptance_decision_workspace_id_register_id_fkey FOREIGN KEY (workspace_id, register_id)
    REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT acceptance_decision_acceptance_fkey FOREIGN KEY (workspace_id, register_id, acceptance_id)
    REFERENCES acceptance (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT acceptance_decision_failure_mode_fkey FOREIGN KEY (workspace_id, register_id, failure_mode_id)
    REFERENCES failure_mode (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT acceptance_decision_workspace_id_owner_role_id_fkey FOREIGN KEY (workspace_id, owner_role_id)
    REFERENCES owner_role (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT acceptance_decision_workspace_id_membership_id_fkey FOREIGN KEY (workspace_id, membership_id)
    REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT acceptance_decision_delegation_fkey FOREIGN KEY (workspace_id, register_id, delegation_id)
    REFERENCES delegation (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX acceptance_decision_workspace_id_id_key ON acceptance_decision (workspace_id, id);
CREATE UNIQUE INDEX acceptance_decision_workspace_id_register_id_id_key ON acceptance_decision (workspace_id, register_id, id);
CREATE INDEX acceptance_decision_failure_mode_idx ON acceptance_decision (workspace_id, register_id, failure_mode_id);
CREATE INDEX acceptance_decision_workspace_id_owner_role_id_idx ON acceptance_decision (workspace_id, owner_role_id);
CREATE INDEX acceptance_decision_workspace_id_membership_id_idx ON acceptance_decision (workspace_id, membership_id);
CREATE INDEX acceptance_decision_delegation_idx ON acceptance_decision (workspace_id, register_id, delegation_id);

-- 3. Laws

CREATE TRIGGER acceptance_no_delete BEFORE DELETE ON acceptance FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER acceptance_no_truncate BEFORE TRUNCATE ON acceptance FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER acceptance_decision_append_only BEFORE UPDATE OR DELETE ON acceptance_decision FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER acceptance_decision_no_truncate BEFORE TRUNCATE ON acceptance_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- Like keep_but_end, with the two columns that are set together.
CREATE FUNCTION keep_acceptance() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF to_jsonb(NEW) - ARRAY['ended_at', 'ended', 'updated_at'] <> to_jsonb(OLD) - ARRAY['ended_at', 'ended', 'updated_at'] OR OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'acceptance ends once, and does not change otherwise' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'acceptance_append_only';
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION keep_acceptance() FROM PUBLIC;
CREATE TRIGGER acceptance_kept AFTER UPDATE ON acceptance FOR EACH ROW EXECUTE FUNCTION keep_acceptance();

-- Looked at when the command is stored, because the failure mode is written before the decision.
CREATE FUNCTION require_acceptance() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF EXISTS (SELECT FROM failure_mode f WHERE f.workspace_id = NEW.workspace_id AND f.register_id = NEW.register_id AND f.id = NEW.id AND f.status = 'accepted')
    AND NOT EXISTS (SELECT FROM acceptance a
      JOIN acceptance_decision d ON d.workspace_id = a.workspace_id AND d.register_id = a.register_id AND d.acceptance_id = a.id AND d.outcome = 'approved'
      WHERE a.workspace_id = NEW.workspace_id AND a.register_id = NEW.register_id AND a.failure_mode_id = NEW.id AND a.ended_at IS NULL) THEN
    RAISE EXCEPTION 'a failure mode is accepted only through an acceptance' USING ERRCODE = 'check_violation', CONSTRAINT = 'failure_mode_accepted';
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION require_acceptance() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER failure_mode_accepted AFTER INSERT OR UPDATE OF status ON failure_mode DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.status = 'accepted') EXECUTE FUNCTION require_acceptance();

-- 4. The lists of open failure modes hold what is accepted no longer: by its risk at once, by its day as soon as that is recorded

CREATE FUNCTION holds_acceptance(wanted_workspace uuid, wanted_register uuid, wanted uuid, band_now integer) RETURNS boolean
  LANGUAGE sql STABLE SET search_path = pg_catalog, public
  RETURN EXISTS (SELECT FROM acceptance a
    JOIN acceptance_decision d ON d.workspace_id = a.workspace_id AND d.register_id = a.register_id AND d.acceptance_id = a.id AND d.outcome = 'approved'
    WHERE a.workspace_id = wanted_workspace AND a.register_id = wanted_register AND a.failure_mode_id = wanted AND a.ended_at IS NULL
      AND a.expires_on >= (now() AT TIME ZONE 'UTC')::date
      AND band_now BETWEEN 1 AND array_position(ARRAY['low', 'moderate', 'high', 'critical'], a.band));

CREATE OR REPLACE FUNCTION refresh_open_failure_modes(wanted_workspace uuid, wanted_register uuid, changed uuid[]) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF changed IS NULL THEN
    changed := ARRAY(SELECT f.id FROM failure_mode f WHERE f.workspace_id = wanted_workspace AND f.register_id = wanted_register);
  END IF;
  WITH now AS MATERIALIZED (
    SELECT f.id, t.role_ids, t.has_text, t.id AS team_id,
      CASE WHEN f.deleted_at IS NULL AND g.state <> 'archived' AND (f.status IN ('draft', 'open', 'in-treatment')
          OR (f.status = 'accepted' AND NOT holds_acceptance(f.workspace_id, f.register_id, f.id, (q.rank / 1000000000)::integer)))
        THEN q.rank END AS rank
    FROM failure_mode f
    JOIN register g ON g.workspace_id = f.workspace_id AND g.id = f.register_id
    JOIN scoring_policy p ON p.workspace_id = g.workspace_id AND p.id = g.scoring_policy_id
    LEFT JOIN LATERAL (SELECT a.likelihood, a.impact, a.detectability, a.recoverability, a.blast_radius FROM assessment a
      WHERE a.workspace_id = f.workspace_id AND a.failure_mode_id = f.id AND a.stage = 'current' ORDER BY a.ordinal DESC LIMIT 1) s ON true
    CROSS JOIN LATERAL (SELECT score_rank(p.kind, p.weights, p.edges, s.likelihood, s.impact, s.detectability, s.recoverability, s.blast_radius) AS rank) q
    CROSS JOIN LATERAL (SELECT coalesce(array_agg(DISTINCT l.owner_role_id) FILTER (WHERE l.owner_role_id IS NOT NULL), '{}') AS role_ids,
        coalesce(bool_or(l.role_text IS NOT NULL), false) AS has_text FROM owner_link l
      WHERE l.workspace_id = f.workspace_id AND l.register_id = f.register_id AND l.failure_mode_id = f.id AND l.deleted_at IS NULL
        AND l.part IN ('accountable', 'joint')) r
    CROSS JOIN LATERAL (SELECT r.role_ids, r.has_text,
      left(encode(sha256(convert_to(array_to_string(r.role_ids, ',') || r.has_text, 'UTF8')), 'hex'), 32)::uuid AS id) t
    WHERE f.workspace_id = wanted_workspace AND f.register_id = wanted_register AND f.id = ANY (changed)
  ), before AS MATERIALIZED (
    SELECT o.id, o.team_id, o.rank FROM open_failure_mode o WHERE o.workspace_id = wanted_workspace AND o.id = ANY (changed)
  ), teams AS (
    INSERT INTO answering_team (id, workspace_id, role_ids, has_text)
    SELECT DISTINCT ON (n.team_id) n.team_id, wanted_workspace, n.role_ids, n.has_text FROM now n WHERE n.rank IS NOT NULL ORDER BY n.team_id
    ON CONFLICT (workspace_id, id) DO NOTHING
  ), kept AS (
    -- What was never open needs no row.
    INSERT INTO open_failure_mode AS o (id, workspace_id, register_id, team_id, rank)
    SELECT n.id, wanted_workspace, wanted_register, n.team_id, n.rank FROM now n WHERE n.rank IS NOT NULL OR n.id IN (SELECT b.id FROM before b)
    ON CONFLICT (id) DO UPDATE SET team_id = excluded.team_id, rank = excluded.rank, updated_at = now()
    WHERE (o.team_id, o.rank) IS DISTINCT FROM (excluded.team_id, excluded.rank)
  ), moved AS MATERIALIZED (
    SELECT m.team_id, m.band, sum(m.step)::integer AS step FROM (
      SELECT n.team_id, (n.rank / 1000000000)::smallint AS band, 1 AS step FROM now n WHERE n.rank IS NOT NULL
      UNION ALL SELECT b.team_id, (b.rank / 1000000000)::smallint, -1 FROM before b WHERE b.rank IS NOT NULL
    ) m GROUP BY m.team_id, m.band HAVING sum(m.step) <> 0
  ), more AS (
    INSERT INTO open_count AS c (workspace_id, register_id, team_id, band, count)
    SELECT wanted_workspace, wanted_register, m.team_id, m.band, m.step FROM moved m WHERE m.step > 0
    ON CONFLICT (workspace_id, register_id, team_id, band) DO UPDATE SET count = c.count + excluded.count, updated_at = now()
  )
  UPDATE open_count c SET count = c.count + m.step, updated_at = now() FROM moved m
  WHERE m.step < 0 AND c.workspace_id = wanted_workspace AND c.register_id = wanted_register AND c.team_id = m.team_id AND c.band = m.band;
END $$;

-- 5. Reminders of what lapses: also on the day itself

ALTER TABLE reminder ADD COLUMN acceptance_id UUID,
  DROP CONSTRAINT reminder_once,
  DROP CONSTRAINT reminder_step_set,
  DROP CONSTRAINT reminder_subject_one;
ALTER TABLE reminder
  ADD CONSTRAINT reminder_once UNIQUE NULLS NOT DISTINCT (workspace_id, membership_id, action_id, control_id, acceptance_id, due, step),
  ADD CONSTRAINT reminder_step_set CHECK (step IN ('30', '7', '1', 'day', 'overdue')),
  ADD CONSTRAINT reminder_subject_one CHECK (num_nonnulls(action_id, control_id, acceptance_id) = 1),
  ADD CONSTRAINT reminder_workspace_id_acceptance_id_fkey FOREIGN KEY (workspace_id, acceptance_id)
    REFERENCES acceptance (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT;
CREATE INDEX reminder_workspace_id_acceptance_id_idx ON reminder (workspace_id, acceptance_id);

-- 6. One tenant, one view; nothing for guests

ALTER TABLE acceptance ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON acceptance TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE acceptance_decision ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON acceptance_decision TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
SELECT close_to_guests();
GRANT SELECT, INSERT, UPDATE ON acceptance TO eyes_open_app;
GRANT SELECT, INSERT ON acceptance_decision TO eyes_open_app;
CREATE STATISTICS acceptance_place (dependencies) ON workspace_id, register_id FROM acceptance;
CREATE STATISTICS acceptance_decision_place (dependencies) ON workspace_id, register_id FROM acceptance_decision;

-- 7. Events tell of all of it. The set is read and lengthened, so that it holds whatever kinds came before.

DO $$
DECLARE
  kinds text;
BEGIN
  SELECT string_agg(quote_literal(kind[1]), ', ' ORDER BY place) INTO kinds
    FROM pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''([a-z-]+)''', 'g') WITH ORDINALITY AS found(kind, place)
    WHERE conname = 'event_change_kind_set';
  ALTER TABLE event_change DROP CONSTRAINT event_change_kind_set;
  EXECUTE format('ALTER TABLE event_change ADD CONSTRAINT event_change_kind_set CHECK (kind IN (%s, %L, %L))', kinds, 'acceptance', 'acceptance-decision');
END $$;

-- 8. Words

COMMENT ON TABLE acceptance IS 'The asking to live with a failure mode until a day, and how that ended. What was asked never changes; it ends once.';
COMMENT ON COLUMN acceptance.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN acceptance.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN acceptance.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN acceptance.failure_mode_id IS 'Failure mode.';
COMMENT ON COLUMN acceptance.code IS 'Code: that of the failure mode.';
COMMENT ON COLUMN acceptance.title IS 'Failure mode, as printed: its title that day.';
COMMENT ON COLUMN acceptance.reason IS 'Reason: inline Markdown. [may hold personal data: free text; kept while the register lives, because it is evidence]';
COMMENT ON COLUMN acceptance.conditions IS 'Conditions: inline Markdown, or null. [may hold personal data: free text; kept while the register lives, because it is evidence]';
COMMENT ON COLUMN acceptance.expires_on IS 'Until: the last day on which it holds, in UTC.';
COMMENT ON COLUMN acceptance.band IS 'Band: of the current score when it was asked for; one word of a closed set (low, moderate, high, critical).';
COMMENT ON COLUMN acceptance.number IS 'Number of the score when it was asked for, by the policy of that day.';
COMMENT ON COLUMN acceptance.renews_id IS 'Renews: the acceptance before this one, or null.';
COMMENT ON COLUMN acceptance.asked_by_id IS 'Asked by: a membership, which never decides about it. [personal data: pointer to a person; kept while the register lives, because it is evidence]';
COMMENT ON COLUMN acceptance.asked_by_name IS 'Asked by, as printed: the name of that day. [personal data: a printed name; kept while the register lives, because it is evidence]';
COMMENT ON COLUMN acceptance.asked_at IS 'Asked: time in UTC.';
COMMENT ON COLUMN acceptance.ended_at IS 'Ended: time in UTC at which that was recorded, or null.';
COMMENT ON COLUMN acceptance.ended IS 'How it ended: one word of a closed set (withdrawn, expired, risen, renewed), or null.';
COMMENT ON COLUMN acceptance.created_at IS 'When the row was stored.';
COMMENT ON COLUMN acceptance.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE acceptance_decision IS 'A person''s yes or no to what was asked, in a role. Never rewritten, never removed.';
COMMENT ON COLUMN acceptance_decision.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN acceptance_decision.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN acceptance_decision.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN acceptance_decision.acceptance_id IS 'Acceptance: what was asked.';
COMMENT ON COLUMN acceptance_decision.failure_mode_id IS 'Failure mode: that of the acceptance.';
COMMENT ON COLUMN acceptance_decision.outcome IS 'Decision: one word of a closed set (approved, refused).';
COMMENT ON COLUMN acceptance_decision.owner_role_id IS 'Owner role: in which they spoke.';
COMMENT ON COLUMN acceptance_decision.role_name IS 'Role: its name as printed that day.';
COMMENT ON COLUMN acceptance_decision.membership_id IS 'Decided by: a membership, which cannot be removed for it. [personal data: pointer to a person; kept while the register lives, because it is evidence]';
COMMENT ON COLUMN acceptance_decision.decider_name IS 'Decided by, as printed: the name of that day. [personal data: a printed name; kept while the register lives, because it is evidence]';
COMMENT ON COLUMN acceptance_decision.delegation_id IS 'Delegation: where it was not the holder, or null.';
COMMENT ON COLUMN acceptance_decision.on_behalf_of IS 'On behalf of: the delegation in words, or null. [personal data: a printed name; kept while the register lives, because it is evidence]';
COMMENT ON COLUMN acceptance_decision.reason IS 'Reason: inline Markdown; null beside a yes that says nothing. [may hold personal data: free text; kept while the register lives, because it is evidence]';
COMMENT ON COLUMN acceptance_decision.digest IS 'Digest of what was asked: SHA-256 of the canonical text of the request, in hexadecimal.';
COMMENT ON COLUMN acceptance_decision.checked_how IS 'Identity checked by: one word of a closed set (password, oidc); null for a refusal.';
COMMENT ON COLUMN acceptance_decision.checked_issuer IS 'Identity provider: the one that vouched for who decided, by its address (iss), or null for a password.';
COMMENT ON COLUMN acceptance_decision.decided_at IS 'Decided: time in UTC.';
COMMENT ON COLUMN acceptance_decision.zone IS 'Time zone: in which they read the clock, such as Europe/Oslo.';
COMMENT ON COLUMN acceptance_decision.key_id IS 'Key: SHA-256 of the public key of the server that sealed it, in hexadecimal.';
COMMENT ON COLUMN acceptance_decision.seal IS 'Seal of the server: Ed25519 over all of this, in base64.';
COMMENT ON COLUMN acceptance_decision.created_at IS 'When the row was stored.';
COMMENT ON COLUMN acceptance_decision.updated_at IS 'When the row was stored; it is never stored anew.';
COMMENT ON COLUMN owner_role.accepts_up_to IS 'Accepts risks up to: the worst band that its holders may accept; one word of a closed set (low, moderate, high, critical), or null for none.';
COMMENT ON COLUMN reminder.acceptance_id IS 'The acceptance that lapses, or null.';
COMMENT ON COLUMN identity_proof.subject_id IS 'What they are about to sign: the id of a baseline or of an acceptance.';
COMMENT ON FUNCTION keep_acceptance() IS 'Refuses every change of an acceptance but its one end.';
COMMENT ON FUNCTION require_acceptance() IS 'Refuses, at the end of a transaction, a failure mode that is accepted without an approved acceptance that has not ended.';
COMMENT ON FUNCTION holds_acceptance(uuid, uuid, uuid, integer) IS 'Whether an approved acceptance of a failure mode holds on this day (UTC) at the band of its risk now: 1 low to 4 critical, 0 while a factor is missing.';
COMMENT ON COLUMN open_failure_mode.rank IS 'Rank of the current score under the policy of the register, the worst highest (score_rank); null while it is closed, validly accepted or deleted, or its register archived.';
