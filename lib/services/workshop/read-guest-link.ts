import type { Actor } from '@/lib/domain/access/actor'
import { refuse } from '@/lib/domain/workshop/workshop-standing'
import { findRegisterId } from '@/lib/data/register-lookup'
import { withReadScope } from '@/lib/data/scope'

/** The id of the link by which guests come in, for who leads the workshop; null while none are let in. Throws AppError `not-found` and `forbidden`. */
export async function readGuestLink(actor: Actor, code: string, workshopId: string): Promise<string | null> {
  return withReadScope(actor, async (scope) => {
    const registerId = await findRegisterId(scope, code)
    const [found] = await scope.ask<{ link: string | null; leads: boolean }>(
      `SELECT w.guest_link AS link, leads_workshop(w.id) AS leads FROM workshop w WHERE w.workspace_id = $1::uuid AND w.register_id = $2::uuid AND w.id = $3::uuid`,
      scope.workspaceId,
      registerId,
      workshopId,
    )
    if (!found) return refuse('not-found', 'id', 'There is no such workshop here.', 'It may belong to another register, or the address is wrong.')
    if (!found.leads) refuse('forbidden', 'id', 'Only who leads this workshop has the link.', 'Ask who leads it.')
    return found.link
  })
}
