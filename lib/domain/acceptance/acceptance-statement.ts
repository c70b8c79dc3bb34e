import type { AcceptanceDecisionRow, AcceptanceRow } from '@/lib/domain/acceptance/acceptance-rows'
import { sayFields, type SealedPlace } from '@/lib/domain/signature/say-fields'

// Written out, because a field that comes with a later version of the product was not sealed by an earlier one.
const ASKED = ['id', 'failureModeId', 'code', 'title', 'reason', 'conditions', 'expiresOn', 'band', 'number', 'renewsId', 'askedById', 'askedByName', 'askedAt'] as const
const DECIDER = ['ownerRoleId', 'roleName', 'membershipId', 'deciderName', 'delegationId', 'onBehalfOf'] as const
const DECIDED = ['id', 'acceptanceId', 'failureModeId', 'outcome', ...DECIDER, 'reason', 'digest', 'checkedHow', 'checkedIssuer', 'decidedAt', 'zone', 'keyId'] as const

/** The text whose digest a decision carries: where the request belongs and everything that was asked. */
export function sayRequest(place: SealedPlace, row: Pick<AcceptanceRow, (typeof ASKED)[number]>): string {
  return sayFields('eyes-open/acceptance/1', place, row, ASKED)
}

/** What the server says when it seals a decision: where it belongs and every field of it but the seal. */
export function sayDecision(place: SealedPlace, row: Pick<AcceptanceDecisionRow, (typeof DECIDED)[number]>): string {
  return sayFields('eyes-open/acceptance-decision/1', place, row, DECIDED)
}
