'use client'

import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { baselinesPath } from '@/components/baseline/baseline-words'
import { Button } from '@/components/ui/button'
import { TextArea } from '@/components/ui/text-area'
import { useToast } from '@/components/ui/toast'
import { useLateCommand } from '@/components/workshop/use-late-command'
import { COMMENT_MAX } from '@/lib/domain/signature/signature-rows'
import { describeRefusal } from '@/lib/live/client/refusal'
import { newId } from '@/lib/kernel/ids'

interface RefuseFormProps {
  registerCode: string
  baseline: { number: number }
  placeId: string
}

/** Says no, with the reason. */
export function RefuseForm({ registerCode, baseline, placeId }: RefuseFormProps) {
  const { send, isSending } = useLateCommand()
  const router = useRouter()
  const toast = useToast()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() === '') return setProblem('Say what keeps you from signing.')
    const answer = await send('baseline.refuse', { id: newId(), placeId, reason, zone: Intl.DateTimeFormat().resolvedOptions().timeZone })
    if (answer.ok === false) return setProblem(describeRefusal(answer.refusal))
    toast.show({ message: `You refused baseline ${baseline.number}. Your reason stands beside it.` })
    router.push(`${baselinesPath(registerCode)}/${baseline.number}#signatures`)
  }
  return (
    <details className="border-t pt-3">
      <summary className="text-sm font-medium text-muted hover:text-ink pointer-coarse:py-3">Refuse instead</summary>
      <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-3 pt-3">
        <TextArea
          label="Reason"
          hint="Everybody who reads the baseline sees it. You can still sign when it is answered."
          rows={2}
          maxLength={COMMENT_MAX}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          problem={problem}
        />
        <div>
          <Button type="submit" pending={isSending}>
            Refuse to sign
          </Button>
        </div>
      </form>
    </details>
  )
}
