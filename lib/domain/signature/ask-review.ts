import type { BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import type { Change } from '@/lib/domain/row/change'
import { describeReview, isReviewOpen, type ReviewParts } from '@/lib/domain/signature/review-standing'
import type { ReviewOrder } from '@/lib/domain/signature/signature-words'
import { AppError, type AppErrorCode } from '@/lib/kernel/errors'

export interface AskInput {
  id: string
  baselineId: string
  signOrder: ReviewOrder
  note: string | null
  /** ISO day, or null. */
  due: string | null
  places: readonly { id: string; ownerRoleId: string }[]
}

interface Known {
  baseline: BaselineRow | undefined
  /** The reviews of this baseline. */
  reviews: readonly ReviewParts[]
  /** Live owner roles. */
  roles: readonly { id: string; name: string }[]
}

/**
 * The changes that ask roles to sign a baseline; a draft goes into review with it. Throws AppError `not-found` for a baseline that is not here, `precondition`
 * for one that is locked or superseded or under review, `invalid` for roles that are not here or named twice and for a day that has passed.
 */
export function askReview({ id, baselineId, signOrder, note, due, places }: AskInput, { baseline, reviews, roles }: Known, now: string, askedById: string | null): Change[] {
  if (!baseline) refuse('not-found', 'baselineId', 'There is no such baseline here.', 'It may belong to another register, or the id is wrong.')
  const { number, status } = baseline
  if (status !== 'draft' && status !== 'in-review') refuse('precondition', 'baselineId', `Baseline ${number} is ${status}, and not reviewed any more.`, 'Freeze the register as it stands, and have that reviewed.')
  const open = reviews.find(isReviewOpen)
  if (open) refuse('precondition', 'baselineId', `Baseline ${number} is under review already: ${describeReview(open)}.`, 'Take that review back first.')
  if (due !== null && due < now.slice(0, 10)) refuse('invalid', 'due', 'This day has passed.', 'Choose today or a later day.')
  const asked = places.map(({ id: placeId, ownerRoleId }, i): Change => {
    const role = roles.find((one) => one.id === ownerRoleId)
    if (!role) refuse('invalid', `places.${i}.ownerRoleId`, 'There is no such owner role here.', 'Choose one of this workspace.')
    if (places.findIndex((one) => one.ownerRoleId === ownerRoleId) !== i) refuse('invalid', `places.${i}.ownerRoleId`, `${role.name} is named twice.`, 'Name each role once.')
    return added('review-place', { id: placeId, reviewId: id, ordinal: i + 1, ownerRoleId, roleName: role.name })
  })
  const moved: Change[] = status === 'draft' ? [{ kind: 'baseline', id: baselineId, field: 'status', before: status, after: 'in-review' }] : []
  return [added('review', { id, baselineId, signOrder, note, due, askedById, askedAt: now, withdrawnAt: null }), ...asked, ...moved]
}

function added(kind: 'review' | 'review-place', row: { id: string } & Record<string, string | number | null>): Change {
  return { kind, id: row.id, field: null, before: null, after: { ...row, deletedAt: null } }
}

function refuse(code: AppErrorCode, path: string, message: string, hint: string): never {
  throw new AppError(code, message, [{ path, message, hint }])
}
