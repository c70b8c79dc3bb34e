import type { Actor } from '@/lib/domain/access/actor'
import type { Tell } from '@/lib/live/protocol/presence'
import { processHub } from '@/lib/live/server/hub'

export { tellSchema } from '@/lib/live/protocol/presence-schema'

/** Takes what a browser tells of its place. Throws AppError `limit` or `not-found`. */
export function tellPlace(actor: Actor, tell: Tell): Promise<void> {
  return processHub().presence.tell(actor, tell)
}
