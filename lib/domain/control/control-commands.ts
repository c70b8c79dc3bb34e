import { controlLinkRow, controlRow } from '@/lib/domain/control/control-rows'
import { roleOrTextProblems } from '@/lib/domain/failure-mode/failure-mode-commands'
import { defineRowCommands } from '@/lib/domain/row/row-commands'

export const controlCommands = defineRowCommands(controlRow, 'register', {
  check: (row) => roleOrTextProblems(row.ownerRoleId, row.ownerText, 'Owner'),
})

export const controlLinkCommands = defineRowCommands(controlLinkRow, 'register')
