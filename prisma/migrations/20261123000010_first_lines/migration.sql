-- Why: the page of a large register comes with its first lines, so the first sixty of thousands are looked up in the order of the document. Sorting
-- them all for it costs more than all the rest of the page. The index serves what the narrower one before it served, which goes.

CREATE INDEX failure_mode_in_document ON failure_mode (workspace_id, register_id, category_id, order_key COLLATE "C", id) WHERE deleted_at IS NULL;
DROP INDEX failure_mode_live;
