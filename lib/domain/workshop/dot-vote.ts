import * as z from 'zod/mini'
import type { Change } from '@/lib/domain/row/change'
import { defineCommand } from '@/lib/domain/row/command'
import { fieldSchema } from '@/lib/domain/row/row-schema'
import { settle } from '@/lib/domain/workshop/workshop-commands'
import { workshopRow } from '@/lib/domain/workshop/workshop-rows'
import { leadingNeed, refuse, requireLeading } from '@/lib/domain/workshop/workshop-standing'
import { CANDIDATES_MAX, DOTS_ON_ONE_MAX } from '@/lib/domain/workshop/workshop-words'

const id = z.uuid({ error: 'Expected an id.' })
const error = `From 1 to ${DOTS_ON_ONE_MAX} dots on one candidate.`

/** Dots on one candidate. */
const placedDots = z.strictObject({ candidateId: id, dots: z.int({ error }).check(z.minimum(1, { error }), z.maximum(DOTS_ON_ONE_MAX, { error })) })
export type PlacedDots = z.infer<typeof placedDots>

/** All dots of one person at once: a candidate that is not named has none of them. */
export const placeDotsSchema = z.strictObject({
  workshopId: id,
  placed: z.array(placedDots).check(
    z.maxLength(CANDIDATES_MAX),
    z.refine((list) => new Set(list.map(({ candidateId }) => candidateId)).size === list.length, { error: 'Each candidate at most once.' }),
  ),
})

/** What a workshop shows one person of the dots that nobody has counted. */
export interface HiddenDots {
  /** One's own. */
  own: PlacedDots[]
  /** How many people have placed some. */
  voters: number
}

const openSchema = z.strictObject({ workshopId: id, dots: fieldSchema(workshopRow.fields.dots) })

/** Lets everybody place dots, so many each. What an earlier vote counted is counted anew. */
export const openDotVote = defineCommand<z.infer<typeof openSchema>>({
  name: 'dot-vote.open',
  event: 'dot-vote.opened',
  stream: 'register',
  schema: openSchema,
  needs: ({ workshopId }) => [
    { kind: 'workshop', ids: [workshopId] },
    { kind: 'candidate', field: 'workshopId', values: [workshopId] },
    leadingNeed([workshopId]),
  ],
  apply(rows, { workshopId, dots }, context) {
    const workshop = requireLeading(rows, workshopId, context)
    if (workshop.voting === 'open') refuse('precondition', 'workshopId', 'The vote is open.', 'Close it first; dots are never changed while people place theirs.')
    const candidates = rows.where('candidate', 'workshopId', workshopId).filter(({ deletedAt }) => deletedAt === null)
    if (candidates.length === 0) refuse('precondition', 'workshopId', 'There is nothing to vote on.', 'Take candidates up first.')
    const uncounted = candidates.flatMap((one): Change[] =>
      one.dots === null ? [] : [{ kind: 'candidate', id: one.id, field: 'dots', before: one.dots, after: null }],
    )
    return [...settle(workshop, { dots, voting: 'open' }), ...uncounted]
  },
})
