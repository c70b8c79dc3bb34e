import { z } from 'zod'
import { parseInput } from '@/lib/domain/row/input-problems'
import { ballotCursor, readBallots } from '@/lib/services/workshop/read-ballots'
import { defineRoute } from '@/lib/web/define-route'

const place = z.object({ id: z.uuid({ error: 'Expected the id of a workshop.' }), round: z.uuid({ error: 'Expected the id of a round.' }) })
const query = z.strictObject({
  /** The end of the page before. */
  after: ballotCursor.optional(),
})

/** The ballots of a revealed round, a hundred at a time, those furthest from the medians first. */
export const GET = defineRoute({
  input: query,
  handle: ({ actor, input, params }) => {
    const { id, round } = parseInput(place, { id: params.id, round: params.round })
    return readBallots(actor, { code: String(params.code), workshopId: id, roundId: round, after: input.after ?? null })
  },
})
