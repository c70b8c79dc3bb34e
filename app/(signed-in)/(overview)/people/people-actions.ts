'use server'

import { z } from 'zod'
import { publicOrigin } from '@/lib/auth/gate-settings'
import { makeInvitationToken } from '@/lib/services/people/invitations'
import { runVerb } from '@/lib/services/run-verb'
import { defineAction } from '@/lib/web/define-action'
import { newId } from '@/lib/kernel/ids'

/** Invites somebody. The link with its token goes to the administrator's page and nowhere else; only the hash is stored. */
export const invite = defineAction({
  input: z.strictObject({ email: z.string().max(1000), roles: z.array(z.string()).max(20) }),
  async handle({ actor, input }) {
    const { token, hash } = makeInvitationToken()
    const result = await runVerb(actor, { commandId: newId(), verb: 'invitation.create', input: { ...input, tokenHash: hash } })
    const made = result.changes.find((change) => change.kind === 'invitation' && change.field === null)?.after
    const { email, expiresAt } = z.object({ email: z.string(), expiresAt: z.string() }).parse(made)
    return { email, expiresAt, link: `${publicOrigin()}/invitations/${token}` }
  },
})

/** Takes an invitation back; its link stops to work. */
export const withdraw = defineAction({
  input: z.strictObject({ invitationId: z.uuid() }),
  async handle({ actor, input }) {
    await runVerb(actor, { commandId: newId(), verb: 'invitation.delete', input: { ids: [input.invitationId] } })
    return null
  },
})
