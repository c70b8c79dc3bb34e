'use server'

import { z } from 'zod'
import { runVerb } from '@/lib/services/run-verb'
import { defineAction } from '@/lib/web/define-action'
import { leaveToProve, withFreshIdentity } from '@/lib/web/fresh-identity'

const id = z.uuid({ error: 'Expected an id.' })
const approveSchema = z.strictObject({
  ...{ registerId: id, commandId: id, id, acceptanceId: id, ownerRoleId: id },
  reason: z.string().max(10_000),
  zone: z.string().max(100),
  /** Null: the provider's fresh word is used, which this browser keeps. */
  password: z.string().min(1, { error: 'Type your password.' }).max(1000).nullable(),
})

/** Checks the password anew, or takes the proof that the provider's word made, and accepts a risk with that, in one go. */
export const approveAcceptanceAction = defineAction({
  input: approveSchema,
  async handle({ input, ...asker }) {
    const { registerId, commandId, password, ...said } = input
    await withFreshIdentity(asker, password, { subjectId: said.acceptanceId, meaning: 'accepts-the-risk' }, (proof) =>
      runVerb(asker.actor, { commandId, verb: 'acceptance.approve', registerId, input: { ...said, proof } }),
    )
  },
})

const leaveSchema = z.strictObject({ registerCode: z.string().min(1).max(40), scenario: z.string().min(1).max(40), acceptanceId: id, ownerRoleId: id })

/** Begins a fresh login at the provider for a decision, and says where the browser goes for that. It comes back to the page to decide on. */
export const leaveToAccept = defineAction({
  input: leaveSchema,
  handle: ({ input: { registerCode, scenario, acceptanceId, ownerRoleId }, ...asker }) => {
    const place = `/registers/${encodeURIComponent(registerCode)}/${encodeURIComponent(scenario)}/acceptance`
    return leaveToProve(asker, { subjectId: acceptanceId, meaning: 'accepts-the-risk' }, `${place}?role=${ownerRoleId}#your-decision`)
  },
})
