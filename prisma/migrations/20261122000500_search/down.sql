-- Takes the search back. No row of its own is lost: everything in it was gathered from other tables.

DROP TRIGGER search_on_insert ON failure_mode;
DROP TRIGGER search_on_update ON failure_mode;
DROP TRIGGER search_on_insert ON detection_signal;
DROP TRIGGER search_on_update ON detection_signal;
DROP TRIGGER search_on_insert ON response_step;
DROP TRIGGER search_on_update ON response_step;
DROP TRIGGER search_on_insert ON hard_stop_step;
DROP TRIGGER search_on_update ON hard_stop_step;
DROP TRIGGER search_on_insert ON owner_link;
DROP TRIGGER search_on_update ON owner_link;
DROP TRIGGER search_on_insert ON control_link;
DROP TRIGGER search_on_update ON control_link;
DROP TRIGGER search_on_insert ON free_part;
DROP TRIGGER search_on_update ON free_part;
DROP TRIGGER search_on_update ON control;
DROP TRIGGER search_on_update ON owner_role;

DROP FUNCTION search_failure_modes(uuid, text, integer);
DROP FUNCTION search_terms(uuid, text, boolean);
DROP TABLE search_due;
DROP FUNCTION refresh_search_due();
DROP FUNCTION note_search_of_new();
DROP FUNCTION note_search_of_changed();
DROP FUNCTION note_search_of_parts();
DROP FUNCTION note_search_of_controls();
DROP FUNCTION note_search_of_roles();
DROP FUNCTION refresh_search(uuid[]);
DROP TABLE search_word;
DROP TABLE search_document;
DROP FUNCTION search_vector(failure_mode);
DROP FUNCTION search_texts(failure_mode);
DROP FUNCTION search_tokens(text);
DROP FUNCTION search_form(text);

DROP EXTENSION btree_gin;
DROP EXTENSION unaccent;
DROP EXTENSION pg_trgm;
