'use client'

import * as z from 'zod/mini'
import { useRouter } from 'next/navigation'
import { failureModePath } from '@/components/register/use-register'
import type { IdentityWays } from '@/components/signature/identity-check'
import { ProofFields } from '@/components/signature/proof-fields'
import { useProvenAct, type ActRefused } from '@/components/signature/use-proven-act'
import { TextArea } from '@/components/ui/text-area'
import { useToast } from '@/components/ui/toast'
import type { AcceptanceRow } from '@/lib/domain/acceptance/acceptance-rows'
import { ACCEPTANCE_TEXT_MAX } from '@/lib/domain/acceptance/acceptance-words'
import type { ApproverRole } from '@/lib/domain/acceptance/approver-roles'

/** What is sent to accept a risk; the server checks the password and forgets it. Without one it asks for the provider's fresh word. */
export interface ApproveInput {
  registerId: string
  commandId: string
  id: string
  acceptanceId: string
  ownerRoleId: string
  reason: string
  zone: string
  password: string | null
}

/** What somebody leaves for the provider with: it vouches for them for this decision. */
export interface LeaveToAcceptInput {
  registerCode: string
  scenario: string
  acceptanceId: string
  ownerRoleId: string
}

export type ApproveAction = (input: ApproveInput) => Promise<{ ok: true } | ActRefused>
/** Answers with the address at the provider. */
export type LeaveToAcceptAction = (input: LeaveToAcceptInput) => Promise<{ ok: true; value: string } | ActRefused>

interface ApproveFormProps {
  registerCode: string
  acceptance: AcceptanceRow
  role: ApproverRole
  /** Stands beside the button in the demonstration; null everywhere else. */
  demonstrationPassword: string | null
  identity: IdentityWays
  approve: ApproveAction
  leave: LeaveToAcceptAction
}

const wordsSchema = z.object({ reason: z.string() })

/** Comment and proof of identity, and the button that accepts. */
export function ApproveForm({ registerCode, acceptance, role, demonstrationPassword, identity, approve, leave }: ApproveFormProps) {
  const router = useRouter()
  const toast = useToast()
  const about = { acceptanceId: acceptance.id, ownerRoleId: role.id }
  const act = useProvenAct({
    key: `eyes-open.accept.${acceptance.id}`,
    schema: wordsSchema,
    initial: { reason: '' },
    isVouched: () => identity.checked?.subjectId === acceptance.id,
    lost: 'Eyes Open cannot be reached. What you wrote is still here: try again in a moment. You cannot accept twice by that.',
    send: ({ reason }, sent) => approve({ ...sent, ...about, reason }),
    leave: () => leave({ registerCode, scenario: acceptance.code, ...about }),
    done: () => {
      toast.show({ message: `${acceptance.code} is accepted.` })
      router.push(`${failureModePath(registerCode, acceptance.code)}#acceptance-title`)
    },
  })
  return (
    <form onSubmit={act.submit} noValidate className="grid gap-3">
      <TextArea label="Comment" hint="May be empty. It stands beside your decision." rows={2} maxLength={ACCEPTANCE_TEXT_MAX} value={act.words.reason} onChange={(event) => act.setWords({ reason: event.target.value })} />
      <ProofFields {...{ act, identity, demonstrationPassword }} verb="accepts" countsFor="this decision" submitLabel={`Accept as ${role.name}`} />
    </form>
  )
}
