import type { Actor, Door } from '@/lib/domain/access/actor'
import type { ActingRole } from '@/lib/domain/access/permissions'
import { MEMBER_ROLES } from '@/lib/domain/access/roles'
import { AppError } from '@/lib/kernel/errors'

/** As whom an actor is in a workspace. */
export interface Entry {
  /** The membership that acts; null for the command line, the seed and somebody who is only invited. */
  readonly membershipId: string | null
  readonly roles: readonly ActingRole[]
  /** The name that the actor has here. */
  readonly name: string
}

/** What `enter_workspace` answers for a member. */
export interface MemberRow {
  member_id: string
  member_name: string
  member_roles: string[]
}

/** Tells row-level security the workspace and reads the roles, in one round trip: every command and every page begins here. */
export const ENTER = 'SELECT * FROM enter_workspace($1::uuid, $2::uuid)'

/** The two values of `ENTER`. */
export function entering({ workspaceId, personId, invited }: Actor): [string, string | null] {
  return [workspaceId, invited ? null : personId]
}

const NAMES: Partial<Record<Door, string>> = { seed: 'Demonstration', job: 'Eyes Open' }

/** As whom an actor enters. Throws AppError `not-found` when the person is no member of the workspace, or there is no such workspace: the two look the same. */
export function entryOf(actor: Actor, member: MemberRow | undefined): Entry {
  if (actor.personId === null) return { membershipId: null, roles: ['administrator'], name: NAMES[actor.door] ?? 'Command line' }
  if (actor.invited) return { membershipId: null, roles: ['invited'], name: '' }
  if (!member) throw new AppError('not-found', 'There is nothing here for you.')
  return { membershipId: member.member_id, name: member.member_name, roles: MEMBER_ROLES.filter((role) => member.member_roles.includes(role)) }
}
