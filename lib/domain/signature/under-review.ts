import { STATUS_WORDS, type BaselineStatus } from '@/lib/domain/baseline/baseline-status'
import { describeReview, isReviewOpen, type ReviewParts } from '@/lib/domain/signature/review-standing'
import { AppError } from '@/lib/kernel/errors'

/**
 * Throws AppError `precondition` where a baseline would leave its review while that waits for somebody: nobody is to find it locked, or a draft again, whom
 * it still asks. `reviews` are those of the baseline.
 */
export function refuseUnderReview(reviews: readonly ReviewParts[], to: BaselineStatus): void {
  const open = reviews.find(isReviewOpen)
  if (!open || to === 'in-review') return
  const message = `The review is not over: ${describeReview(open)}.`
  const hint = `Wait for the rest, or take the review back; then it goes to “${STATUS_WORDS[to].toLowerCase()}”.`
  throw new AppError('precondition', message, [{ path: 'to', message, hint }])
}
