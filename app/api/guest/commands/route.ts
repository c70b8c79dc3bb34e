import { commandEnvelope, runVerb } from '@/lib/services/run-verb'
import { defineGuestRoute, refuseGuestHaste } from '@/lib/web/guest-door'

/** A guest's command is a card, some dots or a ballot. */
const BYTES_MAX = 100_000

/** The one handler through which a guest changes anything. */
export const POST = defineGuestRoute({
  input: commandEnvelope,
  maxBytes: BYTES_MAX,
  handle: ({ actor, guest, input }) => {
    refuseGuestHaste(guest.membershipId)
    return runVerb(actor, input)
  },
})
