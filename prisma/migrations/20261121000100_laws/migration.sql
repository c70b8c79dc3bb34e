-- Why: what must always hold is held here, whatever the code above forgets: closed sets and ranges, one tenant per row, an append-only
-- chain of events, and a limit on rows. The application connects as a member of eyes_open_app, which owns nothing and cannot bypass
-- row-level security. Policies are enabled, not forced, so that the owner's later migrations can repair rows; prisma/migrations.test.ts counts them.
-- There are no older rows to repair.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- The role that holds every grant. The start makes it first; this line serves databases that were made by hand.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'eyes_open_app') THEN
    CREATE ROLE eyes_open_app NOLOGIN NOSUPERUSER NOBYPASSRLS;
  END IF;
END $$;

-- 1. Columns

ALTER TABLE scoring_policy ALTER COLUMN weights SET NOT NULL;
ALTER TABLE scoring_policy ALTER COLUMN edges SET NOT NULL;
ALTER TABLE membership ALTER COLUMN roles SET NOT NULL;
ALTER TABLE invitation ALTER COLUMN roles SET NOT NULL;
ALTER TABLE register ALTER COLUMN header_order SET NOT NULL;
ALTER TABLE failure_mode ALTER COLUMN promise SET NOT NULL;
ALTER TABLE failure_mode ALTER COLUMN failure_class SET NOT NULL;
ALTER TABLE failure_mode ALTER COLUMN part_order SET NOT NULL;

-- Fractional order keys sort by bytes, in the browser and here.
ALTER TABLE owner_role ALTER COLUMN order_key TYPE text COLLATE "C";
ALTER TABLE section ALTER COLUMN order_key TYPE text COLLATE "C";
ALTER TABLE category ALTER COLUMN order_key TYPE text COLLATE "C";
ALTER TABLE failure_mode ALTER COLUMN order_key TYPE text COLLATE "C";
ALTER TABLE detection_signal ALTER COLUMN order_key TYPE text COLLATE "C";
ALTER TABLE response_step ALTER COLUMN order_key TYPE text COLLATE "C";
ALTER TABLE hard_stop_step ALTER COLUMN order_key TYPE text COLLATE "C";
ALTER TABLE owner_link ALTER COLUMN order_key TYPE text COLLATE "C";
ALTER TABLE register_constraint ALTER COLUMN order_key TYPE text COLLATE "C";
ALTER TABLE header_line ALTER COLUMN order_key TYPE text COLLATE "C";
ALTER TABLE free_part ALTER COLUMN order_key TYPE text COLLATE "C";
ALTER TABLE decision_rule ALTER COLUMN order_key TYPE text COLLATE "C";
ALTER TABLE checklist_item ALTER COLUMN order_key TYPE text COLLATE "C";
ALTER TABLE revision ALTER COLUMN order_key TYPE text COLLATE "C";
ALTER TABLE signing_role ALTER COLUMN order_key TYPE text COLLATE "C";

-- 2. Closed sets, lengths, ranges

ALTER TABLE workspace
  ADD CONSTRAINT workspace_slug_length CHECK (char_length(slug) <= 40 AND btrim(slug) <> ''),
  ADD CONSTRAINT workspace_name_length CHECK (char_length(name) <= 120 AND btrim(name) <> '');

ALTER TABLE scoring_policy
  ADD CONSTRAINT scoring_policy_name_length CHECK (char_length(name) <= 120 AND btrim(name) <> ''),
  ADD CONSTRAINT scoring_policy_version_range CHECK (version BETWEEN 1 AND 100000),
  ADD CONSTRAINT scoring_policy_kind_set CHECK (kind IN ('product', 'sum', 'weighted', 'custom', 'severity-first')),
  ADD CONSTRAINT scoring_policy_weights_count CHECK (cardinality(weights) = 5),
  ADD CONSTRAINT scoring_policy_edges_count CHECK (cardinality(edges) = 3);

ALTER TABLE membership
  ADD CONSTRAINT membership_name_length CHECK (char_length(name) <= 120 AND btrim(name) <> ''),
  ADD CONSTRAINT membership_roles_set CHECK (roles <@ ARRAY['administrator', 'facilitator', 'contributor', 'signer', 'viewer']::text[]);

ALTER TABLE invitation
  ADD CONSTRAINT invitation_email_length CHECK (char_length(email) <= 254 AND btrim(email) <> ''),
  ADD CONSTRAINT invitation_roles_set CHECK (roles <@ ARRAY['administrator', 'facilitator', 'contributor', 'signer', 'viewer']::text[]),
  ADD CONSTRAINT invitation_token_hash_length CHECK (char_length(token_hash) <= 64 AND btrim(token_hash) <> '');

ALTER TABLE owner_role
  ADD CONSTRAINT owner_role_name_length CHECK (char_length(name) <= 120 AND btrim(name) <> ''),
  ADD CONSTRAINT owner_role_order_key_form CHECK (order_key ~ '^[0-9A-Za-z]{1,120}$');

ALTER TABLE register
  ADD CONSTRAINT register_code_length CHECK (char_length(code) <= 40 AND btrim(code) <> ''),
  ADD CONSTRAINT register_title_length CHECK (char_length(title) <= 300 AND btrim(title) <> ''),
  ADD CONSTRAINT register_state_set CHECK (state IN ('draft', 'active', 'archived')),
  ADD CONSTRAINT register_version_length CHECK (char_length(version) <= 10000),
  ADD CONSTRAINT register_date_length CHECK (char_length(date) <= 10000),
  ADD CONSTRAINT register_status_length CHECK (char_length(status) <= 10000),
  ADD CONSTRAINT register_scope_length CHECK (char_length(scope) <= 10000),
  ADD CONSTRAINT register_prerequisites_length CHECK (char_length(prerequisites) <= 10000),
  ADD CONSTRAINT register_header_order_set CHECK (header_order <@ ARRAY['version', 'date', 'status', 'scope', 'prerequisites']::text[]),
  ADD CONSTRAINT register_last_code_number_range CHECK (last_code_number BETWEEN 0 AND 1000000000);

ALTER TABLE section
  ADD CONSTRAINT section_kind_set CHECK (kind IN ('purpose', 'classification', 'decision-matrix', 'checklist', 'conclusion', 'document-control', 'sign-off', 'free')),
  ADD CONSTRAINT section_title_length CHECK (char_length(title) <= 300 AND btrim(title) <> ''),
  ADD CONSTRAINT section_body_length CHECK (char_length(body) <= 100000),
  ADD CONSTRAINT section_closing_length CHECK (char_length(closing) <= 100000),
  ADD CONSTRAINT section_order_key_form CHECK (order_key ~ '^[0-9A-Za-z]{1,120}$');

ALTER TABLE category
  ADD CONSTRAINT category_title_length CHECK (char_length(title) <= 300 AND btrim(title) <> ''),
  ADD CONSTRAINT category_body_length CHECK (char_length(body) <= 100000),
  ADD CONSTRAINT category_order_key_form CHECK (order_key ~ '^[0-9A-Za-z]{1,120}$');

ALTER TABLE failure_mode
  ADD CONSTRAINT failure_mode_code_length CHECK (char_length(code) <= 40 AND btrim(code) <> ''),
  ADD CONSTRAINT failure_mode_title_length CHECK (char_length(title) <= 300 AND btrim(title) <> ''),
  ADD CONSTRAINT failure_mode_order_key_form CHECK (order_key ~ '^[0-9A-Za-z]{1,120}$'),
  ADD CONSTRAINT failure_mode_status_set CHECK (status IN ('draft', 'open', 'in-treatment', 'accepted', 'closed')),
  ADD CONSTRAINT failure_mode_closed_reason_length CHECK (char_length(closed_reason) <= 10000),
  ADD CONSTRAINT failure_mode_status_text_length CHECK (char_length(status_text) <= 10000),
  ADD CONSTRAINT failure_mode_component_length CHECK (char_length(component) <= 300),
  ADD CONSTRAINT failure_mode_scenario_length CHECK (char_length(scenario) <= 10000),
  ADD CONSTRAINT failure_mode_cause_length CHECK (char_length(cause) <= 10000),
  ADD CONSTRAINT failure_mode_effect_length CHECK (char_length(effect) <= 10000),
  ADD CONSTRAINT failure_mode_trigger_length CHECK (char_length(trigger) <= 10000),
  ADD CONSTRAINT failure_mode_invariant_length CHECK (char_length(invariant) <= 10000),
  ADD CONSTRAINT failure_mode_promise_set CHECK (promise <@ ARRAY['correctness', 'availability', 'durability', 'recoverability', 'confidentiality', 'integrity', 'traceability', 'evolvability', 'operability']::text[]),
  ADD CONSTRAINT failure_mode_failure_class_set CHECK (failure_class <@ ARRAY['availability', 'correctness', 'durability', 'recoverability', 'cross-boundary consistency', 'security', 'operability', 'evolvability']::text[]),
  ADD CONSTRAINT failure_mode_layer_length CHECK (char_length(layer) <= 300),
  ADD CONSTRAINT failure_mode_response_window_range CHECK (response_window BETWEEN 1 AND 10080),
  ADD CONSTRAINT failure_mode_response_label_length CHECK (char_length(response_label) <= 300),
  ADD CONSTRAINT failure_mode_hard_stop_none_length CHECK (char_length(hard_stop_none) <= 10000),
  ADD CONSTRAINT failure_mode_hard_stop_authority_text_length CHECK (char_length(hard_stop_authority_text) <= 300),
  ADD CONSTRAINT failure_mode_blast_data_length CHECK (char_length(blast_data) <= 10000),
  ADD CONSTRAINT failure_mode_blast_users_length CHECK (char_length(blast_users) <= 10000),
  ADD CONSTRAINT failure_mode_blast_time_length CHECK (char_length(blast_time) <= 10000),
  ADD CONSTRAINT failure_mode_blast_consumers_length CHECK (char_length(blast_consumers) <= 10000),
  ADD CONSTRAINT failure_mode_degraded_mode_length CHECK (char_length(degraded_mode) <= 10000),
  ADD CONSTRAINT failure_mode_recovery_strategy_length CHECK (char_length(recovery_strategy) <= 10000),
  ADD CONSTRAINT failure_mode_part_order_set CHECK (part_order <@ ARRAY['scenario', 'detectionSignals', 'response', 'hardStop', 'owners', 'component', 'cause', 'effect', 'trigger', 'invariant', 'promise', 'failureClass', 'layer', 'blastData', 'blastUsers', 'blastTime', 'blastConsumers', 'degradedMode', 'recoveryStrategy', 'hardStopAuthority', 'assessmentInherent', 'assessmentCurrent', 'assessmentTarget', 'controls', 'statusText']::text[]);

ALTER TABLE detection_signal
  ADD CONSTRAINT detection_signal_order_key_form CHECK (order_key ~ '^[0-9A-Za-z]{1,120}$'),
  ADD CONSTRAINT detection_signal_text_length CHECK (char_length(text) <= 10000 AND btrim(text) <> '');

ALTER TABLE response_step
  ADD CONSTRAINT response_step_order_key_form CHECK (order_key ~ '^[0-9A-Za-z]{1,120}$'),
  ADD CONSTRAINT response_step_text_length CHECK (char_length(text) <= 10000 AND btrim(text) <> '');

ALTER TABLE hard_stop_step
  ADD CONSTRAINT hard_stop_step_order_key_form CHECK (order_key ~ '^[0-9A-Za-z]{1,120}$'),
  ADD CONSTRAINT hard_stop_step_text_length CHECK (char_length(text) <= 10000 AND btrim(text) <> '');

ALTER TABLE owner_link
  ADD CONSTRAINT owner_link_order_key_form CHECK (order_key ~ '^[0-9A-Za-z]{1,120}$'),
  ADD CONSTRAINT owner_link_role_text_length CHECK (char_length(role_text) <= 300),
  ADD CONSTRAINT owner_link_part_set CHECK (part IN ('accountable', 'joint', 'escalation', 'awareness'));

ALTER TABLE assessment
  ADD CONSTRAINT assessment_stage_set CHECK (stage IN ('inherent', 'current', 'target')),
  ADD CONSTRAINT assessment_ordinal_range CHECK (ordinal BETWEEN 1 AND 1000000),
  ADD CONSTRAINT assessment_likelihood_range CHECK (likelihood BETWEEN 1 AND 5),
  ADD CONSTRAINT assessment_impact_range CHECK (impact BETWEEN 1 AND 5),
  ADD CONSTRAINT assessment_detectability_range CHECK (detectability BETWEEN 1 AND 5),
  ADD CONSTRAINT assessment_recoverability_range CHECK (recoverability BETWEEN 1 AND 5),
  ADD CONSTRAINT assessment_blast_radius_range CHECK (blast_radius BETWEEN 1 AND 5),
  ADD CONSTRAINT assessment_rationale_length CHECK (char_length(rationale) <= 10000);

ALTER TABLE control
  ADD CONSTRAINT control_type_set CHECK (type IN ('prevention', 'detection', 'containment', 'recovery', 'proof')),
  ADD CONSTRAINT control_state_set CHECK (state IN ('proposed', 'planned', 'in-place', 'retired')),
  ADD CONSTRAINT control_title_length CHECK (char_length(title) <= 10000 AND btrim(title) <> ''),
  ADD CONSTRAINT control_owner_text_length CHECK (char_length(owner_text) <= 300);

ALTER TABLE register_constraint
  ADD CONSTRAINT register_constraint_text_length CHECK (char_length(text) <= 10000 AND btrim(text) <> ''),
  ADD CONSTRAINT register_constraint_order_key_form CHECK (order_key ~ '^[0-9A-Za-z]{1,120}$');

ALTER TABLE header_line
  ADD CONSTRAINT header_line_after_set CHECK (after IN ('version', 'date', 'status', 'scope', 'prerequisites')),
  ADD CONSTRAINT header_line_label_length CHECK (char_length(label) <= 300 AND btrim(label) <> ''),
  ADD CONSTRAINT header_line_value_length CHECK (char_length(value) <= 10000),
  ADD CONSTRAINT header_line_order_key_form CHECK (order_key ~ '^[0-9A-Za-z]{1,120}$');

ALTER TABLE free_part
  ADD CONSTRAINT free_part_after_set CHECK (after IN ('header', 'constraints', 'scenario', 'detectionSignals', 'response', 'hardStop', 'owners', 'component', 'cause', 'effect', 'trigger', 'invariant', 'promise', 'failureClass', 'layer', 'blastData', 'blastUsers', 'blastTime', 'blastConsumers', 'degradedMode', 'recoveryStrategy', 'hardStopAuthority', 'assessmentInherent', 'assessmentCurrent', 'assessmentTarget', 'controls', 'statusText')),
  ADD CONSTRAINT free_part_label_length CHECK (char_length(label) <= 300),
  ADD CONSTRAINT free_part_body_length CHECK (char_length(body) <= 100000),
  ADD CONSTRAINT free_part_order_key_form CHECK (order_key ~ '^[0-9A-Za-z]{1,120}$');

ALTER TABLE decision_rule
  ADD CONSTRAINT decision_rule_condition_length CHECK (char_length(condition) <= 10000),
  ADD CONSTRAINT decision_rule_action_length CHECK (char_length(action) <= 10000),
  ADD CONSTRAINT decision_rule_authority_text_length CHECK (char_length(authority_text) <= 300),
  ADD CONSTRAINT decision_rule_order_key_form CHECK (order_key ~ '^[0-9A-Za-z]{1,120}$');

ALTER TABLE checklist_item
  ADD CONSTRAINT checklist_item_text_length CHECK (char_length(text) <= 300 AND btrim(text) <> ''),
  ADD CONSTRAINT checklist_item_order_key_form CHECK (order_key ~ '^[0-9A-Za-z]{1,120}$');

ALTER TABLE revision
  ADD CONSTRAINT revision_version_length CHECK (char_length(version) <= 300),
  ADD CONSTRAINT revision_date_length CHECK (char_length(date) <= 300),
  ADD CONSTRAINT revision_change_length CHECK (char_length(change) <= 10000),
  ADD CONSTRAINT revision_order_key_form CHECK (order_key ~ '^[0-9A-Za-z]{1,120}$');

ALTER TABLE signing_role
  ADD CONSTRAINT signing_role_role_text_length CHECK (char_length(role_text) <= 300),
  ADD CONSTRAINT signing_role_approval_length CHECK (char_length(approval) <= 300),
  ADD CONSTRAINT signing_role_date_length CHECK (char_length(date) <= 300),
  ADD CONSTRAINT signing_role_order_key_form CHECK (order_key ~ '^[0-9A-Za-z]{1,120}$');

ALTER TABLE workspace ADD CONSTRAINT workspace_slug_form CHECK (slug ~ '^[a-z0-9][a-z0-9-]*$');
ALTER TABLE person
  ADD CONSTRAINT person_email_form CHECK (email = lower(email) AND char_length(email) <= 254 AND position('@' in email) > 1);
ALTER TABLE session ADD CONSTRAINT session_user_agent_length CHECK (char_length(user_agent) <= 300);
ALTER TABLE sign_in_throttle ADD CONSTRAINT sign_in_throttle_failures_range CHECK (failures >= 0);
ALTER TABLE event
  ADD CONSTRAINT event_seq_range CHECK (seq >= 1),
  ADD CONSTRAINT event_digest_size CHECK (octet_length(body_digest) = 32 AND octet_length(previous_hash) = 32 AND octet_length(hash) = 32),
  ADD CONSTRAINT event_door_set CHECK (door IN ('page', 'api', 'command-line', 'seed')),
  ADD CONSTRAINT event_role_set CHECK (role IN ('administrator', 'facilitator', 'contributor', 'signer', 'viewer', 'invited')),
  ADD CONSTRAINT event_reason_length CHECK (char_length(reason) <= 2000);
ALTER TABLE event_change
  ADD CONSTRAINT event_change_ordinal_range CHECK (ordinal >= 0),
  ADD CONSTRAINT event_change_kind_set CHECK (kind IN ('workspace', 'scoring-policy', 'membership', 'invitation', 'owner-role', 'owner-role-holding', 'register', 'section', 'category', 'failure-mode', 'detection-signal', 'response-step', 'hard-stop-step', 'owner-link', 'assessment', 'control', 'control-link', 'register-constraint', 'header-line', 'free-part', 'decision-rule', 'checklist-item', 'revision', 'signing-role')),
  ADD CONSTRAINT event_change_added_row CHECK (field IS NOT NULL OR before IS NULL);
ALTER TABLE stream ADD CONSTRAINT stream_last_seq_range CHECK (last_seq >= 0);

-- 3. Rules between columns and rows

ALTER TABLE membership
  ADD CONSTRAINT membership_roles_some CHECK (cardinality(roles) > 0),
  ADD CONSTRAINT membership_person_once UNIQUE (workspace_id, person_id);
ALTER TABLE invitation
  ADD CONSTRAINT invitation_roles_some CHECK (cardinality(roles) > 0),
  ADD CONSTRAINT invitation_token_once UNIQUE (token_hash);
ALTER TABLE scoring_policy
  ADD CONSTRAINT scoring_policy_version_once UNIQUE (workspace_id, name, version),
  ADD CONSTRAINT scoring_policy_weights_range CHECK (array_position(weights, NULL) IS NULL AND 0 <= ALL (weights) AND 1000000 >= ALL (weights)),
  ADD CONSTRAINT scoring_policy_edges_range CHECK (array_position(edges, NULL) IS NULL AND 0 <= ALL (edges) AND 1000000 >= ALL (edges)),
  ADD CONSTRAINT scoring_policy_edges_rise CHECK (edges[1] < edges[2] AND edges[2] < edges[3]);
CREATE UNIQUE INDEX owner_role_name_once ON owner_role (workspace_id, lower(name)) WHERE deleted_at IS NULL;
ALTER TABLE owner_role_holding
  ADD CONSTRAINT owner_role_holding_days CHECK (valid_to IS NULL OR valid_to >= valid_from),
  ADD CONSTRAINT owner_role_holding_no_overlap EXCLUDE USING gist (
    owner_role_id WITH =, membership_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&
  ) WHERE (deleted_at IS NULL);
ALTER TABLE register
  ADD CONSTRAINT register_code_once UNIQUE (workspace_id, code),
  ADD CONSTRAINT register_code_form CHECK (code !~ '\s');
ALTER TABLE failure_mode
  -- Over deleted rows too: a code is never reused.
  ADD CONSTRAINT failure_mode_code_once UNIQUE (workspace_id, register_id, code),
  ADD CONSTRAINT failure_mode_closed_reason_given CHECK (status <> 'closed' OR closed_reason IS NOT NULL),
  ADD CONSTRAINT failure_mode_hard_stop_authority_one CHECK (hard_stop_authority_role_id IS NULL OR hard_stop_authority_text IS NULL);
ALTER TABLE owner_link ADD CONSTRAINT owner_link_role_or_text CHECK (num_nonnulls(owner_role_id, role_text) = 1);
ALTER TABLE control ADD CONSTRAINT control_owner_one CHECK (num_nonnulls(owner_role_id, owner_text) <= 1);
ALTER TABLE decision_rule ADD CONSTRAINT decision_rule_authority_one CHECK (num_nonnulls(authority_role_id, authority_text) <= 1);
ALTER TABLE signing_role ADD CONSTRAINT signing_role_one CHECK (num_nonnulls(owner_role_id, role_text) <= 1);
ALTER TABLE assessment ADD CONSTRAINT assessment_ordinal_once UNIQUE (failure_mode_id, stage, ordinal);
-- A document has one section of each known kind; a second one would be read back as free text.
CREATE UNIQUE INDEX section_kind_once ON section (workspace_id, register_id, kind) WHERE deleted_at IS NULL AND kind <> 'free';
CREATE UNIQUE INDEX control_link_once ON control_link (control_id, failure_mode_id) WHERE deleted_at IS NULL;

-- A register holds at most 20,000 live failure modes. Counted after the statement, once per register that it touched.
-- The message begins with the law's name, because the driver hands on no other part of an error that a function raises.
CREATE FUNCTION refuse_too_many_failure_modes() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (SELECT DISTINCT register_id, workspace_id FROM touched WHERE deleted_at IS NULL) r
    WHERE (SELECT count(*) FROM failure_mode f
           WHERE f.workspace_id = r.workspace_id AND f.register_id = r.register_id AND f.deleted_at IS NULL) > 20000
  ) THEN
    RAISE EXCEPTION 'failure_mode_limit: a register holds at most 20,000 live failure modes.' USING ERRCODE = 'check_violation', CONSTRAINT = 'failure_mode_limit';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER failure_mode_limit_on_insert AFTER INSERT ON failure_mode
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_too_many_failure_modes();
-- Live rows are counted in groups before and after: comparing row with row would cost the square of a large edit.
CREATE FUNCTION refuse_too_many_restored() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (SELECT workspace_id, register_id, count(*) AS live FROM touched WHERE deleted_at IS NULL GROUP BY workspace_id, register_id) n
    LEFT JOIN (SELECT workspace_id, register_id, count(*) AS live FROM untouched WHERE deleted_at IS NULL GROUP BY workspace_id, register_id) o
      USING (workspace_id, register_id)
    WHERE n.live > coalesce(o.live, 0) AND
          (SELECT count(*) FROM failure_mode f
           WHERE f.workspace_id = n.workspace_id AND f.register_id = n.register_id AND f.deleted_at IS NULL) > 20000
  ) THEN
    RAISE EXCEPTION 'failure_mode_limit: a register holds at most 20,000 live failure modes.' USING ERRCODE = 'check_violation', CONSTRAINT = 'failure_mode_limit';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER failure_mode_limit_on_restore AFTER UPDATE ON failure_mode
  REFERENCING NEW TABLE AS touched OLD TABLE AS untouched FOR EACH STATEMENT EXECUTE FUNCTION refuse_too_many_restored();
CREATE INDEX failure_mode_live ON failure_mode (workspace_id, register_id) WHERE deleted_at IS NULL;

-- 4. What happened is never changed: neither by the application, which lacks the grant, nor by the owner, whom the trigger stops.

CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only';
END $$;
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER event_change_append_only BEFORE UPDATE OR DELETE ON event_change FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER event_change_no_truncate BEFORE TRUNCATE ON event_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER assessment_append_only BEFORE UPDATE OR DELETE ON assessment FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER assessment_no_truncate BEFORE TRUNCATE ON assessment FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER scoring_policy_append_only BEFORE UPDATE OR DELETE ON scoring_policy FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER scoring_policy_no_truncate BEFORE TRUNCATE ON scoring_policy FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- An event follows the last one of its stream without a gap; the first one follows 32 zero bytes.
CREATE FUNCTION refuse_gap() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF (NEW.seq = 1 AND NEW.previous_hash <> decode(repeat('00', 32), 'hex')) OR (NEW.seq > 1 AND NOT EXISTS (
    SELECT FROM event e WHERE e.workspace_id = NEW.workspace_id AND e.stream_id = NEW.stream_id AND e.seq = NEW.seq - 1 AND e.hash = NEW.previous_hash
  )) THEN
    RAISE EXCEPTION 'event % of stream % does not follow the one before', NEW.seq, NEW.stream_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'event_no_gap';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER event_no_gap BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION refuse_gap();

-- 5. One tenant, one view

CREATE FUNCTION app_workspace_id() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT NULLIF(current_setting('app.workspace_id', true), '')::uuid $$;
CREATE FUNCTION app_person_id() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT NULLIF(current_setting('app.person_id', true), '')::uuid $$;

ALTER TABLE scoring_policy ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON scoring_policy TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE membership ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON membership TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON invitation TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE owner_role ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON owner_role TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE owner_role_holding ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON owner_role_holding TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE register ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON register TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE section ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON section TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE category ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON category TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE failure_mode ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON failure_mode TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE detection_signal ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON detection_signal TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE response_step ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON response_step TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE hard_stop_step ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON hard_stop_step TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE owner_link ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON owner_link TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE assessment ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON assessment TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE control ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON control TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE control_link ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON control_link TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE register_constraint ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON register_constraint TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE header_line ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON header_line TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE free_part ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON free_part TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE decision_rule ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON decision_rule TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE checklist_item ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON checklist_item TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE revision ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON revision TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE signing_role ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON signing_role TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE stream ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON stream TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE event ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON event TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE event_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON event_change TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE command ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON command TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());

ALTER TABLE workspace ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON workspace TO eyes_open_app USING (id = app_workspace_id()) WITH CHECK (id = app_workspace_id());
-- Signing in happens outside every workspace: a person then sees the own memberships and the names of those workspaces, no more.
CREATE POLICY own_membership ON membership FOR SELECT TO eyes_open_app USING (person_id = app_person_id());
CREATE POLICY own_workspace ON workspace FOR SELECT TO eyes_open_app USING (
  EXISTS (SELECT FROM membership m WHERE m.workspace_id = workspace.id AND m.person_id = app_person_id() AND m.deleted_at IS NULL)
);
ALTER TABLE person ENABLE ROW LEVEL SECURITY;
CREATE POLICY self ON person TO eyes_open_app USING (id = app_person_id()) WITH CHECK (id = app_person_id());
ALTER TABLE session ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON session TO eyes_open_app USING (person_id = app_person_id()) WITH CHECK (person_id = app_person_id());
-- Holds hashes and counts only, so nobody's data can be read through it.
ALTER TABLE sign_in_throttle ENABLE ROW LEVEL SECURITY;
CREATE POLICY anyone ON sign_in_throttle TO eyes_open_app USING (true) WITH CHECK (true);

-- 6. Doors through row-level security: each answers one question and no more.

CREATE FUNCTION find_credential(wanted_email text) RETURNS TABLE (person_id uuid, password_hash text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
  $$ SELECT p.id, p.password_hash FROM person p WHERE p.email = lower(wanted_email) $$;
CREATE FUNCTION find_invitation(wanted_token_hash text) RETURNS TABLE (invitation_id uuid, workspace_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
  $$ SELECT i.id, i.workspace_id FROM invitation i WHERE i.token_hash = wanted_token_hash $$;
CREATE FUNCTION list_workspaces() RETURNS TABLE (workspace_id uuid, slug text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
  $$ SELECT w.id, w.slug FROM workspace w ORDER BY w.created_at, w.id $$;
CREATE FUNCTION has_administrator() RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
  $$ SELECT EXISTS (SELECT FROM membership m WHERE 'administrator' = ANY (m.roles) AND m.deleted_at IS NULL) $$;
REVOKE ALL ON FUNCTION find_credential(text), find_invitation(text), list_workspaces(), has_administrator() FROM PUBLIC;

-- What every request and every live stream asks, each in one round trip: the function tells row-level security who asks, for its own
-- transaction only, and reads under it with the caller's rights. It is no way around the policies.
CREATE FUNCTION enter_workspace(wanted_workspace uuid, wanted_person uuid) RETURNS TABLE (member_name text, member_roles text[])
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM set_config('app.workspace_id', wanted_workspace::text, true);
  RETURN QUERY SELECT m.name, m.roles FROM membership m
    WHERE m.workspace_id = wanted_workspace AND m.person_id = wanted_person AND m.deleted_at IS NULL;
END $$;
CREATE FUNCTION read_session(wanted_person uuid, wanted_session uuid, moment timestamptz) RETURNS TABLE (own_email text, open_workspace uuid)
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM set_config('app.person_id', wanted_person::text, true);
  RETURN QUERY SELECT p.email, (
      SELECT m.workspace_id FROM membership m JOIN workspace w ON w.id = m.workspace_id
      WHERE m.person_id = wanted_person AND m.deleted_at IS NULL
      ORDER BY m.workspace_id IS NOT DISTINCT FROM s.workspace_id DESC, w.name, m.id LIMIT 1
    )
    FROM session s JOIN person p ON p.id = s.person_id
    WHERE s.id = wanted_session AND s.person_id = wanted_person AND s.revoked_at IS NULL AND s.expires_at > moment;
END $$;
CREATE FUNCTION read_events(wanted_workspace uuid, wanted_stream uuid, after_seq bigint, events_max integer, changes_max integer)
  RETURNS TABLE (id uuid, stream_id uuid, seq bigint, name text, person_id uuid, role text, door text, command_id uuid, at timestamptz,
    reason text, change_count integer, changes json)
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
#variable_conflict use_column
BEGIN
  PERFORM set_config('app.workspace_id', wanted_workspace::text, true);
  RETURN QUERY SELECT e.id, e.stream_id, e.seq, e.name, e.person_id, e.role, e.door, e.command_id, e.at, e.reason, e.change_count,
      CASE WHEN e.change_count <= changes_max THEN (
        SELECT coalesce(json_agg(json_build_object('kind', c.kind, 'id', c.row_id, 'field', c.field, 'before', c.before, 'after', c.after)
          ORDER BY c.ordinal), '[]')
        FROM event_change c WHERE c.workspace_id = e.workspace_id AND c.event_id = e.id
      ) END
    FROM event e
    WHERE e.workspace_id = wanted_workspace AND e.stream_id = wanted_stream AND e.seq > after_seq ORDER BY e.seq LIMIT events_max;
END $$;
REVOKE ALL ON FUNCTION enter_workspace(uuid, uuid), read_session(uuid, uuid, timestamptz), read_events(uuid, uuid, bigint, integer, integer)
  FROM PUBLIC;

-- 7. Grants: nothing is deleted by the application, and what happened is only added to.

GRANT USAGE ON SCHEMA public TO eyes_open_app;
GRANT EXECUTE ON FUNCTION find_credential(text), find_invitation(text), list_workspaces(), has_administrator(),
  enter_workspace(uuid, uuid), read_session(uuid, uuid, timestamptz), read_events(uuid, uuid, bigint, integer, integer) TO eyes_open_app;
GRANT SELECT, INSERT, UPDATE ON workspace, person, session, sign_in_throttle,
  membership, invitation, owner_role, owner_role_holding, register, section, category, failure_mode, detection_signal, response_step, hard_stop_step, owner_link, control, control_link, register_constraint, header_line, free_part, decision_rule, checklist_item, revision, signing_role, stream, command TO eyes_open_app;
GRANT SELECT, INSERT ON event, event_change, assessment, scoring_policy TO eyes_open_app;

-- 8. Words

COMMENT ON TABLE workspace IS 'The tenant. Every row of a team belongs to exactly one.';
COMMENT ON COLUMN workspace.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN workspace.slug IS 'Short name in commands and addresses; lower-case letters, digits and dashes.';
COMMENT ON COLUMN workspace.name IS 'Name: one line of plain text.';
COMMENT ON COLUMN workspace.created_at IS 'When the row was stored.';
COMMENT ON COLUMN workspace.updated_at IS 'When the row was last stored anew.';

COMMENT ON TABLE scoring_policy IS 'One version of a scoring policy: how five factors become a number and a band. A version never changes.';
COMMENT ON COLUMN scoring_policy.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN scoring_policy.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN scoring_policy.name IS 'Name: one line of plain text.';
COMMENT ON COLUMN scoring_policy.version IS 'Version: whole number.';
COMMENT ON COLUMN scoring_policy.kind IS 'Kind: one word of a closed set (product, sum, weighted, custom, severity-first).';
COMMENT ON COLUMN scoring_policy.weights IS 'Weights: whole numbers.';
COMMENT ON COLUMN scoring_policy.edges IS 'Band edges: whole numbers.';
COMMENT ON COLUMN scoring_policy.created_at IS 'When the row was stored.';
COMMENT ON COLUMN scoring_policy.updated_at IS 'When the row was last stored anew.';

COMMENT ON TABLE membership IS 'A person in a workspace: the name shown there and the set of roles. Leaving sets deleted_at; the row stays, so that history keeps its names.';
COMMENT ON COLUMN membership.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN membership.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN membership.person_id IS 'Person: reference. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN membership.name IS 'Name: one line of plain text. [personal data: kept while the workspace lives; replaced by a pseudonym on erasure]';
COMMENT ON COLUMN membership.roles IS 'Roles: words of a closed set (administrator, facilitator, contributor, signer, viewer).';
COMMENT ON COLUMN membership.deleted_at IS 'When it was deleted; null while it lives. Restoring clears it.';
COMMENT ON COLUMN membership.created_at IS 'When the row was stored.';
COMMENT ON COLUMN membership.updated_at IS 'When the row was last stored anew.';

COMMENT ON TABLE invitation IS 'An invitation to a workspace, used once through a link whose token is stored as a hash only.';
COMMENT ON COLUMN invitation.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN invitation.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN invitation.email IS 'E-mail: one line of plain text. [personal data: kept until 30 days after the invitation expired]';
COMMENT ON COLUMN invitation.roles IS 'Roles: words of a closed set (administrator, facilitator, contributor, signer, viewer).';
COMMENT ON COLUMN invitation.token_hash IS 'Token hash: one line of plain text.';
COMMENT ON COLUMN invitation.expires_at IS 'Expires: time in UTC.';
COMMENT ON COLUMN invitation.accepted_at IS 'Accepted: time in UTC, or null.';
COMMENT ON COLUMN invitation.deleted_at IS 'When it was deleted; null while it lives. Restoring clears it.';
COMMENT ON COLUMN invitation.created_at IS 'When the row was stored.';
COMMENT ON COLUMN invitation.updated_at IS 'When the row was last stored anew.';

COMMENT ON TABLE owner_role IS 'A role that owns risks or signs, such as SRE Lead; people hold it over time.';
COMMENT ON COLUMN owner_role.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN owner_role.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN owner_role.name IS 'Name: one line of plain text.';
COMMENT ON COLUMN owner_role.order_key IS 'Place: fractional order key, sorted by bytes.';
COMMENT ON COLUMN owner_role.deleted_at IS 'When it was deleted; null while it lives. Restoring clears it.';
COMMENT ON COLUMN owner_role.created_at IS 'When the row was stored.';
COMMENT ON COLUMN owner_role.updated_at IS 'When the row was last stored anew.';

COMMENT ON TABLE owner_role_holding IS 'Who holds an owner role from which day to which, both included.';
COMMENT ON COLUMN owner_role_holding.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN owner_role_holding.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN owner_role_holding.owner_role_id IS 'Owner role: reference.';
COMMENT ON COLUMN owner_role_holding.membership_id IS 'Member: reference. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN owner_role_holding.valid_from IS 'From: calendar day.';
COMMENT ON COLUMN owner_role_holding.valid_to IS 'To: calendar day, or null.';
COMMENT ON COLUMN owner_role_holding.deleted_at IS 'When it was deleted; null while it lives. Restoring clears it.';
COMMENT ON COLUMN owner_role_holding.created_at IS 'When the row was stored.';
COMMENT ON COLUMN owner_role_holding.updated_at IS 'When the row was last stored anew.';

COMMENT ON TABLE register IS 'One living document about one system or scope.';
COMMENT ON COLUMN register.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN register.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN register.code IS 'Code: one line of plain text.';
COMMENT ON COLUMN register.title IS 'Title: one line of plain text.';
COMMENT ON COLUMN register.state IS 'State: one word of a closed set (draft, active, archived).';
COMMENT ON COLUMN register.version IS 'Version: inline Markdown, or null.';
COMMENT ON COLUMN register.date IS 'Date: inline Markdown, or null.';
COMMENT ON COLUMN register.status IS 'Status: inline Markdown, or null.';
COMMENT ON COLUMN register.scope IS 'Scope: inline Markdown, or null.';
COMMENT ON COLUMN register.prerequisites IS 'Prerequisites: inline Markdown, or null.';
COMMENT ON COLUMN register.header_order IS 'Order of the header: words of a closed set (version, date, status, scope, prerequisites).';
COMMENT ON COLUMN register.scoring_policy_id IS 'Scoring policy: reference.';
COMMENT ON COLUMN register.last_code_number IS 'Last code number: whole number.';
COMMENT ON COLUMN register.created_at IS 'When the row was stored.';
COMMENT ON COLUMN register.updated_at IS 'When the row was last stored anew.';

COMMENT ON TABLE section IS 'A section of the document other than a category; categories and sections share one order.';
COMMENT ON COLUMN section.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN section.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN section.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN section.kind IS 'Kind: one word of a closed set (purpose, classification, decision-matrix, checklist, conclusion, document-control, sign-off, free).';
COMMENT ON COLUMN section.title IS 'Title: one line of plain text.';
COMMENT ON COLUMN section.body IS 'Text: Markdown blocks.';
COMMENT ON COLUMN section.closing IS 'Closing text: Markdown blocks.';
COMMENT ON COLUMN section.order_key IS 'Place: fractional order key, sorted by bytes.';
COMMENT ON COLUMN section.deleted_at IS 'When it was deleted; null while it lives. Restoring clears it.';
COMMENT ON COLUMN section.created_at IS 'When the row was stored.';
COMMENT ON COLUMN section.updated_at IS 'When the row was last stored anew.';

COMMENT ON TABLE category IS 'The registers own grouping of failure modes, with its full title.';
COMMENT ON COLUMN category.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN category.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN category.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN category.title IS 'Title: one line of plain text.';
COMMENT ON COLUMN category.body IS 'Introduction: Markdown blocks.';
COMMENT ON COLUMN category.order_key IS 'Place: fractional order key, sorted by bytes.';
COMMENT ON COLUMN category.deleted_at IS 'When it was deleted; null while it lives. Restoring clears it.';
COMMENT ON COLUMN category.created_at IS 'When the row was stored.';
COMMENT ON COLUMN category.updated_at IS 'When the row was last stored anew.';

COMMENT ON TABLE failure_mode IS 'One row of the FMEA; in the document, one scenario.';
COMMENT ON COLUMN failure_mode.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN failure_mode.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN failure_mode.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN failure_mode.code IS 'Code: one line of plain text.';
COMMENT ON COLUMN failure_mode.title IS 'Failure mode: one line of plain text.';
COMMENT ON COLUMN failure_mode.category_id IS 'Category: reference.';
COMMENT ON COLUMN failure_mode.order_key IS 'Place: fractional order key, sorted by bytes.';
COMMENT ON COLUMN failure_mode.status IS 'Status: one word of a closed set (draft, open, in-treatment, accepted, closed).';
COMMENT ON COLUMN failure_mode.closed_reason IS 'Reason for closing: inline Markdown, or null.';
COMMENT ON COLUMN failure_mode.status_text IS 'Status in the source: inline Markdown, or null.';
COMMENT ON COLUMN failure_mode.component IS 'Component: one line of plain text, or null.';
COMMENT ON COLUMN failure_mode.scenario IS 'Scenario: inline Markdown, or null.';
COMMENT ON COLUMN failure_mode.cause IS 'Cause: inline Markdown, or null.';
COMMENT ON COLUMN failure_mode.effect IS 'Effect: inline Markdown, or null.';
COMMENT ON COLUMN failure_mode.trigger IS 'Trigger: inline Markdown, or null.';
COMMENT ON COLUMN failure_mode.invariant IS 'Invariant impacted: inline Markdown, or null.';
COMMENT ON COLUMN failure_mode.promise IS 'Promise at risk: words of a closed set (correctness, availability, durability, recoverability, confidentiality, integrity, traceability, evolvability, operability).';
COMMENT ON COLUMN failure_mode.failure_class IS 'Failure class: words of a closed set (availability, correctness, durability, recoverability, cross-boundary consistency, security, operability, evolvability).';
COMMENT ON COLUMN failure_mode.layer IS 'Architecture layer: one line of plain text, or null.';
COMMENT ON COLUMN failure_mode.response_window IS 'Response window (minutes): whole number, or null.';
COMMENT ON COLUMN failure_mode.response_label IS 'Label of the response: one line of plain text, or null.';
COMMENT ON COLUMN failure_mode.hard_stop_none IS 'No hard stop, because: inline Markdown, or null.';
COMMENT ON COLUMN failure_mode.hard_stop_authority_role_id IS 'Hard stop authority: reference, or null.';
COMMENT ON COLUMN failure_mode.hard_stop_authority_text IS 'Hard stop authority as text: one line of plain text, or null.';
COMMENT ON COLUMN failure_mode.blast_data IS 'Blast radius: data: inline Markdown, or null.';
COMMENT ON COLUMN failure_mode.blast_users IS 'Blast radius: users: inline Markdown, or null.';
COMMENT ON COLUMN failure_mode.blast_time IS 'Blast radius: time: inline Markdown, or null.';
COMMENT ON COLUMN failure_mode.blast_consumers IS 'Blast radius: consumers: inline Markdown, or null.';
COMMENT ON COLUMN failure_mode.degraded_mode IS 'Degraded mode: inline Markdown, or null.';
COMMENT ON COLUMN failure_mode.recovery_strategy IS 'Recovery strategy: inline Markdown, or null.';
COMMENT ON COLUMN failure_mode.part_order IS 'Order of the parts: words of a closed set (scenario, detectionSignals, response, hardStop, owners, component, cause, effect, trigger, invariant, promise, failureClass, layer, blastData, blastUsers, blastTime, blastConsumers, degradedMode, recoveryStrategy, hardStopAuthority, assessmentInherent, assessmentCurrent, assessmentTarget, controls, statusText).';
COMMENT ON COLUMN failure_mode.deleted_at IS 'When it was deleted; null while it lives. Restoring clears it.';
COMMENT ON COLUMN failure_mode.created_at IS 'When the row was stored.';
COMMENT ON COLUMN failure_mode.updated_at IS 'When the row was last stored anew.';

COMMENT ON TABLE detection_signal IS 'A signal by which a failure mode is noticed.';
COMMENT ON COLUMN detection_signal.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN detection_signal.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN detection_signal.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN detection_signal.failure_mode_id IS 'Failure mode: reference.';
COMMENT ON COLUMN detection_signal.order_key IS 'Place: fractional order key, sorted by bytes.';
COMMENT ON COLUMN detection_signal.text IS 'Signal: inline Markdown.';
COMMENT ON COLUMN detection_signal.deleted_at IS 'When it was deleted; null while it lives. Restoring clears it.';
COMMENT ON COLUMN detection_signal.created_at IS 'When the row was stored.';
COMMENT ON COLUMN detection_signal.updated_at IS 'When the row was last stored anew.';

COMMENT ON TABLE response_step IS 'A step of the first response, in order.';
COMMENT ON COLUMN response_step.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN response_step.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN response_step.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN response_step.failure_mode_id IS 'Failure mode: reference.';
COMMENT ON COLUMN response_step.order_key IS 'Place: fractional order key, sorted by bytes.';
COMMENT ON COLUMN response_step.text IS 'Step: inline Markdown.';
COMMENT ON COLUMN response_step.deleted_at IS 'When it was deleted; null while it lives. Restoring clears it.';
COMMENT ON COLUMN response_step.created_at IS 'When the row was stored.';
COMMENT ON COLUMN response_step.updated_at IS 'When the row was last stored anew.';

COMMENT ON TABLE hard_stop_step IS 'An action or a prohibition of the hard stop, in order.';
COMMENT ON COLUMN hard_stop_step.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN hard_stop_step.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN hard_stop_step.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN hard_stop_step.failure_mode_id IS 'Failure mode: reference.';
COMMENT ON COLUMN hard_stop_step.order_key IS 'Place: fractional order key, sorted by bytes.';
COMMENT ON COLUMN hard_stop_step.text IS 'Hard stop: inline Markdown.';
COMMENT ON COLUMN hard_stop_step.deleted_at IS 'When it was deleted; null while it lives. Restoring clears it.';
COMMENT ON COLUMN hard_stop_step.created_at IS 'When the row was stored.';
COMMENT ON COLUMN hard_stop_step.updated_at IS 'When the row was last stored anew.';

COMMENT ON TABLE owner_link IS 'One link of a failure modes owner chain: a role, or the text of a source.';
COMMENT ON COLUMN owner_link.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN owner_link.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN owner_link.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN owner_link.failure_mode_id IS 'Failure mode: reference.';
COMMENT ON COLUMN owner_link.order_key IS 'Place: fractional order key, sorted by bytes.';
COMMENT ON COLUMN owner_link.owner_role_id IS 'Owner role: reference, or null.';
COMMENT ON COLUMN owner_link.role_text IS 'Owner as text: one line of plain text, or null.';
COMMENT ON COLUMN owner_link.part IS 'Part: one word of a closed set (accountable, joint, escalation, awareness).';
COMMENT ON COLUMN owner_link.deleted_at IS 'When it was deleted; null while it lives. Restoring clears it.';
COMMENT ON COLUMN owner_link.created_at IS 'When the row was stored.';
COMMENT ON COLUMN owner_link.updated_at IS 'When the row was last stored anew.';

COMMENT ON TABLE assessment IS 'One set of five factors at a stage. Appended, never changed; the highest ordinal of a stage holds.';
COMMENT ON COLUMN assessment.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN assessment.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN assessment.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN assessment.failure_mode_id IS 'Failure mode: reference.';
COMMENT ON COLUMN assessment.stage IS 'Stage: one word of a closed set (inherent, current, target).';
COMMENT ON COLUMN assessment.ordinal IS 'Number in its stage: whole number.';
COMMENT ON COLUMN assessment.likelihood IS 'Likelihood: whole number, or null.';
COMMENT ON COLUMN assessment.impact IS 'Impact: whole number, or null.';
COMMENT ON COLUMN assessment.detectability IS 'Detectability: whole number, or null.';
COMMENT ON COLUMN assessment.recoverability IS 'Recoverability: whole number, or null.';
COMMENT ON COLUMN assessment.blast_radius IS 'Blast radius: whole number, or null.';
COMMENT ON COLUMN assessment.rationale IS 'Rationale: inline Markdown, or null.';
COMMENT ON COLUMN assessment.scoring_policy_id IS 'Scoring policy: reference.';
COMMENT ON COLUMN assessment.created_at IS 'When the row was stored.';
COMMENT ON COLUMN assessment.updated_at IS 'When the row was last stored anew.';

COMMENT ON TABLE control IS 'A control of one of the five types; it may serve many failure modes of its register.';
COMMENT ON COLUMN control.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN control.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN control.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN control.type IS 'Type: one word of a closed set (prevention, detection, containment, recovery, proof).';
COMMENT ON COLUMN control.state IS 'State: one word of a closed set (proposed, planned, in-place, retired).';
COMMENT ON COLUMN control.title IS 'Control: inline Markdown.';
COMMENT ON COLUMN control.owner_role_id IS 'Owner: reference, or null.';
COMMENT ON COLUMN control.owner_text IS 'Owner as text: one line of plain text, or null.';
COMMENT ON COLUMN control.due IS 'Due: calendar day, or null.';
COMMENT ON COLUMN control.deleted_at IS 'When it was deleted; null while it lives. Restoring clears it.';
COMMENT ON COLUMN control.created_at IS 'When the row was stored.';
COMMENT ON COLUMN control.updated_at IS 'When the row was last stored anew.';

COMMENT ON TABLE control_link IS 'A control serves a failure mode.';
COMMENT ON COLUMN control_link.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN control_link.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN control_link.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN control_link.control_id IS 'Control: reference.';
COMMENT ON COLUMN control_link.failure_mode_id IS 'Failure mode: reference.';
COMMENT ON COLUMN control_link.deleted_at IS 'When it was deleted; null while it lives. Restoring clears it.';
COMMENT ON COLUMN control_link.created_at IS 'When the row was stored.';
COMMENT ON COLUMN control_link.updated_at IS 'When the row was last stored anew.';

COMMENT ON TABLE register_constraint IS 'A constraint of the register.';
COMMENT ON COLUMN register_constraint.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN register_constraint.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN register_constraint.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN register_constraint.text IS 'Constraint: inline Markdown.';
COMMENT ON COLUMN register_constraint.order_key IS 'Place: fractional order key, sorted by bytes.';
COMMENT ON COLUMN register_constraint.deleted_at IS 'When it was deleted; null while it lives. Restoring clears it.';
COMMENT ON COLUMN register_constraint.created_at IS 'When the row was stored.';
COMMENT ON COLUMN register_constraint.updated_at IS 'When the row was last stored anew.';

COMMENT ON TABLE header_line IS 'A line of the documents header that is none of the known fields.';
COMMENT ON COLUMN header_line.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN header_line.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN header_line.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN header_line.after IS 'Behind: one word of a closed set, or null (version, date, status, scope, prerequisites).';
COMMENT ON COLUMN header_line.label IS 'Label: one line of plain text.';
COMMENT ON COLUMN header_line.value IS 'Value: inline Markdown, or null.';
COMMENT ON COLUMN header_line.order_key IS 'Place: fractional order key, sorted by bytes.';
COMMENT ON COLUMN header_line.deleted_at IS 'When it was deleted; null while it lives. Restoring clears it.';
COMMENT ON COLUMN header_line.created_at IS 'When the row was stored.';
COMMENT ON COLUMN header_line.updated_at IS 'When the row was last stored anew.';

COMMENT ON TABLE free_part IS 'A part of a document that fits no field, kept in its place: of a scenario or, without failure mode, of the pages before the first section.';
COMMENT ON COLUMN free_part.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN free_part.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN free_part.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN free_part.failure_mode_id IS 'Failure mode: reference, or null.';
COMMENT ON COLUMN free_part.after IS 'Behind: one word of a closed set, or null (header, constraints, scenario, detectionSignals, response, hardStop, owners, component, cause, effect, trigger, invariant, promise, failureClass, layer, blastData, blastUsers, blastTime, blastConsumers, degradedMode, recoveryStrategy, hardStopAuthority, assessmentInherent, assessmentCurrent, assessmentTarget, controls, statusText).';
COMMENT ON COLUMN free_part.label IS 'Label: one line of plain text, or null.';
COMMENT ON COLUMN free_part.body IS 'Text: Markdown blocks.';
COMMENT ON COLUMN free_part.order_key IS 'Place: fractional order key, sorted by bytes.';
COMMENT ON COLUMN free_part.deleted_at IS 'When it was deleted; null while it lives. Restoring clears it.';
COMMENT ON COLUMN free_part.created_at IS 'When the row was stored.';
COMMENT ON COLUMN free_part.updated_at IS 'When the row was last stored anew.';

COMMENT ON TABLE decision_rule IS 'A row of a decision matrix: condition, action, authority.';
COMMENT ON COLUMN decision_rule.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN decision_rule.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN decision_rule.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN decision_rule.section_id IS 'Section: reference.';
COMMENT ON COLUMN decision_rule.condition IS 'Condition: inline Markdown.';
COMMENT ON COLUMN decision_rule.action IS 'Action: inline Markdown.';
COMMENT ON COLUMN decision_rule.authority_role_id IS 'Authority: reference, or null.';
COMMENT ON COLUMN decision_rule.authority_text IS 'Authority as text: one line of plain text, or null.';
COMMENT ON COLUMN decision_rule.order_key IS 'Place: fractional order key, sorted by bytes.';
COMMENT ON COLUMN decision_rule.deleted_at IS 'When it was deleted; null while it lives. Restoring clears it.';
COMMENT ON COLUMN decision_rule.created_at IS 'When the row was stored.';
COMMENT ON COLUMN decision_rule.updated_at IS 'When the row was last stored anew.';

COMMENT ON TABLE checklist_item IS 'An item of a checklist.';
COMMENT ON COLUMN checklist_item.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN checklist_item.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN checklist_item.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN checklist_item.section_id IS 'Section: reference.';
COMMENT ON COLUMN checklist_item.text IS 'Item: one line of plain text.';
COMMENT ON COLUMN checklist_item.order_key IS 'Place: fractional order key, sorted by bytes.';
COMMENT ON COLUMN checklist_item.deleted_at IS 'When it was deleted; null while it lives. Restoring clears it.';
COMMENT ON COLUMN checklist_item.created_at IS 'When the row was stored.';
COMMENT ON COLUMN checklist_item.updated_at IS 'When the row was last stored anew.';

COMMENT ON TABLE revision IS 'A row of the document control table.';
COMMENT ON COLUMN revision.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN revision.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN revision.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN revision.section_id IS 'Section: reference.';
COMMENT ON COLUMN revision.version IS 'Version: one line of plain text.';
COMMENT ON COLUMN revision.date IS 'Date: one line of plain text.';
COMMENT ON COLUMN revision.change IS 'Change: inline Markdown.';
COMMENT ON COLUMN revision.order_key IS 'Place: fractional order key, sorted by bytes.';
COMMENT ON COLUMN revision.deleted_at IS 'When it was deleted; null while it lives. Restoring clears it.';
COMMENT ON COLUMN revision.created_at IS 'When the row was stored.';
COMMENT ON COLUMN revision.updated_at IS 'When the row was last stored anew.';

COMMENT ON TABLE signing_role IS 'A role that signs the register, with what a document printed beside it; never a signature.';
COMMENT ON COLUMN signing_role.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN signing_role.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN signing_role.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN signing_role.section_id IS 'Section: reference.';
COMMENT ON COLUMN signing_role.owner_role_id IS 'Role: reference, or null.';
COMMENT ON COLUMN signing_role.role_text IS 'Role as text: one line of plain text, or null.';
COMMENT ON COLUMN signing_role.approval IS 'Approval as printed: one line of plain text. [may hold personal data: a printed name; kept while the register lives]';
COMMENT ON COLUMN signing_role.date IS 'Date as printed: one line of plain text.';
COMMENT ON COLUMN signing_role.order_key IS 'Place: fractional order key, sorted by bytes.';
COMMENT ON COLUMN signing_role.deleted_at IS 'When it was deleted; null while it lives. Restoring clears it.';
COMMENT ON COLUMN signing_role.created_at IS 'When the row was stored.';
COMMENT ON COLUMN signing_role.updated_at IS 'When the row was last stored anew.';

COMMENT ON TABLE person IS 'Somebody who can sign in; outside every workspace. Inside one, a membership stands for the person.';
COMMENT ON COLUMN person.id IS 'UUIDv7.';
COMMENT ON COLUMN person.email IS 'Address for signing in, in lower case. [personal data: kept while the account lives]';
COMMENT ON COLUMN person.password_hash IS 'Argon2id with its parameters; null for an account without password. [personal data: kept while the account lives]';
COMMENT ON COLUMN person.created_at IS 'When the row was stored.';
COMMENT ON COLUMN person.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE session IS 'One sign-in on one browser; checked wherever a session is read, so that revoking it works at once.';
COMMENT ON COLUMN session.id IS 'UUIDv7, carried in the signed cookie.';
COMMENT ON COLUMN session.person_id IS 'Whose session it is. [personal data: kept until 30 days after the session ended]';
COMMENT ON COLUMN session.workspace_id IS 'The workspace that is open in this browser.';
COMMENT ON COLUMN session.user_agent IS 'What the browser called itself, shown to its person only. [personal data: kept until 30 days after the session ended]';
COMMENT ON COLUMN session.expires_at IS 'End of the session.';
COMMENT ON COLUMN session.revoked_at IS 'When it was signed out or revoked; null while it is good.';
COMMENT ON COLUMN session.created_at IS 'When the row was stored.';
COMMENT ON COLUMN session.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE sign_in_throttle IS 'Failed sign-ins by address and by network, for slowing down guesses.';
COMMENT ON COLUMN sign_in_throttle.key_hash IS 'Keyed hash of the e-mail address or the network address. [personal data, pseudonymous: kept one day]';
COMMENT ON COLUMN sign_in_throttle.failures IS 'Failures since the window began.';
COMMENT ON COLUMN sign_in_throttle.window_start IS 'When the window began.';
COMMENT ON COLUMN sign_in_throttle.created_at IS 'When the row was stored.';
COMMENT ON COLUMN sign_in_throttle.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE stream IS 'The counter and the last hash of a chain of events. A stream is a register, or the workspace itself.';
COMMENT ON COLUMN stream.id IS 'Id of the register or of the workspace.';
COMMENT ON COLUMN stream.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN stream.last_seq IS 'Number of the last event; taken under lock, so that numbers have no gaps.';
COMMENT ON COLUMN stream.last_hash IS 'Hash of the last event; 32 zero bytes before the first.';
COMMENT ON COLUMN stream.created_at IS 'When the row was stored.';
COMMENT ON COLUMN stream.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE event IS 'One command that happened, appended in the transaction that did it: audit trail, history and live feed at once.';
COMMENT ON COLUMN event.id IS 'UUIDv7.';
COMMENT ON COLUMN event.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN event.stream_id IS 'The stream that it belongs to.';
COMMENT ON COLUMN event.seq IS 'Number in its stream, from 1, without gaps.';
COMMENT ON COLUMN event.name IS 'What happened, in the past tense, such as failure-mode.edited.';
COMMENT ON COLUMN event.person_id IS 'Who did it; null for the command line and the seed. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN event.role IS 'The role that allowed it.';
COMMENT ON COLUMN event.door IS 'The door that it came through.';
COMMENT ON COLUMN event.command_id IS 'Id of the command, made by the caller.';
COMMENT ON COLUMN event.at IS 'When it happened.';
COMMENT ON COLUMN event.reason IS 'Why, where it was given. [may hold personal data: free text; emptied by a lawful erasure]';
COMMENT ON COLUMN event.change_count IS 'How many rows event_change holds for it.';
COMMENT ON COLUMN event.body_digest IS 'SHA-256 over reason and changes; it stays when a lawful erasure empties them.';
COMMENT ON COLUMN event.previous_hash IS 'Hash of the event before it in the stream.';
COMMENT ON COLUMN event.hash IS 'SHA-256 over the previous hash, the header and the body digest.';
COMMENT ON COLUMN event.created_at IS 'When the row was stored.';
COMMENT ON TABLE event_change IS 'What an event changed: one field of one row, or a row that came to be.';
COMMENT ON COLUMN event_change.event_id IS 'The event.';
COMMENT ON COLUMN event_change.ordinal IS 'Place in the event, from 0.';
COMMENT ON COLUMN event_change.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN event_change.kind IS 'Kind of row.';
COMMENT ON COLUMN event_change.row_id IS 'The row.';
COMMENT ON COLUMN event_change.subject_id IS 'The failure mode that the row is or belongs to. Denormalised, so that its history is one index range.';
COMMENT ON COLUMN event_change.field IS 'The field; null when the row came to be.';
COMMENT ON COLUMN event_change.before IS 'The value that it replaced. [may hold personal data: where the row does; emptied by a lawful erasure]';
COMMENT ON COLUMN event_change.after IS 'The value that it became, or the whole new row. [may hold personal data: where the row does; emptied by a lawful erasure]';
COMMENT ON COLUMN event_change.created_at IS 'When the row was stored.';
COMMENT ON TABLE command IS 'The ledger of commands: a retry with the same id finds its answer here and changes nothing. Kept for 30 days.';
COMMENT ON COLUMN command.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN command.id IS 'Made by the caller.';
COMMENT ON COLUMN command.verb IS 'The verb that was asked for.';
COMMENT ON COLUMN command.input_digest IS 'SHA-256 of the input, so that an id cannot be used for another command.';
COMMENT ON COLUMN command.person_id IS 'Who sent it; null for the command line and the seed. [personal data: pointer to a person; kept 30 days]';
COMMENT ON COLUMN command.result IS 'The answer. [may hold personal data: where the changed rows do; kept 30 days]';
COMMENT ON COLUMN command.created_at IS 'When the row was stored.';
COMMENT ON COLUMN command.updated_at IS 'When the row was last stored anew.';

COMMENT ON FUNCTION refuse_too_many_failure_modes() IS 'Refuses an insert that would leave a register with more than 20,000 live failure modes.';
COMMENT ON FUNCTION refuse_too_many_restored() IS 'Refuses an update that would raise a register above 20,000 live failure modes.';
COMMENT ON FUNCTION refuse_rewriting() IS 'Refuses update, delete and truncate of what is only ever appended, also by the owner.';
COMMENT ON FUNCTION refuse_gap() IS 'Refuses an event that does not follow the last one of its stream by number and hash.';
COMMENT ON FUNCTION app_workspace_id() IS 'The workspace that the transaction was opened for; null outside of one, which no row matches.';
COMMENT ON FUNCTION app_person_id() IS 'The person who is signing in; null outside of an identity transaction.';
COMMENT ON FUNCTION find_credential(text) IS 'The account behind an address and its password hash, for signing in.';
COMMENT ON FUNCTION find_invitation(text) IS 'The invitation behind the hash of its token, and the workspace that it leads to.';
COMMENT ON FUNCTION list_workspaces() IS 'Ids and slugs of all workspaces, for the command line and the jobs.';
COMMENT ON FUNCTION has_administrator() IS 'Whether anybody administers any workspace; the first-run page is open until then.';
COMMENT ON FUNCTION enter_workspace(uuid, uuid) IS 'Opens a workspace for the transaction and answers with the name and the roles of the person in it; no row for somebody who is no member.';
COMMENT ON FUNCTION read_session(uuid, uuid, timestamptz) IS 'What a request needs to know of its session; no row when the session is revoked or over.';
COMMENT ON FUNCTION read_events(uuid, uuid, bigint, integer, integer) IS 'Events of a stream after a number, in order; changes are null where there are more than asked for.';
