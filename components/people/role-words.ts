import type { MemberRole } from '@/lib/domain/access/roles'

/** The roles of a membership in words, and what each may do (lib/domain/access/permissions.ts). */
export const ROLE_WORDS = {
  administrator: { label: 'Administrator', may: 'Everything, and people: invites, roles, who holds which owner role.' },
  facilitator: { label: 'Facilitator', may: 'Opens, imports and heads registers; edits and scores.' },
  contributor: { label: 'Contributor', may: 'Edits failure modes and documents, and scores.' },
  signer: { label: 'Signer', may: 'Reads everything, and can be asked to sign.' },
  viewer: { label: 'Viewer', may: 'Reads everything, changes nothing.' },
} as const satisfies Record<MemberRole, { label: string; may: string }>

/** Roles in words, such as "Facilitator, Signer". */
export function describeRoles(roles: readonly MemberRole[]): string {
  return roles.map((role) => ROLE_WORDS[role].label).join(', ')
}
