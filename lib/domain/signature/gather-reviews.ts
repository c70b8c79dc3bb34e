import type { RowReader } from '@/lib/domain/row/row-reader'
import type { ReviewParts } from '@/lib/domain/signature/review-standing'

/** The reviews of a baseline with their places and what became of them, the newest first. */
export function gatherReviews(rows: Pick<RowReader, 'where'>, baselineId: string): ReviewParts[] {
  return rows
    .where('review', 'baselineId', baselineId)
    .sort((a, b) => (a.askedAt < b.askedAt ? 1 : a.askedAt > b.askedAt ? -1 : a.id < b.id ? 1 : -1))
    .map((review): ReviewParts => {
      const places = rows.where('review-place', 'reviewId', review.id)
      return {
        review,
        places,
        signatures: places.flatMap(({ id }) => rows.where('signature', 'reviewPlaceId', id)),
        refusals: places.flatMap(({ id }) => rows.where('refusal', 'reviewPlaceId', id)),
      }
    })
}
