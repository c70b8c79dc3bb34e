import type { Actor } from '@/lib/domain/access/actor'
import type { ActingRole } from '@/lib/domain/access/permissions'
import type { GuestPlace } from '@/lib/data/entry'
import { readGuestRows, type GuestRows, type GuestTable } from '@/lib/data/guest-reading'
import { withReading } from '@/lib/data/reading'
import { withReadScope } from '@/lib/data/scope'
import { readHidden, type Desk } from '@/lib/services/workshop/read-desk'
import { AppError } from '@/lib/kernel/errors'

/** What a guest's page begins with: the rows of one workshop and who one is there. */
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
    const [{ rows, head }, { guest, membershipId, name, roles }] = await Promise.all([readGuestRows(reading), reading.entry])
    const { registerId, workshopId } = requireInside(guest)
    return { workspaceId: actor.workspaceId, registerId, workshopId, rows, heads: { [registerId]: head }, reader: { personId: null, membershipId, name, roles } }
  }, FOR_GUESTS)
}

/** Where a guest is. Throws like `readGuestTable`. */
export async function readGuestPlace(actor: Actor): Promise<GuestPlace> {
  return withReading(actor, async ({ entry }) => requireInside((await entry).guest), FOR_GUESTS)
}

/** What is hidden, as a guest sees it. Throws like `readGuestTable`. */
export async function readGuestDesk(actor: Actor): Promise<Desk> {
  return withReadScope(actor, (scope) => readHidden(scope, requireInside(scope.guest).workshopId), FOR_GUESTS)
}

const FOR_GUESTS = { forGuests: true }

function requireInside(guest: GuestPlace | null): GuestPlace {
  if (guest && guest.participantId !== null) return guest
  throw new AppError('not-found', 'There is nothing here for you.')
}
