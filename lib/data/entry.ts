import type { Actor, Door } from '@/lib/domain/access/actor'
import type { ActingRole } from '@/lib/domain/access/permissions'
import { GUEST, MEMBER_ROLES } from '@/lib/domain/access/roles'
import { present } from '@/lib/kernel/assert'
import { AppError } from '@/lib/kernel/errors'

/** As whom an actor is in a workspace. */
export interface Entry {
  /** The membership that acts; null for the command line, the seed and somebody who is only invited. */
  readonly membershipId: string | null
  readonly roles: readonly ActingRole[]
  /** The name that the actor has here. */
  readonly name: string
  /** Where a guest is walled in; null for everybody else. */
  readonly guest: GuestPlace | null
}

/** The one workshop that a guest reaches. */
export interface GuestPlace {
  readonly workshopId: string
  readonly registerId: string
  /** The guest's own place in it; null before joining. */
  readonly participantId: string | null
}

/** What `enter_workspace` answers for a member, and `enter_as_guest` for a guest. */
export interface MemberRow {
  member_id: string
  member_name: string
  member_roles: string[]
  workshop_id?: string
  register_id?: string
  participant_id?: string | null
}

/** Tells row-level security the workspace and reads the roles, in one round trip: every command and every page begins here. */
export const ENTER = 'SELECT * FROM enter_workspace($1::uuid, $2::uuid)'

/** The same for a guest, whom the database then walls in to one workshop. */
const ENTER_AS_GUEST = 'SELECT * FROM enter_as_guest($1::uuid, $2::uuid)'

/** How an actor enters: the statement and its two values. */
export function entrance({ workspaceId, personId, invited, guest }: Actor): { sql: string; values: [string, string | null] } {
  if (guest && !invited) return { sql: ENTER_AS_GUEST, values: [workspaceId, personId] }
  return { sql: ENTER, values: [workspaceId, invited ? null : personId] }
}

const NAMES: Partial<Record<Door, string>> = { seed: 'Demonstration', job: 'Eyes Open' }

/** As whom an actor enters. Throws AppError `not-found` when the person is no member of the workspace, or there is no such workspace: the two look the same. */
export function entryOf(actor: Actor, member: MemberRow | undefined): Entry {
  const open = { membershipId: null, guest: null }
  if (actor.personId === null) return { ...open, roles: ['administrator'], name: NAMES[actor.door] ?? 'Command line' }
  if (actor.invited) return { ...open, roles: ['invited'], name: '' }
  if (!member) throw new AppError('not-found', 'There is nothing here for you.')
  const own = { membershipId: member.member_id, name: member.member_name }
  if (actor.guest) return { ...own, roles: [GUEST], guest: guestPlaceOf(member) }
  return { ...own, roles: MEMBER_ROLES.filter((role) => member.member_roles.includes(role)), guest: null }
}

/** Throws AppError `not-found` for a guest who stands before a door that is not one of theirs. */
export function refuseGuest({ guest }: Actor, isTheirs: boolean): void {
  if (guest && !isTheirs) throw new AppError('not-found', 'There is nothing here for you.')
}

function guestPlaceOf({ workshop_id, register_id, participant_id }: MemberRow): GuestPlace {
  const place = { workshopId: present(workshop_id, 'a guest has a workshop'), registerId: present(register_id, 'a workshop has a register') }
  return { ...place, participantId: participant_id ?? null }
}
