import {
  detectionSignalRow,
  failureModeRow,
  hardStopStepRow,
  ownerLinkRow,
  responseStepRow,
} from '@/lib/domain/failure-mode/failure-mode-rows'
import { scenarioCode } from '@/lib/domain/failure-mode/scenario-code'
import type { Change, Row } from '@/lib/domain/row/change'
import { defineRowCommands, type RowRules } from '@/lib/domain/row/row-commands'
import { AppError, type Problem } from '@/lib/kernel/errors'

type RuleProblem = Omit<Problem, 'path'>

const failureModeRules: RowRules = {
  needs: (_rows, context) => [{ kind: 'register', ids: [context.streamId] }],
  // A code is given once, from a counter that only rises, so that a deleted scenario's code is never reused.
  complete(reader, added, context) {
    const register = reader.get('register', context.streamId)
    if (!register) throw new AppError('not-found', 'There is no such register here.')
    const first = register.lastCodeNumber
    const rows = added.map((row, i): Row => ({ ...row, code: scenarioCode(register.code, first + i + 1) }))
    const counter: Change = {
      kind: 'register',
      id: register.id,
      field: 'lastCodeNumber',
      before: first,
      after: first + added.length,
    }
    return { added: rows, also: [counter] }
  },
  check: (row) => [
    ...statusProblems(row),
    ...roleOrTextProblems(row.hardStopAuthorityRoleId, row.hardStopAuthorityText, 'Hard stop authority'),
  ],
}

function statusProblems(row: Row): RuleProblem[] {
  if (row.status === 'accepted') {
    return [{ message: 'A failure mode is accepted only through an acceptance.', hint: 'Choose draft, open, in-treatment or closed.' }]
  }
  if (row.status === 'closed' && !row.closedReason) {
    return [{ message: 'Closing a failure mode needs a reason.', hint: 'Set the reason for closing in the same step.' }]
  }
  return []
}

/** A pointer to a role and a text in its place exclude each other. */
export function roleOrTextProblems(roleId: unknown, text: unknown, label: string): RuleProblem[] {
  if (!roleId || !text) return []
  return [{ message: `${label}: a role and a text exclude each other.`, hint: 'Clear one of the two.' }]
}

const ownerLinkRules: RowRules = {
  check: (row) => {
    if (!row.ownerRoleId && !row.roleText) {
      return [{ message: 'An owner needs a role.', hint: 'Choose an owner role, or write who it is.' }]
    }
    return roleOrTextProblems(row.ownerRoleId, row.roleText, 'Owner')
  },
}

export const failureModeCommands = defineRowCommands(failureModeRow, 'register', failureModeRules)
export const detectionSignalCommands = defineRowCommands(detectionSignalRow, 'register')
export const responseStepCommands = defineRowCommands(responseStepRow, 'register')
export const hardStopStepCommands = defineRowCommands(hardStopStepRow, 'register')
export const ownerLinkCommands = defineRowCommands(ownerLinkRow, 'register', ownerLinkRules)
