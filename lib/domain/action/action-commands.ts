import { actionRow } from '@/lib/domain/action/action-rows'
import type { Row } from '@/lib/domain/row/change'
import { defineRowCommands, type RuleProblem } from '@/lib/domain/row/row-commands'

export const actionCommands = defineRowCommands(actionRow, 'register', { check: (row) => [...subjectProblems(row), ...dayProblems(row)] })

function subjectProblems({ failureModeId, controlId }: Row): RuleProblem[] {
  if ((failureModeId === null) !== (controlId === null)) return []
  return [{ message: 'An action is for one failure mode or for one control.', hint: 'Name exactly one of the two.' }]
}

function dayProblems({ state, settledOn }: Row): RuleProblem[] {
  if ((state === 'open') === (settledOn === null)) return []
  return state === 'open'
    ? [{ message: 'An open action has no day on which it was done or dropped.', hint: 'Clear the day in the same step.' }]
    : [{ message: 'An action that is done or dropped says on which day.', hint: 'Set the day in the same step.' }]
}
