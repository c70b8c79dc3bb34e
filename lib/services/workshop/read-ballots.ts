import { z } from 'zod'
import type { Actor } from '@/lib/domain/access/actor'
import { refuse } from '@/lib/domain/workshop/workshop-standing'
import { readRoundBallots, type PlacedBallot } from '@/lib/data/round-ballots'
import { findRegisterId } from '@/lib/data/register-lookup'
import { withReadScope } from '@/lib/data/scope'

/** Ballots of one page. */
export const BALLOTS_PAGE = 100

export interface BallotPage {
  ballots: PlacedBallot[]
  /** What to ask for the next page with; null on the last. */
  next: string | null
}

/** The end of a page: how far its last ballot lies from the medians, and its id. */
export const ballotCursor = z.codec(
  z.string().regex(/^-?\d_[0-9a-f-]{36}$/, { error: 'Expected the end of a page, as the page before gave it.' }),
  z.object({ distance: z.int(), id: z.uuid() }),
  {
    decode: (text) => ({ distance: Number(text.slice(0, text.indexOf('_'))), id: text.slice(text.indexOf('_') + 1) }),
    encode: ({ distance, id }) => `${distance}_${id}`,
  },
)

interface Asked {
  code: string
  workshopId: string
  roundId: string
  after: z.infer<typeof ballotCursor> | null
}

/**
 * The ballots of a revealed round, a page at a time, those furthest from the medians first, because their people speak first. Throws AppError
 * `not-found`, and `precondition` before the reveal.
 */
export async function readBallots(actor: Actor, { code, workshopId, roundId, after }: Asked): Promise<BallotPage> {
  return withReadScope(actor, async (scope) => {
    const registerId = await findRegisterId(scope, code)
    const round = await scope.tx.scoringRound.findFirst({
      where: { workspaceId: scope.workspaceId, registerId, workshopId, id: roundId },
      select: { revealedAt: true },
    })
    if (!round) return refuse('not-found', 'round', 'There is no such round here.', 'It may belong to another workshop, or the address is wrong.')
    if (round.revealedAt === null) refuse('precondition', 'round', 'This round is not revealed.', 'Who leads the workshop reveals it.')
    const found = await readRoundBallots(scope, { registerId, roundId, after, limit: BALLOTS_PAGE + 1 })
    const ballots = found.slice(0, BALLOTS_PAGE)
    const last = ballots.at(-1)
    return { ballots, next: last && found.length > BALLOTS_PAGE ? ballotCursor.encode({ distance: last.distance, id: last.id }) : null }
  })
}
