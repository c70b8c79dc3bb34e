import { z } from 'zod'
import type { Row } from '@/lib/domain/row/change'
import { castBallotSchema, revealBallot, revealTallies, tallyBallots, type CastBallotInput } from '@/lib/domain/workshop/ballot'
import { leadingNeed, refuse, requireLeading } from '@/lib/domain/workshop/workshop-standing'
import { castHiddenBallot, takeHiddenBallots } from '@/lib/data/hidden-ballots'
import { loadNeededRows } from '@/lib/data/row-storage'
import { LoadedRows } from '@/lib/services/loaded-rows'
import type { Verb } from '@/lib/services/verb'
import { enterAnsweringPlace, refuseHaste, requireScorer } from '@/lib/services/workshop/answering-place'
import { newId } from '@/lib/kernel/ids'

/** Casts one's ballot. The first one's event says that its author has answered; casting again until the reveal changes it and leaves no event. */
export const castBallot: Verb<CastBallotInput> = {
  name: 'ballot.cast',
  event: 'ballot.cast',
  permission: 'attend',
  stream: 'register',
  hidesInput: true,
  schema: castBallotSchema,
  async decide(scope, input, { streamId }) {
    await enterAnsweringPlace(scope, streamId, input.workshopId, input.roundId)
    const participantId = await requireScorer(scope, input.workshopId)
    refuseHaste(scope, input.workshopId)
    if (!(await castHiddenBallot(scope, streamId, input))) return []
    const row: Row = { id: newId(), roundId: input.roundId, participantId, deletedAt: null }
    return [{ kind: 'answer', id: row.id, field: null, before: null, after: row }]
  },
}

const revealSchema = z.strictObject({ workshopId: z.uuid({ error: 'Expected an id.' }), roundId: z.uuid({ error: 'Expected an id.' }) })

/** Shows all ballots of a round to everybody at once: they and their tallies come into being in this one event. */
export const revealRound: Verb<z.infer<typeof revealSchema>> = {
  name: 'scoring-round.reveal',
  event: 'scoring-round.revealed',
  permission: 'take-part',
  stream: 'register',
  schema: revealSchema,
  async decide(scope, { workshopId, roundId }, context) {
    const rows = new LoadedRows()
    const needs = [{ kind: 'workshop', ids: [workshopId] }, leadingNeed([workshopId]), { kind: 'scoring-round', ids: [roundId] }] as const
    rows.add(await loadNeededRows(scope, context.streamId, needs))
    requireLeading(rows, workshopId, context)
    const round = rows.get('scoring-round', roundId)
    if (round?.workshopId !== workshopId) return refuse('not-found', 'roundId', 'This workshop has no such round.', 'Choose one of its own.')
    if (round.revealedAt !== null) refuse('precondition', 'roundId', 'This round is revealed.', 'Look at its spread, or open another round.')
    const ballots = await takeHiddenBallots(scope, workshopId, roundId)
    return [
      { kind: 'scoring-round', id: roundId, field: 'revealedAt', before: null, after: context.now },
      ...revealTallies(roundId, tallyBallots(ballots), newId),
      ...ballots.map((one) => revealBallot(roundId, one)),
    ]
  },
}
