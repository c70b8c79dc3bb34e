import type { RefusalRow, ReviewPlaceRow, ReviewRow, SignatureRow } from '@/lib/domain/signature/signature-rows'

/** What a review is made of, whatever holds the rows. */
export interface ReviewParts {
  review: ReviewRow
  places: readonly ReviewPlaceRow[]
  signatures: readonly SignatureRow[]
  refusals: readonly RefusalRow[]
}

/** How one role of a review stands: signed, refused since nobody has signed, to sign now, or not yet because another comes first. */
export type PlaceState = 'signed' | 'refused' | 'due' | 'later'

export interface PlaceStanding {
  place: ReviewPlaceRow
  state: PlaceState
  signature: SignatureRow | null
  /** The last no, also where somebody has signed since. */
  refusal: RefusalRow | null
}

/** The roles of a review in their order, each with what became of it. */
export function standingOf({ review, places, signatures, refusals }: ReviewParts): PlaceStanding[] {
  let isOpenBefore = false
  return [...places]
    .sort((a, b) => a.ordinal - b.ordinal)
    .map((place): PlaceStanding => {
      const signature = signatures.find((one) => one.reviewPlaceId === place.id) ?? null
      const refusal = refusals.filter((one) => one.reviewPlaceId === place.id).sort((a, b) => (a.refusedAt < b.refusedAt ? 1 : -1))[0] ?? null
      const isLater = review.signOrder === 'in-order' && isOpenBefore
      if (signature === null) isOpenBefore = true
      const state = signature ? 'signed' : isLater ? 'later' : refusal ? 'refused' : 'due'
      return { place, state, signature, refusal }
    })
}

/** True while a review waits for somebody: it was not taken back, and not every role has signed. */
export function isReviewOpen(parts: ReviewParts): boolean {
  return parts.review.withdrawnAt === null && standingOf(parts).some(({ state }) => state !== 'signed')
}

/** A review in one line, such as "1 of 3 signed, 1 refused". */
export function describeReview(parts: ReviewParts): string {
  const states = standingOf(parts).map(({ state }) => state)
  const count = (wanted: PlaceState) => states.filter((state) => state === wanted).length
  const refused = count('refused')
  return `${count('signed')} of ${states.length} signed${refused > 0 ? `, ${refused} refused` : ''}${parts.review.withdrawnAt === null ? '' : ', taken back'}`
}
