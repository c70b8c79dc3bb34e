import type { Actor } from '@/lib/domain/access/actor'
import { withReadScope } from '@/lib/data/scope'

/** What stands in the frame of every page: the names of the workspace and of the person in it. */
export async function readFrame(actor: Actor): Promise<{ workspaceName: string; personName: string }> {
  return withReadScope(actor, async (scope) => {
    const { name } = await scope.tx.workspace.findUniqueOrThrow({ where: { id: scope.workspaceId }, select: { name: true } })
    return { workspaceName: name, personName: scope.name }
  })
}
