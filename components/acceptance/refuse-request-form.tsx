'use client'

import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { failureModePath } from '@/components/register/use-register'
import { Button } from '@/components/ui/button'
import { TextArea } from '@/components/ui/text-area'
import { useToast } from '@/components/ui/toast'
import { useLateCommand } from '@/components/workshop/use-late-command'
import type { AcceptanceRow } from '@/lib/domain/acceptance/acceptance-rows'
import { ACCEPTANCE_TEXT_MAX } from '@/lib/domain/acceptance/acceptance-words'
import { describeRefusal } from '@/lib/live/client/refusal'
import { newId } from '@/lib/kernel/ids'

/** Says no to a request, with the reason. */
export function RefuseRequestForm({ registerCode, acceptance, ownerRoleId }: { registerCode: string; acceptance: AcceptanceRow; ownerRoleId: string }) {
  const { send, isSending } = useLateCommand()
  const router = useRouter()
  const toast = useToast()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() === '') return setProblem('Say what keeps you from accepting it.')
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const answer = await send('acceptance.refuse', { id: newId(), acceptanceId: acceptance.id, ownerRoleId, reason, zone })
    if (answer.ok === false) return setProblem(describeRefusal(answer.refusal))
    toast.show({ message: `You refused to accept ${acceptance.code}. Your reason stands on its page.` })
    router.push(`${failureModePath(registerCode, acceptance.code)}#acceptance-title`)
  }
  return (
    <details className="border-t pt-3">
      <summary className="text-sm font-medium text-muted hover:text-ink pointer-coarse:py-3">Refuse instead</summary>
      <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-3 pt-3">
        <TextArea
          label="Reason"
          hint="Everybody who reads the register sees it. Another request may answer it."
          rows={2}
          maxLength={ACCEPTANCE_TEXT_MAX}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          problem={problem}
        />
        <div>
          <Button type="submit" pending={isSending}>
            Refuse
          </Button>
        </div>
      </form>
    </details>
  )
}
