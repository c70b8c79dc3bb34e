'use server'

import { z } from 'zod'
import { demonstrationMode } from '@/lib/auth/gate-settings'
import { proveIdentityByPassword } from '@/lib/auth/identity-proof'
import { MEANINGS } from '@/lib/domain/signature/signature-words'
import { runVerb } from '@/lib/services/run-verb'
import { defineAction } from '@/lib/web/define-action'

const id = z.uuid({ error: 'Expected an id.' })
const signSchema = z.strictObject({
  ...{ registerId: id, commandId: id, id, baselineId: id, placeId: id },
  meaning: z.enum(MEANINGS, { error: 'Say what your signature means.' }),
  comment: z.string().max(10_000),
  zone: z.string().max(100),
  password: z.string().min(1, { error: 'Type your password.' }).max(1000),
})

/** Checks the password anew and signs a baseline with that, in one go. */
export const signBaselineAction = defineAction({
  input: signSchema,
  async handle({ input, actor, signedIn, network }) {
    const { registerId, commandId, password, baselineId, ...said } = input
    const check = { actor, password, network, isDemo: demonstrationMode().isOn }
    const proof = await proveIdentityByPassword(signedIn, check, { subjectId: baselineId, meaning: said.meaning })
    await runVerb(actor, { commandId, verb: 'baseline.sign', registerId, input: { ...said, proof } })
  },
})
