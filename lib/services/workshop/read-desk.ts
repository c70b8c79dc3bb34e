import type { Actor } from '@/lib/domain/access/actor'
import type { OwnBallot } from '@/lib/domain/workshop/ballot'
import type { HiddenDots } from '@/lib/domain/workshop/dot-vote'
import type { HiddenCount } from '@/lib/domain/workshop/hidden-card'
import type { OwnCard } from '@/lib/domain/workshop/own-card'
import { refuse } from '@/lib/domain/workshop/workshop-standing'
import { readOwnHiddenBallots } from '@/lib/data/hidden-ballots'
import { countHiddenVoters, readOwnHiddenDots } from '@/lib/data/hidden-dots'
import { countHiddenCards, readOwnHiddenCards } from '@/lib/data/hidden-cards'
import { findRegisterId } from '@/lib/data/register-lookup'
import { withReadScope, type Scope } from '@/lib/data/scope'

/** What a workshop shows one person of what is hidden: their own named cards, dots and ballots, and how many there are of cards and of voters. */
export interface Desk {
  /** The server's clock, ISO in UTC. */
  now: string
  own: OwnCard[]
  counts: HiddenCount[]
  dots: HiddenDots
  ballots: OwnBallot[]
}

/** The desk of whoever asks. Throws AppError `not-found`. */
export async function readDesk(actor: Actor, code: string, workshopId: string): Promise<Desk> {
  return withReadScope(actor, async (scope) => {
    await requireHere(scope, code, workshopId)
    return readHidden(scope, workshopId)
  })
}

/** The desk of a wall, in the same shape: the numbers that everybody sees, and nothing of whoever opened it. Throws AppError `not-found`. */
export async function readWall(actor: Actor, code: string, workshopId: string): Promise<Desk> {
  return withReadScope(actor, async (scope) => {
    await requireHere(scope, code, workshopId)
    const voters = await countHiddenVoters(scope, workshopId)
    return { now: scope.now, own: [], counts: await countHiddenCards(scope, workshopId), dots: { own: [], voters }, ballots: [] }
  })
}

async function requireHere(scope: Scope, code: string, workshopId: string): Promise<void> {
  const registerId = await findRegisterId(scope, code)
  const isHere = await scope.tx.workshop.count({ where: { workspaceId: scope.workspaceId, registerId, id: workshopId } })
  if (isHere === 0) refuse('not-found', 'id', 'There is no such workshop here.', 'It may belong to another register, or the address is wrong.')
}

/** What a workshop that is here shows whoever asks of what is hidden. */
export async function readHidden(scope: Scope, workshopId: string): Promise<Desk> {
  const dots = { own: await readOwnHiddenDots(scope, workshopId), voters: await countHiddenVoters(scope, workshopId) }
  const ballots = await readOwnHiddenBallots(scope, workshopId)
  return { now: scope.now, own: await readOwnHiddenCards(scope, workshopId), counts: await countHiddenCards(scope, workshopId), dots, ballots }
}
