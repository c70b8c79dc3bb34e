import {
  choice,
  date,
  fixed,
  instant,
  lasting,
  line,
  optionalDate,
  optionalInstant,
  optionalReference,
  prose,
  reference,
  requiredLine,
  requiredProse,
  ruled,
  wholeNumber,
} from '@/lib/domain/row/field'
import { defineRow, type RowOf } from '@/lib/domain/row/row-definition'
import { IDENTITY_CHECKS, MEANINGS, REVIEW_ORDERS } from '@/lib/domain/signature/signature-words'
import { isTimeZone } from '@/lib/domain/signature/zoned-time'

/** Most roles that one review asks. */
export const PLACES_MAX = 20
export const COMMENT_MAX = 2_000

/** A SHA-256 in hexadecimal, set once. */
export const sealedDigest = (label: string) => fixed(ruled(requiredLine(label, 64), (text) => /^[0-9a-f]{64}$/.test(text), 'Expected a SHA-256 in hexadecimal.'))
/** The time zone in which somebody read the clock. */
export const sealedZone = fixed(ruled(requiredLine('Time zone', 64), isTimeZone, 'Expected the name of a time zone, such as Europe/Oslo.'))

/** The asking that roles sign one baseline. Nothing of it changes but that it is taken back. */
export const reviewRow = defineRow(
  'review',
  'review',
  {
    baselineId: fixed(reference('Baseline', 'baseline')),
    signOrder: fixed(choice('Order', REVIEW_ORDERS, 'in-order')),
    note: fixed(prose('What is asked', COMMENT_MAX)),
    due: fixed(optionalDate('Due')),
    /** Null where the command line asked. */
    askedById: fixed(lasting(optionalReference('Asked by', 'membership'))),
    askedAt: fixed(instant('Asked')),
    withdrawnAt: fixed(optionalInstant('Taken back')),
  },
  { deletable: false },
)
export type ReviewRow = RowOf<typeof reviewRow>

/** One role that a review asks, under the name that it had then. */
export const reviewPlaceRow = defineRow(
  'review-place',
  'place of a review',
  {
    reviewId: fixed(reference('Review', 'review')),
    ordinal: fixed(wholeNumber('Place', 1, PLACES_MAX)),
    ownerRoleId: fixed(lasting(reference('Owner role', 'owner-role'))),
    roleName: fixed(requiredLine('Role', 120)),
  },
  { deletable: false },
)
export type ReviewPlaceRow = RowOf<typeof reviewPlaceRow>

/** Whom the holder of a role lets sign in the role, from a day to a day, both included. */
export const delegationRow = defineRow(
  'delegation',
  'delegation',
  {
    ownerRoleId: fixed(lasting(reference('Owner role', 'owner-role'))),
    fromMembershipId: fixed(lasting(reference('Holder', 'membership'))),
    toMembershipId: fixed(lasting(reference('Delegate', 'membership'))),
    validFrom: fixed(date('From')),
    validTo: fixed(date('To')),
    givenAt: fixed(instant('Given')),
    endedAt: fixed(optionalInstant('Ended')),
  },
  { deletable: false },
)
export type DelegationRow = RowOf<typeof delegationRow>

/** Who speaks, in which role, under which names; the names are printed here, because people and roles are renamed and leave. */
const SPEAKER = {
  reviewPlaceId: fixed(reference('Place of the review', 'review-place')),
  baselineId: fixed(reference('Baseline', 'baseline')),
  ownerRoleId: fixed(lasting(reference('Owner role', 'owner-role'))),
  roleName: fixed(requiredLine('Role', 120)),
  membershipId: fixed(lasting(reference('Signer', 'membership'))),
  signerName: fixed(requiredLine('Signer, as printed', 120)),
  delegationId: fixed(optionalReference('Delegation', 'delegation')),
  /** The delegation in words, such as "Ingrid Solheim, 2026-11-20 to 2026-11-30". */
  onBehalfOf: fixed(line('On behalf of', 160)),
}

/** A person's signature on a baseline. Nobody changes or removes one. */
export const signatureRow = defineRow(
  'signature',
  'signature',
  {
    ...SPEAKER,
    meaning: fixed(choice('Meaning', MEANINGS)),
    comment: fixed(prose('Comment', COMMENT_MAX)),
    /** The digests of the baseline that was signed. */
    digest: sealedDigest('Digest of the rows'),
    contentDigest: sealedDigest('Digest of the content'),
    checkedHow: fixed(choice('Identity checked by', IDENTITY_CHECKS)),
    /** The provider that vouched, by its address; null for a password. */
    checkedIssuer: fixed(line('Identity provider', 500)),
    signedAt: fixed(instant('Signed')),
    zone: sealedZone,
    keyId: sealedDigest('Key'),
    /** Ed25519 of the server over all of this, in base64. */
    seal: fixed(requiredLine('Seal of the server', 88)),
  },
  { deletable: false },
)
export type SignatureRow = RowOf<typeof signatureRow>

/** A person's no to a baseline, with the reason. Nobody changes or removes one. */
export const refusalRow = defineRow(
  'refusal',
  'refusal',
  {
    ...SPEAKER,
    reason: fixed(requiredProse('Reason', COMMENT_MAX)),
    contentDigest: sealedDigest('Digest of the content'),
    refusedAt: fixed(instant('Refused')),
    zone: sealedZone,
    keyId: sealedDigest('Key'),
    seal: fixed(requiredLine('Seal of the server', 88)),
  },
  { deletable: false },
)
export type RefusalRow = RowOf<typeof refusalRow>
