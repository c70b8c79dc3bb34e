-- Why: a signature must be checkable for years against exactly what was signed, by whom, in which role and meaning. So what people put under a baseline
-- is rows that nobody rewrites or removes, neither the application nor the owner of the tables; they print the names of that day, because people
-- leave and roles are renamed; and a membership that signed cannot be removed. What asks for signatures (reviews, delegations) ends and never changes
-- otherwise. A proof of identity is used once. There are no older rows to repair.

-- 1. What asks for signatures

CREATE TABLE review (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  register_id UUID NOT NULL,
  baseline_id UUID NOT NULL,
  sign_order TEXT NOT NULL,
  note TEXT,
  due DATE,
  asked_by_id UUID,
  asked_at TIMESTAMPTZ(3) NOT NULL,
  withdrawn_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT review_pkey PRIMARY KEY (id),
  CONSTRAINT review_sign_order_set CHECK (sign_order IN ('in-order', 'parallel')),
  CONSTRAINT review_note_length CHECK (char_length(note) <= 2000),
  CONSTRAINT review_workspace_id_register_id_fkey FOREIGN KEY (workspace_id, register_id)
    REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT review_workspace_id_register_id_baseline_id_fkey FOREIGN KEY (workspace_id, register_id, baseline_id)
    REFERENCES baseline (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT review_workspace_id_asked_by_id_fkey FOREIGN KEY (workspace_id, asked_by_id)
    REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX review_workspace_id_id_key ON review (workspace_id, id);
CREATE UNIQUE INDEX review_workspace_id_register_id_id_key ON review (workspace_id, register_id, id);
CREATE INDEX review_workspace_id_register_id_baseline_id_idx ON review (workspace_id, register_id, baseline_id);
CREATE INDEX review_workspace_id_asked_by_id_idx ON review (workspace_id, asked_by_id);

CREATE TABLE review_place (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  register_id UUID NOT NULL,
  review_id UUID NOT NULL,
  ordinal INTEGER NOT NULL,
  owner_role_id UUID NOT NULL,
  role_name TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT review_place_pkey PRIMARY KEY (id),
  CONSTRAINT review_place_ordinal_range CHECK (ordinal BETWEEN 1 AND 20),
  CONSTRAINT review_place_role_name_length CHECK (char_length(role_name) <= 120 AND btrim(role_name) <> ''),
  CONSTRAINT review_place_workspace_id_register_id_fkey FOREIGN KEY (workspace_id, register_id)
    REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT review_place_workspace_id_register_id_review_id_fkey FOREIGN KEY (workspace_id, register_id, review_id)
    REFERENCES review (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT review_place_workspace_id_owner_role_id_fkey FOREIGN KEY (workspace_id, owner_role_id)
    REFERENCES owner_role (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX review_place_workspace_id_id_key ON review_place (workspace_id, id);
CREATE UNIQUE INDEX review_place_workspace_id_register_id_id_key ON review_place (workspace_id, register_id, id);
CREATE UNIQUE INDEX review_place_ordinal_once ON review_place (workspace_id, register_id, review_id, ordinal);
CREATE UNIQUE INDEX review_place_role_once ON review_place (workspace_id, register_id, review_id, owner_role_id);
CREATE INDEX review_place_workspace_id_owner_role_id_idx ON review_place (workspace_id, owner_role_id);

CREATE TABLE delegation (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  register_id UUID NOT NULL,
  owner_role_id UUID NOT NULL,
  from_membership_id UUID NOT NULL,
  to_membership_id UUID NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL,
  given_at TIMESTAMPTZ(3) NOT NULL,
  ended_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT delegation_pkey PRIMARY KEY (id),
  CONSTRAINT delegation_days CHECK (valid_from <= valid_to),
  CONSTRAINT delegation_to_another CHECK (from_membership_id <> to_membership_id),
  CONSTRAINT delegation_workspace_id_register_id_fkey FOREIGN KEY (workspace_id, register_id)
    REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT delegation_workspace_id_owner_role_id_fkey FOREIGN KEY (workspace_id, owner_role_id)
    REFERENCES owner_role (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT delegation_workspace_id_from_membership_id_fkey FOREIGN KEY (workspace_id, from_membership_id)
    REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT delegation_workspace_id_to_membership_id_fkey FOREIGN KEY (workspace_id, to_membership_id)
    REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX delegation_workspace_id_id_key ON delegation (workspace_id, id);
CREATE UNIQUE INDEX delegation_workspace_id_register_id_id_key ON delegation (workspace_id, register_id, id);
CREATE INDEX delegation_workspace_id_owner_role_id_idx ON delegation (workspace_id, owner_role_id);
CREATE INDEX delegation_workspace_id_from_membership_id_idx ON delegation (workspace_id, from_membership_id);
CREATE INDEX delegation_workspace_id_to_membership_id_idx ON delegation (workspace_id, to_membership_id);

-- 2. What people said. One signature of a role in a review, and one no; looked at after the statement, so that a pointer
-- is looked at first.

CREATE TABLE signature (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  register_id UUID NOT NULL,
  review_place_id UUID NOT NULL,
  baseline_id UUID NOT NULL,
  owner_role_id UUID NOT NULL,
  role_name TEXT NOT NULL,
  membership_id UUID NOT NULL,
  signer_name TEXT NOT NULL,
  delegation_id UUID,
  on_behalf_of TEXT,
  meaning TEXT NOT NULL,
  comment TEXT,
  digest TEXT NOT NULL,
  content_digest TEXT NOT NULL,
  checked_how TEXT NOT NULL,
  signed_at TIMESTAMPTZ(3) NOT NULL,
  zone TEXT NOT NULL,
  key_id TEXT NOT NULL,
  seal TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT signature_pkey PRIMARY KEY (id),
  CONSTRAINT signature_role_name_length CHECK (char_length(role_name) <= 120 AND btrim(role_name) <> ''),
  CONSTRAINT signature_signer_name_length CHECK (char_length(signer_name) <= 120 AND btrim(signer_name) <> ''),
  CONSTRAINT signature_on_behalf_of_length CHECK (char_length(on_behalf_of) <= 160),
  CONSTRAINT signature_delegation_printed CHECK ((delegation_id IS NULL) = (on_behalf_of IS NULL)),
  CONSTRAINT signature_meaning_set CHECK (meaning IN ('reviewed', 'approved', 'accepts-the-risk')),
  CONSTRAINT signature_comment_length CHECK (char_length(comment) <= 2000),
  CONSTRAINT signature_digest_length CHECK (char_length(digest) <= 64 AND digest ~ '^[0-9a-f]{64}$'),
  CONSTRAINT signature_checked_how_set CHECK (checked_how IN ('password', 'oidc')),
  CONSTRAINT signature_content_digest_length CHECK (char_length(content_digest) <= 64 AND content_digest ~ '^[0-9a-f]{64}$'),
  CONSTRAINT signature_zone_length CHECK (char_length(zone) <= 64 AND btrim(zone) <> ''),
  CONSTRAINT signature_key_id_length CHECK (char_length(key_id) <= 64 AND key_id ~ '^[0-9a-f]{64}$'),
  CONSTRAINT signature_seal_length CHECK (char_length(seal) <= 88 AND btrim(seal) <> ''),
  CONSTRAINT signature_place_once UNIQUE (workspace_id, register_id, review_place_id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT signature_workspace_id_register_id_fkey FOREIGN KEY (workspace_id, register_id)
    REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT signature_workspace_id_register_id_review_place_id_fkey FOREIGN KEY (workspace_id, register_id, review_place_id)
    REFERENCES review_place (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT signature_workspace_id_register_id_baseline_id_fkey FOREIGN KEY (workspace_id, register_id, baseline_id)
    REFERENCES baseline (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT signature_workspace_id_owner_role_id_fkey FOREIGN KEY (workspace_id, owner_role_id)
    REFERENCES owner_role (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT signature_workspace_id_membership_id_fkey FOREIGN KEY (workspace_id, membership_id)
    REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT signature_workspace_id_register_id_delegation_id_fkey FOREIGN KEY (workspace_id, register_id, delegation_id)
    REFERENCES delegation (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX signature_workspace_id_id_key ON signature (workspace_id, id);
CREATE UNIQUE INDEX signature_workspace_id_register_id_id_key ON signature (workspace_id, register_id, id);
CREATE INDEX signature_workspace_id_register_id_baseline_id_idx ON signature (workspace_id, register_id, baseline_id);
CREATE INDEX signature_workspace_id_owner_role_id_idx ON signature (workspace_id, owner_role_id);
CREATE INDEX signature_workspace_id_membership_id_idx ON signature (workspace_id, membership_id);
CREATE INDEX signature_workspace_id_register_id_delegation_id_idx ON signature (workspace_id, register_id, delegation_id);

CREATE TABLE refusal (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  register_id UUID NOT NULL,
  review_place_id UUID NOT NULL,
  baseline_id UUID NOT NULL,
  owner_role_id UUID NOT NULL,
  role_name TEXT NOT NULL,
  membership_id UUID NOT NULL,
  signer_name TEXT NOT NULL,
  delegation_id UUID,
  on_behalf_of TEXT,
  reason TEXT NOT NULL,
  content_digest TEXT NOT NULL,
  refused_at TIMESTAMPTZ(3) NOT NULL,
  zone TEXT NOT NULL,
  key_id TEXT NOT NULL,
  seal TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT refusal_pkey PRIMARY KEY (id),
  CONSTRAINT refusal_role_name_length CHECK (char_length(role_name) <= 120 AND btrim(role_name) <> ''),
  CONSTRAINT refusal_signer_name_length CHECK (char_length(signer_name) <= 120 AND btrim(signer_name) <> ''),
  CONSTRAINT refusal_on_behalf_of_length CHECK (char_length(on_behalf_of) <= 160),
  CONSTRAINT refusal_delegation_printed CHECK ((delegation_id IS NULL) = (on_behalf_of IS NULL)),
  CONSTRAINT refusal_reason_length CHECK (char_length(reason) <= 2000 AND btrim(reason) <> ''),
  CONSTRAINT refusal_content_digest_length CHECK (char_length(content_digest) <= 64 AND content_digest ~ '^[0-9a-f]{64}$'),
  CONSTRAINT refusal_zone_length CHECK (char_length(zone) <= 64 AND btrim(zone) <> ''),
  CONSTRAINT refusal_key_id_length CHECK (char_length(key_id) <= 64 AND key_id ~ '^[0-9a-f]{64}$'),
  CONSTRAINT refusal_seal_length CHECK (char_length(seal) <= 88 AND btrim(seal) <> ''),
  CONSTRAINT refusal_place_once UNIQUE (workspace_id, register_id, review_place_id) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT refusal_workspace_id_register_id_fkey FOREIGN KEY (workspace_id, register_id)
    REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT refusal_workspace_id_register_id_review_place_id_fkey FOREIGN KEY (workspace_id, register_id, review_place_id)
    REFERENCES review_place (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT refusal_workspace_id_register_id_baseline_id_fkey FOREIGN KEY (workspace_id, register_id, baseline_id)
    REFERENCES baseline (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT refusal_workspace_id_owner_role_id_fkey FOREIGN KEY (workspace_id, owner_role_id)
    REFERENCES owner_role (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT refusal_workspace_id_membership_id_fkey FOREIGN KEY (workspace_id, membership_id)
    REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT refusal_workspace_id_register_id_delegation_id_fkey FOREIGN KEY (workspace_id, register_id, delegation_id)
    REFERENCES delegation (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX refusal_workspace_id_id_key ON refusal (workspace_id, id);
CREATE UNIQUE INDEX refusal_workspace_id_register_id_id_key ON refusal (workspace_id, register_id, id);
CREATE INDEX refusal_workspace_id_register_id_baseline_id_idx ON refusal (workspace_id, register_id, baseline_id);
CREATE INDEX refusal_workspace_id_owner_role_id_idx ON refusal (workspace_id, owner_role_id);
CREATE INDEX refusal_workspace_id_membership_id_idx ON refusal (workspace_id, membership_id);
CREATE INDEX refusal_workspace_id_register_id_delegation_id_idx ON refusal (workspace_id, register_id, delegation_id);

-- 3. A fresh proof of identity: for one person, one thing and one meaning, used once, within minutes

CREATE TABLE identity_proof (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  membership_id UUID NOT NULL,
  subject_id UUID NOT NULL,
  meaning TEXT NOT NULL,
  token_hash TEXT NOT NULL,
  checked_how TEXT NOT NULL,
  expires_at TIMESTAMPTZ(3) NOT NULL,
  used_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT identity_proof_pkey PRIMARY KEY (id),
  CONSTRAINT identity_proof_token_once UNIQUE (workspace_id, token_hash),
  CONSTRAINT identity_proof_meaning_set CHECK (meaning IN ('reviewed', 'approved', 'accepts-the-risk')),
  CONSTRAINT identity_proof_token_hash_form CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  CONSTRAINT identity_proof_checked_how_set CHECK (checked_how IN ('password', 'oidc')),
  CONSTRAINT identity_proof_workspace_id_membership_id_fkey FOREIGN KEY (workspace_id, membership_id)
    REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX identity_proof_workspace_id_membership_id_idx ON identity_proof (workspace_id, membership_id);

-- 4. Laws

CREATE TRIGGER signature_append_only BEFORE UPDATE OR DELETE ON signature FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER signature_no_truncate BEFORE TRUNCATE ON signature FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER refusal_append_only BEFORE UPDATE OR DELETE ON refusal FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER refusal_no_truncate BEFORE TRUNCATE ON refusal FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER review_place_append_only BEFORE UPDATE OR DELETE ON review_place FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER review_place_no_truncate BEFORE TRUNCATE ON review_place FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER review_no_delete BEFORE DELETE ON review FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER review_no_truncate BEFORE TRUNCATE ON review FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER delegation_no_delete BEFORE DELETE ON delegation FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER delegation_no_truncate BEFORE TRUNCATE ON delegation FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- The column that may be set, once, is the trigger's argument.
CREATE FUNCTION keep_but_end() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF to_jsonb(NEW) - ARRAY[TG_ARGV[0], 'updated_at'] <> to_jsonb(OLD) - ARRAY[TG_ARGV[0], 'updated_at'] OR to_jsonb(OLD) ->> TG_ARGV[0] IS NOT NULL THEN
    RAISE EXCEPTION '% ends once, and does not change otherwise', TG_TABLE_NAME USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only';
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION keep_but_end() FROM PUBLIC;
CREATE TRIGGER review_kept AFTER UPDATE ON review FOR EACH ROW EXECUTE FUNCTION keep_but_end('withdrawn_at');
CREATE TRIGGER delegation_kept AFTER UPDATE ON delegation FOR EACH ROW EXECUTE FUNCTION keep_but_end('ended_at');
CREATE TRIGGER identity_proof_kept AFTER UPDATE ON identity_proof FOR EACH ROW EXECUTE FUNCTION keep_but_end('used_at');

-- 5. One tenant, one view; nothing for guests

ALTER TABLE review ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON review TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE review_place ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON review_place TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE delegation ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON delegation TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE signature ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON signature TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE refusal ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON refusal TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE identity_proof ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON identity_proof TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
SELECT close_to_guests();
GRANT SELECT, INSERT, UPDATE ON review, delegation, identity_proof TO eyes_open_app;
GRANT SELECT, INSERT ON review_place, signature, refusal TO eyes_open_app;
CREATE STATISTICS review_place (dependencies) ON workspace_id, register_id FROM review;
CREATE STATISTICS review_place_place (dependencies) ON workspace_id, register_id FROM review_place;
CREATE STATISTICS delegation_place (dependencies) ON workspace_id, register_id FROM delegation;
CREATE STATISTICS signature_place (dependencies) ON workspace_id, register_id FROM signature;
CREATE STATISTICS refusal_place (dependencies) ON workspace_id, register_id FROM refusal;

-- 6. Events tell of all of it. The set is read and lengthened, so that it holds whatever kinds came before.

DO $$
DECLARE
  kinds text;
BEGIN
  SELECT string_agg(quote_literal(kind[1]), ', ' ORDER BY place) INTO kinds
    FROM pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''([a-z-]+)''', 'g') WITH ORDINALITY AS found(kind, place)
    WHERE conname = 'event_change_kind_set';
  ALTER TABLE event_change DROP CONSTRAINT event_change_kind_set;
  EXECUTE format('ALTER TABLE event_change ADD CONSTRAINT event_change_kind_set CHECK (kind IN (%s, %L, %L, %L, %L, %L))',
    kinds, 'review', 'review-place', 'delegation', 'signature', 'refusal');
END $$;

-- 7. Words

COMMENT ON TABLE review IS 'The asking that roles sign one baseline. It is taken back once, and nothing else of it changes.';
COMMENT ON COLUMN review.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN review.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN review.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN review.baseline_id IS 'Baseline: the one that is to be signed.';
COMMENT ON COLUMN review.sign_order IS 'Order: one word of a closed set (in-order, parallel).';
COMMENT ON COLUMN review.note IS 'What is asked: inline Markdown, or null. [may hold personal data: free text; kept while the register lives]';
COMMENT ON COLUMN review.due IS 'Due: the day until which it is to be signed, or null.';
COMMENT ON COLUMN review.asked_by_id IS 'Asked by: reference, or null for the command line. [personal data: pointer to a person; kept while the register lives, because it is evidence]';
COMMENT ON COLUMN review.asked_at IS 'Asked: time in UTC.';
COMMENT ON COLUMN review.withdrawn_at IS 'Taken back: time in UTC, or null.';
COMMENT ON COLUMN review.created_at IS 'When the row was stored.';
COMMENT ON COLUMN review.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE review_place IS 'One role that a review asks, under the name that it had then. Never rewritten.';
COMMENT ON COLUMN review_place.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN review_place.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN review_place.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN review_place.review_id IS 'Review.';
COMMENT ON COLUMN review_place.ordinal IS 'Place: 1, 2, 3 in the review.';
COMMENT ON COLUMN review_place.owner_role_id IS 'Owner role: who holds it on the day may sign.';
COMMENT ON COLUMN review_place.role_name IS 'Role: its name as it is printed.';
COMMENT ON COLUMN review_place.created_at IS 'When the row was stored.';
COMMENT ON COLUMN review_place.updated_at IS 'When the row was stored; it is never stored anew.';
COMMENT ON TABLE delegation IS 'Whom the holder of a role lets sign in it, from a day to a day. It is ended once, and nothing else of it changes.';
COMMENT ON COLUMN delegation.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN delegation.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN delegation.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN delegation.owner_role_id IS 'Owner role.';
COMMENT ON COLUMN delegation.from_membership_id IS 'Holder: who gave it; worth nothing on days on which they do not hold the role. [personal data: pointer to a person; kept while the register lives, because it is evidence]';
COMMENT ON COLUMN delegation.to_membership_id IS 'Delegate: who may sign. [personal data: pointer to a person; kept while the register lives, because it is evidence]';
COMMENT ON COLUMN delegation.valid_from IS 'From: first day, in UTC.';
COMMENT ON COLUMN delegation.valid_to IS 'To: last day, in UTC.';
COMMENT ON COLUMN delegation.given_at IS 'Given: time in UTC.';
COMMENT ON COLUMN delegation.ended_at IS 'Ended: time in UTC before its last day, or null.';
COMMENT ON COLUMN delegation.created_at IS 'When the row was stored.';
COMMENT ON COLUMN delegation.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE signature IS 'A person, in a role, with a stated meaning, on one baseline. Never rewritten, never removed.';
COMMENT ON COLUMN signature.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN signature.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN signature.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN signature.review_place_id IS 'Place of the review: the role that was asked.';
COMMENT ON COLUMN signature.baseline_id IS 'Baseline: what it is about.';
COMMENT ON COLUMN signature.owner_role_id IS 'Owner role: in which they spoke.';
COMMENT ON COLUMN signature.role_name IS 'Role: its name as printed that day.';
COMMENT ON COLUMN signature.membership_id IS 'Signer: a membership, which cannot be removed for it. [personal data: pointer to a person; kept while the register lives, because it is evidence]';
COMMENT ON COLUMN signature.signer_name IS 'Signer, as printed: the name of that day. [personal data: a printed name; kept while the register lives, because it is evidence]';
COMMENT ON COLUMN signature.delegation_id IS 'Delegation: where it was not the holder, or null.';
COMMENT ON COLUMN signature.on_behalf_of IS 'On behalf of: the delegation in words, or null. [personal data: a printed name; kept while the register lives, because it is evidence]';
COMMENT ON COLUMN signature.meaning IS 'Meaning: one word of a closed set (reviewed, approved, accepts-the-risk).';
COMMENT ON COLUMN signature.comment IS 'Comment: inline Markdown, or null. [may hold personal data: free text; kept while the register lives, because it is evidence]';
COMMENT ON COLUMN signature.digest IS 'Digest of the rows: that of the baseline.';
COMMENT ON COLUMN signature.content_digest IS 'Digest of the content: that of the baseline; stale while the register has another.';
COMMENT ON COLUMN signature.checked_how IS 'Identity checked by: one word of a closed set (password, oidc).';
COMMENT ON COLUMN signature.signed_at IS 'Signed: time in UTC.';
COMMENT ON COLUMN signature.zone IS 'Time zone: in which the signer read the clock, such as Europe/Oslo.';
COMMENT ON COLUMN signature.key_id IS 'Key: SHA-256 of the public key of the server that sealed it, in hexadecimal.';
COMMENT ON COLUMN signature.seal IS 'Seal of the server: Ed25519 over all of this, in base64.';
COMMENT ON COLUMN signature.created_at IS 'When the row was stored.';
COMMENT ON COLUMN signature.updated_at IS 'When the row was stored; it is never stored anew.';
COMMENT ON TABLE refusal IS 'A person''s no to a baseline, in a role, with the reason. Never rewritten, never removed.';
COMMENT ON COLUMN refusal.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN refusal.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN refusal.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN refusal.review_place_id IS 'Place of the review: the role that was asked.';
COMMENT ON COLUMN refusal.baseline_id IS 'Baseline: what it is about.';
COMMENT ON COLUMN refusal.owner_role_id IS 'Owner role: in which they spoke.';
COMMENT ON COLUMN refusal.role_name IS 'Role: its name as printed that day.';
COMMENT ON COLUMN refusal.membership_id IS 'Signer: a membership, which cannot be removed for it. [personal data: pointer to a person; kept while the register lives, because it is evidence]';
COMMENT ON COLUMN refusal.signer_name IS 'Signer, as printed: the name of that day. [personal data: a printed name; kept while the register lives, because it is evidence]';
COMMENT ON COLUMN refusal.delegation_id IS 'Delegation: where it was not the holder, or null.';
COMMENT ON COLUMN refusal.on_behalf_of IS 'On behalf of: the delegation in words, or null. [personal data: a printed name; kept while the register lives, because it is evidence]';
COMMENT ON COLUMN refusal.reason IS 'Reason: inline Markdown. [may hold personal data: free text; kept while the register lives, because it is evidence]';
COMMENT ON COLUMN refusal.content_digest IS 'Digest of the content: that of the baseline; stale while the register has another.';
COMMENT ON COLUMN refusal.refused_at IS 'Refused: time in UTC.';
COMMENT ON COLUMN refusal.zone IS 'Time zone: in which the signer read the clock, such as Europe/Oslo.';
COMMENT ON COLUMN refusal.key_id IS 'Key: SHA-256 of the public key of the server that sealed it, in hexadecimal.';
COMMENT ON COLUMN refusal.seal IS 'Seal of the server: Ed25519 over all of this, in base64.';
COMMENT ON COLUMN refusal.created_at IS 'When the row was stored.';
COMMENT ON COLUMN refusal.updated_at IS 'When the row was stored; it is never stored anew.';
COMMENT ON TABLE identity_proof IS 'That a person proved anew who they are, for one thing and one meaning. Used once, within minutes; a row of the past proves nothing.';
COMMENT ON COLUMN identity_proof.id IS 'UUIDv7.';
COMMENT ON COLUMN identity_proof.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN identity_proof.membership_id IS 'Whose identity was proved. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN identity_proof.subject_id IS 'What they are about to sign: the id of a baseline.';
COMMENT ON COLUMN identity_proof.meaning IS 'What the signature will mean: one word of a closed set (reviewed, approved, accepts-the-risk).';
COMMENT ON COLUMN identity_proof.token_hash IS 'SHA-256 of the token that the server handed out, in hexadecimal; the token itself is stored nowhere.';
COMMENT ON COLUMN identity_proof.checked_how IS 'How: one word of a closed set (password, oidc).';
COMMENT ON COLUMN identity_proof.expires_at IS 'After this time it is good for nothing.';
COMMENT ON COLUMN identity_proof.used_at IS 'When it was used, or null.';
COMMENT ON COLUMN identity_proof.created_at IS 'When the row was stored.';
COMMENT ON COLUMN identity_proof.updated_at IS 'When the row was last stored anew.';
COMMENT ON FUNCTION keep_but_end() IS 'Refuses every change of a row but the first setting of the column that the trigger names.';
