/** What became of a request: somebody said yes or no. */
export const DECISIONS = ['approved', 'refused'] as const
export type Decision = (typeof DECISIONS)[number]

/** How an acceptance ends: taken back before anybody decided, its last day passed, the risk rose, or a newer one took its place. */
export const ACCEPTANCE_ENDS = ['withdrawn', 'expired', 'risen', 'renewed'] as const
export type AcceptanceEnd = (typeof ACCEPTANCE_ENDS)[number]

/** Longest that one decision may hold, in days from the one on which it is asked for: a year. */
export const EXPIRY_DAYS_MAX = 366

/** Most characters of a reason, of conditions, and of what a decision says. */
export const ACCEPTANCE_TEXT_MAX = 2_000
