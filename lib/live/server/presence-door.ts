import type { Actor } from '@/lib/domain/access/actor'
import type { Tell } from '@/lib/live/protocol/presence'
import type { Whereabouts } from '@/lib/domain/workshop/whereabouts'
import { processHub } from '@/lib/live/server/hub'

export { tellSchema } from '@/lib/live/protocol/presence-schema'

/** What this process knows of who is connected in the workspace of an actor. */
export function presenceSeenBy({ workspaceId }: Actor): { whereIs(registerId: string, membershipId: string): Whereabouts } {
  return { whereIs: (registerId, membershipId) => processHub().whereIs(workspaceId, registerId, membershipId) }
}

/** Takes what a browser tells of its place. Throws AppError `limit` or `not-found`. */
export function tellPlace(actor: Actor, tell: Tell): Promise<void> {
  return processHub().presence.tell(actor, tell)
}
