'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useId, useState, type FormEvent } from 'react'
import { keepApproveDraft, readApproveDraft } from '@/components/acceptance/approve-draft'
import { failureModePath } from '@/components/register/use-register'
import { FreshLogin, IdentityNotice, type IdentityWays } from '@/components/signature/identity-check'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import type { AcceptanceRow } from '@/lib/domain/acceptance/acceptance-rows'
import { ACCEPTANCE_TEXT_MAX } from '@/lib/domain/acceptance/acceptance-words'
import type { ApproverRole } from '@/lib/domain/acceptance/approver-roles'
import { useRoomStore } from '@/lib/live/client/room'
import { newId } from '@/lib/kernel/ids'

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

interface Problem {
  path: string
  message: string
  hint?: string
}

interface Refused {
  ok: false
  error: { message: string; problems: readonly Problem[] }
}

export type ApproveAction = (input: ApproveInput) => Promise<{ ok: true } | Refused>
/** Answers with the address at the provider. */
export type LeaveToAcceptAction = (input: LeaveToAcceptInput) => Promise<{ ok: true; value: string } | Refused>

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

const LOST = 'Eyes Open cannot be reached. What you wrote is still here: try again in a moment. You cannot accept twice by that.'

/** Comment and proof of identity, and the button that accepts. What was written is kept when it is refused; the password goes. */
export function ApproveForm({ registerCode, acceptance, role, demonstrationPassword, identity, approve, leave }: ApproveFormProps) {
  const { registerId } = useRoomStore()
  const router = useRouter()
  const toast = useToast()
  const passwordId = useId()
  const [reason, setReason] = useState('')
  const [password, setPassword] = useState('')
  const [isPending, setPending] = useState(false)
  // The same for every try, so that one whose answer was lost is answered again and accepts nothing twice.
  const [ids, setIds] = useState(() => ({ commandId: newId(), id: newId() }))
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isProofGone, setProofGone] = useState(false)
  const acceptanceId = acceptance.id
  const isChecked = !isProofGone && identity.checked?.subjectId === acceptanceId
  // What was written before the way to the provider; it is kept by the browser alone, so the server cannot draw it.
  useEffect(() => {
    const draft = readApproveDraft(acceptanceId)
    if (!draft) return
    setIds(draft.ids)
    setReason(draft.reason)
  }, [acceptanceId])
  const showRefusal = (refused: Refused | null) => setProblem(refused?.error.problems[0] ?? { path: '', message: refused?.error.message ?? LOST })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isPending || registerId === null) return
    setPending(true)
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const answer = await approve({ ...ids, registerId, acceptanceId, ownerRoleId: role.id, reason, zone, password: isChecked ? null : password }).catch(() => null)
    setPending(false)
    setPassword('')
    if (answer?.ok) {
      keepApproveDraft(acceptanceId, null)
      toast.show({ message: `${acceptance.code} is accepted.` })
      return router.push(`${failureModePath(registerCode, acceptance.code)}#acceptance-title`)
    }
    showRefusal(answer)
    if (answer?.error.problems[0]?.path === 'proof') setProofGone(true)
    document.getElementById(passwordId)?.focus()
  }
  const leaveForProvider = async () => {
    keepApproveDraft(acceptanceId, { ids, reason })
    const answer = await leave({ registerCode, scenario: acceptance.code, acceptanceId, ownerRoleId: role.id }).catch(() => null)
    if (answer?.ok) window.location.assign(answer.value)
    else showRefusal(answer)
    return answer?.ok ?? false
  }
  const words = problem && [problem.message, problem.hint].filter(Boolean).join(' ')
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-3">
      <TextArea label="Comment" hint="May be empty. It stands beside your decision." rows={2} maxLength={ACCEPTANCE_TEXT_MAX} value={reason} onChange={(event) => setReason(event.target.value)} />
      {identity.hasPassword && !isChecked && (
        <TextField
          id={passwordId}
          label="Your password"
          type="password"
          autoComplete="current-password"
          required
          maxLength={200}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          problem={problem?.path === 'password' ? words : null}
          hint="Typed again, so that it is you who accepts."
        />
      )}
      <IdentityNotice ways={identity} isChecked={isChecked} countsFor="this decision" />
      {words && problem?.path !== 'password' && <Notice tone="error" live title={words} />}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {(isChecked || identity.hasPassword) && (
          <Button type="submit" variant="primary" pending={isPending}>
            Accept as {role.name}
          </Button>
        )}
        {demonstrationPassword !== null && !isChecked && (
          <p className="text-sm text-muted">
            Demonstration password: <code className="font-mono text-ink select-all">{demonstrationPassword}</code>
          </p>
        )}
      </div>
      {identity.providerName && !isChecked && <FreshLogin providerName={identity.providerName} isSecondWay={identity.hasPassword} act="accepts" onLeave={leaveForProvider} />}
    </form>
  )
}
