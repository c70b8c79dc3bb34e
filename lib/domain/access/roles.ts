/** Roles of a membership, which holds a set of them. What each may do stands in `permissions.ts`. */
export const MEMBER_ROLES = ['administrator', 'facilitator', 'contributor', 'signer', 'viewer'] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]
