-- Why: what people sign must stay what they signed. A baseline freezes a register as two texts that nobody rewrites, neither the application nor
-- the owner of the tables; its head is a row of the register of which the status alone changes, by lawful moves. And heads of the streams are
-- signed with a key that the database does not hold, so that whoever rewrites it from the ground up is found. There are no older rows to repair.

-- 1. The head of a baseline

CREATE TABLE baseline (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  register_id UUID NOT NULL,
  number INTEGER NOT NULL,
  label TEXT,
  change_note TEXT NOT NULL,
  status TEXT NOT NULL,
  digest TEXT NOT NULL,
  content_digest TEXT NOT NULL,
  frozen_at_seq INTEGER NOT NULL,
  frozen_at TIMESTAMPTZ(3) NOT NULL,
  frozen_by_id UUID,
  scoring_policy_id UUID NOT NULL,
  key_id TEXT NOT NULL,
  signature TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT baseline_pkey PRIMARY KEY (id),
  CONSTRAINT baseline_number_range CHECK (number BETWEEN 1 AND 1000000),
  CONSTRAINT baseline_label_length CHECK (char_length(label) <= 120),
  CONSTRAINT baseline_change_note_length CHECK (char_length(change_note) <= 2000 AND btrim(change_note) <> ''),
  CONSTRAINT baseline_status_set CHECK (status IN ('draft', 'in-review', 'locked', 'superseded')),
  CONSTRAINT baseline_digest_length CHECK (char_length(digest) <= 64 AND digest ~ '^[0-9a-f]{64}$'),
  CONSTRAINT baseline_content_digest_length CHECK (char_length(content_digest) <= 64 AND content_digest ~ '^[0-9a-f]{64}$'),
  CONSTRAINT baseline_frozen_at_seq_range CHECK (frozen_at_seq BETWEEN 1 AND 2000000000),
  CONSTRAINT baseline_key_id_length CHECK (char_length(key_id) <= 64 AND key_id ~ '^[0-9a-f]{64}$'),
  CONSTRAINT baseline_signature_length CHECK (char_length(signature) <= 88 AND btrim(signature) <> ''),
  -- One lock of a register at a time. Looked at after each statement, because locking one supersedes another in the same.
  CONSTRAINT baseline_locked_once EXCLUDE USING btree (workspace_id WITH =, register_id WITH =) WHERE (status = 'locked') DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT baseline_workspace_id_register_id_fkey FOREIGN KEY (workspace_id, register_id)
    REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT baseline_workspace_id_frozen_by_id_fkey FOREIGN KEY (workspace_id, frozen_by_id)
    REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT baseline_workspace_id_scoring_policy_id_fkey FOREIGN KEY (workspace_id, scoring_policy_id)
    REFERENCES scoring_policy (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX baseline_workspace_id_id_key ON baseline (workspace_id, id);
CREATE UNIQUE INDEX baseline_workspace_id_register_id_id_key ON baseline (workspace_id, register_id, id);
CREATE UNIQUE INDEX baseline_number_once ON baseline (workspace_id, register_id, number);
CREATE INDEX baseline_workspace_id_frozen_by_id_idx ON baseline (workspace_id, frozen_by_id);
CREATE INDEX baseline_workspace_id_scoring_policy_id_idx ON baseline (workspace_id, scoring_policy_id);

-- 2. What was frozen. Apart from the head, because rooms hold heads, and these may be many megabytes.

CREATE TABLE baseline_text (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  register_id UUID NOT NULL,
  baseline_id UUID NOT NULL,
  rows TEXT NOT NULL,
  content TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT baseline_text_pkey PRIMARY KEY (id),
  CONSTRAINT baseline_text_once UNIQUE (workspace_id, register_id, baseline_id),
  -- The head comes at the end of its command, in the same transaction.
  CONSTRAINT baseline_text_workspace_id_register_id_baseline_id_fkey FOREIGN KEY (workspace_id, register_id, baseline_id)
    REFERENCES baseline (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT DEFERRABLE INITIALLY DEFERRED
);

-- 3. Heads of streams, signed outside

CREATE TABLE signed_head (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  stream_id UUID NOT NULL,
  seq BIGINT NOT NULL,
  hash BYTEA NOT NULL,
  day DATE NOT NULL,
  key_id TEXT NOT NULL,
  signature TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT signed_head_pkey PRIMARY KEY (id),
  CONSTRAINT signed_head_once UNIQUE (workspace_id, stream_id, seq),
  CONSTRAINT signed_head_seq_range CHECK (seq >= 1),
  CONSTRAINT signed_head_hash_size CHECK (octet_length(hash) = 32),
  CONSTRAINT signed_head_key_id_length CHECK (char_length(key_id) <= 64 AND key_id ~ '^[0-9a-f]{64}$'),
  CONSTRAINT signed_head_signature_length CHECK (char_length(signature) <= 88 AND btrim(signature) <> ''),
  CONSTRAINT signed_head_workspace_id_stream_id_fkey FOREIGN KEY (workspace_id, stream_id)
    REFERENCES stream (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);

-- 4. Laws. Nobody rewrites a frozen text or a signed head; of a baseline's own row nothing changes but its status.

CREATE TRIGGER baseline_text_append_only BEFORE UPDATE OR DELETE ON baseline_text FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER baseline_text_no_truncate BEFORE TRUNCATE ON baseline_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER signed_head_append_only BEFORE UPDATE OR DELETE ON signed_head FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER signed_head_no_truncate BEFORE TRUNCATE ON signed_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER baseline_no_delete BEFORE DELETE ON baseline FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER baseline_no_truncate BEFORE TRUNCATE ON baseline FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

CREATE FUNCTION keep_baseline() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'draft' THEN
      RAISE EXCEPTION 'baseline_status_moves: a baseline begins as a draft' USING ERRCODE = 'check_violation', CONSTRAINT = 'baseline_status_moves';
    END IF;
    RETURN NULL;
  END IF;
  IF to_jsonb(NEW) - ARRAY['status', 'updated_at'] <> to_jsonb(OLD) - ARRAY['status', 'updated_at'] THEN
    RAISE EXCEPTION 'baseline is append-only but for its status' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'baseline_append_only';
  END IF;
  IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
    ('draft', 'in-review'), ('in-review', 'draft'), ('in-review', 'locked'), ('locked', 'superseded')
  ) THEN
    RAISE EXCEPTION 'baseline_status_moves: a baseline does not go from % to %', OLD.status, NEW.status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'baseline_status_moves';
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION keep_baseline() FROM PUBLIC;
CREATE TRIGGER baseline_kept AFTER INSERT OR UPDATE ON baseline FOR EACH ROW EXECUTE FUNCTION keep_baseline();

-- 5. One tenant, one view; nothing for guests

ALTER TABLE baseline ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON baseline TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE baseline_text ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON baseline_text TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE signed_head ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON signed_head TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
SELECT close_to_guests();
GRANT SELECT, INSERT, UPDATE ON baseline TO eyes_open_app;
GRANT SELECT, INSERT ON baseline_text, signed_head TO eyes_open_app;
CREATE STATISTICS baseline_place (dependencies) ON workspace_id, register_id FROM baseline;
CREATE STATISTICS baseline_text_place (dependencies) ON workspace_id, register_id FROM baseline_text;

-- 6. Events tell of baselines. The set is read and lengthened, so that it holds whatever kinds came before.

DO $$
DECLARE
  kinds text;
BEGIN
  SELECT string_agg(quote_literal(kind[1]), ', ' ORDER BY place) INTO kinds
    FROM pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''([a-z-]+)''', 'g') WITH ORDINALITY AS found(kind, place)
    WHERE conname = 'event_change_kind_set';
  ALTER TABLE event_change DROP CONSTRAINT event_change_kind_set;
  EXECUTE format('ALTER TABLE event_change ADD CONSTRAINT event_change_kind_set CHECK (kind IN (%s, %L))', kinds, 'baseline');
END $$;

-- 7. Words

COMMENT ON TABLE baseline IS 'The head of a baseline: a version of a register that was frozen, with its digests and the server''s signature. Only its status changes.';
COMMENT ON COLUMN baseline.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN baseline.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN baseline.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN baseline.number IS 'Number: 1, 2, 3 in its register.';
COMMENT ON COLUMN baseline.label IS 'Version: one line of plain text, or null.';
COMMENT ON COLUMN baseline.change_note IS 'What changed: inline Markdown. [may hold personal data: free text; kept while the register lives]';
COMMENT ON COLUMN baseline.status IS 'Status: one word of a closed set (draft, in-review, locked, superseded).';
COMMENT ON COLUMN baseline.digest IS 'Digest of the rows: SHA-256 of baseline_text.rows, in hexadecimal.';
COMMENT ON COLUMN baseline.content_digest IS 'Digest of the content: SHA-256 of baseline_text.content, in hexadecimal; equal meanings have equal ones.';
COMMENT ON COLUMN baseline.frozen_at_seq IS 'As of event: the number of the last event of the register that it holds.';
COMMENT ON COLUMN baseline.frozen_at IS 'Frozen: time in UTC.';
COMMENT ON COLUMN baseline.frozen_by_id IS 'Frozen by: reference, or null for the command line. [personal data: pointer to a person; kept while the register lives]';
COMMENT ON COLUMN baseline.scoring_policy_id IS 'Scoring policy: the version that it counts by.';
COMMENT ON COLUMN baseline.key_id IS 'Key: SHA-256 of the public key of the server that signed it, in hexadecimal.';
COMMENT ON COLUMN baseline.signature IS 'Signature of the server: Ed25519 over the head, in base64.';
COMMENT ON COLUMN baseline.created_at IS 'When the row was stored.';
COMMENT ON COLUMN baseline.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE baseline_text IS 'What a baseline froze, as two canonical JSON texts (RFC 8785). Never rewritten.';
COMMENT ON COLUMN baseline_text.id IS 'UUIDv7.';
COMMENT ON COLUMN baseline_text.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN baseline_text.register_id IS 'The register that was frozen.';
COMMENT ON COLUMN baseline_text.baseline_id IS 'The head.';
COMMENT ON COLUMN baseline_text.rows IS 'The rows as they stood, and who held the roles that they name. [personal data: printed names of those who held roles and do actions; kept while the register lives, because it is evidence]';
COMMENT ON COLUMN baseline_text.content IS 'What the rows mean, without ids, places and times. [personal data: printed names of those who do actions; kept while the register lives, because it is evidence]';
COMMENT ON COLUMN baseline_text.created_at IS 'When the row was stored.';
COMMENT ON COLUMN baseline_text.updated_at IS 'When the row was stored; it is never stored anew.';
COMMENT ON TABLE signed_head IS 'The number and hash of the last event of a stream, signed with the server''s key on a day and at each baseline. Never rewritten.';
COMMENT ON COLUMN signed_head.id IS 'UUIDv7.';
COMMENT ON COLUMN signed_head.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN signed_head.stream_id IS 'The stream: a register, or the workspace.';
COMMENT ON COLUMN signed_head.seq IS 'The number of its last event by then.';
COMMENT ON COLUMN signed_head.hash IS 'The hash of that event.';
COMMENT ON COLUMN signed_head.day IS 'The calendar day, in UTC, on which it was signed.';
COMMENT ON COLUMN signed_head.key_id IS 'SHA-256 of the public key of the server that signed it, in hexadecimal.';
COMMENT ON COLUMN signed_head.signature IS 'Ed25519 over all of this, in base64.';
COMMENT ON COLUMN signed_head.created_at IS 'When the row was stored.';
COMMENT ON COLUMN signed_head.updated_at IS 'When the row was stored; it is never stored anew.';
COMMENT ON FUNCTION keep_baseline() IS 'Refuses every change of a baseline but a lawful move of its status; after the statement, so that a pointer is looked at first.';
