'use client'

import { useRouter } from 'next/navigation'
import { useId, useState, type FormEvent } from 'react'
import { baselinesPath } from '@/components/baseline/baseline-words'
import { MeaningChoice } from '@/components/signature/meaning-choice'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { COMMENT_MAX } from '@/lib/domain/signature/signature-rows'
import type { Meaning } from '@/lib/domain/signature/signature-words'
import type { OwnPlace } from '@/lib/domain/signature/signing-view'
import { useRoomStore } from '@/lib/live/client/room'
import { newId } from '@/lib/kernel/ids'

/** What is sent to be signed; the server checks the password and forgets it. */
export interface SignInput {
  registerId: string
  commandId: string
  id: string
  baselineId: string
  placeId: string
  meaning: Meaning
  comment: string
  zone: string
  password: string
}

interface Problem {
  path: string
  message: string
  hint?: string
}

export type SignAction = (input: SignInput) => Promise<{ ok: true } | { ok: false; error: { message: string; problems: readonly Problem[] } }>

interface SignFormProps {
  registerCode: string
  baseline: { id: string; number: number }
  place: OwnPlace
  /** Stands beside the button in the demonstration; null everywhere else. */
  demonstrationPassword: string | null
  sign: SignAction
}

const LOST = 'Eyes Open cannot be reached. What you wrote is still here: try again in a moment. You cannot sign twice by that.'

/** Meaning, comment and password, and the button that signs. What was written is kept when it is refused; the password goes. */
export function SignForm({ registerCode, baseline, place, demonstrationPassword, sign }: SignFormProps) {
  const { registerId } = useRoomStore()
  const router = useRouter()
  const toast = useToast()
  const passwordId = useId()
  const [meaning, setMeaning] = useState<Meaning | null>(null)
  const [comment, setComment] = useState('')
  const [password, setPassword] = useState('')
  const [isPending, setPending] = useState(false)
  // The same for every try, so that one whose answer was lost is answered again and signs nothing twice.
  const [ids] = useState(() => ({ commandId: newId(), id: newId() }))
  const [problem, setProblem] = useState<Problem | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isPending || registerId === null) return
    if (meaning === null) return setProblem({ path: 'meaning', message: 'Say what your signature means.' })
    setPending(true)
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const input = { ...ids, registerId, baselineId: baseline.id, placeId: place.placeId, meaning, comment, zone, password }
    const answer = await sign(input).catch(() => null)
    setPending(false)
    setPassword('')
    if (answer?.ok) {
      toast.show({ message: `Baseline ${baseline.number} is signed.` })
      return router.push(`${baselinesPath(registerCode)}/${baseline.number}#signatures`)
    }
    setProblem(answer?.error.problems[0] ?? { path: '', message: answer?.error.message ?? LOST })
    document.getElementById(passwordId)?.focus()
  }
  const at = (path: string) => (problem?.path === path ? [problem.message, problem.hint].filter(Boolean).join(' ') : null)
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-3">
      <MeaningChoice value={meaning} onChange={setMeaning} problem={at('meaning')} />
      <TextArea label="Comment" hint="May be empty. Whoever reads the baseline sees it." rows={2} maxLength={COMMENT_MAX} value={comment} onChange={(event) => setComment(event.target.value)} problem={at('comment')} />
      <TextField
        id={passwordId}
        label="Your password"
        type="password"
        autoComplete="current-password"
        required
        maxLength={200}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        problem={at('password')}
        hint="Typed again, so that it is you who signs."
      />
      {problem && !['meaning', 'comment', 'password'].includes(problem.path) && <Notice tone="error" live title={[problem.message, problem.hint].filter(Boolean).join(' ')} />}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" variant="primary" pending={isPending}>
          Sign as {place.roleName}
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
