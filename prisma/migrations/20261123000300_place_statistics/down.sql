-- Takes the statistics back: the planner thinks again that a workspace says nothing of a register. No row is touched.

DROP STATISTICS action_place;
DROP STATISTICS assessment_place;
DROP STATISTICS category_place;
DROP STATISTICS checklist_item_place;
DROP STATISTICS comment_place;
DROP STATISTICS control_place;
DROP STATISTICS control_link_place;
DROP STATISTICS decision_rule_place;
DROP STATISTICS detection_signal_place;
DROP STATISTICS failure_mode_place;
DROP STATISTICS free_part_place;
DROP STATISTICS hard_stop_step_place;
DROP STATISTICS header_line_place;
DROP STATISTICS open_count_place;
DROP STATISTICS open_failure_mode_place;
DROP STATISTICS owner_link_place;
DROP STATISTICS private_view_place;
DROP STATISTICS register_constraint_place;
DROP STATISTICS response_step_place;
DROP STATISTICS revision_place;
DROP STATISTICS search_document_place;
DROP STATISTICS search_due_place;
DROP STATISTICS search_word_place;
DROP STATISTICS section_place;
DROP STATISTICS shared_view_place;
DROP STATISTICS signing_role_place;
