import type { Reader } from '@/lib/domain/access/visibility'
import type { Scope } from '@/lib/data/scope'

/** Who reads in a scope, for the rules of what they may see. */
export function readerOf({ roles, membershipId, actor }: Scope): Reader {
  return { roles, membershipId, personId: actor.personId }
}
