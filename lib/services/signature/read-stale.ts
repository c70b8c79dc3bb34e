import type { Actor } from '@/lib/domain/access/actor'
import type { StaleSignature } from '@/lib/domain/signature/own-signatures'
import { withReadScope } from '@/lib/data/scope'
import { listSignedRegisters } from '@/lib/data/waiting-signatures'
import { contentNow } from '@/lib/services/signature/content-now'

/** Long enough for the first look at some large registers. */
const TIMEOUT = { timeout: 60_000 }

/** The reader's own newest signatures, of each register, whose register says something else now; by code. */
export async function listStaleSignatures(actor: Actor): Promise<StaleSignature[]> {
  return withReadScope(
    actor,
    async (scope) => {
      const signed = scope.membershipId === null ? [] : await listSignedRegisters(scope, scope.membershipId)
      const stale: StaleSignature[] = []
      for (const { registerId, contentDigest, ...one } of signed) {
        if ((await contentNow(scope, registerId)).contentDigest !== contentDigest) stale.push(one)
      }
      return stale
    },
    TIMEOUT,
  )
}
