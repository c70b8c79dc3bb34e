'use client'

import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { TextArea } from '@/components/ui/text-area'
import { useToast } from '@/components/ui/toast'
import { useLateCommand } from '@/components/room/use-late-command'
import { describeRefusal } from '@/lib/live/client/refusal'
import { newId } from '@/lib/kernel/ids'

interface RefuseInsteadProps {
  verb: string
  /** What the verb asks for beside the refusal's id, the reason and the signer's time zone. */
  input: Record<string, string>
  reasonMax: number
  hint: string
  /** What is said while there is no reason. */
  without: string
  submitLabel: string
  done: string
  /** Where the refusal stands. */
  then: string
}

/** Says no, with the reason. */
export function RefuseInstead({ verb, input, reasonMax, hint, without, submitLabel, done, then }: RefuseInsteadProps) {
  const { send, isSending } = useLateCommand()
  const router = useRouter()
  const toast = useToast()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() === '') return setProblem(without)
    const answer = await send(verb, { id: newId(), ...input, reason, zone: Intl.DateTimeFormat().resolvedOptions().timeZone })
    if (answer.ok === false) return setProblem(describeRefusal(answer.refusal))
    toast.show({ message: done })
    router.push(then)
  }
  return (
    <details className="border-t pt-3">
      <summary className="text-sm font-medium text-muted hover:text-ink pointer-coarse:py-3">Refuse instead</summary>
      <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-3 pt-3">
        <TextArea label="Reason" hint={hint} rows={2} maxLength={reasonMax} value={reason} onChange={(event) => setReason(event.target.value)} problem={problem} />
        <div>
          <Button type="submit" pending={isSending}>
            {submitLabel}
          </Button>
        </div>
      </form>
    </details>
  )
}
