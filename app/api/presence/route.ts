import { tellPlace, tellSchema } from '@/lib/live/server/presence-door'
import { defineRoute } from '@/lib/web/define-route'

/** A browser tells where its reader is. Nothing of it is stored. */
export const POST = defineRoute({
  input: tellSchema,
  maxBytes: 1_000,
  handle: ({ actor, input }) => tellPlace(actor, input),
})
