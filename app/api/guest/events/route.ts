import { openEventStream } from '@/lib/live/server/event-stream'
import { processGuestRooms } from '@/lib/live/server/guest-rooms'
import { processHub } from '@/lib/live/server/hub'
import { readGuestPlace, readGuestTable } from '@/lib/services/workshop/read-guest-room'
import { refuseMethod } from '@/lib/web/define-route'
import { defineGuestRoute } from '@/lib/web/guest-door'

const HEADERS = { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-cache, no-store, no-transform', 'X-Accel-Buffering': 'no' }

/** What is on the table of a guest's workshop, whole at first and then what changes of it. */
export const GET = defineGuestRoute({
  async handle({ guest, actor, request }) {
    const hub = processHub()
    if (hub.isClosing) return new Response(null, { status: 503, headers: { Connection: 'close', 'Retry-After': '1' } })
    const { registerId, workshopId } = await readGuestPlace(actor)
    const { workspaceId, membershipId, sessionId } = guest
    const place = { workspaceId, registerId, workshopId, membershipId, sessionId }
    const doors = { read: () => readGuestTable(actor), isSessionGood: () => guest.isStillInside() }
    const body = await openEventStream(request.signal, async (sink) => processGuestRooms(hub).subscribe({ ...place, ...doors, sink }))
    return new Response(body, { headers: HEADERS })
  },
})

/** Next would answer HEAD by running GET and leave a reader behind that nobody reads. */
export const HEAD = refuseMethod('GET')
