-- Why: the first shape of the product: identity, the workspace and its words, one register as a document of typed rows, and the
-- events that remember every change. The laws (checks, row-level security, triggers, comments) follow in the next migration.

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "password_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "workspace_id" UUID,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_throttle" (
    "key_hash" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "window_start" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_throttle_pkey" PRIMARY KEY ("key_hash")
);

-- CreateTable
CREATE TABLE "workspace" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scoring_policy" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "weights" INTEGER[],
    "edges" INTEGER[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scoring_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "roles" TEXT[],
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "roles" TEXT[],
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "owner_role" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "order_key" TEXT NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "owner_role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "owner_role_holding" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "owner_role_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "owner_role_holding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "register" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" TEXT,
    "date" TEXT,
    "status" TEXT,
    "scope" TEXT,
    "prerequisites" TEXT,
    "header_order" TEXT[],
    "scoring_policy_id" UUID NOT NULL,
    "last_code_number" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "register_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "section" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "register_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "closing" TEXT NOT NULL,
    "order_key" TEXT NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "section_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "category" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "register_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "order_key" TEXT NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "failure_mode" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "register_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "category_id" UUID NOT NULL,
    "order_key" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "closed_reason" TEXT,
    "status_text" TEXT,
    "component" TEXT,
    "scenario" TEXT,
    "cause" TEXT,
    "effect" TEXT,
    "trigger" TEXT,
    "invariant" TEXT,
    "promise" TEXT[],
    "failure_class" TEXT[],
    "layer" TEXT,
    "response_window" INTEGER,
    "response_label" TEXT,
    "hard_stop_none" TEXT,
    "hard_stop_authority_role_id" UUID,
    "hard_stop_authority_text" TEXT,
    "blast_data" TEXT,
    "blast_users" TEXT,
    "blast_time" TEXT,
    "blast_consumers" TEXT,
    "degraded_mode" TEXT,
    "recovery_strategy" TEXT,
    "part_order" TEXT[],
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "failure_mode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "detection_signal" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "register_id" UUID NOT NULL,
    "failure_mode_id" UUID NOT NULL,
    "order_key" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "detection_signal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "response_step" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "register_id" UUID NOT NULL,
    "failure_mode_id" UUID NOT NULL,
    "order_key" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "response_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hard_stop_step" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "register_id" UUID NOT NULL,
    "failure_mode_id" UUID NOT NULL,
    "order_key" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "hard_stop_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "owner_link" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "register_id" UUID NOT NULL,
    "failure_mode_id" UUID NOT NULL,
    "order_key" TEXT NOT NULL,
    "owner_role_id" UUID,
    "role_text" TEXT,
    "part" TEXT NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "owner_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "register_id" UUID NOT NULL,
    "failure_mode_id" UUID NOT NULL,
    "stage" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "likelihood" SMALLINT,
    "impact" SMALLINT,
    "detectability" SMALLINT,
    "recoverability" SMALLINT,
    "blast_radius" SMALLINT,
    "rationale" TEXT,
    "scoring_policy_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "control" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "register_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "owner_role_id" UUID,
    "owner_text" TEXT,
    "due" DATE,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "control_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "control_link" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "register_id" UUID NOT NULL,
    "control_id" UUID NOT NULL,
    "failure_mode_id" UUID NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "control_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "register_constraint" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "register_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "order_key" TEXT NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "register_constraint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "header_line" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "register_id" UUID NOT NULL,
    "after" TEXT,
    "label" TEXT NOT NULL,
    "value" TEXT,
    "order_key" TEXT NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "header_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "free_part" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "register_id" UUID NOT NULL,
    "failure_mode_id" UUID,
    "after" TEXT,
    "label" TEXT,
    "body" TEXT NOT NULL,
    "order_key" TEXT NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "free_part_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision_rule" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "register_id" UUID NOT NULL,
    "section_id" UUID NOT NULL,
    "condition" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "authority_role_id" UUID,
    "authority_text" TEXT,
    "order_key" TEXT NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "decision_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checklist_item" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "register_id" UUID NOT NULL,
    "section_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "order_key" TEXT NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "checklist_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revision" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "register_id" UUID NOT NULL,
    "section_id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "change" TEXT NOT NULL,
    "order_key" TEXT NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signing_role" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "register_id" UUID NOT NULL,
    "section_id" UUID NOT NULL,
    "owner_role_id" UUID,
    "role_text" TEXT,
    "approval" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "order_key" TEXT NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "signing_role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stream" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "last_seq" BIGINT NOT NULL DEFAULT 0,
    "last_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stream_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "stream_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "person_id" UUID,
    "role" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    "command_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,
    "change_count" INTEGER NOT NULL,
    "body_digest" BYTEA NOT NULL,
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_change" (
    "event_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "workspace_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "row_id" UUID NOT NULL,
    "subject_id" UUID,
    "field" TEXT,
    "before" JSONB,
    "after" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_change_pkey" PRIMARY KEY ("event_id","ordinal")
);

-- CreateTable
CREATE TABLE "command" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "verb" TEXT NOT NULL,
    "input_digest" BYTEA NOT NULL,
    "person_id" UUID,
    "result" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "command_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE INDEX "session_workspace_id_idx" ON "session"("workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_slug_key" ON "workspace"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "scoring_policy_workspace_id_id_key" ON "scoring_policy"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "membership_person_id_idx" ON "membership"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_workspace_id_id_key" ON "membership"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_workspace_id_id_key" ON "invitation"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "owner_role_workspace_id_id_key" ON "owner_role"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "owner_role_holding_workspace_id_owner_role_id_idx" ON "owner_role_holding"("workspace_id", "owner_role_id");

-- CreateIndex
CREATE INDEX "owner_role_holding_workspace_id_membership_id_idx" ON "owner_role_holding"("workspace_id", "membership_id");

-- CreateIndex
CREATE UNIQUE INDEX "owner_role_holding_workspace_id_id_key" ON "owner_role_holding"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "register_workspace_id_scoring_policy_id_idx" ON "register"("workspace_id", "scoring_policy_id");

-- CreateIndex
CREATE UNIQUE INDEX "register_workspace_id_id_key" ON "register"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "section_workspace_id_id_key" ON "section"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "section_workspace_id_register_id_id_key" ON "section"("workspace_id", "register_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "category_workspace_id_id_key" ON "category"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "category_workspace_id_register_id_id_key" ON "category"("workspace_id", "register_id", "id");

-- CreateIndex
CREATE INDEX "failure_mode_workspace_id_register_id_category_id_idx" ON "failure_mode"("workspace_id", "register_id", "category_id");

-- CreateIndex
CREATE INDEX "failure_mode_workspace_id_hard_stop_authority_role_id_idx" ON "failure_mode"("workspace_id", "hard_stop_authority_role_id");

-- CreateIndex
CREATE UNIQUE INDEX "failure_mode_workspace_id_id_key" ON "failure_mode"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "failure_mode_workspace_id_register_id_id_key" ON "failure_mode"("workspace_id", "register_id", "id");

-- CreateIndex
CREATE INDEX "detection_signal_workspace_id_register_id_failure_mode_id_idx" ON "detection_signal"("workspace_id", "register_id", "failure_mode_id");

-- CreateIndex
CREATE UNIQUE INDEX "detection_signal_workspace_id_id_key" ON "detection_signal"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "response_step_workspace_id_register_id_failure_mode_id_idx" ON "response_step"("workspace_id", "register_id", "failure_mode_id");

-- CreateIndex
CREATE UNIQUE INDEX "response_step_workspace_id_id_key" ON "response_step"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "hard_stop_step_workspace_id_register_id_failure_mode_id_idx" ON "hard_stop_step"("workspace_id", "register_id", "failure_mode_id");

-- CreateIndex
CREATE UNIQUE INDEX "hard_stop_step_workspace_id_id_key" ON "hard_stop_step"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "owner_link_workspace_id_register_id_failure_mode_id_idx" ON "owner_link"("workspace_id", "register_id", "failure_mode_id");

-- CreateIndex
CREATE INDEX "owner_link_workspace_id_owner_role_id_idx" ON "owner_link"("workspace_id", "owner_role_id");

-- CreateIndex
CREATE UNIQUE INDEX "owner_link_workspace_id_id_key" ON "owner_link"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "assessment_workspace_id_register_id_failure_mode_id_idx" ON "assessment"("workspace_id", "register_id", "failure_mode_id");

-- CreateIndex
CREATE INDEX "assessment_workspace_id_scoring_policy_id_idx" ON "assessment"("workspace_id", "scoring_policy_id");

-- CreateIndex
CREATE UNIQUE INDEX "assessment_workspace_id_id_key" ON "assessment"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "control_workspace_id_owner_role_id_idx" ON "control"("workspace_id", "owner_role_id");

-- CreateIndex
CREATE UNIQUE INDEX "control_workspace_id_id_key" ON "control"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "control_workspace_id_register_id_id_key" ON "control"("workspace_id", "register_id", "id");

-- CreateIndex
CREATE INDEX "control_link_workspace_id_register_id_control_id_idx" ON "control_link"("workspace_id", "register_id", "control_id");

-- CreateIndex
CREATE INDEX "control_link_workspace_id_register_id_failure_mode_id_idx" ON "control_link"("workspace_id", "register_id", "failure_mode_id");

-- CreateIndex
CREATE UNIQUE INDEX "control_link_workspace_id_id_key" ON "control_link"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "register_constraint_workspace_id_register_id_idx" ON "register_constraint"("workspace_id", "register_id");

-- CreateIndex
CREATE UNIQUE INDEX "register_constraint_workspace_id_id_key" ON "register_constraint"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "header_line_workspace_id_register_id_idx" ON "header_line"("workspace_id", "register_id");

-- CreateIndex
CREATE UNIQUE INDEX "header_line_workspace_id_id_key" ON "header_line"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "free_part_workspace_id_register_id_failure_mode_id_idx" ON "free_part"("workspace_id", "register_id", "failure_mode_id");

-- CreateIndex
CREATE UNIQUE INDEX "free_part_workspace_id_id_key" ON "free_part"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "decision_rule_workspace_id_register_id_section_id_idx" ON "decision_rule"("workspace_id", "register_id", "section_id");

-- CreateIndex
CREATE INDEX "decision_rule_workspace_id_authority_role_id_idx" ON "decision_rule"("workspace_id", "authority_role_id");

-- CreateIndex
CREATE UNIQUE INDEX "decision_rule_workspace_id_id_key" ON "decision_rule"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "checklist_item_workspace_id_register_id_section_id_idx" ON "checklist_item"("workspace_id", "register_id", "section_id");

-- CreateIndex
CREATE UNIQUE INDEX "checklist_item_workspace_id_id_key" ON "checklist_item"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "revision_workspace_id_register_id_section_id_idx" ON "revision"("workspace_id", "register_id", "section_id");

-- CreateIndex
CREATE UNIQUE INDEX "revision_workspace_id_id_key" ON "revision"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "signing_role_workspace_id_register_id_section_id_idx" ON "signing_role"("workspace_id", "register_id", "section_id");

-- CreateIndex
CREATE INDEX "signing_role_workspace_id_owner_role_id_idx" ON "signing_role"("workspace_id", "owner_role_id");

-- CreateIndex
CREATE UNIQUE INDEX "signing_role_workspace_id_id_key" ON "signing_role"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "stream_workspace_id_id_key" ON "stream"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "event_workspace_id_id_key" ON "event"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "event_workspace_id_stream_id_seq_key" ON "event"("workspace_id", "stream_id", "seq");

-- CreateIndex
CREATE INDEX "event_change_workspace_id_event_id_idx" ON "event_change"("workspace_id", "event_id");

-- CreateIndex
CREATE INDEX "event_change_workspace_id_subject_id_idx" ON "event_change"("workspace_id", "subject_id");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE SET NULL ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "scoring_policy" ADD CONSTRAINT "scoring_policy_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "owner_role" ADD CONSTRAINT "owner_role_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "owner_role_holding" ADD CONSTRAINT "owner_role_holding_workspace_id_owner_role_id_fkey" FOREIGN KEY ("workspace_id", "owner_role_id") REFERENCES "owner_role"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "owner_role_holding" ADD CONSTRAINT "owner_role_holding_workspace_id_membership_id_fkey" FOREIGN KEY ("workspace_id", "membership_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "owner_role_holding" ADD CONSTRAINT "owner_role_holding_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "register" ADD CONSTRAINT "register_workspace_id_scoring_policy_id_fkey" FOREIGN KEY ("workspace_id", "scoring_policy_id") REFERENCES "scoring_policy"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "register" ADD CONSTRAINT "register_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "section" ADD CONSTRAINT "section_workspace_id_register_id_fkey" FOREIGN KEY ("workspace_id", "register_id") REFERENCES "register"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "category" ADD CONSTRAINT "category_workspace_id_register_id_fkey" FOREIGN KEY ("workspace_id", "register_id") REFERENCES "register"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "failure_mode" ADD CONSTRAINT "failure_mode_workspace_id_register_id_category_id_fkey" FOREIGN KEY ("workspace_id", "register_id", "category_id") REFERENCES "category"("workspace_id", "register_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "failure_mode" ADD CONSTRAINT "failure_mode_workspace_id_hard_stop_authority_role_id_fkey" FOREIGN KEY ("workspace_id", "hard_stop_authority_role_id") REFERENCES "owner_role"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "failure_mode" ADD CONSTRAINT "failure_mode_workspace_id_register_id_fkey" FOREIGN KEY ("workspace_id", "register_id") REFERENCES "register"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "detection_signal" ADD CONSTRAINT "detection_signal_workspace_id_register_id_failure_mode_id_fkey" FOREIGN KEY ("workspace_id", "register_id", "failure_mode_id") REFERENCES "failure_mode"("workspace_id", "register_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "detection_signal" ADD CONSTRAINT "detection_signal_workspace_id_register_id_fkey" FOREIGN KEY ("workspace_id", "register_id") REFERENCES "register"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "response_step" ADD CONSTRAINT "response_step_workspace_id_register_id_failure_mode_id_fkey" FOREIGN KEY ("workspace_id", "register_id", "failure_mode_id") REFERENCES "failure_mode"("workspace_id", "register_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "response_step" ADD CONSTRAINT "response_step_workspace_id_register_id_fkey" FOREIGN KEY ("workspace_id", "register_id") REFERENCES "register"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "hard_stop_step" ADD CONSTRAINT "hard_stop_step_workspace_id_register_id_failure_mode_id_fkey" FOREIGN KEY ("workspace_id", "register_id", "failure_mode_id") REFERENCES "failure_mode"("workspace_id", "register_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "hard_stop_step" ADD CONSTRAINT "hard_stop_step_workspace_id_register_id_fkey" FOREIGN KEY ("workspace_id", "register_id") REFERENCES "register"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "owner_link" ADD CONSTRAINT "owner_link_workspace_id_register_id_failure_mode_id_fkey" FOREIGN KEY ("workspace_id", "register_id", "failure_mode_id") REFERENCES "failure_mode"("workspace_id", "register_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "owner_link" ADD CONSTRAINT "owner_link_workspace_id_owner_role_id_fkey" FOREIGN KEY ("workspace_id", "owner_role_id") REFERENCES "owner_role"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "owner_link" ADD CONSTRAINT "owner_link_workspace_id_register_id_fkey" FOREIGN KEY ("workspace_id", "register_id") REFERENCES "register"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_workspace_id_register_id_failure_mode_id_fkey" FOREIGN KEY ("workspace_id", "register_id", "failure_mode_id") REFERENCES "failure_mode"("workspace_id", "register_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_workspace_id_scoring_policy_id_fkey" FOREIGN KEY ("workspace_id", "scoring_policy_id") REFERENCES "scoring_policy"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_workspace_id_register_id_fkey" FOREIGN KEY ("workspace_id", "register_id") REFERENCES "register"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "control" ADD CONSTRAINT "control_workspace_id_owner_role_id_fkey" FOREIGN KEY ("workspace_id", "owner_role_id") REFERENCES "owner_role"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "control" ADD CONSTRAINT "control_workspace_id_register_id_fkey" FOREIGN KEY ("workspace_id", "register_id") REFERENCES "register"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "control_link" ADD CONSTRAINT "control_link_workspace_id_register_id_control_id_fkey" FOREIGN KEY ("workspace_id", "register_id", "control_id") REFERENCES "control"("workspace_id", "register_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "control_link" ADD CONSTRAINT "control_link_workspace_id_register_id_failure_mode_id_fkey" FOREIGN KEY ("workspace_id", "register_id", "failure_mode_id") REFERENCES "failure_mode"("workspace_id", "register_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "control_link" ADD CONSTRAINT "control_link_workspace_id_register_id_fkey" FOREIGN KEY ("workspace_id", "register_id") REFERENCES "register"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "register_constraint" ADD CONSTRAINT "register_constraint_workspace_id_register_id_fkey" FOREIGN KEY ("workspace_id", "register_id") REFERENCES "register"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "header_line" ADD CONSTRAINT "header_line_workspace_id_register_id_fkey" FOREIGN KEY ("workspace_id", "register_id") REFERENCES "register"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "free_part" ADD CONSTRAINT "free_part_workspace_id_register_id_failure_mode_id_fkey" FOREIGN KEY ("workspace_id", "register_id", "failure_mode_id") REFERENCES "failure_mode"("workspace_id", "register_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "free_part" ADD CONSTRAINT "free_part_workspace_id_register_id_fkey" FOREIGN KEY ("workspace_id", "register_id") REFERENCES "register"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "decision_rule" ADD CONSTRAINT "decision_rule_workspace_id_register_id_section_id_fkey" FOREIGN KEY ("workspace_id", "register_id", "section_id") REFERENCES "section"("workspace_id", "register_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "decision_rule" ADD CONSTRAINT "decision_rule_workspace_id_authority_role_id_fkey" FOREIGN KEY ("workspace_id", "authority_role_id") REFERENCES "owner_role"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "decision_rule" ADD CONSTRAINT "decision_rule_workspace_id_register_id_fkey" FOREIGN KEY ("workspace_id", "register_id") REFERENCES "register"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "checklist_item" ADD CONSTRAINT "checklist_item_workspace_id_register_id_section_id_fkey" FOREIGN KEY ("workspace_id", "register_id", "section_id") REFERENCES "section"("workspace_id", "register_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "checklist_item" ADD CONSTRAINT "checklist_item_workspace_id_register_id_fkey" FOREIGN KEY ("workspace_id", "register_id") REFERENCES "register"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_workspace_id_register_id_section_id_fkey" FOREIGN KEY ("workspace_id", "register_id", "section_id") REFERENCES "section"("workspace_id", "register_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_workspace_id_register_id_fkey" FOREIGN KEY ("workspace_id", "register_id") REFERENCES "register"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "signing_role" ADD CONSTRAINT "signing_role_workspace_id_register_id_section_id_fkey" FOREIGN KEY ("workspace_id", "register_id", "section_id") REFERENCES "section"("workspace_id", "register_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "signing_role" ADD CONSTRAINT "signing_role_workspace_id_owner_role_id_fkey" FOREIGN KEY ("workspace_id", "owner_role_id") REFERENCES "owner_role"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "signing_role" ADD CONSTRAINT "signing_role_workspace_id_register_id_fkey" FOREIGN KEY ("workspace_id", "register_id") REFERENCES "register"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "stream" ADD CONSTRAINT "stream_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_workspace_id_stream_id_fkey" FOREIGN KEY ("workspace_id", "stream_id") REFERENCES "stream"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "event_change" ADD CONSTRAINT "event_change_workspace_id_event_id_fkey" FOREIGN KEY ("workspace_id", "event_id") REFERENCES "event"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "command" ADD CONSTRAINT "command_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

