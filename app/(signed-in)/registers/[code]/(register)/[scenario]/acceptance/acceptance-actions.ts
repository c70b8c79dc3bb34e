'use server'

import { z } from 'zod'
import { demonstrationMode } from '@/lib/auth/gate-settings'
import { proveIdentityByPassword } from '@/lib/auth/identity-proof'
import { runVerb } from '@/lib/services/run-verb'
import { defineAction } from '@/lib/web/define-action'

const id = z.uuid({ error: 'Expected an id.' })
const approveSchema = z.strictObject({
  ...{ registerId: id, commandId: id, id, acceptanceId: id, ownerRoleId: id },
  reason: z.string().max(10_000),
  zone: z.string().max(100),
  password: z.string().min(1, { error: 'Type your password.' }).max(1000),
})

/** Checks the password anew and accepts a risk with that, in one go. */
export const approveAcceptanceAction = defineAction({
  input: approveSchema,
  async handle({ input, actor, signedIn, network }) {
    const { registerId, commandId, password, ...said } = input
    const check = { actor, password, network, isDemo: demonstrationMode().isOn }
    const proof = await proveIdentityByPassword(signedIn, check, { subjectId: said.acceptanceId, meaning: 'accepts-the-risk' })
    await runVerb(actor, { commandId, verb: 'acceptance.approve', registerId, input: { ...said, proof } })
  },
})
