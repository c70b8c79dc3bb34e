import type { BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import type { ReviewParts, PlaceStanding } from '@/lib/domain/signature/review-standing'
import { standingOf } from '@/lib/domain/signature/review-standing'
import { AppError, type AppErrorCode } from '@/lib/kernel/errors'

/**
 * The place of a review in which somebody may sign now. Throws AppError `precondition` where the review was taken back, the baseline is not in review, or
 * another role comes first, and `conflict` where the role has signed.
 */
export function openPlace(baseline: BaselineRow, parts: ReviewParts, placeId: string): PlaceStanding {
  const found = findPlace(baseline, parts, placeId)
  if (found.state === 'later') {
    const first = standingOf(parts).find(({ state }) => state !== 'signed')?.place.roleName ?? 'Another role'
    refuse('precondition', 'placeId', `${first} signs before ${found.place.roleName}.`, 'This review goes round in order.')
  }
  return found
}

/** The place of a review in which somebody may say no: also before their turn, and once until somebody has signed. Throws as `openPlace`. */
export function refusablePlace(baseline: BaselineRow, parts: ReviewParts, placeId: string): PlaceStanding {
  const found = findPlace(baseline, parts, placeId)
  if (found.refusal !== null) refuse('conflict', 'placeId', `${found.place.roleName} has refused already.`, 'The reason stands on the page of the baseline.')
  return found
}

function findPlace(baseline: BaselineRow, parts: ReviewParts, placeId: string): PlaceStanding {
  const found = standingOf(parts).find(({ place }) => place.id === placeId)
  if (!found) refuse('not-found', 'placeId', 'There is no such place to sign here.', 'Look at the page of the baseline.')
  if (parts.review.withdrawnAt !== null) refuse('precondition', 'placeId', 'This review was taken back.', 'Look at the page of the baseline for a newer one.')
  if (found.signature !== null) {
    refuse('conflict', 'placeId', `${found.signature.signerName} has signed as ${found.place.roleName} already.`, 'A signature stands; what changes afterwards is signed as a new baseline.')
  }
  if (baseline.status !== 'in-review') refuse('precondition', 'placeId', `Baseline ${baseline.number} is not in review.`, 'Look at its page.')
  return found
}

function refuse(code: AppErrorCode, path: string, message: string, hint: string): never {
  throw new AppError(code, message, [{ path, message, hint }])
}
