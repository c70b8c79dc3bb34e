import { readGuestDesk } from '@/lib/services/workshop/read-guest-room'
import { defineGuestRoute } from '@/lib/web/guest-door'

/** A guest's own hidden cards, dots and ballots, and how many there are of everybody's. */
export const GET = defineGuestRoute({ handle: ({ actor }) => readGuestDesk(actor) })
