-- Takes the laws back and leaves the shape. The role stays: other databases of the server may use it.

REVOKE ALL ON ALL TABLES IN SCHEMA public FROM eyes_open_app;
REVOKE USAGE ON SCHEMA public FROM eyes_open_app;

DROP POLICY tenant ON scoring_policy;
ALTER TABLE scoring_policy DISABLE ROW LEVEL SECURITY;

DROP POLICY tenant ON membership;
ALTER TABLE membership DISABLE ROW LEVEL SECURITY;

DROP POLICY tenant ON invitation;
ALTER TABLE invitation DISABLE ROW LEVEL SECURITY;

DROP POLICY tenant ON owner_role;
ALTER TABLE owner_role DISABLE ROW LEVEL SECURITY;

DROP POLICY tenant ON owner_role_holding;
ALTER TABLE owner_role_holding DISABLE ROW LEVEL SECURITY;

DROP POLICY tenant ON register;
ALTER TABLE register DISABLE ROW LEVEL SECURITY;

DROP POLICY tenant ON section;
ALTER TABLE section DISABLE ROW LEVEL SECURITY;

DROP POLICY tenant ON category;
ALTER TABLE category DISABLE ROW LEVEL SECURITY;

DROP POLICY tenant ON failure_mode;
ALTER TABLE failure_mode DISABLE ROW LEVEL SECURITY;

DROP POLICY tenant ON detection_signal;
ALTER TABLE detection_signal DISABLE ROW LEVEL SECURITY;

DROP POLICY tenant ON response_step;
ALTER TABLE response_step DISABLE ROW LEVEL SECURITY;

DROP POLICY tenant ON hard_stop_step;
ALTER TABLE hard_stop_step DISABLE ROW LEVEL SECURITY;

DROP POLICY tenant ON owner_link;
ALTER TABLE owner_link DISABLE ROW LEVEL SECURITY;

DROP POLICY tenant ON assessment;
ALTER TABLE assessment DISABLE ROW LEVEL SECURITY;

DROP POLICY tenant ON control;
ALTER TABLE control DISABLE ROW LEVEL SECURITY;

DROP POLICY tenant ON control_link;
ALTER TABLE control_link DISABLE ROW LEVEL SECURITY;

DROP POLICY tenant ON register_constraint;
ALTER TABLE register_constraint DISABLE ROW LEVEL SECURITY;

DROP POLICY tenant ON header_line;
ALTER TABLE header_line DISABLE ROW LEVEL SECURITY;

DROP POLICY tenant ON free_part;
ALTER TABLE free_part DISABLE ROW LEVEL SECURITY;

DROP POLICY tenant ON decision_rule;
ALTER TABLE decision_rule DISABLE ROW LEVEL SECURITY;

DROP POLICY tenant ON checklist_item;
ALTER TABLE checklist_item DISABLE ROW LEVEL SECURITY;

DROP POLICY tenant ON revision;
ALTER TABLE revision DISABLE ROW LEVEL SECURITY;

DROP POLICY tenant ON signing_role;
ALTER TABLE signing_role DISABLE ROW LEVEL SECURITY;

DROP POLICY tenant ON stream;
ALTER TABLE stream DISABLE ROW LEVEL SECURITY;

DROP POLICY tenant ON event;
ALTER TABLE event DISABLE ROW LEVEL SECURITY;

DROP POLICY tenant ON event_change;
ALTER TABLE event_change DISABLE ROW LEVEL SECURITY;

DROP POLICY tenant ON command;
ALTER TABLE command DISABLE ROW LEVEL SECURITY;

DROP POLICY tenant ON workspace;
DROP POLICY own_membership ON membership;
DROP POLICY own_workspace ON workspace;
ALTER TABLE workspace DISABLE ROW LEVEL SECURITY;
DROP POLICY self ON person;
ALTER TABLE person DISABLE ROW LEVEL SECURITY;
DROP POLICY own ON session;
ALTER TABLE session DISABLE ROW LEVEL SECURITY;
DROP POLICY anyone ON sign_in_throttle;
ALTER TABLE sign_in_throttle DISABLE ROW LEVEL SECURITY;
DROP FUNCTION enter_workspace(uuid, uuid), read_session(uuid, uuid, timestamptz), read_events(uuid, uuid, bigint, integer, integer);
DROP FUNCTION find_credential(text), find_invitation(text), list_workspaces(), has_administrator(), app_workspace_id(), app_person_id();
DROP TRIGGER event_no_gap ON event;
DROP TRIGGER failure_mode_limit_on_insert ON failure_mode;
DROP TRIGGER failure_mode_limit_on_restore ON failure_mode;
DROP INDEX section_kind_once, failure_mode_live, control_link_once, owner_role_name_once;

DROP TRIGGER event_append_only ON event;
DROP TRIGGER event_no_truncate ON event;

DROP TRIGGER event_change_append_only ON event_change;
DROP TRIGGER event_change_no_truncate ON event_change;

DROP TRIGGER assessment_append_only ON assessment;
DROP TRIGGER assessment_no_truncate ON assessment;

DROP TRIGGER scoring_policy_append_only ON scoring_policy;
DROP TRIGGER scoring_policy_no_truncate ON scoring_policy;

DROP FUNCTION refuse_gap(), refuse_rewriting(), refuse_too_many_failure_modes(), refuse_too_many_restored();

ALTER TABLE workspace
  DROP CONSTRAINT workspace_slug_length,
  DROP CONSTRAINT workspace_name_length;

ALTER TABLE scoring_policy
  DROP CONSTRAINT scoring_policy_name_length,
  DROP CONSTRAINT scoring_policy_version_range,
  DROP CONSTRAINT scoring_policy_kind_set,
  DROP CONSTRAINT scoring_policy_weights_count,
  DROP CONSTRAINT scoring_policy_edges_count;

ALTER TABLE membership
  DROP CONSTRAINT membership_name_length,
  DROP CONSTRAINT membership_roles_set;

ALTER TABLE invitation
  DROP CONSTRAINT invitation_email_length,
  DROP CONSTRAINT invitation_roles_set,
  DROP CONSTRAINT invitation_token_hash_length;

ALTER TABLE owner_role
  DROP CONSTRAINT owner_role_name_length,
  DROP CONSTRAINT owner_role_order_key_form;

ALTER TABLE register
  DROP CONSTRAINT register_code_length,
  DROP CONSTRAINT register_title_length,
  DROP CONSTRAINT register_state_set,
  DROP CONSTRAINT register_version_length,
  DROP CONSTRAINT register_date_length,
  DROP CONSTRAINT register_status_length,
  DROP CONSTRAINT register_scope_length,
  DROP CONSTRAINT register_prerequisites_length,
  DROP CONSTRAINT register_header_order_set,
  DROP CONSTRAINT register_last_code_number_range;

ALTER TABLE section
  DROP CONSTRAINT section_kind_set,
  DROP CONSTRAINT section_title_length,
  DROP CONSTRAINT section_body_length,
  DROP CONSTRAINT section_closing_length,
  DROP CONSTRAINT section_order_key_form;

ALTER TABLE category
  DROP CONSTRAINT category_title_length,
  DROP CONSTRAINT category_body_length,
  DROP CONSTRAINT category_order_key_form;

ALTER TABLE failure_mode
  DROP CONSTRAINT failure_mode_code_length,
  DROP CONSTRAINT failure_mode_title_length,
  DROP CONSTRAINT failure_mode_order_key_form,
  DROP CONSTRAINT failure_mode_status_set,
  DROP CONSTRAINT failure_mode_closed_reason_length,
  DROP CONSTRAINT failure_mode_status_text_length,
  DROP CONSTRAINT failure_mode_component_length,
  DROP CONSTRAINT failure_mode_scenario_length,
  DROP CONSTRAINT failure_mode_cause_length,
  DROP CONSTRAINT failure_mode_effect_length,
  DROP CONSTRAINT failure_mode_trigger_length,
  DROP CONSTRAINT failure_mode_invariant_length,
  DROP CONSTRAINT failure_mode_promise_set,
  DROP CONSTRAINT failure_mode_failure_class_set,
  DROP CONSTRAINT failure_mode_layer_length,
  DROP CONSTRAINT failure_mode_response_window_range,
  DROP CONSTRAINT failure_mode_response_label_length,
  DROP CONSTRAINT failure_mode_hard_stop_none_length,
  DROP CONSTRAINT failure_mode_hard_stop_authority_text_length,
  DROP CONSTRAINT failure_mode_blast_data_length,
  DROP CONSTRAINT failure_mode_blast_users_length,
  DROP CONSTRAINT failure_mode_blast_time_length,
  DROP CONSTRAINT failure_mode_blast_consumers_length,
  DROP CONSTRAINT failure_mode_degraded_mode_length,
  DROP CONSTRAINT failure_mode_recovery_strategy_length,
  DROP CONSTRAINT failure_mode_part_order_set;

ALTER TABLE detection_signal
  DROP CONSTRAINT detection_signal_order_key_form,
  DROP CONSTRAINT detection_signal_text_length;

ALTER TABLE response_step
  DROP CONSTRAINT response_step_order_key_form,
  DROP CONSTRAINT response_step_text_length;

ALTER TABLE hard_stop_step
  DROP CONSTRAINT hard_stop_step_order_key_form,
  DROP CONSTRAINT hard_stop_step_text_length;

ALTER TABLE owner_link
  DROP CONSTRAINT owner_link_order_key_form,
  DROP CONSTRAINT owner_link_role_text_length,
  DROP CONSTRAINT owner_link_part_set;

ALTER TABLE assessment
  DROP CONSTRAINT assessment_stage_set,
  DROP CONSTRAINT assessment_ordinal_range,
  DROP CONSTRAINT assessment_likelihood_range,
  DROP CONSTRAINT assessment_impact_range,
  DROP CONSTRAINT assessment_detectability_range,
  DROP CONSTRAINT assessment_recoverability_range,
  DROP CONSTRAINT assessment_blast_radius_range,
  DROP CONSTRAINT assessment_rationale_length;

ALTER TABLE control
  DROP CONSTRAINT control_type_set,
  DROP CONSTRAINT control_state_set,
  DROP CONSTRAINT control_title_length,
  DROP CONSTRAINT control_owner_text_length;

ALTER TABLE register_constraint
  DROP CONSTRAINT register_constraint_text_length,
  DROP CONSTRAINT register_constraint_order_key_form;

ALTER TABLE header_line
  DROP CONSTRAINT header_line_after_set,
  DROP CONSTRAINT header_line_label_length,
  DROP CONSTRAINT header_line_value_length,
  DROP CONSTRAINT header_line_order_key_form;

ALTER TABLE free_part
  DROP CONSTRAINT free_part_after_set,
  DROP CONSTRAINT free_part_label_length,
  DROP CONSTRAINT free_part_body_length,
  DROP CONSTRAINT free_part_order_key_form;

ALTER TABLE decision_rule
  DROP CONSTRAINT decision_rule_condition_length,
  DROP CONSTRAINT decision_rule_action_length,
  DROP CONSTRAINT decision_rule_authority_text_length,
  DROP CONSTRAINT decision_rule_order_key_form;

ALTER TABLE checklist_item
  DROP CONSTRAINT checklist_item_text_length,
  DROP CONSTRAINT checklist_item_order_key_form;

ALTER TABLE revision
  DROP CONSTRAINT revision_version_length,
  DROP CONSTRAINT revision_date_length,
  DROP CONSTRAINT revision_change_length,
  DROP CONSTRAINT revision_order_key_form;

ALTER TABLE signing_role
  DROP CONSTRAINT signing_role_role_text_length,
  DROP CONSTRAINT signing_role_approval_length,
  DROP CONSTRAINT signing_role_date_length,
  DROP CONSTRAINT signing_role_order_key_form;

ALTER TABLE workspace
  DROP CONSTRAINT workspace_slug_form;

ALTER TABLE person
  DROP CONSTRAINT person_email_form;

ALTER TABLE session
  DROP CONSTRAINT session_user_agent_length;

ALTER TABLE sign_in_throttle
  DROP CONSTRAINT sign_in_throttle_failures_range;

ALTER TABLE event
  DROP CONSTRAINT event_seq_range,
  DROP CONSTRAINT event_digest_size,
  DROP CONSTRAINT event_door_set,
  DROP CONSTRAINT event_role_set,
  DROP CONSTRAINT event_reason_length;

ALTER TABLE event_change
  DROP CONSTRAINT event_change_ordinal_range,
  DROP CONSTRAINT event_change_kind_set,
  DROP CONSTRAINT event_change_added_row;

ALTER TABLE stream
  DROP CONSTRAINT stream_last_seq_range;

ALTER TABLE membership
  DROP CONSTRAINT membership_roles_some,
  DROP CONSTRAINT membership_person_once;

ALTER TABLE invitation
  DROP CONSTRAINT invitation_roles_some,
  DROP CONSTRAINT invitation_token_once;

ALTER TABLE scoring_policy
  DROP CONSTRAINT scoring_policy_version_once,
  DROP CONSTRAINT scoring_policy_weights_range,
  DROP CONSTRAINT scoring_policy_edges_range,
  DROP CONSTRAINT scoring_policy_edges_rise;

ALTER TABLE owner_role_holding
  DROP CONSTRAINT owner_role_holding_days,
  DROP CONSTRAINT owner_role_holding_no_overlap;

ALTER TABLE register
  DROP CONSTRAINT register_code_once,
  DROP CONSTRAINT register_code_form;

ALTER TABLE failure_mode
  DROP CONSTRAINT failure_mode_code_once,
  DROP CONSTRAINT failure_mode_closed_reason_given,
  DROP CONSTRAINT failure_mode_hard_stop_authority_one;

ALTER TABLE owner_link
  DROP CONSTRAINT owner_link_role_or_text;

ALTER TABLE control
  DROP CONSTRAINT control_owner_one;

ALTER TABLE decision_rule
  DROP CONSTRAINT decision_rule_authority_one;

ALTER TABLE signing_role
  DROP CONSTRAINT signing_role_one;

ALTER TABLE assessment
  DROP CONSTRAINT assessment_ordinal_once;

ALTER TABLE scoring_policy ALTER COLUMN weights DROP NOT NULL;
ALTER TABLE scoring_policy ALTER COLUMN edges DROP NOT NULL;
ALTER TABLE membership ALTER COLUMN roles DROP NOT NULL;
ALTER TABLE invitation ALTER COLUMN roles DROP NOT NULL;
ALTER TABLE register ALTER COLUMN header_order DROP NOT NULL;
ALTER TABLE failure_mode ALTER COLUMN promise DROP NOT NULL;
ALTER TABLE failure_mode ALTER COLUMN failure_class DROP NOT NULL;
ALTER TABLE failure_mode ALTER COLUMN part_order DROP NOT NULL;

ALTER TABLE owner_role ALTER COLUMN order_key TYPE text COLLATE "default";
ALTER TABLE section ALTER COLUMN order_key TYPE text COLLATE "default";
ALTER TABLE category ALTER COLUMN order_key TYPE text COLLATE "default";
ALTER TABLE failure_mode ALTER COLUMN order_key TYPE text COLLATE "default";
ALTER TABLE detection_signal ALTER COLUMN order_key TYPE text COLLATE "default";
ALTER TABLE response_step ALTER COLUMN order_key TYPE text COLLATE "default";
ALTER TABLE hard_stop_step ALTER COLUMN order_key TYPE text COLLATE "default";
ALTER TABLE owner_link ALTER COLUMN order_key TYPE text COLLATE "default";
ALTER TABLE register_constraint ALTER COLUMN order_key TYPE text COLLATE "default";
ALTER TABLE header_line ALTER COLUMN order_key TYPE text COLLATE "default";
ALTER TABLE free_part ALTER COLUMN order_key TYPE text COLLATE "default";
ALTER TABLE decision_rule ALTER COLUMN order_key TYPE text COLLATE "default";
ALTER TABLE checklist_item ALTER COLUMN order_key TYPE text COLLATE "default";
ALTER TABLE revision ALTER COLUMN order_key TYPE text COLLATE "default";
ALTER TABLE signing_role ALTER COLUMN order_key TYPE text COLLATE "default";

DO $$ DECLARE t record; BEGIN
  FOR t IN SELECT c.oid::regclass AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations' LOOP
    EXECUTE format('COMMENT ON TABLE %s IS NULL', t.name);
  END LOOP;
  FOR t IN SELECT a.attrelid::regclass AS name, a.attname AS attribute FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND c.relname <> '_prisma_migrations' LOOP
    EXECUTE format('COMMENT ON COLUMN %s.%I IS NULL', t.name, t.attribute);
  END LOOP;
END $$;

DROP EXTENSION btree_gist;
