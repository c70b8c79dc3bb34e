import type { Actor } from '@/lib/domain/access/actor'
import { listBaselines } from '@/lib/data/baselines'
import { readComings } from '@/lib/data/event-history'
import { findRegisterId } from '@/lib/data/register-lookup'
import { withReadScope } from '@/lib/data/scope'

/**
 * The ids of the baselines that hold a failure mode, newest first: those frozen while it was there. No text is read for it, so a long row of large baselines costs
 * what the failure mode's own comings and goings do. Throws AppError `not-found` for a register that is not here.
 */
export async function readHoldingBaselines(actor: Actor, code: string, failureModeId: string): Promise<string[]> {
  return withReadScope(actor, async (scope) => {
    const registerId = await findRegisterId(scope, code)
    const comings = await readComings(scope, registerId, failureModeId)
    const heads = await listBaselines(scope, registerId)
    return heads.filter(({ frozenAtSeq }) => comings.findLast(({ seq }) => seq <= frozenAtSeq)?.isThere).map(({ id }) => id)
  })
}
