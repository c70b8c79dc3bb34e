'use server'

import { z } from 'zod'
import { MEANINGS } from '@/lib/domain/signature/signature-words'
import { runVerb } from '@/lib/services/run-verb'
import { defineAction } from '@/lib/web/define-action'
import { leaveToProve, withFreshIdentity } from '@/lib/web/fresh-identity'

const id = z.uuid({ error: 'Expected an id.' })
const signSchema = z.strictObject({
  ...{ registerId: id, commandId: id, id, baselineId: id, placeId: id },
  meaning: z.enum(MEANINGS, { error: 'Say what your signature means.' }),
  comment: z.string().max(10_000),
  zone: z.string().max(100),
  /** Null: the provider's fresh word is used, which this browser keeps. */
  password: z.string().min(1, { error: 'Type your password.' }).max(1000).nullable(),
})

/** Checks the password anew, or takes the proof that the provider's word made, and signs a baseline with that, in one go. */
export const signBaselineAction = defineAction({
  input: signSchema,
  async handle({ input, ...asker }) {
    const { registerId, commandId, password, baselineId, ...said } = input
    await withFreshIdentity(asker, password, { subjectId: baselineId, meaning: said.meaning }, (proof) =>
      runVerb(asker.actor, { commandId, verb: 'baseline.sign', registerId, input: { ...said, proof } }),
    )
  },
})

const leaveSchema = z.strictObject({ registerCode: z.string().min(1).max(40), number: z.number().int().min(1).max(9_999_999), baselineId: id, placeId: id, meaning: signSchema.shape.meaning })

/** Begins a fresh login at the provider for a signature, and says where the browser goes for that. It comes back to the page to sign on. */
export const leaveToSign = defineAction({
  input: leaveSchema,
  handle: ({ input: { registerCode, number, baselineId, placeId, meaning }, ...asker }) =>
    leaveToProve(asker, { subjectId: baselineId, meaning }, `/registers/${encodeURIComponent(registerCode)}/baselines/${number}/sign?place=${placeId}#your-signature`),
})
