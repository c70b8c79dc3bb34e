import { z } from 'zod'
import { readEventChanges } from '@/lib/services/event/read-event-changes'
import { defineRoute } from '@/lib/web/define-route'

const query = z.strictObject({
  /** A register, or the workspace. */
  stream: z.uuid({ error: 'Expected the id of a stream.' }),
  /** Number of the event in it. */
  seq: z.coerce.number().int().positive(),
  /** Number of the change to read from. */
  from: z.coerce.number().int().min(0).max(10_000_000).default(0),
})

/** What an event changed, a page at a time: for a browser that was told of one too large to send. */
export const GET = defineRoute({
  input: query,
  handle: ({ actor, input }) => readEventChanges(actor, input.stream, input.seq, input.from),
})
