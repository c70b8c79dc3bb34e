import { z } from 'zod'
import { fieldSchema } from '@/lib/domain/row/row-schema'
import { sayRefusal } from '@/lib/domain/signature/sealed-statement'
import { refusablePlace } from '@/lib/domain/signature/sign-baseline'
import { refusalRow } from '@/lib/domain/signature/signature-rows'
import { lockBaselines } from '@/lib/data/baselines'
import { signHead } from '@/lib/data/signed-heads'
import { signingKey } from '@/lib/data/signing-key'
import { findPlace } from '@/lib/services/signature/find-place'
import { loadReviews } from '@/lib/services/signature/load-reviews'
import { findSpeaker } from '@/lib/services/signature/speaker'
import type { Verb } from '@/lib/services/verb'

const id = z.uuid({ error: 'Expected an id.' })
const schema = z.strictObject({ id, placeId: id, reason: fieldSchema(refusalRow.fields.reason), zone: fieldSchema(refusalRow.fields.zone) })

/**
 * Says no to a baseline in a role that a review asks, with the reason. It binds nobody, so identity is not checked anew; the role may sign later, when
 * what it asked for is answered.
 */
export const refuseBaseline: Verb<z.infer<typeof schema>> = {
  name: 'baseline.refuse',
  event: 'baseline.refused',
  permission: 'sign',
  stream: 'register',
  schema,
  async decide(scope, input, { streamId: registerId, now }) {
    await lockBaselines(scope, registerId)
    const rows = await loadReviews(scope, registerId)
    const { baseline, parts } = findPlace(rows, input.placeId)
    const { place } = refusablePlace(baseline, parts, input.placeId)
    const { givenById: _, ...speaker } = await findSpeaker(scope, place, rows.all('delegation'))
    const { keyId, sign } = signingKey()
    const said = { id: input.id, reviewPlaceId: place.id, ...speaker, baselineId: baseline.id, reason: input.reason, contentDigest: baseline.contentDigest, refusedAt: now, zone: input.zone, keyId }
    const row = { ...said, seal: sign(sayRefusal({ workspaceId: scope.workspaceId, registerId }, said)), deletedAt: null }
    return [{ kind: 'refusal', id: row.id, field: null, before: null, after: row }]
  },
  after: (scope, { streamId }) => signHead(scope, streamId),
}
