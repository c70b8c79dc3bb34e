import type { Command } from '@/lib/domain/row/command'
import { membershipCommands } from '@/lib/domain/workspace/workspace-commands'
import { lockWorkspace } from '@/lib/data/workspace-lock'
import { voidHandOversOfLeavers } from '@/lib/services/handover/void-hand-overs'
import { commandVerb, type Verb } from '@/lib/services/verb'
import { AppError } from '@/lib/kernel/errors'
import type { Change } from '@/lib/domain/row/change'
import type { Scope } from '@/lib/data/scope'

/** Change roles, end and restore memberships. Whatever is asked for, somebody who can invite others remains. */
export const membershipVerbs: Verb[] = [
  keepAdministrator(membershipCommands.edit),
  keepAdministrator(membershipCommands.delete),
  keepAdministrator(membershipCommands.restore),
]

function keepAdministrator<I>(command: Command<I>): Verb<I> {
  const verb = commandVerb(command, 'manage-people')
  return {
    ...verb,
    async decide(scope, input, context) {
      // Two administrators who remove each other at once must not both succeed.
      await lockWorkspace(scope)
      const changes = await verb.decide(scope, input, context)
      await refuseLastAdministrator(scope, changes)
      return [...changes, ...(await voidHandOversOfLeavers(scope, context.streamId, changes, context.now))]
    },
  }
}

async function refuseLastAdministrator(scope: Scope, changes: readonly Change[]): Promise<void> {
  const members = await scope.tx.membership.findMany({ select: { id: true, roles: true, deletedAt: true } })
  const after = new Map(members.map((member) => [member.id, { roles: member.roles, gone: member.deletedAt !== null }]))
  for (const change of changes) {
    const member = after.get(change.id)
    if (!member) continue
    if (change.field === 'roles' && Array.isArray(change.after)) member.roles = change.after.map(String)
    if (change.field === 'deletedAt') member.gone = change.after !== null
  }
  if ([...after.values()].some((member) => !member.gone && member.roles.includes('administrator'))) return
  const message = 'The workspace would be left without an administrator.'
  throw new AppError('precondition', message, [{ path: '', message, hint: 'Make somebody else administrator first.' }])
}
