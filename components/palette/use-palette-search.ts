'use client'

import { useCallback, useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { loadRecent } from '@/components/palette/recent-places'

const excerpt = z.object({ label: z.string(), pieces: z.array(z.object({ text: z.string(), isHit: z.boolean() })) })
const failureMode = z.object({ id: z.string(), registerCode: z.string(), code: z.string(), title: z.string(), excerpt: z.nullable(excerpt) })
const answerSchema = z.object({
  registers: z.array(z.object({ code: z.string(), title: z.string() })),
  failureModes: z.array(failureMode),
  recent: z.array(z.object({ registerCode: z.string(), code: z.nullable(z.string()), title: z.string() })),
  isNear: z.boolean(),
  mayCreateRegister: z.boolean(),
})
export type PaletteAnswer = z.infer<typeof answerSchema>

export interface PaletteSearch {
  /** The last answer that came, of this query or an earlier one while this one is on its way. */
  answer: PaletteAnswer | null
  state: 'loading' | 'ready' | 'failed'
  retry(): void
}

/** Long enough that a word is one question, short enough that nobody waits for it. */
const PAUSE_MS = 120

/** Asks the server for what holds the words, a moment after the last key; an older question is cancelled by the next. */
export function usePaletteSearch(query: string, owner: string): PaletteSearch {
  const [answer, setAnswer] = useState<PaletteAnswer | null>(null)
  const [state, setState] = useState<PaletteSearch['state']>('loading')
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    const question = new AbortController()
    const timer = setTimeout(
      () => {
        setState('loading')
        ask(query, owner, question.signal).then(
          (found) => {
            setAnswer(found)
            setState('ready')
          },
          () => {
            if (!question.signal.aborted) setState('failed')
          },
        )
      },
      query === '' ? 0 : PAUSE_MS,
    )
    return () => {
      clearTimeout(timer)
      question.abort()
    }
  }, [query, owner, attempt])
  return { answer, state, retry: useCallback(() => setAttempt((n) => n + 1), []) }
}

async function ask(query: string, owner: string, signal: AbortSignal): Promise<PaletteAnswer> {
  const parameters = new URLSearchParams({ q: query })
  if (query.trim() === '') parameters.set('recent', JSON.stringify(loadRecent(owner)))
  const response = await fetch(`/api/search?${parameters}`, { signal })
  if (!response.ok) throw new Error(`The search answered ${response.status}.`)
  return answerSchema.parse(await response.json())
}
