import { assumeLead, assumeNeeds, assumeSchema, type AssumeInput } from '@/lib/domain/workshop/lead-commands'
import { loadNeededRows } from '@/lib/data/row-storage'
import { LoadedRows } from '@/lib/services/loaded-rows'
import type { Verb } from '@/lib/services/verb'

/**
 * Makes whoever leads a workshop too its facilitator, when the facilitator's connection is gone. Whether it is, presence says on the server:
 * no browser can.
 */
export const assumeLeadVerb: Verb<AssumeInput> = {
  name: 'workshop-lead.assume',
  event: 'workshop-lead.assumed',
  permission: 'take-part',
  stream: 'register',
  schema: assumeSchema,
  async decide(scope, input, context) {
    const rows = new LoadedRows()
    rows.add(await loadNeededRows(scope, context.streamId, assumeNeeds(input)))
    return assumeLead(rows, input, context, context.presence.whereIs(context.streamId, input.from))
  },
}
