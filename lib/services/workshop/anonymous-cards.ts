import { createHash } from 'node:crypto'
import { rewriteAnonymousCardSchema, withdrawAnonymousCardSchema, writeAnonymousCardSchema } from '@/lib/domain/workshop/hidden-card'
import type { OwnCard } from '@/lib/domain/workshop/own-card'
import { refuse } from '@/lib/domain/workshop/workshop-standing'
import { CARDS_OF_ONE_MAX } from '@/lib/domain/workshop/workshop-words'
import { rewriteHiddenCard, withdrawHiddenCard, writeHiddenCard } from '@/lib/data/hidden-cards'
import type { Verb } from '@/lib/services/verb'
import { enterWritingPlace, paceKey, refuseFull, refuseMisplaced, refuseNotOwn, writingPace } from '@/lib/services/workshop/writing-place'

/*
 * Cards of nobody: without person, time or event, and of the command the id alone is kept. That the asker may take part is checked while
 * asking and remembered nowhere but in this process's memory, as a number.
 */

interface Secret {
  workshopId: string
  secret: string
}

export const writeAnonymousCard: Verb<OwnCard & Secret> = {
  name: 'anonymous-card.write',
  event: 'anonymous-card.written',
  permission: 'attend',
  stream: 'register',
  leaves: 'id',
  schema: writeAnonymousCardSchema,
  async decide(scope, { workshopId, secret, ...card }, { streamId }) {
    await enterWritingPlace(scope, streamId, workshopId, 'anonymous')
    const key = paceKey(scope, workshopId)
    if (!writingPace.hasAnonymousLeft(key)) refuse('limit', 'workshopId', `At most ${CARDS_OF_ONE_MAX} cards of one person.`, 'Withdraw one, or change one that you have.')
    await refuseMisplaced(scope, streamId, card)
    await refuseFull(scope, workshopId)
    await writeHiddenCard(scope, { registerId: streamId, workshopId }, card, { secretHash: hashSecret(secret) })
    writingPace.countAnonymous(key, 1)
    return []
  },
}

export const rewriteAnonymousCard: Verb<Omit<OwnCard, 'promptKey'> & Secret> = {
  name: 'anonymous-card.rewrite',
  event: 'anonymous-card.rewritten',
  permission: 'attend',
  stream: 'register',
  leaves: 'id',
  schema: rewriteAnonymousCardSchema,
  async decide(scope, { workshopId, secret, ...card }, { streamId }) {
    await enterWritingPlace(scope, streamId, workshopId, 'anonymous')
    await refuseMisplaced(scope, streamId, card)
    refuseNotOwn(await rewriteHiddenCard(scope, workshopId, card, hashSecret(secret)))
    return []
  },
}

export const withdrawAnonymousCard: Verb<{ id: string } & Secret> = {
  name: 'anonymous-card.withdraw',
  event: 'anonymous-card.withdrawn',
  permission: 'attend',
  stream: 'register',
  leaves: 'id',
  schema: withdrawAnonymousCardSchema,
  async decide(scope, { workshopId, id, secret }, { streamId }) {
    await enterWritingPlace(scope, streamId, workshopId, 'anonymous')
    refuseNotOwn(await withdrawHiddenCard(scope, workshopId, id, hashSecret(secret)))
    writingPace.countAnonymous(paceKey(scope, workshopId), -1)
    return []
  },
}

function hashSecret(secret: string): Uint8Array {
  return createHash('sha256').update(secret, 'hex').digest()
}
