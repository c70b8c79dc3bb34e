import { z } from 'zod'
import type { Change } from '@/lib/domain/row/change'
import { placeDotsSchema } from '@/lib/domain/workshop/dot-vote'
import { settle } from '@/lib/domain/workshop/workshop-commands'
import { leadingNeed, refuse, refuseEnded, requireLeading } from '@/lib/domain/workshop/workshop-standing'
import { countCandidates, holdVotingPlace, placeHiddenDots, takeHiddenDots } from '@/lib/data/hidden-dots'
import { loadNeededRows } from '@/lib/data/row-storage'
import { LoadedRows } from '@/lib/services/loaded-rows'
import type { Verb } from '@/lib/services/verb'
import { refuseHaste, requireScorer } from '@/lib/services/workshop/answering-place'

/** Places all of one's dots at once. Nothing tells who placed what: the ledger keeps the id of the command alone. */
export const placeDots: Verb<z.infer<typeof placeDotsSchema>> = {
  name: 'dot-vote.place',
  event: 'dot-vote.placed',
  permission: 'attend',
  stream: 'register',
  leaves: 'id',
  schema: placeDotsSchema,
  async decide(scope, { workshopId, placed }, { streamId }) {
    const place = await holdVotingPlace(scope, streamId, workshopId)
    if (!place) return refuse('not-found', 'workshopId', 'There is no such workshop here.', 'It may belong to another register, or the id is wrong.')
    refuseEnded(place.endedAt, 'workshopId')
    if (place.voting !== 'open') refuse('precondition', 'workshopId', 'Nobody votes in this workshop now.', 'Who leads it opens the vote.')
    await requireScorer(scope, workshopId)
    refuseHaste(scope, workshopId)
    const sum = placed.reduce((all, { dots }) => all + dots, 0)
    if (sum > place.dots) refuse('limit', 'placed', `Everybody has ${place.dots === 1 ? 'one dot' : `${place.dots} dots`}.`, 'Take some back first.')
    if ((await countCandidates(scope, workshopId, placed.map(({ candidateId }) => candidateId))) < placed.length) {
      refuse('not-found', 'placed', 'There is no such candidate in this workshop.', 'It may have been taken away meanwhile.')
    }
    await placeHiddenDots(scope, streamId, workshopId, placed)
    return []
  },
}

const closeSchema = z.strictObject({ workshopId: z.uuid({ error: 'Expected an id.' }) })

/** Counts all dots in one event and forgets whose they were. */
export const closeDotVote: Verb<z.infer<typeof closeSchema>> = {
  name: 'dot-vote.close',
  event: 'dot-vote.closed',
  permission: 'take-part',
  stream: 'register',
  schema: closeSchema,
  async decide(scope, { workshopId }, context) {
    const rows = new LoadedRows()
    const needs = [{ kind: 'workshop', ids: [workshopId] }, leadingNeed([workshopId]), { kind: 'candidate', field: 'workshopId', values: [workshopId] }] as const
    rows.add(await loadNeededRows(scope, context.streamId, needs))
    const workshop = requireLeading(rows, workshopId, context)
    if (workshop.voting !== 'open') refuse('precondition', 'workshopId', 'No vote is open.', 'Open it first.')
    const counted = new Map((await takeHiddenDots(scope, workshopId)).map(({ candidateId, dots }) => [candidateId, dots]))
    const live = rows.where('candidate', 'workshopId', workshopId).filter(({ deletedAt }) => deletedAt === null)
    const totals = live.map(({ id, dots }): Change => ({ kind: 'candidate', id, field: 'dots', before: dots, after: counted.get(id) ?? 0 }))
    return [...settle(workshop, { voting: 'closed' }), ...totals]
  },
}
