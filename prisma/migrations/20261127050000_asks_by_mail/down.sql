-- Takes mails of asks back, with what they told.

DELETE FROM reminder r USING reminder_mail m WHERE m.workspace_id = r.workspace_id AND m.id = r.mail_id AND m.kind = 'ask';
DELETE FROM reminder_mail WHERE kind = 'ask';
ALTER TABLE reminder DROP CONSTRAINT reminder_once, DROP CONSTRAINT reminder_step_set, DROP CONSTRAINT reminder_subject_one, DROP CONSTRAINT reminder_due_given,
  DROP COLUMN review_place_id, ALTER COLUMN due SET NOT NULL;
ALTER TABLE reminder
  ADD CONSTRAINT reminder_once UNIQUE NULLS NOT DISTINCT (workspace_id, membership_id, action_id, control_id, acceptance_id, due, step),
  ADD CONSTRAINT reminder_step_set CHECK (step IN ('30', '7', '1', 'day', 'overdue')),
  ADD CONSTRAINT reminder_subject_one CHECK (num_nonnulls(action_id, control_id, acceptance_id) = 1);
DROP INDEX reminder_mail_once, reminder_mail_workspace_id_membership_id_idx;
ALTER TABLE reminder_mail DROP COLUMN kind, ADD CONSTRAINT reminder_mail_once UNIQUE (workspace_id, membership_id, day);

COMMENT ON TABLE reminder_mail IS 'One mail of reminders to one member on one day, and whether it was sent. Kept while the workspace lives.';
COMMENT ON TABLE reminder IS 'The ledger of reminders: somebody was told of a due day at a step. A step is told once.';
COMMENT ON COLUMN reminder.acceptance_id IS 'The acceptance that lapses, or null.';
COMMENT ON COLUMN reminder.due IS 'The due day that was told.';
COMMENT ON COLUMN reminder.step IS 'How near the day was: 30, 7 or 1 days before, or overdue.';
