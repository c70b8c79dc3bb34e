'use client'

import { useRouter } from 'next/navigation'
import { useId, useState, type FormEvent } from 'react'
import { failureModePath } from '@/components/register/use-register'
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

/** What is sent to accept a risk; the server checks the password and forgets it. */
export interface ApproveInput {
  registerId: string
  commandId: string
  id: string
  acceptanceId: string
  ownerRoleId: string
  reason: string
  zone: string
  password: string
}

interface Problem {
  path: string
  message: string
  hint?: string
}

export type ApproveAction = (input: ApproveInput) => Promise<{ ok: true } | { ok: false; error: { message: string; problems: readonly Problem[] } }>

interface ApproveFormProps {
  registerCode: string
  acceptance: AcceptanceRow
  role: ApproverRole
  /** Stands beside the button in the demonstration; null everywhere else. */
  demonstrationPassword: string | null
  approve: ApproveAction
}

const LOST = 'Eyes Open cannot be reached. What you wrote is still here: try again in a moment. You cannot accept twice by that.'

/** Comment and password, and the button that accepts. What was written is kept when it is refused; the password goes. */
export function ApproveForm({ registerCode, acceptance, role, demonstrationPassword, approve }: ApproveFormProps) {
  const { registerId } = useRoomStore()
  const router = useRouter()
  const toast = useToast()
  const passwordId = useId()
  const [reason, setReason] = useState('')
  const [password, setPassword] = useState('')
  const [isPending, setPending] = useState(false)
  // The same for every try, so that one whose answer was lost is answered again and accepts nothing twice.
  const [ids] = useState(() => ({ commandId: newId(), id: newId() }))
  const [problem, setProblem] = useState<Problem | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isPending || registerId === null) return
    setPending(true)
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const answer = await approve({ ...ids, registerId, acceptanceId: acceptance.id, ownerRoleId: role.id, reason, zone, password }).catch(() => null)
    setPending(false)
    setPassword('')
    if (answer?.ok) {
      toast.show({ message: `${acceptance.code} is accepted.` })
      return router.push(`${failureModePath(registerCode, acceptance.code)}#acceptance-title`)
    }
    setProblem(answer?.error.problems[0] ?? { path: '', message: answer?.error.message ?? LOST })
    document.getElementById(passwordId)?.focus()
  }
  const words = problem && [problem.message, problem.hint].filter(Boolean).join(' ')
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-3">
      <TextArea label="Comment" hint="May be empty. It stands beside your decision." rows={2} maxLength={ACCEPTANCE_TEXT_MAX} value={reason} onChange={(event) => setReason(event.target.value)} />
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
      {words && problem?.path !== 'password' && <Notice tone="error" live title={words} />}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" variant="primary" pending={isPending}>
          Accept as {role.name}
        </Button>
        {demonstrationPassword !== null && (
          <p className="text-sm text-muted">
            Demonstration password: <code className="font-mono text-ink select-all">{demonstrationPassword}</code>
          </p>
        )}
      </div>
    </form>
  )
}
