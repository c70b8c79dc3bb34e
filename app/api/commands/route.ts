import { commandEnvelope, runVerb } from '@/lib/services/run-verb'
import { defineRoute } from '@/lib/web/define-route'

/** Ten thousand edits with their texts fit; a larger paste is sent in parts. */
const MAX_BYTES = 10_000_000

/** The one handler through which a live room changes anything. */
export const POST = defineRoute({
  input: commandEnvelope,
  maxBytes: MAX_BYTES,
  handle: ({ actor, input }) => runVerb(actor, input),
})
