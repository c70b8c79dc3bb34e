import { ownerRoleCommands } from '@/lib/domain/workspace/workspace-commands'
import type { Scope } from '@/lib/data/scope'
import { commandVerb } from '@/lib/services/verb'
import { AppError } from '@/lib/kernel/errors'

const remove = commandVerb(ownerRoleCommands.delete, 'manage-people')

/** Deleting a role that still owns or signs something would leave a hole, so it is refused with the number. */
export const deleteOwnerRole: typeof remove = {
  ...remove,
  async decide(scope, input, context) {
    const changes = await remove.decide(scope, input, context)
    const uses = await countUses(scope, input.ids)
    if (uses > 0) {
      const message = `This role is still named in ${uses} ${uses === 1 ? 'place' : 'places'}.`
      throw new AppError('precondition', message, [{ path: 'ids', message, hint: 'Name another role there first, or rename this one.' }])
    }
    return changes
  },
}

async function countUses(scope: Scope, ids: string[]): Promise<number> {
  const live = { in: ids }
  const counts = await Promise.all([
    scope.tx.ownerLink.count({ where: { ownerRoleId: live, deletedAt: null, failureMode: { deletedAt: null } } }),
    scope.tx.signingRole.count({ where: { ownerRoleId: live, deletedAt: null } }),
    scope.tx.decisionRule.count({ where: { authorityRoleId: live, deletedAt: null } }),
    scope.tx.failureMode.count({ where: { hardStopAuthorityRoleId: live, deletedAt: null } }),
    scope.tx.control.count({ where: { ownerRoleId: live, deletedAt: null } }),
  ])
  return counts.reduce((sum, count) => sum + count, 0)
}
