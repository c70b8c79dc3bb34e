import type { Actor } from '@/lib/domain/access/actor'
import type { Reader } from '@/lib/domain/access/visibility'
import type { Entry } from '@/lib/data/entry'

/** Who reads, for the rules of what they may see. */
export function readerOf({ roles, membershipId, actor }: Entry & { actor: Actor }): Reader {
  return { roles, membershipId, personId: actor.personId }
}
