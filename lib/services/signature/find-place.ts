import type { BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import type { RowReader } from '@/lib/domain/row/row-reader'
import { gatherReviews } from '@/lib/domain/signature/gather-reviews'
import type { ReviewParts } from '@/lib/domain/signature/review-standing'
import { AppError } from '@/lib/kernel/errors'

/** The review that a place belongs to, with its baseline. Throws AppError `not-found`. */
export function findPlace(rows: RowReader, placeId: string): { baseline: BaselineRow; parts: ReviewParts } {
  const reviewId = rows.get('review-place', placeId)?.reviewId
  const baselineId = reviewId === undefined ? undefined : rows.get('review', reviewId)?.baselineId
  const baseline = baselineId === undefined ? undefined : rows.get('baseline', baselineId)
  const parts = baseline && gatherReviews(rows, baseline.id).find(({ review }) => review.id === reviewId)
  if (baseline && parts) return { baseline, parts }
  const message = 'There is no such place to sign here.'
  throw new AppError('not-found', message, [{ path: 'placeId', message, hint: 'Look at the page of the baseline.' }])
}
