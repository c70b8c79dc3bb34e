import { unsubscribe } from '@/lib/services/reminders/mail-wish'
import { defineOpenRoute, refuseMethod } from '@/lib/web/define-route'
import { AppError } from '@/lib/kernel/errors'

/** One press in a mail program ends the mails (RFC 8058): it comes from anywhere, and the token is the right to do this and nothing else. */
export const POST = defineOpenRoute({
  fromAnywhere: true,
  async handle({ params }) {
    const done = typeof params.token === 'string' && params.token.length <= 100 && (await unsubscribe(params.token))
    if (!done) throw new AppError('not-found', 'There is no such link, or it has done its work.')
    return { done: true }
  },
})

/** Programs that look at links must change nothing: who follows this one gets a page with a button. */
export const GET = defineOpenRoute({
  handle: ({ params }) => new Response(null, { status: 303, headers: { Location: `/unsubscribe/${encodeURIComponent(String(params.token))}` } }),
})

export const HEAD = refuseMethod('GET', 'POST')
