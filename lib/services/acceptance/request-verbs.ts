import { z } from 'zod'
import { acceptanceRow } from '@/lib/domain/acceptance/acceptance-rows'
import { askAcceptance, withdrawAcceptance } from '@/lib/domain/acceptance/ask-acceptance'
import { lapseAcceptance } from '@/lib/domain/acceptance/decide-acceptance'
import { refuseAcceptance } from '@/lib/domain/acceptance/refuse-acceptance'
import { fieldSchema } from '@/lib/domain/row/row-schema'
import { loadJudged, loadJudgedOf } from '@/lib/services/acceptance/load-judged'
import type { Verb } from '@/lib/services/verb'

const id = z.uuid({ error: 'Expected an id.' })
const { reason, conditions, expiresOn } = acceptanceRow.fields
const askSchema = z.strictObject({
  id,
  failureModeId: id,
  reason: fieldSchema(reason),
  conditions: z.optional(fieldSchema(conditions)),
  expiresOn: fieldSchema(expiresOn),
})

/** Asks whoever may accept a risk of its band to live with a failure mode until a day. Asked again while one holds, it is a renewal. */
export const askAcceptanceVerb: Verb<z.infer<typeof askSchema>> = {
  name: 'acceptance.ask',
  event: 'acceptance.asked',
  permission: 'edit-rows',
  stream: 'register',
  schema: askSchema,
  async decide(scope, { failureModeId, conditions: on = null, ...input }, { streamId, now }) {
    const { membershipId, name } = scope
    if (membershipId === null) refuseAcceptance('forbidden', 'failureModeId', 'A person asks for an acceptance, and nobody else.', 'Sign in, and ask on the page of the failure mode.')
    return askAcceptance({ ...input, conditions: on }, await loadJudged(scope, streamId, failureModeId), { membershipId, name }, now)
  },
}

const oneSchema = z.strictObject({ id })

/** Takes back what one has asked for, while nobody has decided. */
export const withdrawAcceptanceVerb: Verb<z.infer<typeof oneSchema>> = {
  name: 'acceptance.withdraw',
  event: 'acceptance.withdrawn',
  permission: 'edit-rows',
  stream: 'register',
  schema: oneSchema,
  async decide(scope, input, { streamId, now }) {
    return withdrawAcceptance((await loadJudgedOf(scope, streamId, input.id)).found, scope.membershipId, now)
  },
}

/** Records that an acceptance has ended by itself and opens its failure mode again; nothing where it holds, or where that was recorded. */
export const lapseAcceptanceVerb: Verb<z.infer<typeof oneSchema>> = {
  name: 'acceptance.lapse',
  event: 'acceptance.lapsed',
  permission: 'edit-rows',
  stream: 'register',
  schema: oneSchema,
  async decide(scope, input, { streamId, now }) {
    const { judged, found } = await loadJudgedOf(scope, streamId, input.id)
    if (!found) refuseAcceptance('not-found', 'id', 'There is no such acceptance here.', 'It may belong to another register, or the id is wrong.')
    return lapseAcceptance(found, judged, now)
  },
}
