-- Takes logos back, with their pictures.

ALTER TABLE workspace DROP COLUMN logo_id;
DROP TABLE logo_picture;
