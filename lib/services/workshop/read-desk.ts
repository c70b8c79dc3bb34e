import type { Actor } from '@/lib/domain/access/actor'
import type { HiddenCount } from '@/lib/domain/workshop/hidden-card'
import type { OwnCard } from '@/lib/domain/workshop/own-card'
import { refuse } from '@/lib/domain/workshop/workshop-standing'
import { countHiddenCards, readOwnHiddenCards } from '@/lib/data/hidden-cards'
import { findRegisterId } from '@/lib/data/register-lookup'
import { withReadScope } from '@/lib/data/scope'

/** What a workshop shows one person of its hidden cards: their own named ones, and how many there are of each category. */
export interface Desk {
  /** The server's clock, ISO in UTC. */
  now: string
  own: OwnCard[]
  counts: HiddenCount[]
}

/** The desk of whoever asks. Throws AppError `not-found`. */
export async function readDesk(actor: Actor, code: string, workshopId: string): Promise<Desk> {
  return withReadScope(actor, async (scope) => {
    const registerId = await findRegisterId(scope, code)
    const isHere = await scope.tx.workshop.count({ where: { workspaceId: scope.workspaceId, registerId, id: workshopId } })
    if (isHere === 0) refuse('not-found', 'id', 'There is no such workshop here.', 'It may belong to another register, or the address is wrong.')
    return { now: scope.now, own: await readOwnHiddenCards(scope, workshopId), counts: await countHiddenCards(scope, workshopId) }
  })
}
