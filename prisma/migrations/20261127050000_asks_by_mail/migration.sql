-- Why: whoever is asked to sign a baseline, or may decide about a risk, is told by mail when it is asked, and not only by the page. Such a mail does not
-- wait for the next day, so a day has one mail of due days and as many of asks as there are; that nothing is told twice stays the law of the ledger. All
-- mails before this one were of due days.

ALTER TABLE reminder_mail ADD COLUMN kind TEXT NOT NULL DEFAULT 'due',
  ADD CONSTRAINT reminder_mail_kind_set CHECK (kind IN ('due', 'ask')),
  DROP CONSTRAINT reminder_mail_once;
ALTER TABLE reminder_mail ALTER COLUMN kind DROP DEFAULT;
-- One mail of due days for a person and a day, however many things are due.
CREATE UNIQUE INDEX reminder_mail_once ON reminder_mail (workspace_id, membership_id, day) WHERE kind = 'due';
CREATE INDEX reminder_mail_workspace_id_membership_id_idx ON reminder_mail (workspace_id, membership_id);

ALTER TABLE reminder ADD COLUMN review_place_id UUID,
  ALTER COLUMN due DROP NOT NULL,
  DROP CONSTRAINT reminder_once,
  DROP CONSTRAINT reminder_step_set,
  DROP CONSTRAINT reminder_subject_one;
ALTER TABLE reminder
  ADD CONSTRAINT reminder_once UNIQUE NULLS NOT DISTINCT (workspace_id, membership_id, action_id, control_id, acceptance_id, review_place_id, due, step),
  ADD CONSTRAINT reminder_step_set CHECK (step IN ('asked', '30', '7', '1', 'day', 'overdue')),
  ADD CONSTRAINT reminder_subject_one CHECK (num_nonnulls(action_id, control_id, acceptance_id, review_place_id) = 1),
  -- Only a review may wait without a day.
  ADD CONSTRAINT reminder_due_given CHECK (due IS NOT NULL OR (review_place_id IS NOT NULL AND step = 'asked')),
  ADD CONSTRAINT reminder_workspace_id_review_place_id_fkey FOREIGN KEY (workspace_id, review_place_id)
    REFERENCES review_place (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT;
CREATE INDEX reminder_workspace_id_review_place_id_idx ON reminder (workspace_id, review_place_id);

COMMENT ON TABLE reminder_mail IS 'One mail to one member: of all that is due, at most one a day, or of what is asked of them; and whether it was sent. Kept while the workspace lives.';
COMMENT ON COLUMN reminder_mail.kind IS 'What it tells: due days (due), or what waits for a signature or a decision (ask).';
COMMENT ON TABLE reminder IS 'The ledger of reminders: somebody was told of a due day at a step, or that something is asked of them. A step is told once.';
COMMENT ON COLUMN reminder.acceptance_id IS 'The acceptance that lapses, or whose decision is asked; or null.';
COMMENT ON COLUMN reminder.review_place_id IS 'The place of a review that waits for a signature, or null.';
COMMENT ON COLUMN reminder.due IS 'The due day that was told; null for a review without one.';
COMMENT ON COLUMN reminder.step IS 'How near the day was: asked, 30, 7 or 1 days before, on the day, or overdue.';
