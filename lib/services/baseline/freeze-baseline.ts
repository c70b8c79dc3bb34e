import { z } from 'zod'
import { baselineRow, type BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import { sayBaseline } from '@/lib/domain/baseline/signed-statement'
import { fieldSchema } from '@/lib/domain/row/row-schema'
import { freezeTextsAside } from '@/lib/exchange/frozen/frozen-apart'
import { insertBaselineTexts, listBaselines, lockBaselines } from '@/lib/data/baselines'
import { signHead } from '@/lib/data/signed-heads'
import { signingKey } from '@/lib/data/signing-key'
import { readForFreezing } from '@/lib/services/baseline/freeze-register'
import type { Verb } from '@/lib/services/verb'
import { AppError } from '@/lib/kernel/errors'

const schema = z.strictObject({
  id: z.uuid({ error: 'Expected an id.' }),
  label: z.optional(fieldSchema(baselineRow.fields.label)),
  changeNote: fieldSchema(baselineRow.fields.changeNote),
  /** True to freeze a register that says what its last baseline says. */
  evenIfUnchanged: z.boolean({ error: 'Expected true or false.' }).optional(),
})

/**
 * Freezes a register with its policy, its roles and who holds them, signs the baseline, and signs the head of the stream that its event makes. A
 * register that means what its last baseline means is refused, unless that is asked for.
 */
export const freezeBaseline: Verb<z.infer<typeof schema>> = {
  name: 'baseline.freeze',
  event: 'baseline.frozen',
  permission: 'edit-rows',
  stream: 'register',
  schema,
  async decide(scope, { id, label, changeNote, evenIfUnchanged = false }, { streamId, now, by }) {
    await lockBaselines(scope, streamId)
    const [last] = await listBaselines(scope, streamId)
    const { seq, register } = await readForFreezing(scope, streamId)
    const { rows, digest, content, contentDigest, scoringPolicyId } = await freezeTextsAside(register)
    if (last?.contentDigest === contentDigest && !evenIfUnchanged) refuseUnchanged(last)
    const { keyId, sign } = signingKey()
    const head = {
      ...{ id, number: (last?.number ?? 0) + 1, label: label ?? null, changeNote, digest, contentDigest, frozenAtSeq: seq, frozenAt: now },
      ...{ frozenById: by?.membershipId ?? null, scoringPolicyId, keyId },
    }
    const signature = sign(sayBaseline({ workspaceId: scope.workspaceId, registerId: streamId }, head))
    await insertBaselineTexts(scope, { registerId: streamId, baselineId: id }, { rows, content })
    return [{ kind: 'baseline', id, field: null, before: null, after: { ...head, status: 'draft', signature, deletedAt: null } }]
  },
  after: (scope, { streamId }) => signHead(scope, streamId),
}

function refuseUnchanged({ number }: BaselineRow): never {
  const message = `Nothing has changed since baseline ${number}.`
  throw new AppError('precondition', message, [{ path: 'evenIfUnchanged', message, hint: `Use baseline ${number}, or say that you want one of the same content.` }])
}
