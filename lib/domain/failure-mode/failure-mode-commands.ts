import {
  detectionSignalRow,
  failureModeRow,
  hardStopStepRow,
  ownerLinkRow,
  responseStepRow,
} from '@/lib/domain/failure-mode/failure-mode-rows'
import { readResponseLabel } from '@/lib/domain/document/document-labels'
import type { FailureModeStatus } from '@/lib/domain/failure-mode/failure-mode-words'
import { scenarioCode } from '@/lib/domain/failure-mode/scenario-code'
import type { Change, Row } from '@/lib/domain/row/change'
import { defineRowCommands, type RowRules, type RuleProblem } from '@/lib/domain/row/row-commands'
import type { RowReader } from '@/lib/domain/row/row-reader'
import { AppError } from '@/lib/kernel/errors'

const failureModeRules: RowRules = {
  needs: (_rows, context) => [{ kind: 'register', ids: [context.streamId] }],
  checkNeeds: (rows) => {
    const stopped = rows.flatMap((row) => (typeof row.hardStopNone === 'string' ? [row.id] : []))
    return stopped.length > 0 ? [{ kind: 'hard-stop-step', field: 'failureModeId', values: stopped }] : []
  },
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
  check: failureModeProblems,
}

/** What is wrong with a failure mode as it would stand; the reader holds its hard stops where one is said to be none. */
export function failureModeProblems(row: Row, reader: RowReader): RuleProblem[] {
  return [
    ...statusProblems(row, reader.get('failure-mode', row.id)?.status),
    ...responseProblems(row),
    ...(row.hardStopNone !== null && countSteps(row.id, reader) > 0 ? [NONE_WITH_STEPS] : []),
    ...roleOrTextProblems(row.hardStopAuthorityRoleId, row.hardStopAuthorityText, 'Hard stop authority'),
  ]
}

function statusProblems(row: Row, before: FailureModeStatus | undefined): RuleProblem[] {
  // What is accepted may be edited and restored; the day and the risk decide whether it still is.
  if (row.status === 'accepted' && before !== 'accepted') {
    return [{ message: 'A failure mode is accepted only through an acceptance.', hint: 'Ask for one on its page, or choose draft, open, in-treatment or closed.' }]
  }
  if (row.status === 'closed' && !row.closedReason) {
    return [{ message: 'Closing a failure mode needs a reason.', hint: 'Set the reason for closing in the same step.' }]
  }
  return []
}

// “None” beside a list of stops would leave the person at 3 a.m. to guess which of the two holds.
const NONE_WITH_STEPS: RuleProblem = {
  message: 'A hard stop is either a list or an explicit “none”.',
  hint: 'Delete the stops, or take the “none” back first.',
}

function countSteps(failureModeId: string, reader: RowReader): number {
  return reader.where('hard-stop-step', 'failureModeId', failureModeId).filter((step) => step.deletedAt === null).length
}

function responseProblems(row: Row): RuleProblem[] {
  const { responseLabel, responseWindow } = row
  if (typeof responseLabel !== 'string') return []
  const read = readResponseLabel(responseLabel)
  if (responseWindow === null && read !== null && read.label === responseLabel) return []
  return [
    {
      message: 'This label is not one of a first response, or stands beside a window.',
      hint: 'Begin it with First, Immediate or Initial, or end it with Response or Actions; leave the window empty.',
    },
  ]
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
export const hardStopStepCommands = defineRowCommands(hardStopStepRow, 'register', {
  check: (row, reader) => {
    const parent = reader.get('failure-mode', String(row.failureModeId))
    return parent && parent.hardStopNone !== null ? [NONE_WITH_STEPS] : []
  },
})
export const ownerLinkCommands = defineRowCommands(ownerLinkRow, 'register', ownerLinkRules)
