import { defineRowCommands } from '@/lib/domain/row/row-commands'
import { membershipRow, ownerRoleHoldingRow, ownerRoleRow, workspaceRow } from '@/lib/domain/workspace/workspace-rows'

export const editWorkspace = defineRowCommands(workspaceRow, 'workspace').edit

export const ownerRoleCommands = defineRowCommands(ownerRoleRow, 'workspace')
export const ownerRoleHoldingCommands = defineRowCommands(ownerRoleHoldingRow, 'workspace')

const { edit, delete: remove, restore } = defineRowCommands(membershipRow, 'workspace')

/** A membership begins with an invitation, so there is no command that adds one. */
export const membershipCommands = { edit, delete: remove, restore }
