/** Kinds of phase: what is done in one. */
export const PHASE_KINDS = ['set-scene', 'brainstorm', 'group', 'choose', 'score', 'control', 'own', 'close'] as const
export type PhaseKind = (typeof PHASE_KINDS)[number]

/** Phases in which cards are hidden, or not yet written; every other one begins with all cards on the table. */
export const BEFORE_REVEAL: readonly PhaseKind[] = ['set-scene', 'brainstorm']

/** Whether cards bear the name of who wrote them. */
export const AUTHORSHIPS = ['named', 'anonymous'] as const
export type Authorship = (typeof AUTHORSHIPS)[number]

/** Whether a card or a group is looked at today. */
export const CARD_STATES = ['open', 'parked'] as const
export type CardState = (typeof CARD_STATES)[number]

/** Most characters of each text of a card. */
export const CARD_TEXT_MAX = 500
/** Most cards that one person writes in a workshop. */
export const CARDS_OF_ONE_MAX = 60
/** Most cards of a workshop that wait for one reveal. */
export const CARDS_MAX = 3_000
/** Most people who take part. */
export const PARTICIPANTS_MAX = 1_000
/** Most guests who are in a workshop at once. */
export const GUESTS_MAX = 500
/** Most characters of a guest's name. */
export const GUEST_NAME_MAX = 80
/** Most people who lead a workshop beside who opened it. */
export const CO_FACILITATORS_MAX = 20
/** Most live groups of a workshop. */
export const GROUPS_MAX = 300
/** Most phases of a workshop. */
export const PHASES_MAX = 20
/** Most seconds on the timer: ten hours. */
export const TIMER_MAX = 36_000
