import type { Actor } from '@/lib/domain/access/actor'
import { withReadScope } from '@/lib/data/scope'

/** When each membership of the workspace began (ISO time), by its id; ended ones too. Rows of a room do not carry it. */
export async function readMemberStarts(actor: Actor): Promise<Record<string, string>> {
  return withReadScope(actor, async (scope) => {
    const members = await scope.tx.membership.findMany({ where: { workspaceId: scope.workspaceId }, select: { id: true, createdAt: true } })
    return Object.fromEntries(members.map(({ id, createdAt }) => [id, createdAt.toISOString()]))
  })
}
