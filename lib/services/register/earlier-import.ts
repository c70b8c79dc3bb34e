import type { Actor } from '@/lib/domain/access/actor'
import { withReadScope } from '@/lib/data/scope'

/** The event that an import made, or its undo. */
export interface ImportEvent {
  registerId: string
  code: string
  seq: number
}

/**
 * What a command has done to a register already; null where it has done nothing. One sent again after a lost answer finds the register as it left it: only
 * its event tells what it did.
 */
export async function findEarlierImport(actor: Actor, commandId: string): Promise<ImportEvent | null> {
  return withReadScope(actor, async (scope) => {
    const event = await scope.tx.event.findFirst({ where: { workspaceId: scope.workspaceId, commandId }, select: { streamId: true, seq: true } })
    if (!event) return null
    const register = await scope.tx.register.findFirst({ where: { workspaceId: scope.workspaceId, id: event.streamId }, select: { id: true, code: true } })
    return register && { registerId: register.id, code: register.code, seq: Number(event.seq) }
  })
}
