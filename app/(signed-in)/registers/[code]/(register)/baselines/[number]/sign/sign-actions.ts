'use server'

import { z } from 'zod'
import { demonstrationMode } from '@/lib/auth/gate-settings'
import { proveIdentityByPassword } from '@/lib/auth/identity-proof'
import { beginOidc } from '@/lib/auth/oidc/begin-oidc'
import { requireOidcGate } from '@/lib/auth/oidc/oidc-gate'
import { MEANINGS } from '@/lib/domain/signature/signature-words'
import { runVerb } from '@/lib/services/run-verb'
import { defineAction } from '@/lib/web/define-action'
import { forgetWaitingProof, leaveForProvider, readWaitingProof } from '@/lib/web/oidc-door'
import { refuseInput } from '@/lib/kernel/errors'

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
  async handle({ input, actor, signedIn, network }) {
    const { registerId, commandId, password, baselineId, ...said } = input
    const subject = { subjectId: baselineId, meaning: said.meaning }
    const proof =
      password === null
        ? ((await readWaitingProof(baselineId))?.proof ?? refuseInput('proof', 'Your identity was checked too long ago.', 'Have it checked again, and sign then.'))
        : await proveIdentityByPassword(signedIn, { actor, password, network, isDemo: demonstrationMode().isOn }, subject)
    await runVerb(actor, { commandId, verb: 'baseline.sign', registerId, input: { ...said, proof } })
    if (password === null) await forgetWaitingProof()
  },
})

const leaveSchema = z.strictObject({ registerCode: z.string().min(1).max(40), number: z.number().int().min(1).max(9_999_999), baselineId: id, placeId: id, meaning: signSchema.shape.meaning })

/** Begins a fresh login at the provider for a signature, and says where the browser goes for that. It comes back to the page to sign on. */
export const leaveToProve = defineAction({
  input: leaveSchema,
  handle: ({ input: { registerCode, number, baselineId, placeId, meaning }, actor, signedIn: { personId, sessionId } }) => {
    const next = `/registers/${encodeURIComponent(registerCode)}/baselines/${number}/sign?place=${placeId}#your-signature`
    const purpose = { kind: 'prove' as const, next, personId, sessionId, workspaceId: actor.workspaceId, subjectId: baselineId, meaning }
    return leaveForProvider(() => beginOidc(requireOidcGate(), purpose))
  },
})
