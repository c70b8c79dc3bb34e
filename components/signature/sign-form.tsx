'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useId, useState, type FormEvent } from 'react'
import { baselinesPath } from '@/components/baseline/baseline-words'
import { FreshLogin, IdentityNotice, type IdentityWays } from '@/components/signature/identity-check'
import { MeaningChoice } from '@/components/signature/meaning-choice'
import { keepSignDraft, readSignDraft } from '@/components/signature/sign-draft'
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

/** What is sent to be signed; the server checks the password and forgets it. Without one it asks for the provider's fresh word. */
export interface SignInput {
  registerId: string
  commandId: string
  id: string
  baselineId: string
  placeId: string
  meaning: Meaning
  comment: string
  zone: string
  password: string | null
}

/** What somebody leaves for the provider with: it vouches for them for this baseline and this meaning. */
export interface LeaveInput {
  registerCode: string
  number: number
  baselineId: string
  placeId: string
  meaning: Meaning
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

export type SignAction = (input: SignInput) => Promise<{ ok: true } | Refused>
/** Answers with the address at the provider. */
export type LeaveAction = (input: LeaveInput) => Promise<{ ok: true; value: string } | Refused>

interface SignFormProps {
  registerCode: string
  baseline: { id: string; number: number }
  place: OwnPlace
  /** Stands beside the button in the demonstration; null everywhere else. */
  demonstrationPassword: string | null
  identity: IdentityWays
  sign: SignAction
  leave: LeaveAction
}

const LOST = 'Eyes Open cannot be reached. What you wrote is still here: try again in a moment. You cannot sign twice by that.'

/** Meaning, comment and proof of identity, and the button that signs. What was written is kept when it is refused; the password goes. */
export function SignForm({ registerCode, baseline, place, demonstrationPassword, identity, sign, leave }: SignFormProps) {
  const { registerId } = useRoomStore()
  const router = useRouter()
  const toast = useToast()
  const passwordId = useId()
  const [meaning, setMeaning] = useState<Meaning | null>(identity.checked?.subjectId === baseline.id ? identity.checked.meaning : null)
  const [comment, setComment] = useState('')
  const [password, setPassword] = useState('')
  const [isPending, setPending] = useState(false)
  // The same for every try, so that one whose answer was lost is answered again and signs nothing twice.
  const [ids, setIds] = useState(() => ({ commandId: newId(), id: newId() }))
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isProofGone, setProofGone] = useState(false)
  const isChecked = !isProofGone && identity.checked?.subjectId === baseline.id && identity.checked.meaning === meaning
  const { placeId } = place
  // What was written before the way to the provider; it is kept by the browser alone, so the server cannot draw it.
  useEffect(() => {
    const draft = readSignDraft(placeId)
    if (!draft) return
    setIds(draft.ids)
    setMeaning(draft.meaning)
    setComment(draft.comment)
  }, [placeId])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isPending || registerId === null) return
    if (meaning === null) return setProblem({ path: 'meaning', message: 'Say what your signature means.' })
    setPending(true)
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const input = { ...ids, registerId, baselineId: baseline.id, placeId, meaning, comment, zone, password: isChecked ? null : password }
    const answer = await sign(input).catch(() => null)
    setPending(false)
    setPassword('')
    if (answer?.ok) {
      keepSignDraft(placeId, null)
      toast.show({ message: `Baseline ${baseline.number} is signed.` })
      return router.push(`${baselinesPath(registerCode)}/${baseline.number}#signatures`)
    }
    setProblem(answer?.error.problems[0] ?? { path: '', message: answer?.error.message ?? LOST })
    if (answer?.error.problems[0]?.path === 'proof') setProofGone(true)
    document.getElementById(passwordId)?.focus()
  }
  const leaveForProvider = async () => {
    if (meaning === null) {
      setProblem({ path: 'meaning', message: 'Say first what your signature means.' })
      return false
    }
    keepSignDraft(placeId, { ids, meaning, comment })
    const answer = await leave({ registerCode, number: baseline.number, baselineId: baseline.id, placeId, meaning }).catch(() => null)
    if (answer?.ok) window.location.assign(answer.value)
    else setProblem(answer?.error.problems[0] ?? { path: '', message: answer?.error.message ?? LOST })
    return answer?.ok ?? false
  }
  const at = (path: string) => (problem?.path === path ? [problem.message, problem.hint].filter(Boolean).join(' ') : null)
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-3">
      <MeaningChoice value={meaning} onChange={setMeaning} problem={at('meaning')} />
      <TextArea label="Comment" hint="May be empty. Whoever reads the baseline sees it." rows={2} maxLength={COMMENT_MAX} value={comment} onChange={(event) => setComment(event.target.value)} problem={at('comment')} />
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
          problem={at('password')}
          hint="Typed again, so that it is you who signs."
        />
      )}
      <IdentityNotice ways={identity} isChecked={isChecked} countsFor="this baseline and this meaning" />
      {problem && !['meaning', 'comment', 'password'].includes(problem.path) && <Notice tone="error" live title={[problem.message, problem.hint].filter(Boolean).join(' ')} />}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {(isChecked || identity.hasPassword) && (
          <Button type="submit" variant="primary" pending={isPending}>
            Sign as {place.roleName}
          </Button>
        )}
        {demonstrationPassword !== null && !isChecked && (
          <p className="text-sm text-muted">
            Demonstration password: <code className="font-mono text-ink select-all">{demonstrationPassword}</code>
          </p>
        )}
      </div>
      {identity.providerName && !isChecked && <FreshLogin providerName={identity.providerName} isSecondWay={identity.hasPassword} act="signs" onLeave={leaveForProvider} />}
    </form>
  )
}
