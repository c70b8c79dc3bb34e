import { SCENARIO_PARTS } from '@/lib/domain/document/content'
import { FAILURE_CLASSES, FAILURE_MODE_STATUSES, PROMISES } from '@/lib/domain/failure-mode/failure-mode-words'
import { OWNER_PARTS } from '@/lib/domain/failure-mode/owner-chain'
import {
  choice,
  choices,
  fixed,
  line,
  optionalNumber,
  optionalReference,
  order,
  prose,
  reference,
  requiredLine,
  requiredProse,
  wholeNumber,
} from '@/lib/domain/row/field'
import { defineRow, type RowOf } from '@/lib/domain/row/row-definition'
import { STAGES } from '@/lib/domain/scoring/factor'

/** Longest window of a first response: one week in minutes. */
export const RESPONSE_WINDOW_MAX = 10_080

export const failureModeRow = defineRow('failure-mode', 'failure mode', {
  code: fixed(requiredLine('Code', 40, '')),
  title: requiredLine('Failure mode'),
  categoryId: reference('Category', 'category'),
  orderKey: order(),
  status: choice('Status', FAILURE_MODE_STATUSES, 'open'),
  closedReason: prose('Reason for closing'),
  statusText: prose('Status in the source'),
  component: line('Component'),
  scenario: prose('Scenario'),
  cause: prose('Cause'),
  effect: prose('Effect'),
  trigger: prose('Trigger'),
  invariant: prose('Invariant impacted'),
  promise: choices('Promise at risk', PROMISES),
  failureClass: choices('Failure class', FAILURE_CLASSES),
  layer: line('Architecture layer'),
  responseWindow: optionalNumber('Response window (minutes)', 1, RESPONSE_WINDOW_MAX),
  responseLabel: line('Label of the response'),
  hardStopNone: prose('No hard stop, because'),
  hardStopAuthorityRoleId: optionalReference('Hard stop authority', 'owner-role'),
  hardStopAuthorityText: line('Hard stop authority as text'),
  blastData: prose('Blast radius: data'),
  blastUsers: prose('Blast radius: users'),
  blastTime: prose('Blast radius: time'),
  blastConsumers: prose('Blast radius: consumers'),
  degradedMode: prose('Degraded mode'),
  recoveryStrategy: prose('Recovery strategy'),
  partOrder: choices('Order of the parts', SCENARIO_PARTS),
})
export type FailureModeRow = RowOf<typeof failureModeRow>

const stepFields = {
  failureModeId: fixed(reference('Failure mode', 'failure-mode')),
  orderKey: order(),
}

export const detectionSignalRow = defineRow('detection-signal', 'detection signal', {
  ...stepFields,
  text: requiredProse('Signal'),
})
export type DetectionSignalRow = RowOf<typeof detectionSignalRow>

export const responseStepRow = defineRow('response-step', 'response step', { ...stepFields, text: requiredProse('Step') })
export type ResponseStepRow = RowOf<typeof responseStepRow>

export const hardStopStepRow = defineRow('hard-stop-step', 'hard stop', { ...stepFields, text: requiredProse('Hard stop') })
export type HardStopStepRow = RowOf<typeof hardStopStepRow>

/** One link of the owner chain: a role or, where a source named something else, its text. */
export const ownerLinkRow = defineRow('owner-link', 'owner', {
  ...stepFields,
  ownerRoleId: optionalReference('Owner role', 'owner-role'),
  roleText: line('Owner as text'),
  part: choice('Part', OWNER_PARTS, 'accountable'),
})
export type OwnerLinkRow = RowOf<typeof ownerLinkRow>

/** A level of a factor, or null; set once. */
export const factorLevel = (label: string) => fixed(optionalNumber(label, 1, 5))

/** One set of five factors at a stage. Assessments are appended; the one with the highest ordinal of its stage holds. */
export const assessmentRow = defineRow('assessment', 'assessment', {
  failureModeId: fixed(reference('Failure mode', 'failure-mode')),
  stage: fixed(choice('Stage', STAGES)),
  ordinal: fixed(wholeNumber('Number in its stage', 1, 1_000_000)),
  likelihood: factorLevel('Likelihood'),
  impact: factorLevel('Impact'),
  detectability: factorLevel('Detectability'),
  recoverability: factorLevel('Recoverability'),
  blastRadius: factorLevel('Blast radius'),
  rationale: fixed(prose('Rationale')),
  scoringPolicyId: fixed(reference('Scoring policy', 'scoring-policy')),
}, { deletable: false })
export type AssessmentRow = RowOf<typeof assessmentRow>
