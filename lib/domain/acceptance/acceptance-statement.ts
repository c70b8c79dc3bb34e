import type { AcceptanceDecisionRow, AcceptanceRow } from '@/lib/domain/acceptance/acceptance-rows'
import { canonicalJson } from '@/lib/kernel/canonical-json'

interface Place {
  workspaceId: string
  registerId: string
}

// Written out, because a field that comes with a later version of the product was not sealed by an earlier one.
const ASKED = ['id', 'failureModeId', 'code', 'title', 'reason', 'conditions', 'expiresOn', 'band', 'number', 'renewsId', 'askedById', 'askedByName', 'askedAt'] as const
const SPEAKER = ['ownerRoleId', 'roleName', 'membershipId', 'deciderName', 'delegationId', 'onBehalfOf'] as const
const DECIDED = ['id', 'acceptanceId', 'failureModeId', 'outcome', ...SPEAKER, 'reason', 'digest', 'checkedHow', 'checkedIssuer', 'decidedAt', 'zone', 'keyId'] as const

/** The text whose digest a decision carries: where the request belongs and everything that was asked. */
export function sayRequest(place: Place, row: Pick<AcceptanceRow, (typeof ASKED)[number]>): string {
  return say('eyes-open/acceptance/1', place, row, ASKED)
}

/** What the server says when it seals a decision: where it belongs and every field of it but the seal. */
export function sayDecision(place: Place, row: Pick<AcceptanceDecisionRow, (typeof DECIDED)[number]>): string {
  return say('eyes-open/acceptance-decision/1', place, row, DECIDED)
}

function say<F extends string>(says: string, { workspaceId, registerId }: Place, row: Record<F, unknown>, fields: readonly F[]): string {
  return canonicalJson({ says, workspaceId, registerId, ...Object.fromEntries(fields.map((name) => [name, row[name]])) })
}
