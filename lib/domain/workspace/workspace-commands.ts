import { GUEST } from '@/lib/domain/access/roles'
import { defineRowCommands } from '@/lib/domain/row/row-commands'
import { membershipRow, ownerRoleHoldingRow, ownerRoleRow, workspaceRow } from '@/lib/domain/workspace/workspace-rows'

export const editWorkspace = defineRowCommands(workspaceRow, 'workspace').edit

export const ownerRoleCommands = defineRowCommands(ownerRoleRow, 'workspace')
export const ownerRoleHoldingCommands = defineRowCommands(ownerRoleHoldingRow, 'workspace')

// Guests come by the link of a workshop and become members by an invitation; on the page of the people nobody is made one or the other.
const { edit, delete: remove, restore } = defineRowCommands(membershipRow, 'workspace', {
  check: ({ personId, roles }) => {
    const isGuest = Array.isArray(roles) && roles.some((role) => role === GUEST)
    if (isGuest === (personId === null)) return []
    return [{ message: isGuest ? 'Nobody is made a guest.' : 'A guest has the one role of a guest.', hint: 'A guest who accepts an invitation becomes a member.' }]
  },
})

/** A membership begins with an invitation, so there is no command that adds one. */
export const membershipCommands = { edit, delete: remove, restore }
