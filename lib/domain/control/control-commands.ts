import { controlLinkRow, controlRow } from '@/lib/domain/control/control-rows'
import { roleOrTextProblems } from '@/lib/domain/failure-mode/failure-mode-commands'
import { defineRowCommands } from '@/lib/domain/row/row-commands'

export const controlCommands = defineRowCommands(controlRow, 'register', {
  check: (row) => roleOrTextProblems(row.ownerRoleId, row.ownerText, 'Owner'),
})

const { add, delete: remove, restore } = defineRowCommands(controlLinkRow, 'register')

/** A link has no field of its own that could be edited: another control or failure mode is another link. */
export const controlLinkCommands = { add, delete: remove, restore }
