import { ACTION_STATES } from '@/lib/domain/action/action-words'
import { choice, date, fixed, optionalDate, optionalReference, reference, requiredLine } from '@/lib/domain/row/field'
import { defineRow, type RowOf } from '@/lib/domain/row/row-definition'

/** What somebody will do until a day, for one failure mode or for one control of the register. */
export const actionRow = defineRow('action', 'action', {
  what: requiredLine('Action'),
  membershipId: reference('Who', 'membership'),
  due: date('Until'),
  failureModeId: fixed(optionalReference('Failure mode', 'failure-mode')),
  controlId: fixed(optionalReference('Control', 'control')),
  state: choice('State', ACTION_STATES, 'open'),
  settledOn: optionalDate('Done or dropped on'),
})
export type ActionRow = RowOf<typeof actionRow>
