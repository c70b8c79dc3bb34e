import type { MembershipRole } from '@/lib/domain/access/roles'

/** What a verb or a page may ask for. No role grants `join`: it belongs to whoever holds an invitation. */
export const PERMISSIONS = [
  'read',
  'edit-rows',
  'score',
  'comment',
  'keep-views',
  'share-views',
  'create-register',
  'manage-register',
  'manage-people',
  'verify',
  'hand-over',
  'run-workshop',
  'take-part',
  'attend',
  'join',
] as const
export type Permission = (typeof PERMISSIONS)[number]

// What whoever may write here may, and what beside that a facilitator may.
const CONTRIBUTES = ['read', 'edit-rows', 'score', 'comment', 'keep-views', 'share-views', 'hand-over', 'take-part', 'attend'] as const
const FACILITATES = [...CONTRIBUTES, 'create-register', 'manage-register', 'run-workshop'] as const

const GRANTS = {
  administrator: [...FACILITATES, 'manage-people', 'verify'],
  facilitator: FACILITATES,
  contributor: CONTRIBUTES,
  signer: ['read', 'comment', 'keep-views', 'hand-over', 'take-part', 'attend'],
  viewer: ['read', 'keep-views'],
  // Not `read`: a guest is in one workshop, and sees and does there what its own doors offer.
  guest: ['attend'],
  invited: ['join'],
} as const satisfies Record<MembershipRole | 'invited', readonly Permission[]>

/** A role of a membership, or what an invitation makes of somebody who is none yet. */
export type ActingRole = keyof typeof GRANTS

/** The first role of the set that grants the permission, or null. An event remembers it. */
export function roleThatMay(roles: readonly ActingRole[], permission: Permission): ActingRole | null {
  return roles.find((role) => (GRANTS[role] as readonly Permission[]).includes(permission)) ?? null
}

export function may(roles: readonly ActingRole[], permission: Permission): boolean {
  return roleThatMay(roles, permission) !== null
}
