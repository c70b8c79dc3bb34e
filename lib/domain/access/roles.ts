/** Roles of a membership, which holds a set of them. What each may do stands in `permissions.ts`. */
export const MEMBER_ROLES = ['administrator', 'facilitator', 'contributor', 'signer', 'viewer'] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]

/** The one role of a guest: a membership without a person, bound to one workshop. It stands alone, and nobody gives it to anybody. */
export const GUEST = 'guest'

/** Every role that a membership can have. */
export const MEMBERSHIP_ROLES = [...MEMBER_ROLES, GUEST] as const
export type MembershipRole = (typeof MEMBERSHIP_ROLES)[number]
