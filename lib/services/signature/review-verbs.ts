import { z } from 'zod'
import { fieldSchema } from '@/lib/domain/row/row-schema'
import { askReview } from '@/lib/domain/signature/ask-review'
import { gatherReviews } from '@/lib/domain/signature/gather-reviews'
import { PLACES_MAX, reviewPlaceRow, reviewRow } from '@/lib/domain/signature/signature-rows'
import { lockBaselines } from '@/lib/data/baselines'
import { listRolesToday } from '@/lib/data/roles-today'
import { loadReviews } from '@/lib/services/signature/load-reviews'
import type { Verb } from '@/lib/services/verb'
import { AppError } from '@/lib/kernel/errors'

const id = z.uuid({ error: 'Expected an id.' })
const askSchema = z.strictObject({
  id,
  baselineId: id,
  signOrder: fieldSchema(reviewRow.fields.signOrder),
  note: z.optional(fieldSchema(reviewRow.fields.note)),
  due: z.optional(fieldSchema(reviewRow.fields.due)),
  places: z
    .array(z.strictObject({ id, ownerRoleId: fieldSchema(reviewPlaceRow.fields.ownerRoleId) }), { error: 'Expected the roles that are asked.' })
    .min(1, { error: 'Name at least one role.' })
    .max(PLACES_MAX, { error: `At most ${PLACES_MAX} roles.` }),
})

/** Asks named roles to sign a baseline, in order or all at once; a draft goes into review with it. */
export const askReviewVerb: Verb<z.infer<typeof askSchema>> = {
  name: 'review.ask',
  event: 'review.asked',
  permission: 'manage-register',
  stream: 'register',
  schema: askSchema,
  async decide(scope, { note = null, due = null, ...input }, { streamId, now, by }) {
    await lockBaselines(scope, streamId)
    const rows = await loadReviews(scope, streamId)
    const known = { baseline: rows.get('baseline', input.baselineId), reviews: gatherReviews(rows, input.baselineId), roles: await listRolesToday(scope, now.slice(0, 10)) }
    return askReview({ ...input, note, due }, known, now, by?.membershipId ?? null)
  },
}

const withdrawSchema = z.strictObject({ id })

/** Takes a review back. What was signed in it stays signed; nobody signs in it any more. */
export const withdrawReview: Verb<{ id: string }> = {
  name: 'review.withdraw',
  event: 'review.withdrawn',
  permission: 'manage-register',
  stream: 'register',
  schema: withdrawSchema,
  async decide(scope, input, { streamId, now }) {
    await lockBaselines(scope, streamId)
    const review = (await loadReviews(scope, streamId)).get('review', input.id)
    if (!review) refuse('not-found', 'There is no such review here.', 'It may belong to another register, or the id is wrong.')
    if (review.withdrawnAt !== null) return []
    return [{ kind: 'review', id: review.id, field: 'withdrawnAt', before: null, after: now }]
  },
}

function refuse(code: 'not-found', message: string, hint: string): never {
  throw new AppError(code, message, [{ path: 'id', message, hint }])
}
