-- Takes reminders, wishes and calendar addresses back, with the functions that read past row-level security for them.

DROP FUNCTION find_calendar_feed(text);
DROP FUNCTION find_unsubscribe(text);
DROP FUNCTION list_mail_addresses();
DROP TABLE calendar_feed;
DROP TABLE mail_preference;
DROP TABLE reminder;
DROP TABLE reminder_mail;
