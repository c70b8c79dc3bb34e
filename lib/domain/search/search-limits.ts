/** Longest query that a door takes, in characters; only the first 400 are looked at. */
export const SEARCH_QUERY_MAX = 20_000

/** Most failure modes that a search of a register returns: as many as a register may hold. */
export const SEARCH_IDS_MAX = 20_000

/** Most failure modes that a search of the whole workspace returns: the best, with a hard end. */
export const SEARCH_TOP = 20

/** Most excerpts that a search of a register brings along. */
export const SEARCH_EXCERPTS_MAX = 50

/** Most places that a browser remembers and asks for. */
export const SEARCH_RECENT_MAX = 8
