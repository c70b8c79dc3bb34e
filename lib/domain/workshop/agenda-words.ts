/** The agendas that the product knows. An own one remembers which of them it was made from. */
export const AGENDA_KEYS = ['pre-mortem', 're-score', 'migration', 'integration', 'risk-review'] as const
export type AgendaKey = (typeof AGENDA_KEYS)[number]

/** Whether what a meeting wants to look at is there; nobody has looked yet while it is open. */
export const INPUT_STATES = ['open', 'there', 'missing'] as const
export type InputState = (typeof INPUT_STATES)[number]

/** Longest name of something that a meeting looks at. */
export const INPUT_TITLE_MAX = 120
/** Most things that a meeting looks at. */
export const INPUTS_MAX = 20
/** Most characters of the plan of an own agenda, as it is stored. */
export const PLAN_MAX = 20_000
/** Most live agendas that one person keeps. */
export const TEMPLATES_OF_ONE_MAX = 20
