import { findSignedIn } from '@/lib/auth/signed-in'
import { openEventStream, readSeat, readSeenHeads, readWorkshopId } from '@/lib/live/server/event-stream'
import { processHub } from '@/lib/live/server/hub'
import { defineRoute, refuseMethod } from '@/lib/web/define-route'
import { AppError } from '@/lib/kernel/errors'

const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-cache, no-store, no-transform',
  // Proxies that hold answers back would turn a blink into a minute.
  'X-Accel-Buffering': 'no',
}

/** Follows streams from the numbers that the browser has: in the query at first, in Last-Event-ID when it comes back by itself. */
export const GET = defineRoute({
  async handle({ actor, signedIn, request }) {
    const hub = processHub()
    if (hub.isClosing) return new Response(null, { status: 503, headers: { Connection: 'close', 'Retry-After': '1' } })
    const after = readSeenHeads(request)
    if (after === null) {
      const message = 'Say which streams to follow.'
      throw new AppError('invalid', message, [{ path: 'after', message, hint: 'after=STREAM:NUMBER,STREAM:NUMBER' }])
    }
    const { sessionId, personId } = signedIn
    const isSessionGood = async () => (await findSignedIn({ sessionId, personId })) !== null
    const [seat, workshopId] = [readSeat(request), readWorkshopId(request)]
    const body = await openEventStream(request.signal, (sink) => hub.subscribe({ actor, sessionId, after, sink, seat, workshopId, isSessionGood }))
    return new Response(body, { headers: HEADERS })
  },
})

/** Next would answer HEAD by running GET and leave a reader behind that nobody reads. */
export const HEAD = refuseMethod('GET')
