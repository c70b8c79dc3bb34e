-- Takes links to logins at providers back. Whoever has no password cannot sign in afterwards.

DROP FUNCTION find_identity(text, text);
DROP TABLE person_identity;
