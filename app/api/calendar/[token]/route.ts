import { publicOrigin } from '@/lib/auth/gate-settings'
import { readCalendar } from '@/lib/services/calendar/calendar-feed'
import { defineOpenRoute, refuseMethod } from '@/lib/web/define-route'
import { RequestLimit } from '@/lib/web/request-limit'
import { AppError } from '@/lib/kernel/errors'

/** A calendar asks a few times an hour. */
const limit = new RequestLimit(20)

const HEADERS = { 'Content-Type': 'text/calendar; charset=utf-8', 'Cache-Control': 'private, max-age=900', 'X-Robots-Tag': 'noindex' }

/** A member's due days for a calendar program, which has no session: the address is the right to read them. */
export const GET = defineOpenRoute({
  async handle({ params }) {
    const [, token] = /^([A-Za-z0-9_-]{1,100})\.ics$/.exec(String(params.token)) ?? []
    if (token === undefined) refuse()
    if (!limit.allows(token, Date.now())) throw new AppError('limit', 'This calendar is asked for too often. Ask again in a minute.')
    const text = await readCalendar(token, publicOrigin())
    return text === null ? refuse() : new Response(text, { headers: HEADERS })
  },
})

export const HEAD = refuseMethod('GET')

function refuse(): never {
  throw new AppError('not-found', 'There is no such calendar, or its address was ended.')
}
