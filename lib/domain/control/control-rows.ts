import { CONTROL_STATES, CONTROL_TYPES } from '@/lib/domain/control/control-words'
import { choice, fixed, line, optionalDate, optionalReference, reference, requiredProse } from '@/lib/domain/row/field'
import { defineRow, type RowOf } from '@/lib/domain/row/row-definition'

export const controlRow = defineRow('control', 'control', {
  type: choice('Type', CONTROL_TYPES),
  state: choice('State', CONTROL_STATES, 'proposed'),
  title: requiredProse('Control'),
  ownerRoleId: optionalReference('Owner', 'owner-role'),
  ownerText: line('Owner as text'),
  due: optionalDate('Due'),
})
export type ControlRow = RowOf<typeof controlRow>

/** A control serves a failure mode; one control may serve many. */
export const controlLinkRow = defineRow('control-link', 'control of a failure mode', {
  controlId: fixed(reference('Control', 'control')),
  failureModeId: fixed(reference('Failure mode', 'failure-mode')),
})
export type ControlLinkRow = RowOf<typeof controlLinkRow>
