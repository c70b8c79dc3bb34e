/** The five types of control, in the order in which an incident meets them. */
export const CONTROL_TYPES = ['prevention', 'detection', 'containment', 'recovery', 'proof'] as const
export type ControlType = (typeof CONTROL_TYPES)[number]

/** States of a control. Only one that is in place exists; one that is proposed or planned is missing. */
export const CONTROL_STATES = ['proposed', 'planned', 'in-place', 'retired'] as const
export type ControlState = (typeof CONTROL_STATES)[number]

/** What people read for a state. */
export const CONTROL_STATE_LABELS = {
  proposed: 'Proposed',
  planned: 'Planned',
  'in-place': 'In place',
  retired: 'Retired',
} as const satisfies Record<ControlState, string>
