import { z } from 'zod'
import { baselineRow } from '@/lib/domain/baseline/baseline-rows'
import { moveBaseline } from '@/lib/domain/baseline/move-baseline'
import { fieldSchema } from '@/lib/domain/row/row-schema'
import { listBaselines, lockBaselines } from '@/lib/data/baselines'
import type { Verb } from '@/lib/services/verb'

const status = fieldSchema(baselineRow.fields.status)
const schema = z.strictObject({ id: z.uuid({ error: 'Expected an id.' }), from: status, to: status })

/** Moves a baseline from one status to another. Locking one supersedes the one that was locked, in the same event. */
export const moveBaselineVerb: Verb<z.infer<typeof schema>> = {
  name: 'baseline.move',
  event: 'baseline.moved',
  permission: 'manage-register',
  stream: 'register',
  schema,
  async decide(scope, input, { streamId }) {
    await lockBaselines(scope, streamId)
    return moveBaseline(await listBaselines(scope, streamId), input)
  },
}
