import type { RefusalRow, SignatureRow } from '@/lib/domain/signature/signature-rows'
import { sayFields, type SealedPlace } from '@/lib/domain/signature/say-fields'

// Written out, because a field that comes with a later version of the product was not sealed by an earlier one.
const SPEAKER = ['id', 'reviewPlaceId', 'baselineId', 'ownerRoleId', 'roleName', 'membershipId', 'signerName', 'delegationId', 'onBehalfOf', 'contentDigest', 'zone', 'keyId'] as const
const SIGNED = [...SPEAKER, 'meaning', 'comment', 'digest', 'checkedHow', 'signedAt'] as const
const REFUSED = [...SPEAKER, 'reason', 'refusedAt'] as const

/**
 * What the server says when it seals a signature: where it belongs and every field of it but the seal. One by password says nothing of a provider, as
 * when none was known.
 */
export function saySignature(place: SealedPlace, row: Pick<SignatureRow, (typeof SIGNED)[number] | 'checkedIssuer'>): string {
  return sayFields('eyes-open/signature/1', place, row, row.checkedIssuer === null ? SIGNED : [...SIGNED, 'checkedIssuer'])
}

/** What the server says when it seals a refusal. */
export function sayRefusal(place: SealedPlace, row: Pick<RefusalRow, (typeof REFUSED)[number]>): string {
  return sayFields('eyes-open/refusal/1', place, row, REFUSED)
}
