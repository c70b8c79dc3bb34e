'use client'

import * as z from 'zod/mini'
import { useEffect, useId, useState, type FormEvent } from 'react'
import { keepInTab, readShapeFromTab } from '@/components/room/tab-storage'
import { newId } from '@/lib/kernel/ids'
import { useRoomStore } from '@/lib/live/client/room'

const idsSchema = z.object({ commandId: z.uuid(), id: z.uuid() })

/** What names one act: the same for every try, so that one whose answer was lost is answered again and done once. */
export type ActIds = z.infer<typeof idsSchema>

export interface ActProblem {
  path: string
  message: string
  hint?: string
}

export interface ActRefused {
  ok: false
  error: { message: string; problems: readonly ActProblem[] }
}

interface ProvenAct<W> {
  /** Under which the words are kept in this tab on the way to the provider. */
  key: string
  schema: z.ZodMiniType<W>
  /** What is written beside the proof, to begin with. */
  initial: W
  /** Whether the provider has just vouched for this act, as it is worded. */
  isVouched(words: W): boolean
  /** What is said when nobody answers. */
  lost: string
  /** What must be said before anything goes out; `isLeaving` on the way to the provider. */
  missing?(words: W, isLeaving: boolean): ActProblem | null
  /** Does it. The password is null where the provider's word stands for it. */
  send(words: W, sent: ActIds & { registerId: string; zone: string; password: string | null }): Promise<{ ok: true } | ActRefused>
  /** Asks for the address at the provider. */
  leave(words: W): Promise<{ ok: true; value: string } | ActRefused>
  done(): void
}

/** Something that is done with a fresh proof of identity, by password or by the provider. What was written is kept when it is refused; the password goes. */
export function useProvenAct<W>({ key, schema, initial, isVouched, lost, missing, send, leave, done }: ProvenAct<W>) {
  const { registerId } = useRoomStore()
  const passwordId = useId()
  const [words, setWords] = useState(initial)
  const [password, setPassword] = useState('')
  const [isPending, setPending] = useState(false)
  const [ids, setIds] = useState<ActIds>(() => ({ commandId: newId(), id: newId() }))
  const [problem, setProblem] = useState<ActProblem | null>(null)
  const [isProofGone, setProofGone] = useState(false)
  const isChecked = !isProofGone && isVouched(words)
  // What was written before the way to the provider; it is kept by the browser alone, so the server cannot draw it.
  useEffect(() => {
    const draft = readShapeFromTab(key, z.object({ ids: idsSchema, words: schema }))
    if (!draft) return
    setIds(draft.ids)
    setWords(draft.words)
  }, [key, schema])
  const showRefusal = (refused: ActRefused | null) => setProblem(refused?.error.problems[0] ?? { path: '', message: refused?.error.message ?? lost })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isPending || registerId === null) return
    const first = missing?.(words, false)
    if (first) return setProblem(first)
    setPending(true)
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const answer = await send(words, { ...ids, registerId, zone, password: isChecked ? null : password }).catch(() => null)
    setPending(false)
    setPassword('')
    if (answer?.ok) {
      keepInTab(key, '')
      return done()
    }
    showRefusal(answer)
    if (answer?.error.problems[0]?.path === 'proof') setProofGone(true)
    document.getElementById(passwordId)?.focus()
  }
  /** False when something kept them from leaving, which is said then. */
  const leaveForProvider = async (): Promise<boolean> => {
    const first = missing?.(words, true)
    if (first) {
      setProblem(first)
      return false
    }
    keepInTab(key, JSON.stringify({ ids, words }))
    const answer = await leave(words).catch(() => null)
    if (answer?.ok) window.location.assign(answer.value)
    else showRefusal(answer)
    return answer?.ok ?? false
  }
  return {
    ...{ words, setWords, password, setPassword, passwordId, isPending, isChecked, problem },
    submit: (event: FormEvent) => void submit(event),
    leaveForProvider,
  }
}

/** The words of a problem with what to do about it. */
export function printProblem({ message, hint }: ActProblem): string {
  return [message, hint].filter(Boolean).join(' ')
}
