-- Why: every condition on rows of a register names the workspace and the register, and the planner took the one to say nothing of the other. Where a
-- workspace holds a hundredth of all rows it expected a hundredth of the register's, one row instead of a hundred, and joined by comparing each row with
-- each: the matrix of a hundred rows took as long as that of a thousand. A register belongs to one workspace, and with these the planner knows it.

CREATE STATISTICS action_place (dependencies) ON workspace_id, register_id FROM action;
CREATE STATISTICS assessment_place (dependencies) ON workspace_id, register_id FROM assessment;
CREATE STATISTICS category_place (dependencies) ON workspace_id, register_id FROM category;
CREATE STATISTICS checklist_item_place (dependencies) ON workspace_id, register_id FROM checklist_item;
CREATE STATISTICS comment_place (dependencies) ON workspace_id, register_id FROM comment;
CREATE STATISTICS control_place (dependencies) ON workspace_id, register_id FROM control;
CREATE STATISTICS control_link_place (dependencies) ON workspace_id, register_id FROM control_link;
CREATE STATISTICS decision_rule_place (dependencies) ON workspace_id, register_id FROM decision_rule;
CREATE STATISTICS detection_signal_place (dependencies) ON workspace_id, register_id FROM detection_signal;
CREATE STATISTICS failure_mode_place (dependencies) ON workspace_id, register_id FROM failure_mode;
CREATE STATISTICS free_part_place (dependencies) ON workspace_id, register_id FROM free_part;
CREATE STATISTICS hard_stop_step_place (dependencies) ON workspace_id, register_id FROM hard_stop_step;
CREATE STATISTICS header_line_place (dependencies) ON workspace_id, register_id FROM header_line;
CREATE STATISTICS open_count_place (dependencies) ON workspace_id, register_id FROM open_count;
CREATE STATISTICS open_failure_mode_place (dependencies) ON workspace_id, register_id FROM open_failure_mode;
CREATE STATISTICS owner_link_place (dependencies) ON workspace_id, register_id FROM owner_link;
CREATE STATISTICS private_view_place (dependencies) ON workspace_id, register_id FROM private_view;
CREATE STATISTICS register_constraint_place (dependencies) ON workspace_id, register_id FROM register_constraint;
CREATE STATISTICS response_step_place (dependencies) ON workspace_id, register_id FROM response_step;
CREATE STATISTICS revision_place (dependencies) ON workspace_id, register_id FROM revision;
CREATE STATISTICS search_document_place (dependencies) ON workspace_id, register_id FROM search_document;
CREATE STATISTICS search_due_place (dependencies) ON workspace_id, register_id FROM search_due;
CREATE STATISTICS search_word_place (dependencies) ON workspace_id, register_id FROM search_word;
CREATE STATISTICS section_place (dependencies) ON workspace_id, register_id FROM section;
CREATE STATISTICS shared_view_place (dependencies) ON workspace_id, register_id FROM shared_view;
CREATE STATISTICS signing_role_place (dependencies) ON workspace_id, register_id FROM signing_role;

-- What autovacuum gathers from now on is gathered once for the rows that are there.
ANALYZE action, assessment, category, checklist_item, comment, control, control_link, decision_rule, detection_signal,
  failure_mode, free_part, hard_stop_step, header_line, open_count, open_failure_mode, owner_link, private_view,
  register_constraint, response_step, revision, search_document, search_due, search_word, section, shared_view, signing_role;
