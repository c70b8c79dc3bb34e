-- Why: due days are told by e-mail and shown in people's own calendars. Nobody is told the same step twice, whatever number of processes
-- work and however often they are started, so what was told is a row with a law on it. Addresses and tokens lie outside of a workspace;
-- three functions answer what the jobs and the two doors without a session must know, and no more. There are no older rows to repair.

-- 1. What was told

CREATE TABLE reminder_mail (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  membership_id UUID NOT NULL,
  day DATE NOT NULL,
  unsubscribe_hash TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  sent_at TIMESTAMPTZ(3),
  failed_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT reminder_mail_pkey PRIMARY KEY (id),
  -- One mail for a person and a day, however many things are due.
  CONSTRAINT reminder_mail_once UNIQUE (workspace_id, membership_id, day),
  CONSTRAINT reminder_mail_hash_form CHECK (unsubscribe_hash ~ '^[0-9a-f]{64}$'),
  CONSTRAINT reminder_mail_attempts_range CHECK (attempts BETWEEN 1 AND 5),
  CONSTRAINT reminder_mail_one_end CHECK (num_nonnulls(sent_at, failed_at) <= 1),
  CONSTRAINT reminder_mail_workspace_id_membership_id_fkey FOREIGN KEY (workspace_id, membership_id)
    REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX reminder_mail_workspace_id_id_key ON reminder_mail (workspace_id, id);
CREATE UNIQUE INDEX reminder_mail_unsubscribe_hash_key ON reminder_mail (unsubscribe_hash);

CREATE TABLE reminder (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  mail_id UUID NOT NULL,
  membership_id UUID NOT NULL,
  action_id UUID,
  control_id UUID,
  due DATE NOT NULL,
  step TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT reminder_pkey PRIMARY KEY (id),
  -- Never twice for the same step; another day is another promise and is told anew.
  CONSTRAINT reminder_once UNIQUE NULLS NOT DISTINCT (workspace_id, membership_id, action_id, control_id, due, step),
  CONSTRAINT reminder_step_set CHECK (step IN ('30', '7', '1', 'overdue')),
  CONSTRAINT reminder_subject_one CHECK (num_nonnulls(action_id, control_id) = 1),
  CONSTRAINT reminder_workspace_id_mail_id_fkey FOREIGN KEY (workspace_id, mail_id)
    REFERENCES reminder_mail (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT reminder_workspace_id_membership_id_fkey FOREIGN KEY (workspace_id, membership_id)
    REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT reminder_workspace_id_action_id_fkey FOREIGN KEY (workspace_id, action_id)
    REFERENCES action (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT reminder_workspace_id_control_id_fkey FOREIGN KEY (workspace_id, control_id)
    REFERENCES control (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX reminder_workspace_id_mail_id_idx ON reminder (workspace_id, mail_id);
CREATE INDEX reminder_workspace_id_action_id_idx ON reminder (workspace_id, action_id);
CREATE INDEX reminder_workspace_id_control_id_idx ON reminder (workspace_id, control_id);

-- 2. Who wants none, and who has a calendar address

CREATE TABLE mail_preference (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  membership_id UUID NOT NULL,
  off_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT mail_preference_pkey PRIMARY KEY (id),
  CONSTRAINT mail_preference_once UNIQUE (workspace_id, membership_id),
  CONSTRAINT mail_preference_workspace_id_membership_id_fkey FOREIGN KEY (workspace_id, membership_id)
    REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);

CREATE TABLE calendar_feed (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  membership_id UUID NOT NULL,
  token_hash TEXT NOT NULL,
  revoked_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT calendar_feed_pkey PRIMARY KEY (id),
  CONSTRAINT calendar_feed_hash_form CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  CONSTRAINT calendar_feed_workspace_id_membership_id_fkey FOREIGN KEY (workspace_id, membership_id)
    REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX calendar_feed_token_hash_key ON calendar_feed (token_hash);
CREATE INDEX calendar_feed_workspace_id_membership_id_idx ON calendar_feed (workspace_id, membership_id);
-- A new address ends the old one.
CREATE UNIQUE INDEX calendar_feed_live_once ON calendar_feed (workspace_id, membership_id) WHERE revoked_at IS NULL;

-- 3. One tenant, one view

ALTER TABLE reminder_mail ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON reminder_mail TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE reminder ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON reminder TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE mail_preference ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON mail_preference TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE calendar_feed ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON calendar_feed TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
GRANT SELECT, INSERT, UPDATE ON reminder_mail, reminder, mail_preference, calendar_feed TO eyes_open_app;

-- 4. Doors through row-level security

CREATE FUNCTION list_mail_addresses() RETURNS TABLE (membership_id uuid, email text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
  $$ SELECT m.id, p.email FROM membership m JOIN person p ON p.id = m.person_id
     WHERE m.workspace_id = app_workspace_id() AND m.deleted_at IS NULL
       AND NOT EXISTS (SELECT FROM mail_preference f WHERE f.workspace_id = m.workspace_id AND f.membership_id = m.id AND f.off_at IS NOT NULL) $$;
CREATE FUNCTION find_unsubscribe(wanted_hash text) RETURNS TABLE (workspace_id uuid, person_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
  $$ SELECT m.workspace_id, m.person_id FROM reminder_mail r JOIN membership m ON m.workspace_id = r.workspace_id AND m.id = r.membership_id
     WHERE r.unsubscribe_hash = wanted_hash AND m.deleted_at IS NULL $$;
CREATE FUNCTION find_calendar_feed(wanted_hash text) RETURNS TABLE (workspace_id uuid, person_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
  $$ SELECT m.workspace_id, m.person_id FROM calendar_feed c JOIN membership m ON m.workspace_id = c.workspace_id AND m.id = c.membership_id
     WHERE c.token_hash = wanted_hash AND c.revoked_at IS NULL AND m.deleted_at IS NULL $$;
REVOKE ALL ON FUNCTION list_mail_addresses(), find_unsubscribe(text), find_calendar_feed(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION list_mail_addresses(), find_unsubscribe(text), find_calendar_feed(text) TO eyes_open_app;

-- 5. Words

COMMENT ON TABLE reminder_mail IS 'One mail of reminders to one member on one day, and whether it was sent. Kept while the workspace lives.';
COMMENT ON COLUMN reminder_mail.id IS 'UUIDv7.';
COMMENT ON COLUMN reminder_mail.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN reminder_mail.membership_id IS 'To whom. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN reminder_mail.day IS 'The calendar day, in UTC, that the mail speaks of.';
COMMENT ON COLUMN reminder_mail.unsubscribe_hash IS 'SHA-256 of the token in the link that ends these mails, in hexadecimal.';
COMMENT ON COLUMN reminder_mail.attempts IS 'How often it was tried, at most 5.';
COMMENT ON COLUMN reminder_mail.sent_at IS 'When the mail server took it; null until then, and for ever where the process died in between.';
COMMENT ON COLUMN reminder_mail.failed_at IS 'When it was refused the last time; null where it was not.';
COMMENT ON COLUMN reminder_mail.created_at IS 'When the row was stored.';
COMMENT ON COLUMN reminder_mail.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE reminder IS 'The ledger of reminders: somebody was told of a due day at a step. A step is told once.';
COMMENT ON COLUMN reminder.id IS 'UUIDv7.';
COMMENT ON COLUMN reminder.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN reminder.mail_id IS 'The mail that told it.';
COMMENT ON COLUMN reminder.membership_id IS 'To whom. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN reminder.action_id IS 'Of which action; null where it is of a control.';
COMMENT ON COLUMN reminder.control_id IS 'Of which control; null where it is of an action.';
COMMENT ON COLUMN reminder.due IS 'The due day that was told.';
COMMENT ON COLUMN reminder.step IS 'How near the day was: 30, 7 or 1 days before, or overdue.';
COMMENT ON COLUMN reminder.created_at IS 'When the row was stored.';
COMMENT ON COLUMN reminder.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE mail_preference IS 'Whether a member wants mails of reminders; without a row they do.';
COMMENT ON COLUMN mail_preference.id IS 'UUIDv7.';
COMMENT ON COLUMN mail_preference.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN mail_preference.membership_id IS 'Whose wish it is. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN mail_preference.off_at IS 'Since when no mail is wanted; null where mails are.';
COMMENT ON COLUMN mail_preference.created_at IS 'When the row was stored.';
COMMENT ON COLUMN mail_preference.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE calendar_feed IS 'A private address at which a calendar reads a member''s due days.';
COMMENT ON COLUMN calendar_feed.id IS 'UUIDv7.';
COMMENT ON COLUMN calendar_feed.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN calendar_feed.membership_id IS 'Whose days it shows. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN calendar_feed.token_hash IS 'SHA-256 of the token in the address, in hexadecimal; the token itself is shown once.';
COMMENT ON COLUMN calendar_feed.revoked_at IS 'When the address was ended; null while it answers.';
COMMENT ON COLUMN calendar_feed.created_at IS 'When the row was stored.';
COMMENT ON COLUMN calendar_feed.updated_at IS 'When the row was last stored anew.';
COMMENT ON FUNCTION list_mail_addresses() IS 'Addresses of the members of the open workspace who want mails, for the job of reminders.';
COMMENT ON FUNCTION find_unsubscribe(text) IS 'The member behind the hash of an unsubscribe token, and the workspace.';
COMMENT ON FUNCTION find_calendar_feed(text) IS 'The member behind the hash of a calendar''s token that has not been ended, and the workspace.';
