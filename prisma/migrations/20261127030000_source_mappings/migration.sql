-- Why: whoever maps the columns of somebody else's sheet by hand does it once. The mapping is kept for the next file with the same headers, says who
-- made it and when, and can be forgotten. There are no older rows to repair.

-- 1. The mapping of a source. Its id is made of the headers, so there is one for each source. It is one text, because it is changed as a whole
-- and nothing points into it.

CREATE TABLE source_mapping (
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  name TEXT NOT NULL,
  plan TEXT NOT NULL,
  kept_by_id UUID NOT NULL,
  kept_at TIMESTAMPTZ(3) NOT NULL,
  deleted_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT source_mapping_pkey PRIMARY KEY (id),
  CONSTRAINT source_mapping_name_length CHECK (char_length(name) <= 300 AND btrim(name) <> ''),
  CONSTRAINT source_mapping_plan_length CHECK (char_length(plan) <= 40000 AND btrim(plan) <> ''),
  CONSTRAINT source_mapping_plan_json CHECK (jsonb_typeof(plan::jsonb) = 'object'),
  CONSTRAINT source_mapping_workspace_id_kept_by_id_fkey FOREIGN KEY (workspace_id, kept_by_id)
    REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX source_mapping_workspace_id_kept_by_id_idx ON source_mapping (workspace_id, kept_by_id);

-- 2. Row-level security and rights

ALTER TABLE source_mapping ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON source_mapping TO eyes_open_app USING (workspace_id = app_workspace_id()) WITH CHECK (workspace_id = app_workspace_id());
SELECT close_to_guests();
GRANT SELECT, INSERT, UPDATE ON source_mapping TO eyes_open_app;

-- 3. Events may tell of it

DO $$
DECLARE
  kinds text;
BEGIN
  SELECT string_agg(quote_literal(kind[1]), ', ' ORDER BY place) INTO kinds
    FROM pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''([a-z-]+)''', 'g') WITH ORDINALITY AS found(kind, place)
    WHERE conname = 'event_change_kind_set';
  ALTER TABLE event_change DROP CONSTRAINT event_change_kind_set;
  EXECUTE format('ALTER TABLE event_change ADD CONSTRAINT event_change_kind_set CHECK (kind IN (%s, %L))', kinds, 'source-mapping');
END $$;

-- 4. Words

COMMENT ON TABLE source_mapping IS 'How the columns of one source are read, as somebody mapped them by hand; the next file with the same headers is read so too.';
COMMENT ON COLUMN source_mapping.id IS 'UUID of version 8, made of the workspace, the headers in their order and the name of the sheet.';
COMMENT ON COLUMN source_mapping.workspace_id IS 'The tenant; row-level security compares it.';
COMMENT ON COLUMN source_mapping.name IS 'Source: the name of the file that it was made for, one line of plain text.';
COMMENT ON COLUMN source_mapping.plan IS 'Columns: JSON with what each column becomes and what residual means; the domain says its form.';
COMMENT ON COLUMN source_mapping.kept_by_id IS 'Mapped by: reference, the member who mapped it last. [personal data: pointer to a person; kept while the workspace lives]';
COMMENT ON COLUMN source_mapping.kept_at IS 'Mapped: time in UTC.';
COMMENT ON COLUMN source_mapping.deleted_at IS 'When it was forgotten; null while it is used. Restoring clears it.';
COMMENT ON COLUMN source_mapping.created_at IS 'When the row was stored.';
COMMENT ON COLUMN source_mapping.updated_at IS 'When the row was last stored anew.';
