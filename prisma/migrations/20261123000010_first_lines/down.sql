-- Takes the index of the first lines back. No row is touched.

CREATE INDEX failure_mode_live ON failure_mode (workspace_id, register_id) WHERE deleted_at IS NULL;
DROP INDEX failure_mode_in_document;
