-- Why: people talk about a failure mode where it stands, and whoever acts is known as a member: a comment names its author and whom it
-- mentions by membership, so that a name can change and a person can leave without a word becoming nobody's. Comments are rows of a register
-- like any other, and the function that opens a workspace now says which membership acts. There are no older rows to repair.

-- 1. Comments

CREATE TABLE comment (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  register_id UUID NOT NULL,
  failure_mode_id UUID NOT NULL,
  author_id UUID NOT NULL,
  text TEXT NOT NULL,
  mentions UUID[] NOT NULL,
  posted_at TIMESTAMPTZ(3) NOT NULL,
  edited_at TIMESTAMPTZ(3),
  deleted_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT comment_pkey PRIMARY KEY (id),
  CONSTRAINT comment_text_length CHECK (char_length(text) <= 5000 AND btrim(text) <> ''),
  CONSTRAINT comment_mentions_count CHECK (cardinality(mentions) <= 50 AND array_position(mentions, NULL) IS NULL),
  CONSTRAINT comment_workspace_id_register_id_failure_mode_id_fkey FOREIGN KEY (workspace_id, register_id, failure_mode_id)
    REFERENCES failure_mode (workspace_id, register_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT comment_workspace_id_author_id_fkey FOREIGN KEY (workspace_id, author_id)
    REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT comment_workspace_id_register_id_fkey FOREIGN KEY (workspace_id, register_id)
    REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX comment_workspace_id_id_key ON comment (workspace_id, id);
CREATE INDEX comment_workspace_id_register_id_failure_mode_id_idx ON comment (workspace_id, register_id, failure_mode_id);
CREATE INDEX comment_workspace_id_author_id_idx ON comment (workspace_id, author_id);
-- Who was mentioned lately is read newest first within a workspace, a page at a time.
CREATE INDEX comment_workspace_id_posted_at_id_idx ON comment (workspace_id, posted_at, id);

-- A list can hold no foreign key, so this law is one: whoever is mentioned is or was a member of this very workspace. Memberships are never removed.
CREATE FUNCTION refuse_foreign_mention() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF EXISTS (
    SELECT FROM unnest(NEW.mentions) AS mentioned
    WHERE NOT EXISTS (SELECT FROM membership m WHERE m.workspace_id = NEW.workspace_id AND m.id = mentioned)
  ) THEN
    RAISE EXCEPTION 'comment_mentions_here: whoever is mentioned is a member of this workspace.'
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'comment_mentions_here';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER comment_mentions_here BEFORE INSERT OR UPDATE OF mentions, workspace_id ON comment
  FOR EACH ROW EXECUTE FUNCTION refuse_foreign_mention();

ALTER TABLE comment ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON comment TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
GRANT SELECT, INSERT, UPDATE ON comment TO eyes_open_app;

-- 2. Events tell of comments. The set is read and lengthened rather than written out, so that it holds whatever kinds came before.

DO $$
DECLARE
  kinds text;
BEGIN
  SELECT string_agg(quote_literal(kind[1]), ', ' ORDER BY place) INTO kinds
    FROM pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''([a-z-]+)''', 'g') WITH ORDINALITY AS found(kind, place)
    WHERE conname = 'event_change_kind_set';
  ALTER TABLE event_change DROP CONSTRAINT event_change_kind_set;
  EXECUTE format('ALTER TABLE event_change ADD CONSTRAINT event_change_kind_set CHECK (kind IN (%s, %L))', kinds, 'comment');
END $$;

-- 3. Who acts: the same function as before, with the membership beside its name and roles.

DROP FUNCTION enter_workspace(uuid, uuid);
CREATE FUNCTION enter_workspace(wanted_workspace uuid, wanted_person uuid) RETURNS TABLE (member_id uuid, member_name text, member_roles text[])
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM set_config('app.workspace_id', wanted_workspace::text, true);
  RETURN QUERY SELECT m.id, m.name, m.roles FROM membership m
    WHERE m.workspace_id = wanted_workspace AND m.person_id = wanted_person AND m.deleted_at IS NULL;
END $$;
REVOKE ALL ON FUNCTION enter_workspace(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enter_workspace(uuid, uuid) TO eyes_open_app;

-- 4. Words

COMMENT ON TABLE comment IS 'What somebody said about a failure mode, and whom they meant.';
COMMENT ON COLUMN comment.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN comment.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN comment.register_id IS 'The register whose stream tells of this row.';
COMMENT ON COLUMN comment.failure_mode_id IS 'Failure mode: reference.';
COMMENT ON COLUMN comment.author_id IS 'Author: reference, the member who acted. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN comment.text IS 'Comment: inline Markdown. [may hold personal data: free text; kept while the register lives]';
COMMENT ON COLUMN comment.mentions IS 'Mentioned: references to members, each at most once. [personal data: pointers to persons; kept while the workspace lives]';
COMMENT ON COLUMN comment.posted_at IS 'Posted: time in UTC of the command.';
COMMENT ON COLUMN comment.edited_at IS 'Edited: time in UTC of the last edit, or null.';
COMMENT ON COLUMN comment.deleted_at IS 'When it was deleted; null while it lives. Restoring clears it.';
COMMENT ON COLUMN comment.created_at IS 'When the row was stored.';
COMMENT ON COLUMN comment.updated_at IS 'When the row was last stored anew.';
COMMENT ON FUNCTION refuse_foreign_mention() IS 'Refuses a comment that mentions somebody who is no member of its workspace.';
COMMENT ON FUNCTION enter_workspace(uuid, uuid) IS 'Opens a workspace for the transaction and answers with the membership of the person in it, its name and its roles; no row for somebody who is no member.';
