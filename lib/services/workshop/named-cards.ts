import type { Change } from '@/lib/domain/row/change'
import { rewriteCardSchema, withdrawCardSchema, writeCardSchema } from '@/lib/domain/workshop/hidden-card'
import type { OwnCard } from '@/lib/domain/workshop/own-card'
import { refuse } from '@/lib/domain/workshop/workshop-standing'
import { CARDS_OF_ONE_MAX } from '@/lib/domain/workshop/workshop-words'
import { lockOwnParticipant, rewriteHiddenCard, withdrawHiddenCard, writeHiddenCard } from '@/lib/data/hidden-cards'
import type { Scope } from '@/lib/data/scope'
import type { Verb } from '@/lib/services/verb'
import { enterWritingPlace, refuseFull, refuseMisplaced, refuseNotOwn } from '@/lib/services/workshop/writing-place'

type WriteInput = OwnCard & { workshopId: string }

/** Writes a named card. Its event says that its author has one more, and nothing of what it says. */
export const writeCard: Verb<WriteInput> = {
  name: 'card.write',
  event: 'card.written',
  permission: 'attend',
  stream: 'register',
  schema: writeCardSchema,
  async decide(scope, { workshopId, ...card }, { streamId }) {
    await enterWritingPlace(scope, streamId, workshopId, 'named')
    const own = await requireOwn(scope, workshopId)
    if (own.written >= CARDS_OF_ONE_MAX) refuse('limit', 'workshopId', `At most ${CARDS_OF_ONE_MAX} cards of one person.`, 'Withdraw one, or change one that you have.')
    await refuseMisplaced(scope, streamId, card)
    await refuseFull(scope, workshopId)
    await writeHiddenCard(scope, { registerId: streamId, workshopId }, card, { participantId: own.id })
    return countOwn(own, 1)
  },
}

/** Changes a named card of one's own. Until the reveal nobody need know. */
export const rewriteCard: Verb<Omit<WriteInput, 'promptKey'>> = {
  name: 'card.rewrite',
  event: 'card.rewritten',
  permission: 'attend',
  stream: 'register',
  leaves: 'answer',
  schema: rewriteCardSchema,
  async decide(scope, { workshopId, ...card }, { streamId }) {
    await enterWritingPlace(scope, streamId, workshopId, 'named')
    await refuseMisplaced(scope, streamId, card)
    refuseNotOwn(await rewriteHiddenCard(scope, workshopId, card, null))
    return []
  },
}

/** Takes a named card of one's own back. Its event says that its author has one fewer. */
export const withdrawCard: Verb<{ workshopId: string; id: string }> = {
  name: 'card.withdraw',
  event: 'card.withdrawn',
  permission: 'attend',
  stream: 'register',
  schema: withdrawCardSchema,
  async decide(scope, { workshopId, id }, { streamId }) {
    await enterWritingPlace(scope, streamId, workshopId, 'named')
    const own = await requireOwn(scope, workshopId)
    refuseNotOwn(await withdrawHiddenCard(scope, workshopId, id, null))
    return countOwn(own, -1)
  },
}

async function requireOwn(scope: Scope, workshopId: string): Promise<{ id: string; written: number }> {
  const own = await lockOwnParticipant(scope, workshopId)
  return own ?? refuse('precondition', 'workshopId', 'You do not take part in this workshop.', 'Open its page; that is joining it.')
}

function countOwn({ id, written }: { id: string; written: number }, by: 1 | -1): Change[] {
  return [{ kind: 'participant', id, field: 'written', before: written, after: written + by }]
}
