-- Takes the field from comments. What somebody said about one field would then stand as if it had been said about the whole, so it stops where
-- there is such a comment.

DO $$
BEGIN
  IF EXISTS (SELECT FROM comment WHERE field IS NOT NULL) THEN
    RAISE EXCEPTION 'A comment is about one field; without this column it would be about something else.';
  END IF;
END $$;
ALTER TABLE comment DROP COLUMN field;
