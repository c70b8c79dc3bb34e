import { acceptanceDecisionRow, acceptanceRow } from '@/lib/domain/acceptance/acceptance-rows'
import { actionRow } from '@/lib/domain/action/action-rows'
import { baselineRow } from '@/lib/domain/baseline/baseline-rows'
import { commentRow } from '@/lib/domain/comment/comment-rows'
import { controlLinkRow, controlRow } from '@/lib/domain/control/control-rows'
import {
  assessmentRow,
  detectionSignalRow,
  failureModeRow,
  hardStopStepRow,
  ownerLinkRow,
  responseStepRow,
} from '@/lib/domain/failure-mode/failure-mode-rows'
import { handOverRow } from '@/lib/domain/handover/hand-over-rows'
import { sourceMappingRow } from '@/lib/domain/import/source-mapping-rows'
import {
  categoryRow,
  checklistItemRow,
  constraintRow,
  decisionRuleRow,
  freePartRow,
  headerLineRow,
  registerRow,
  revisionRow,
  sectionRow,
  signingRoleRow,
} from '@/lib/domain/register/register-rows'
import type { RowDefinition, RowOf } from '@/lib/domain/row/row-definition'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import { privateViewRow, sharedViewRow } from '@/lib/domain/saved-view/saved-view-rows'
import { delegationRow, refusalRow, reviewPlaceRow, reviewRow, signatureRow } from '@/lib/domain/signature/signature-rows'
import {
  invitationRow,
  membershipRow,
  ownerRoleHoldingRow,
  ownerRoleRow,
  scoringPolicyRow,
  workspaceRow,
} from '@/lib/domain/workspace/workspace-rows'
import { agendaTemplateRow, meetingInputRow, undertakingRow } from '@/lib/domain/workshop/meeting-rows'
import { answerRow, ballotRow, candidateRow, minorityNoteRow, roundTallyRow, scoringRoundRow } from '@/lib/domain/workshop/scoring-rows'
import { cardGroupRow, cardRow, coFacilitatorRow, participantRow, workshopPhaseRow, workshopRow } from '@/lib/domain/workshop/workshop-rows'

/** Every kind of row with its definition: the one list behind commands, storage, live rooms and the data model's page. */
export const ROW_CATALOGUE = {
  workspace: workspaceRow,
  'scoring-policy': scoringPolicyRow,
  membership: membershipRow,
  invitation: invitationRow,
  'owner-role': ownerRoleRow,
  'owner-role-holding': ownerRoleHoldingRow,
  'hand-over': handOverRow,
  'private-view': privateViewRow,
  'shared-view': sharedViewRow,
  'agenda-template': agendaTemplateRow,
  'source-mapping': sourceMappingRow,
  register: registerRow,
  section: sectionRow,
  category: categoryRow,
  'failure-mode': failureModeRow,
  'detection-signal': detectionSignalRow,
  'response-step': responseStepRow,
  'hard-stop-step': hardStopStepRow,
  'owner-link': ownerLinkRow,
  assessment: assessmentRow,
  control: controlRow,
  'control-link': controlLinkRow,
  action: actionRow,
  'register-constraint': constraintRow,
  'header-line': headerLineRow,
  'free-part': freePartRow,
  'decision-rule': decisionRuleRow,
  'checklist-item': checklistItemRow,
  revision: revisionRow,
  'signing-role': signingRoleRow,
  baseline: baselineRow,
  review: reviewRow,
  'review-place': reviewPlaceRow,
  delegation: delegationRow,
  signature: signatureRow,
  refusal: refusalRow,
  acceptance: acceptanceRow,
  'acceptance-decision': acceptanceDecisionRow,
  comment: commentRow,
  workshop: workshopRow,
  'workshop-phase': workshopPhaseRow,
  participant: participantRow,
  'co-facilitator': coFacilitatorRow,
  'meeting-input': meetingInputRow,
  undertaking: undertakingRow,
  'card-group': cardGroupRow,
  card: cardRow,
  candidate: candidateRow,
  'scoring-round': scoringRoundRow,
  answer: answerRow,
  'round-tally': roundTallyRow,
  ballot: ballotRow,
  'minority-note': minorityNoteRow,
} as const satisfies { [K in RowKind]: { kind: K } }

/** The row type of a kind. */
export type RowByKind = { [K in RowKind]: RowOf<(typeof ROW_CATALOGUE)[K]> }

export function definitionOf(kind: RowKind): RowDefinition {
  return ROW_CATALOGUE[kind] as unknown as RowDefinition
}
