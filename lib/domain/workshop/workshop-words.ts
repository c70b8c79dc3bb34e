/** Kinds of phase: what is done in one. */
export const PHASE_KINDS = ['set-scene', 'brainstorm', 'group', 'choose', 'score', 'control', 'own', 'close'] as const
export type PhaseKind = (typeof PHASE_KINDS)[number]

/** Phases in which cards are hidden, or not yet written; where some were written every other one begins with all cards on the table. */
export const BEFORE_REVEAL: readonly PhaseKind[] = ['set-scene', 'brainstorm']

/** Whether cards bear the name of who wrote them. */
export const AUTHORSHIPS = ['named', 'anonymous'] as const
export type Authorship = (typeof AUTHORSHIPS)[number]

/** Where the vote on what is scored stands: nobody may place dots yet, everybody may, or they are counted. */
export const VOTINGS = ['before', 'open', 'closed'] as const

/** What somebody does where others score. */
export const PARTS = ['scores', 'watches'] as const
export type Part = (typeof PARTS)[number]

/** Whether a candidate is scored today; nothing is said of one that is open. */
export const CANDIDATE_STATES = ['open', 'chosen', 'left'] as const
export type CandidateState = (typeof CANDIDATE_STATES)[number]

/** What a ballot says: five levels, or that its author passes. */
export const STANCES = ['scores', 'passes'] as const
export type Stance = (typeof STANCES)[number]

/** How sure somebody is of their levels. */
export const CONFIDENCES = ['low', 'medium', 'high'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** Whether a group is looked at today. */
export const GROUP_STATES = ['open', 'parked'] as const
export type GroupState = (typeof GROUP_STATES)[number]

/** Whether a card is looked at today, or was removed from the table by who leads. */
export const CARD_STATES = [...GROUP_STATES, 'removed'] as const
export type CardState = (typeof CARD_STATES)[number]

/** What everybody can be pointed at: a row of the workshop or its register, or a part of the page of a phase. */
export const FOCUS_KINDS = ['card', 'card-group', 'failure-mode', 'part'] as const
export type FocusKind = (typeof FOCUS_KINDS)[number]

/** Parts of the pages of phases at which everybody can be pointed. */
export const FOCUS_PARTS = ['given', 'people', 'prompts', 'untouched'] as const
export type FocusPart = (typeof FOCUS_PARTS)[number]

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
/** Most failure modes that a workshop can choose from. */
export const CANDIDATES_MAX = 300
/** Most dots that one person may have, and how many they have where nobody says otherwise. */
export const DOTS_MAX = 20
export const DOTS_USUAL = 5
/** Most dots of one person on one candidate. */
export const DOTS_ON_ONE_MAX = 3
/** Most rounds of one failure mode in one workshop. */
export const ROUNDS_MAX = 99
/** Most characters of the reason of a ballot and of a minority note. */
export const REASON_MAX = 1_000
