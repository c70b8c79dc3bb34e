-- Why: people look for a failure mode by any of its texts, by part of a word or a code, and with a slip of the finger. Full text and trigram
-- operators are not leakproof, so under row-level security their indexes would be ignored (tens of milliseconds become hundreds). What is
-- searched therefore stands in tables of its own, which the application has no right to read, behind two owner-held functions that compare
-- the workspace of the transaction themselves. Older rows are read into them at the end.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- 1. What is kept

-- One row for each live failure mode. Denormalised: the words of some ten tables are gathered here, because no index reaches over tables.
CREATE TABLE search_document (
  failure_mode_id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  register_id uuid NOT NULL,
  code text NOT NULL,
  vector tsvector NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT search_document_pkey PRIMARY KEY (failure_mode_id),
  -- Only the function below writes here, and it reads the failure mode in the same statement: a key to it would be checked ten thousand times
  -- for one command, for nothing.
  CONSTRAINT search_document_register_fkey FOREIGN KEY (workspace_id, register_id) REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX search_document_place ON search_document (workspace_id, register_id);
-- The place stands in the index beside the words, so that a common word in a database of a million rows is looked up in one register only.
CREATE INDEX search_document_words ON search_document USING gin (workspace_id, register_id, vector);

-- The words of each register: parts of words and slips are looked up among thousands of words instead of in megabytes of text. Words only
-- ever come. One that is used no more finds nothing and does no harm; one that two commands add at once stands here twice, which costs less
-- than to let one command wait for the other.
CREATE TABLE search_word (
  id bigint GENERATED ALWAYS AS IDENTITY,
  workspace_id uuid NOT NULL,
  register_id uuid NOT NULL,
  word text COLLATE "C" NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT search_word_pkey PRIMARY KEY (id),
  CONSTRAINT search_word_register_fkey FOREIGN KEY (workspace_id, register_id) REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX search_word_place ON search_word (workspace_id, register_id, word);
CREATE INDEX search_word_parts ON search_word USING gin (word gin_trgm_ops);

-- What a transaction has changed and not yet read anew. Its rows never outlive their transaction, so none of it needs to survive a crash.
CREATE UNLOGGED TABLE search_due (
  id bigint GENERATED ALWAYS AS IDENTITY,
  workspace_id uuid NOT NULL,
  transaction_id bigint NOT NULL,
  failure_mode_ids uuid[] NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT search_due_pkey PRIMARY KEY (id),
  CONSTRAINT search_due_workspace_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX search_due_workspace ON search_due (workspace_id);
CREATE INDEX search_due_transaction ON search_due (transaction_id);

-- 2. From texts to words

-- No language is assumed: no stop words, no stems. Only letters and digits remain, so that no text and no query can hold an operator.
CREATE FUNCTION search_form(raw text) RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, public AS
  $$ SELECT btrim(regexp_replace(lower(unaccent(raw)), '[^[:alnum:]]+', ' ', 'g')) $$;

CREATE FUNCTION search_tokens(form text) RETURNS text[] LANGUAGE sql STABLE SET search_path = pg_catalog, public AS
  $$ SELECT tsvector_to_array(to_tsvector('simple', form)) $$;

-- Every text of a failure mode with the name of its part and the weight of its words, in the order of a scenario's page.
CREATE FUNCTION search_texts(wanted failure_mode) RETURNS TABLE (part text, weight "char", body text)
  LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT t.part, t.weight, t.body FROM (VALUES
    ('code', 'A'::"char", wanted.code), ('title', 'A', wanted.title), ('component', 'B', wanted.component), ('layer', 'B', wanted.layer),
    ('scenario', 'C', wanted.scenario), ('cause', 'C', wanted.cause), ('effect', 'C', wanted.effect), ('trigger', 'C', wanted.trigger),
    ('invariant', 'C', wanted.invariant), ('blastData', 'C', wanted.blast_data), ('blastUsers', 'C', wanted.blast_users),
    ('blastTime', 'C', wanted.blast_time), ('blastConsumers', 'C', wanted.blast_consumers), ('degradedMode', 'C', wanted.degraded_mode),
    ('recoveryStrategy', 'C', wanted.recovery_strategy), ('responseLabel', 'C', wanted.response_label), ('hardStopNone', 'C', wanted.hard_stop_none),
    ('hardStopAuthorityText', 'C', wanted.hard_stop_authority_text), ('statusText', 'C', wanted.status_text), ('closedReason', 'C', wanted.closed_reason)
  ) AS t (part, weight, body) WHERE t.body IS NOT NULL
  UNION ALL (SELECT 'detection-signal', 'C', s.text FROM detection_signal s WHERE s.workspace_id = wanted.workspace_id
    AND s.register_id = wanted.register_id AND s.failure_mode_id = wanted.id AND s.deleted_at IS NULL ORDER BY s.order_key, s.id)
  UNION ALL (SELECT 'response-step', 'C', s.text FROM response_step s WHERE s.workspace_id = wanted.workspace_id
    AND s.register_id = wanted.register_id AND s.failure_mode_id = wanted.id AND s.deleted_at IS NULL ORDER BY s.order_key, s.id)
  UNION ALL (SELECT 'hard-stop-step', 'C', s.text FROM hard_stop_step s WHERE s.workspace_id = wanted.workspace_id
    AND s.register_id = wanted.register_id AND s.failure_mode_id = wanted.id AND s.deleted_at IS NULL ORDER BY s.order_key, s.id)
  UNION ALL (SELECT 'owner', 'B', coalesce(r.name, l.role_text) FROM owner_link l
    LEFT JOIN owner_role r ON r.workspace_id = l.workspace_id AND r.id = l.owner_role_id
    WHERE l.workspace_id = wanted.workspace_id AND l.register_id = wanted.register_id AND l.failure_mode_id = wanted.id AND l.deleted_at IS NULL
    ORDER BY l.order_key, l.id)
  UNION ALL SELECT 'owner', 'B', r.name FROM owner_role r WHERE r.workspace_id = wanted.workspace_id AND r.id = wanted.hard_stop_authority_role_id
  UNION ALL (SELECT 'control', 'B', c.title FROM control_link l
    JOIN control c ON c.workspace_id = l.workspace_id AND c.id = l.control_id AND c.deleted_at IS NULL
    WHERE l.workspace_id = wanted.workspace_id AND l.register_id = wanted.register_id AND l.failure_mode_id = wanted.id AND l.deleted_at IS NULL
    ORDER BY c.id)
  UNION ALL (SELECT 'control-owner', 'C', coalesce(r.name, c.owner_text) FROM control_link l
    JOIN control c ON c.workspace_id = l.workspace_id AND c.id = l.control_id AND c.deleted_at IS NULL
    LEFT JOIN owner_role r ON r.workspace_id = c.workspace_id AND r.id = c.owner_role_id
    WHERE l.workspace_id = wanted.workspace_id AND l.register_id = wanted.register_id AND l.failure_mode_id = wanted.id AND l.deleted_at IS NULL
      AND coalesce(r.name, c.owner_text) IS NOT NULL ORDER BY c.id)
  UNION ALL (SELECT 'free-part', 'C', concat_ws(' ', p.label, p.body) FROM free_part p WHERE p.workspace_id = wanted.workspace_id
    AND p.register_id = wanted.register_id AND p.failure_mode_id = wanted.id AND p.deleted_at IS NULL ORDER BY p.order_key, p.id)
$$;

-- A vector holds at most a megabyte; so many characters fit whatever they are.
CREATE FUNCTION search_vector(wanted failure_mode) RETURNS tsvector LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT setweight(to_tsvector('simple', search_form(left(coalesce(string_agg(body, ' ') FILTER (WHERE weight = 'A'), ''), 10000))), 'A')
    || setweight(to_tsvector('simple', search_form(left(coalesce(string_agg(body, ' ') FILTER (WHERE weight = 'B'), ''), 30000))), 'B')
    || setweight(to_tsvector('simple', search_form(left(coalesce(string_agg(body, ' ') FILTER (WHERE weight = 'C'), ''), 110000))), 'C')
  FROM search_texts(wanted)
$$;

-- 3. Kept true: what a statement changed is noted in one row, and read anew once, when the transaction commits. Statements of one command
-- touch the same failure mode several times, and a document of ten thousand would otherwise be gathered for each kind of row.

CREATE FUNCTION refresh_search(changed uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  -- Two transactions may change two texts of one failure mode at once. The second waits here, and only then reads what the first has left.
  PERFORM pg_advisory_xact_lock(hashtextextended('search ' || r.register_id, 0))
    FROM (SELECT DISTINCT f.register_id FROM failure_mode f WHERE f.id = ANY (changed) ORDER BY f.register_id) r;
  DELETE FROM search_document d WHERE d.failure_mode_id IN (SELECT f.id FROM failure_mode f WHERE f.id = ANY (changed) AND f.deleted_at IS NOT NULL);
  WITH kept AS (
    INSERT INTO search_document AS d (failure_mode_id, workspace_id, register_id, code, vector)
    SELECT f.id, f.workspace_id, f.register_id, search_form(f.code), search_vector(f) FROM failure_mode f WHERE f.id = ANY (changed) AND f.deleted_at IS NULL
    ON CONFLICT (failure_mode_id) DO UPDATE SET vector = excluded.vector, updated_at = now() WHERE d.vector <> excluded.vector
    RETURNING d.workspace_id, d.register_id, d.vector
  ), words AS (
    SELECT DISTINCT k.workspace_id, k.register_id, w.word COLLATE "C" AS word FROM kept k, unnest(tsvector_to_array(k.vector)) AS w (word)
  )
  INSERT INTO search_word (workspace_id, register_id, word)
  SELECT w.workspace_id, w.register_id, w.word FROM words w
  WHERE NOT EXISTS (SELECT FROM search_word s WHERE s.workspace_id = w.workspace_id AND s.register_id = w.register_id AND s.word = w.word);
END $$;

CREATE FUNCTION refresh_search_due() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE changed uuid[];
BEGIN
  -- The first note of a transaction takes all of them; the others find nothing left.
  WITH taken AS (DELETE FROM search_due d WHERE d.transaction_id = pg_current_xact_id()::text::bigint RETURNING d.failure_mode_ids)
  SELECT array_agg(DISTINCT one.id) INTO changed FROM taken t, unnest(t.failure_mode_ids) AS one (id);
  IF changed IS NOT NULL THEN PERFORM refresh_search(changed); END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER search_due_at_commit AFTER INSERT ON search_due DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION refresh_search_due();

CREATE FUNCTION note_search_of_new() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO search_due (workspace_id, transaction_id, failure_mode_ids)
  SELECT t.workspace_id, pg_current_xact_id()::text::bigint, array_agg(t.id) FROM touched t GROUP BY t.workspace_id;
  RETURN NULL;
END $$;
CREATE FUNCTION note_search_of_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  -- A new place, status or category changes no text.
  INSERT INTO search_due (workspace_id, transaction_id, failure_mode_ids)
  SELECT n.workspace_id, pg_current_xact_id()::text::bigint, array_agg(n.id) FROM touched n JOIN untouched o ON o.id = n.id
  WHERE (n.title, n.component, n.layer, n.scenario, n.cause, n.effect, n.trigger, n.invariant, n.blast_data, n.blast_users, n.blast_time,
      n.blast_consumers, n.degraded_mode, n.recovery_strategy, n.response_label, n.hard_stop_none, n.hard_stop_authority_text,
      n.hard_stop_authority_role_id, n.status_text, n.closed_reason, n.deleted_at, n.code) IS DISTINCT FROM
    (o.title, o.component, o.layer, o.scenario, o.cause, o.effect, o.trigger, o.invariant, o.blast_data, o.blast_users, o.blast_time,
      o.blast_consumers, o.degraded_mode, o.recovery_strategy, o.response_label, o.hard_stop_none, o.hard_stop_authority_text,
      o.hard_stop_authority_role_id, o.status_text, o.closed_reason, o.deleted_at, o.code)
  GROUP BY n.workspace_id;
  RETURN NULL;
END $$;
CREATE FUNCTION note_search_of_parts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO search_due (workspace_id, transaction_id, failure_mode_ids)
  SELECT t.workspace_id, pg_current_xact_id()::text::bigint, array_agg(DISTINCT t.failure_mode_id) FROM touched t
  WHERE t.failure_mode_id IS NOT NULL GROUP BY t.workspace_id;
  RETURN NULL;
END $$;
CREATE FUNCTION note_search_of_controls() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO search_due (workspace_id, transaction_id, failure_mode_ids)
  SELECT n.workspace_id, pg_current_xact_id()::text::bigint, array_agg(DISTINCT l.failure_mode_id) FROM touched n JOIN untouched o ON o.id = n.id
  JOIN control_link l ON l.workspace_id = n.workspace_id AND l.control_id = n.id AND l.deleted_at IS NULL
  WHERE (n.title, n.owner_role_id, n.owner_text, n.deleted_at) IS DISTINCT FROM (o.title, o.owner_role_id, o.owner_text, o.deleted_at)
  GROUP BY n.workspace_id;
  RETURN NULL;
END $$;
CREATE FUNCTION note_search_of_roles() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO search_due (workspace_id, transaction_id, failure_mode_ids)
  SELECT used.workspace_id, pg_current_xact_id()::text::bigint, array_agg(DISTINCT used.failure_mode_id) FROM (
    WITH renamed AS (SELECT n.workspace_id, n.id FROM touched n JOIN untouched o ON o.id = n.id WHERE n.name <> o.name)
    SELECT l.workspace_id, l.failure_mode_id FROM renamed r JOIN owner_link l ON l.workspace_id = r.workspace_id AND l.owner_role_id = r.id AND l.deleted_at IS NULL
    UNION ALL SELECT f.workspace_id, f.id FROM renamed r JOIN failure_mode f ON f.workspace_id = r.workspace_id AND f.hard_stop_authority_role_id = r.id
    UNION ALL SELECT c.workspace_id, l.failure_mode_id FROM renamed r JOIN control c ON c.workspace_id = r.workspace_id AND c.owner_role_id = r.id
      JOIN control_link l ON l.workspace_id = c.workspace_id AND l.control_id = c.id AND l.deleted_at IS NULL
  ) used GROUP BY used.workspace_id;
  RETURN NULL;
END $$;

CREATE TRIGGER search_on_insert AFTER INSERT ON failure_mode REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_search_of_new();
CREATE TRIGGER search_on_update AFTER UPDATE ON failure_mode REFERENCING NEW TABLE AS touched OLD TABLE AS untouched
  FOR EACH STATEMENT EXECUTE FUNCTION note_search_of_changed();
CREATE TRIGGER search_on_insert AFTER INSERT ON detection_signal REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_search_of_parts();
CREATE TRIGGER search_on_update AFTER UPDATE ON detection_signal REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_search_of_parts();
CREATE TRIGGER search_on_insert AFTER INSERT ON response_step REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_search_of_parts();
CREATE TRIGGER search_on_update AFTER UPDATE ON response_step REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_search_of_parts();
CREATE TRIGGER search_on_insert AFTER INSERT ON hard_stop_step REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_search_of_parts();
CREATE TRIGGER search_on_update AFTER UPDATE ON hard_stop_step REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_search_of_parts();
CREATE TRIGGER search_on_insert AFTER INSERT ON owner_link REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_search_of_parts();
CREATE TRIGGER search_on_update AFTER UPDATE ON owner_link REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_search_of_parts();
CREATE TRIGGER search_on_insert AFTER INSERT ON control_link REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_search_of_parts();
CREATE TRIGGER search_on_update AFTER UPDATE ON control_link REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_search_of_parts();
CREATE TRIGGER search_on_insert AFTER INSERT ON free_part REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_search_of_parts();
CREATE TRIGGER search_on_update AFTER UPDATE ON free_part REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_search_of_parts();
CREATE TRIGGER search_on_update AFTER UPDATE ON control REFERENCING NEW TABLE AS touched OLD TABLE AS untouched
  FOR EACH STATEMENT EXECUTE FUNCTION note_search_of_controls();
CREATE TRIGGER search_on_update AFTER UPDATE ON owner_role REFERENCING NEW TABLE AS touched OLD TABLE AS untouched
  FOR EACH STATEMENT EXECUTE FUNCTION note_search_of_roles();

-- 4. The two doors

-- Words of one register, or of the whole workspace, that a word of a query stands for. Either those that hold it, at most 60: a search for one
-- letter must not become one for every word there is. Or the eight that look most like it: by their trigrams or, because two letters that
-- changed places spoil most trigrams of a short word, by the same letters in another order.
CREATE FUNCTION search_terms(wanted_register uuid, token text, is_near boolean) RETURNS text[]
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  words text := 'FROM search_word s WHERE s.workspace_id = $1' || CASE WHEN wanted_register IS NULL THEN '' ELSE ' AND s.register_id = $2' END;
  terms text[];
BEGIN
  IF token !~ '^[[:alnum:]]+$' THEN RETURN NULL; END IF;
  IF is_near THEN
    EXECUTE format('SELECT array_agg(n.word) FROM (
        SELECT k.word FROM (SELECT s.word, similarity(s.word, $3) AS nearness %1$s AND s.word %% $3
          UNION ALL SELECT s.word, 1 %1$s AND s.word LIKE left($3, 1) || ''%%'' AND length(s.word) = length($3)
            AND array(SELECT unnest(string_to_array(s.word, NULL)) ORDER BY 1) = array(SELECT unnest(string_to_array($3, NULL)) ORDER BY 1)) k
        GROUP BY k.word ORDER BY max(k.nearness) DESC, k.word LIMIT 8) n', words)
      INTO terms USING app_workspace_id(), wanted_register, token;
  ELSE
    EXECUTE format('SELECT array_agg(n.word) FROM (SELECT s.word %s AND s.word LIKE ''%%'' || $3 || ''%%''
        GROUP BY s.word ORDER BY starts_with(s.word, $3) DESC, length(s.word), s.word LIMIT 60) n', words)
      INTO terms USING app_workspace_id(), wanted_register, token;
  END IF;
  RETURN terms;
END $$;

-- Failure modes of the transaction's workspace that hold every word of a query, best first: a code, then whole words, then parts. Only when
-- there is none are words taken that look alike, and `is_near` says so. Beyond 20,000 matches the rest is not looked at.
CREATE FUNCTION search_failure_modes(wanted_register uuid, query text, rows_max integer)
  RETURNS TABLE (failure_mode_id uuid, register_id uuid, is_near boolean)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  form text := search_form(left(query, 400));
  tokens text[] := (search_tokens(form))[1:12];
  place text := CASE WHEN wanted_register IS NULL THEN '' ELSE 'AND d.register_id = $2' END;
  near boolean;
  wanted tsquery;
  exact tsquery;
BEGIN
  IF coalesce(cardinality(tokens), 0) = 0 THEN RETURN; END IF;
  SELECT string_agg(quote_literal(t), ' & ')::tsquery INTO exact FROM unnest(tokens) AS t;
  FOREACH near IN ARRAY ARRAY[false, true] LOOP
    SELECT CASE WHEN bool_and(g.terms IS NOT NULL) THEN string_agg('(' || array_to_string(g.terms, ' | ') || ')', ' & ')::tsquery END INTO wanted
      FROM (SELECT (SELECT array_agg(quote_literal(w)) FROM unnest(search_terms(wanted_register, t, near)) AS w) AS terms FROM unnest(tokens) AS t) g;
    CONTINUE WHEN wanted IS NULL;
    RETURN QUERY EXECUTE format('SELECT m.failure_mode_id, m.register_id, $7 FROM (
        SELECT d.failure_mode_id, d.register_id, d.code, d.vector FROM search_document d
        WHERE d.workspace_id = $1 %s AND d.vector @@ $3 LIMIT 20000) m
      ORDER BY m.code = $5 DESC, starts_with(m.code, $5) DESC, m.vector @@ $4 DESC, ts_rank(m.vector, $3) DESC, m.code, m.failure_mode_id LIMIT $6', place)
      USING app_workspace_id(), wanted_register, wanted, exact, form, rows_max, near;
    IF FOUND THEN RETURN; END IF;
  END LOOP;
END $$;

REVOKE ALL ON FUNCTION search_terms(uuid, text, boolean), search_failure_modes(uuid, text, integer), refresh_search(uuid[]), refresh_search_due(),
  note_search_of_new(), note_search_of_changed(), note_search_of_parts(), note_search_of_controls(), note_search_of_roles() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_terms(uuid, text, boolean), search_failure_modes(uuid, text, integer) TO eyes_open_app;

-- The application has no right on these tables; the policies stand here for a right that somebody might give one day.
ALTER TABLE search_document ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON search_document TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE search_word ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON search_word TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE search_due ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON search_due TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());

-- 5. Older rows

SELECT refresh_search(array_agg(f.id)) FROM failure_mode f;

-- 6. Words

COMMENT ON TABLE search_document IS 'The words of each live failure mode, gathered from all its texts for searching. Denormalised: no index reaches over tables. Kept by triggers.';
COMMENT ON COLUMN search_document.failure_mode_id IS 'The failure mode.';
COMMENT ON COLUMN search_document.workspace_id IS 'The tenant; the search functions compare it.';
COMMENT ON COLUMN search_document.register_id IS 'The register of the failure mode.';
COMMENT ON COLUMN search_document.code IS 'The code as words, so that a code that was typed is found first.';
COMMENT ON COLUMN search_document.vector IS 'Every word with its places; weight A code and title, B component, owners and controls, C the rest. [may hold personal data: words of free text; replaced with the text]';
COMMENT ON COLUMN search_document.created_at IS 'When the row was stored.';
COMMENT ON COLUMN search_document.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE search_word IS 'The words that a register has ever used, for parts of words and slips of the finger. One that is used no more finds nothing.';
COMMENT ON COLUMN search_word.id IS 'Number; a word that two commands added at once stands here twice.';
COMMENT ON COLUMN search_word.workspace_id IS 'The tenant; the search functions compare it.';
COMMENT ON COLUMN search_word.register_id IS 'The register.';
COMMENT ON COLUMN search_word.word IS 'A word in lower case without accents, sorted by bytes. [may hold personal data: words of free text; kept while the register lives, removed by a lawful erasure]';
COMMENT ON COLUMN search_word.created_at IS 'When the row was stored.';
COMMENT ON COLUMN search_word.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE search_due IS 'Failure modes whose texts the running transaction has changed; read anew and removed when it commits, so nobody ever sees a row.';
COMMENT ON COLUMN search_due.id IS 'Number.';
COMMENT ON COLUMN search_due.workspace_id IS 'The tenant.';
COMMENT ON COLUMN search_due.transaction_id IS 'The transaction that made the note and will remove it.';
COMMENT ON COLUMN search_due.failure_mode_ids IS 'The failure modes that one statement touched.';
COMMENT ON COLUMN search_due.created_at IS 'When the row was stored.';
COMMENT ON COLUMN search_due.updated_at IS 'When the row was last stored anew.';
COMMENT ON FUNCTION search_form(text) IS 'A text as it is searched: lower case, without accents, letters and digits only.';
COMMENT ON FUNCTION search_tokens(text) IS 'The words of a text in that form, each once, sorted.';
COMMENT ON FUNCTION search_texts(failure_mode) IS 'Every text of a failure mode with the name of its part and the weight of its words. Reads with the rights of the caller.';
COMMENT ON FUNCTION search_vector(failure_mode) IS 'The words of a failure mode as they should be kept.';
COMMENT ON FUNCTION refresh_search(uuid[]) IS 'Gathers the words of failure modes anew, those of each register one transaction after another.';
COMMENT ON FUNCTION refresh_search_due() IS 'At commit: gathers anew what the transaction noted.';
COMMENT ON FUNCTION note_search_of_new() IS 'Notes new failure modes for the search.';
COMMENT ON FUNCTION note_search_of_changed() IS 'Notes failure modes of which a text changed, or that were deleted or restored.';
COMMENT ON FUNCTION note_search_of_parts() IS 'Notes the failure modes whose signals, steps, stops, owners, control links or free parts were touched.';
COMMENT ON FUNCTION note_search_of_controls() IS 'Notes the failure modes of controls whose words changed.';
COMMENT ON FUNCTION note_search_of_roles() IS 'Notes the failure modes that name a role which was renamed.';
COMMENT ON FUNCTION search_terms(uuid, text, boolean) IS 'Words of a register or the workspace that hold a word (at most 60), or the eight that look most like it.';
COMMENT ON FUNCTION search_failure_modes(uuid, text, integer) IS 'Failure modes of a register or the workspace that hold every word of a query, best first.';
