import type { Actor } from '@/lib/domain/access/actor'
import type { StaleSignature } from '@/lib/domain/signature/own-signatures'
import { withReading } from '@/lib/data/reading'
import { listSignedRegisters } from '@/lib/data/waiting-signatures'
import { contentNow } from '@/lib/services/signature/content-now'

/** Long enough for the first look at some large registers. */
const TIMEOUT = { timeout: 60_000 }

/** The reader's own newest signatures, of each register, whose register says something else now; by code. */
export async function listStaleSignatures(actor: Actor): Promise<StaleSignature[]> {
  return withReading(
    actor,
    async (reading) => {
      const { membershipId } = await reading.entry
      const signed = membershipId === null ? [] : await listSignedRegisters(reading, membershipId)
      const stale: StaleSignature[] = []
      for (const { registerId, contentDigest, ...one } of signed) {
        if ((await contentNow(reading, registerId)).contentDigest !== contentDigest) stale.push(one)
      }
      return stale
    },
    TIMEOUT,
  )
}
