-- Why: documents bear the logo of the organisation that they belong to. Its bytes lie in a table of their own and are read by asking, so that no room
-- carries them; the workspace says which picture it is, and that is an edit like any other, with its event and its undo. No workspace has one yet.

CREATE TABLE logo_picture (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  digest TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  png BYTEA NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT logo_picture_pkey PRIMARY KEY (id),
  CONSTRAINT logo_picture_digest_form CHECK (digest ~ '^[0-9a-f]{64}$'),
  CONSTRAINT logo_picture_width_range CHECK (width BETWEEN 1 AND 2000),
  CONSTRAINT logo_picture_height_range CHECK (height BETWEEN 1 AND 2000),
  CONSTRAINT logo_picture_png_size CHECK (octet_length(png) BETWEEN 1 AND 204800),
  CONSTRAINT logo_picture_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX logo_picture_workspace_id_id_key ON logo_picture (workspace_id, id);
-- The same picture is kept once.
CREATE UNIQUE INDEX logo_picture_digest_once ON logo_picture (workspace_id, digest);
CREATE TRIGGER logo_picture_append_only BEFORE UPDATE OR DELETE ON logo_picture FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER logo_picture_no_truncate BEFORE TRUNCATE ON logo_picture FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

ALTER TABLE workspace ADD COLUMN logo_id UUID,
  ADD CONSTRAINT workspace_id_logo_id_fkey FOREIGN KEY (id, logo_id) REFERENCES logo_picture (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT;
CREATE INDEX workspace_id_logo_id_idx ON workspace (id, logo_id);

ALTER TABLE logo_picture ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON logo_picture TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
SELECT close_to_guests();
GRANT SELECT, INSERT ON logo_picture TO eyes_open_app;

COMMENT ON TABLE logo_picture IS 'A picture that is, or was, the logo in the documents of a workspace. Kept while the workspace lives, so that undo finds it.';
COMMENT ON COLUMN logo_picture.id IS 'UUIDv7.';
COMMENT ON COLUMN logo_picture.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN logo_picture.digest IS 'SHA-256 of the picture, in hexadecimal.';
COMMENT ON COLUMN logo_picture.width IS 'Pixels across, 1 to 2000.';
COMMENT ON COLUMN logo_picture.height IS 'Pixels down, 1 to 2000.';
COMMENT ON COLUMN logo_picture.png IS 'The picture as PNG, at most 200 kB, without anything but its pixels.';
COMMENT ON COLUMN logo_picture.created_at IS 'When the row was stored.';
COMMENT ON COLUMN logo_picture.updated_at IS 'When the row was stored; it is never stored anew.';
COMMENT ON COLUMN workspace.logo_id IS 'Logo: reference, the picture that stands on the documents; null for none.';
