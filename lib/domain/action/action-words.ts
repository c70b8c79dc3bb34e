/** States of an action: still to do, done, or given up. */
export const ACTION_STATES = ['open', 'done', 'dropped'] as const
export type ActionState = (typeof ACTION_STATES)[number]
