-- Why: people come back to the same few views of a worksheet, alone or together. A private view and a shared one are two kinds of row: an
-- event of a private view is for the person who acted and for nobody else, and that must follow from the event alone, whatever has become of
-- the row since (docs/decisions/0021). There are no older rows to repair.

CREATE TABLE private_view (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  owner_id UUID NOT NULL,
  name TEXT NOT NULL,
  register_id UUID,
  state TEXT NOT NULL,
  deleted_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT private_view_pkey PRIMARY KEY (id),
  CONSTRAINT private_view_name_length CHECK (char_length(name) <= 120 AND btrim(name) <> ''),
  CONSTRAINT private_view_state_length CHECK (char_length(state) <= 4000),
  CONSTRAINT private_view_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id)
    REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT private_view_workspace_id_register_id_fkey FOREIGN KEY (workspace_id, register_id)
    REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX private_view_workspace_id_owner_id_idx ON private_view (workspace_id, owner_id);
CREATE INDEX private_view_workspace_id_register_id_idx ON private_view (workspace_id, register_id);

CREATE TABLE shared_view (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  owner_id UUID NOT NULL,
  name TEXT NOT NULL,
  register_id UUID,
  state TEXT NOT NULL,
  deleted_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT shared_view_pkey PRIMARY KEY (id),
  CONSTRAINT shared_view_name_length CHECK (char_length(name) <= 120 AND btrim(name) <> ''),
  CONSTRAINT shared_view_state_length CHECK (char_length(state) <= 4000),
  CONSTRAINT shared_view_workspace_id_owner_id_fkey FOREIGN KEY (workspace_id, owner_id)
    REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT shared_view_workspace_id_register_id_fkey FOREIGN KEY (workspace_id, register_id)
    REFERENCES register (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX shared_view_workspace_id_owner_id_idx ON shared_view (workspace_id, owner_id);
CREATE INDEX shared_view_workspace_id_register_id_idx ON shared_view (workspace_id, register_id);

ALTER TABLE private_view ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON private_view TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
ALTER TABLE shared_view ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON shared_view TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
GRANT SELECT, INSERT, UPDATE ON private_view, shared_view TO eyes_open_app;

-- Events tell of views. The set is read and lengthened rather than written out, so that it holds whatever kinds came before.

DO $$
DECLARE
  kinds text;
BEGIN
  SELECT string_agg(quote_literal(kind[1]), ', ' ORDER BY place) INTO kinds
    FROM pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''([a-z-]+)''', 'g') WITH ORDINALITY AS found(kind, place)
    WHERE conname = 'event_change_kind_set';
  ALTER TABLE event_change DROP CONSTRAINT event_change_kind_set;
  EXECUTE format('ALTER TABLE event_change ADD CONSTRAINT event_change_kind_set CHECK (kind IN (%s, %L, %L))', kinds, 'private-view', 'shared-view');
END $$;

COMMENT ON TABLE private_view IS 'A view of a worksheet that one member keeps and nobody else sees.';
COMMENT ON COLUMN private_view.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN private_view.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN private_view.owner_id IS 'Owner: reference, the member who acted. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN private_view.name IS 'Name: one line of plain text.';
COMMENT ON COLUMN private_view.register_id IS 'Register: reference, or null for a view of any register.';
COMMENT ON COLUMN private_view.state IS 'State: filters, sorting, group, columns and text as in the address of a worksheet.';
COMMENT ON COLUMN private_view.deleted_at IS 'When it was deleted; null while it lives. Restoring clears it.';
COMMENT ON COLUMN private_view.created_at IS 'When the row was stored.';
COMMENT ON COLUMN private_view.updated_at IS 'When the row was last stored anew.';
COMMENT ON TABLE shared_view IS 'A view of a worksheet that everybody in the workspace sees.';
COMMENT ON COLUMN shared_view.id IS 'UUIDv7, made by whoever made the row.';
COMMENT ON COLUMN shared_view.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN shared_view.owner_id IS 'Owner: reference, the member who acted. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN shared_view.name IS 'Name: one line of plain text.';
COMMENT ON COLUMN shared_view.register_id IS 'Register: reference, or null for a view of any register.';
COMMENT ON COLUMN shared_view.state IS 'State: filters, sorting, group, columns and text as in the address of a worksheet.';
COMMENT ON COLUMN shared_view.deleted_at IS 'When it was deleted; null while it lives. Restoring clears it.';
COMMENT ON COLUMN shared_view.created_at IS 'When the row was stored.';
COMMENT ON COLUMN shared_view.updated_at IS 'When the row was last stored anew.';
