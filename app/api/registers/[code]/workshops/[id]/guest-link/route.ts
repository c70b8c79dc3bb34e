import { z } from 'zod'
import { guestLinkAddress } from '@/lib/auth/guest-link'
import { parseInput } from '@/lib/domain/row/input-problems'
import { readGuestLink } from '@/lib/services/workshop/read-guest-link'
import { defineRoute } from '@/lib/web/define-route'

const place = z.object({ id: z.uuid({ error: 'Expected the id of a workshop.' }) })

/** The link of guests, for who leads the workshop; null while no guests are let in. */
export const GET = defineRoute({
  handle: async ({ actor, params }) => {
    const workshopId = parseInput(place, { id: params.id }).id
    const linkId = await readGuestLink(actor, String(params.code), workshopId)
    return { address: linkId === null ? null : guestLinkAddress(linkId, workshopId) }
  },
})
