-- Takes links to logins at providers back. Whoever has no password cannot sign in afterwards, and seals of signatures that a provider vouched for no
-- longer fit what is left of them.

ALTER TABLE signature DROP COLUMN checked_issuer;
ALTER TABLE identity_proof DROP COLUMN checked_issuer;
DROP FUNCTION find_identity(text, text);
DROP TABLE person_identity;
