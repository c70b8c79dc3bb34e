import { FRONT_PARTS, HEADER_FIELDS, SCENARIO_PARTS, type SectionKind } from '@/lib/domain/document/content'
import {
  blocks,
  cell,
  choice,
  choices,
  fixed,
  line,
  optionalChoice,
  optionalReference,
  order,
  prose,
  proseCell,
  reference,
  requiredLine,
  requiredProse,
  wholeNumber,
} from '@/lib/domain/row/field'
import { defineRow, type RowOf } from '@/lib/domain/row/row-definition'

/** States of a register in the product; a status printed in its document is text beside it. */
export const REGISTER_STATES = ['draft', 'active', 'archived'] as const

/** Most live failure modes that one register holds. */
export const FAILURE_MODES_MAX = 20_000

export const registerRow = defineRow('register', 'register', {
  code: fixed(requiredLine('Code', 40)),
  title: requiredLine('Title'),
  state: choice('State', REGISTER_STATES, 'draft'),
  version: prose('Version'),
  date: prose('Date'),
  status: prose('Status'),
  scope: prose('Scope'),
  prerequisites: prose('Prerequisites'),
  headerOrder: choices('Order of the header', HEADER_FIELDS),
  scoringPolicyId: fixed(reference('Scoring policy', 'scoring-policy')),
  lastCodeNumber: fixed(wholeNumber('Last code number', 0, 1_000_000_000, 0)),
}, { deletable: false })
export type RegisterRow = RowOf<typeof registerRow>

/** Kinds of section that are rows of their own; a category's section is the category itself. */
export const OWN_SECTION_KINDS = [
  'purpose',
  'classification',
  'decision-matrix',
  'checklist',
  'conclusion',
  'document-control',
  'sign-off',
  'free',
] as const satisfies readonly Exclude<SectionKind, 'category'>[]

export const sectionRow = defineRow('section', 'section', {
  kind: fixed(choice('Kind', OWN_SECTION_KINDS)),
  title: requiredLine('Title'),
  body: blocks('Text'),
  closing: blocks('Closing text'),
  orderKey: order(),
})
export type SectionRow = RowOf<typeof sectionRow>

export const categoryRow = defineRow('category', 'category', {
  title: requiredLine('Title'),
  body: blocks('Introduction'),
  orderKey: order(),
})
export type CategoryRow = RowOf<typeof categoryRow>

export const constraintRow = defineRow('register-constraint', 'constraint', {
  text: requiredProse('Constraint'),
  orderKey: order(),
})
export type ConstraintRow = RowOf<typeof constraintRow>

export const headerLineRow = defineRow('header-line', 'header line', {
  after: optionalChoice('Behind', HEADER_FIELDS),
  label: requiredLine('Label'),
  value: prose('Value'),
  orderKey: order(),
})
export type HeaderLineRow = RowOf<typeof headerLineRow>

/** A part that fits no field: of a scenario or, with `failureModeId` null, of the pages before the first section. */
export const freePartRow = defineRow('free-part', 'free part', {
  failureModeId: fixed(optionalReference('Failure mode', 'failure-mode')),
  after: optionalChoice('Behind', [...FRONT_PARTS, ...SCENARIO_PARTS]),
  label: line('Label'),
  body: blocks('Text'),
  orderKey: order(),
})
export type FreePartRow = RowOf<typeof freePartRow>

export const decisionRuleRow = defineRow('decision-rule', 'decision rule', {
  sectionId: fixed(reference('Section', 'section')),
  condition: proseCell('Condition'),
  action: proseCell('Action'),
  authorityRoleId: optionalReference('Authority', 'owner-role'),
  authorityText: line('Authority as text'),
  orderKey: order(),
})
export type DecisionRuleRow = RowOf<typeof decisionRuleRow>

export const checklistItemRow = defineRow('checklist-item', 'checklist item', {
  sectionId: fixed(reference('Section', 'section')),
  text: requiredLine('Item'),
  orderKey: order(),
})
export type ChecklistItemRow = RowOf<typeof checklistItemRow>

export const revisionRow = defineRow('revision', 'document revision', {
  sectionId: fixed(reference('Section', 'section')),
  version: cell('Version'),
  date: cell('Date'),
  change: proseCell('Change'),
  orderKey: order(),
})
export type RevisionRow = RowOf<typeof revisionRow>

export const signingRoleRow = defineRow('signing-role', 'signing role', {
  sectionId: fixed(reference('Section', 'section')),
  ownerRoleId: optionalReference('Role', 'owner-role'),
  roleText: line('Role as text'),
  approval: cell('Approval as printed'),
  date: cell('Date as printed'),
  orderKey: order(),
})
export type SigningRoleRow = RowOf<typeof signingRoleRow>
