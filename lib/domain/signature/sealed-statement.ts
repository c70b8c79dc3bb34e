import type { RefusalRow, SignatureRow } from '@/lib/domain/signature/signature-rows'
import { canonicalJson } from '@/lib/kernel/canonical-json'

interface Place {
  workspaceId: string
  registerId: string
}

// Written out, because a field that comes with a later version of the product was not sealed by an earlier one.
const SPEAKER = ['id', 'reviewPlaceId', 'baselineId', 'ownerRoleId', 'roleName', 'membershipId', 'signerName', 'delegationId', 'onBehalfOf', 'contentDigest', 'zone', 'keyId'] as const
const SIGNED = [...SPEAKER, 'meaning', 'comment', 'digest', 'checkedHow', 'signedAt'] as const
const REFUSED = [...SPEAKER, 'reason', 'refusedAt'] as const

/**
 * What the server says when it seals a signature: where it belongs and every field of it but the seal. One by password says nothing of a provider, as
 * when none was known.
 */
export function saySignature(place: Place, row: Pick<SignatureRow, (typeof SIGNED)[number] | 'checkedIssuer'>): string {
  return say('eyes-open/signature/1', place, row, row.checkedIssuer === null ? SIGNED : [...SIGNED, 'checkedIssuer'])
}

/** What the server says when it seals a refusal. */
export function sayRefusal(place: Place, row: Pick<RefusalRow, (typeof REFUSED)[number]>): string {
  return say('eyes-open/refusal/1', place, row, REFUSED)
}

function say<F extends string>(says: string, { workspaceId, registerId }: Place, row: Record<F, unknown>, fields: readonly F[]): string {
  return canonicalJson({ says, workspaceId, registerId, ...Object.fromEntries(fields.map((name) => [name, row[name]])) })
}
