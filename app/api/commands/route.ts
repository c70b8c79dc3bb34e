import { COMMAND_BYTES_MAX } from '@/lib/domain/row/command'
import { commandEnvelope, runVerb } from '@/lib/services/run-verb'
import { presenceSeenBy } from '@/lib/live/server/presence-door'
import { defineRoute } from '@/lib/web/define-route'

/** The one handler through which a live room changes anything. */
export const POST = defineRoute({
  input: commandEnvelope,
  maxBytes: COMMAND_BYTES_MAX,
  handle: ({ actor, input }) => runVerb(actor, input, presenceSeenBy(actor)),
})
