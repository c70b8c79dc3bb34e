/** Kinds of row that live in a register's stream, in the order in which they are stored (parents first). */
export const REGISTER_ROW_KINDS = [
  'register',
  'section',
  'category',
  'failure-mode',
  'detection-signal',
  'response-step',
  'hard-stop-step',
  'owner-link',
  'assessment',
  'control',
  'control-link',
  'action',
  'register-constraint',
  'header-line',
  'free-part',
  'decision-rule',
  'checklist-item',
  'revision',
  'signing-role',
  'baseline',
  'review',
  'review-place',
  'delegation',
  'signature',
  'refusal',
  'acceptance',
  'acceptance-decision',
  'comment',
  'workshop',
  'workshop-phase',
  'participant',
  'co-facilitator',
  'meeting-input',
  'undertaking',
  'card-group',
  'card',
  'candidate',
  'scoring-round',
  'answer',
  'round-tally',
  'ballot',
  'minority-note',
] as const
export type RegisterRowKind = (typeof REGISTER_ROW_KINDS)[number]

/** Kinds of row that live in the workspace's own stream. */
export const WORKSPACE_ROW_KINDS = [
  'workspace',
  'scoring-policy',
  'membership',
  'invitation',
  'owner-role',
  'owner-role-holding',
  'hand-over',
  'private-view',
  'shared-view',
  'agenda-template',
  'source-mapping',
] as const
export type WorkspaceRowKind = (typeof WORKSPACE_ROW_KINDS)[number]

export const ROW_KINDS = [...WORKSPACE_ROW_KINDS, ...REGISTER_ROW_KINDS] as const
export type RowKind = (typeof ROW_KINDS)[number]

export function isRegisterRowKind(kind: RowKind): kind is RegisterRowKind {
  return REGISTER_ROW_KINDS.some((known) => known === kind)
}
