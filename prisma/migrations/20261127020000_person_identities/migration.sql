-- Why: people may sign in at an identity provider. Who somebody is there is the pair of issuer and subject, which never changes hands, and not an
-- e-mail address, which does. So a link between an account and such a pair is a row of its own. It is made once, ended once, and stays: whoever asks
-- later who could come in on a day finds out. A fresh login there may prove who signs; then the proof and the signature say which provider vouched. There are no
-- older rows to repair: until now only passwords proved anything.

CREATE TABLE person_identity (
  id UUID NOT NULL,
  person_id UUID NOT NULL,
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  linked_at TIMESTAMPTZ(3) NOT NULL,
  unlinked_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT person_identity_pkey PRIMARY KEY (id),
  CONSTRAINT person_identity_issuer_length CHECK (char_length(issuer) <= 500 AND btrim(issuer) <> ''),
  CONSTRAINT person_identity_subject_length CHECK (char_length(subject) <= 255 AND btrim(subject) <> ''),
  CONSTRAINT person_identity_ends_later CHECK (unlinked_at >= linked_at),
  CONSTRAINT person_identity_person_id_fkey FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE ON UPDATE RESTRICT
);
-- One account for one login, and one login of a provider for one account, at a time.
CREATE UNIQUE INDEX person_identity_subject_once ON person_identity (issuer, subject) WHERE unlinked_at IS NULL;
CREATE UNIQUE INDEX person_identity_person_once ON person_identity (person_id, issuer) WHERE unlinked_at IS NULL;
CREATE INDEX person_identity_person_id_idx ON person_identity (person_id);

CREATE TRIGGER person_identity_kept AFTER UPDATE ON person_identity FOR EACH ROW EXECUTE FUNCTION keep_but_end('unlinked_at');

ALTER TABLE person_identity ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON person_identity TO eyes_open_app USING (person_id = app_person_id()) WITH CHECK (person_id = app_person_id());
GRANT SELECT, INSERT, UPDATE ON person_identity TO eyes_open_app;

-- Who signs in is not known before the row is found: one question, one answer.
CREATE FUNCTION find_identity(wanted_issuer text, wanted_subject text) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS
  $$ SELECT i.person_id FROM person_identity i WHERE i.issuer = wanted_issuer AND i.subject = wanted_subject AND i.unlinked_at IS NULL $$;
REVOKE ALL ON FUNCTION find_identity(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_identity(text, text) TO eyes_open_app;

ALTER TABLE identity_proof ADD COLUMN checked_issuer TEXT;
ALTER TABLE identity_proof
  ADD CONSTRAINT identity_proof_checked_issuer_length CHECK (char_length(checked_issuer) <= 500),
  ADD CONSTRAINT identity_proof_checked_issuer_named CHECK ((checked_how = 'oidc') = (checked_issuer IS NOT NULL));
ALTER TABLE signature ADD COLUMN checked_issuer TEXT;
ALTER TABLE signature
  ADD CONSTRAINT signature_checked_issuer_length CHECK (char_length(checked_issuer) <= 500),
  ADD CONSTRAINT signature_checked_issuer_named CHECK ((checked_how = 'oidc') = (checked_issuer IS NOT NULL));

COMMENT ON TABLE person_identity IS 'Which login at an identity provider opens an account. A link ends once and nothing else of it changes.';
COMMENT ON COLUMN person_identity.id IS 'UUIDv7.';
COMMENT ON COLUMN person_identity.person_id IS 'Whose account it opens. [personal data: pointer to a person; kept while the account lives]';
COMMENT ON COLUMN person_identity.issuer IS 'The provider, by the address with which it signs (iss).';
COMMENT ON COLUMN person_identity.subject IS 'Who it is there (sub): never given to another person. [personal data: kept while the account lives]';
COMMENT ON COLUMN person_identity.linked_at IS 'Linked: time in UTC.';
COMMENT ON COLUMN person_identity.unlinked_at IS 'Ended: time in UTC, or null.';
COMMENT ON COLUMN person_identity.created_at IS 'When the row was stored.';
COMMENT ON COLUMN person_identity.updated_at IS 'When the row was last stored anew.';
COMMENT ON COLUMN identity_proof.checked_issuer IS 'The identity provider that vouched, by its address (iss); null for a password.';
COMMENT ON COLUMN signature.checked_issuer IS 'Identity provider: the one that vouched for the signer, by its address (iss), or null for a password.';
COMMENT ON FUNCTION find_identity(text, text) IS 'The person whose account a login at a provider opens now; no row for a login that opens none.';
