import type { Actor } from '@/lib/domain/access/actor'
import type { ActingRole } from '@/lib/domain/access/permissions'
import type { HiddenCount, OwnCard } from '@/lib/domain/workshop/hidden-card'
import type { GuestPlace } from '@/lib/data/entry'
import { readGuestRows, type GuestRows } from '@/lib/data/guest-reading'
import { countHiddenCards, readOwnHiddenCards } from '@/lib/data/hidden-cards'
import { withReading } from '@/lib/data/reading'
import { withReadScope } from '@/lib/data/scope'
import { AppError } from '@/lib/kernel/errors'

/** What all guests of a workshop see alike, and the memberships of those who are in it. */
export interface GuestTable {
  rows: GuestRows
  inside: string[]
}

/** What a guest's page begins with: the rows of one workshop and who one is there. It has no event numbers, for a guest hears of no event. */
export interface GuestRoom {
  workspaceId: string
  registerId: string
  workshopId: string
  rows: GuestRows
  heads: Record<string, number>
  reader: { personId: null; membershipId: string | null; name: string; roles: readonly ActingRole[] }
}

/** The table of a guest's workshop, the same for all its guests. Throws AppError `not-found` for who is no guest of a workshop that goes on, or not in it. */
export async function readGuestTable(actor: Actor): Promise<GuestTable> {
  return withReading(actor, async (reading) => {
    const [table] = await Promise.all([readGuestRows(reading), reading.entry.then(({ guest }) => requireInside(guest))])
    return table
  }, FOR_GUESTS)
}

/** What a guest's page begins with. Throws like `readGuestTable`. */
export async function readGuestRoom(actor: Actor): Promise<GuestRoom> {
  return withReading(actor, async (reading) => {
    const [{ rows }, { guest, membershipId, name, roles }] = await Promise.all([readGuestRows(reading), reading.entry])
    const { registerId, workshopId } = requireInside(guest)
    return { workspaceId: actor.workspaceId, registerId, workshopId, rows, heads: {}, reader: { personId: null, membershipId, name, roles } }
  }, FOR_GUESTS)
}

/** A guest's own hidden cards, and how many there are of each category. Throws like `readGuestTable`. */
export async function readGuestDesk(actor: Actor): Promise<{ now: string; own: OwnCard[]; counts: HiddenCount[] }> {
  return withReadScope(actor, async (scope) => {
    const { workshopId } = requireInside(scope.guest)
    return { now: scope.now, own: await readOwnHiddenCards(scope, workshopId), counts: await countHiddenCards(scope, workshopId) }
  }, FOR_GUESTS)
}

const FOR_GUESTS = { forGuests: true }

function requireInside(guest: GuestPlace | null): GuestPlace {
  if (guest && guest.participantId !== null) return guest
  throw new AppError('not-found', 'There is nothing here for you.')
}
