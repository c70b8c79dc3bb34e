import { ACCEPTANCE_ENDS, ACCEPTANCE_TEXT_MAX, DECISIONS } from '@/lib/domain/acceptance/acceptance-words'
import { choice, date, fixed, instant, lasting, line, optionalChoice, optionalInstant, optionalReference, prose, reference, requiredLine, requiredProse, wholeNumber } from '@/lib/domain/row/field'
import { defineRow, type RowOf } from '@/lib/domain/row/row-definition'
import { BANDS } from '@/lib/domain/scoring/factor'
import { sealedDigest, sealedZone } from '@/lib/domain/signature/signature-rows'
import { IDENTITY_CHECKS } from '@/lib/domain/signature/signature-words'

/** The asking to live with a failure mode until a day. What was asked never changes; it ends once. */
export const acceptanceRow = defineRow(
  'acceptance',
  'acceptance',
  {
    failureModeId: fixed(reference('Failure mode', 'failure-mode')),
    /** Code and title as they were: what is decided must be readable without the register. */
    code: fixed(requiredLine('Code', 40)),
    title: fixed(requiredLine('Failure mode, as printed')),
    reason: fixed(requiredProse('Reason', ACCEPTANCE_TEXT_MAX)),
    conditions: fixed(prose('Conditions', ACCEPTANCE_TEXT_MAX)),
    /** The last day on which it holds. */
    expiresOn: fixed(date('Until')),
    /** What the risk was when it was asked for, by the policy of that day. */
    band: fixed(choice('Band', BANDS)),
    number: fixed(wholeNumber('Number of the score', 0, 999_999_999)),
    renewsId: fixed(optionalReference('Renews', 'acceptance')),
    askedById: fixed(lasting(reference('Asked by', 'membership'))),
    askedByName: fixed(requiredLine('Asked by, as printed', 120)),
    askedAt: fixed(instant('Asked')),
    endedAt: fixed(optionalInstant('Ended')),
    ended: fixed(optionalChoice('How it ended', ACCEPTANCE_ENDS)),
  },
  { deletable: false },
)
export type AcceptanceRow = RowOf<typeof acceptanceRow>

/** A person's yes or no to what was asked. Nobody changes or removes one. */
export const acceptanceDecisionRow = defineRow(
  'acceptance-decision',
  'decision on an acceptance',
  {
    acceptanceId: fixed(reference('Acceptance', 'acceptance')),
    failureModeId: fixed(reference('Failure mode', 'failure-mode')),
    outcome: fixed(choice('Decision', DECISIONS)),
    ownerRoleId: fixed(lasting(reference('Owner role', 'owner-role'))),
    roleName: fixed(requiredLine('Role', 120)),
    membershipId: fixed(lasting(reference('Decided by', 'membership'))),
    deciderName: fixed(requiredLine('Decided by, as printed', 120)),
    delegationId: fixed(optionalReference('Delegation', 'delegation')),
    onBehalfOf: fixed(line('On behalf of', 160)),
    /** Why not; beside a yes it may be empty. */
    reason: fixed(prose('Reason', ACCEPTANCE_TEXT_MAX)),
    digest: sealedDigest('Digest of what was asked'),
    /** Null for a refusal, which binds nobody. */
    checkedHow: fixed(optionalChoice('Identity checked by', IDENTITY_CHECKS)),
    /** The provider that vouched, by its address; null for a password. */
    checkedIssuer: fixed(line('Identity provider', 500)),
    decidedAt: fixed(instant('Decided')),
    zone: sealedZone,
    keyId: sealedDigest('Key'),
    seal: fixed(requiredLine('Seal of the server', 88)),
  },
  { deletable: false },
)
export type AcceptanceDecisionRow = RowOf<typeof acceptanceDecisionRow>
