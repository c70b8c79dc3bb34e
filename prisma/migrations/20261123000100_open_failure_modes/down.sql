-- Takes back what is kept for the pages of owners. Nothing of its own is lost: everything in it was read from other tables.

CREATE INDEX failure_mode_open ON failure_mode (workspace_id, id) INCLUDE (register_id)
  WHERE deleted_at IS NULL AND status IN ('draft', 'open', 'in-treatment');
CREATE INDEX owner_link_answering ON owner_link (workspace_id, owner_role_id, failure_mode_id) INCLUDE (role_text)
  WHERE deleted_at IS NULL AND part IN ('accountable', 'joint');

DROP FUNCTION refresh_open_failure_modes(uuid, uuid, uuid[]);
DROP TABLE open_count;
DROP TABLE open_failure_mode;
DROP TABLE answering_team;
DROP FUNCTION score_rank(text, integer[], integer[], smallint, smallint, smallint, smallint, smallint);
DROP FUNCTION score_number(text, integer[], smallint, smallint, smallint, smallint, smallint);
