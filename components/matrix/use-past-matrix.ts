'use client'

import { useEffect, useState } from 'react'
import type { MatrixAsOf } from '@/lib/domain/matrix/matrix-as-of'
import { parseMoment, printMoment, type Moment } from '@/lib/domain/row/moment'

/** The past as far as it has been read; `shown` is the last one that was, also while another is on its way. */
export interface PastReading {
  shown: { asked: Moment; past: MatrixAsOf } | null
  isReading: boolean
  /** Why it could not be read, in words. */
  problem: string | null
  readAgain(): void
}

interface Answer {
  key: string
  asked: Moment
  /** The past, or in words why not. */
  found: MatrixAsOf | string
}

const NO_ANSWER = 'The server did not answer. Nothing is lost; the connection may be gone for a moment.'

/** Reads the matrix of a register as of a moment; nothing while `at` is null. */
export function usePastMatrix(registerCode: string, at: Moment | null): PastReading {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [attempt, setAttempt] = useState(0)
  const text = at === null ? null : printMoment(at)
  const key = `${registerCode} ${text ?? ''} ${attempt}`
  useEffect(() => {
    const asked = text === null ? null : parseMoment(text)
    if (asked === null) return
    const controller = new AbortController()
    void readPast(`/api/registers/${encodeURIComponent(registerCode)}/as-of?at=${text}`, controller.signal).then((found) => {
      if (!controller.signal.aborted) setAnswer({ key, asked, found })
    })
    return () => controller.abort()
  }, [registerCode, text, key])
  const isHere = answer?.key === key
  const past = answer && typeof answer.found !== 'string' ? { asked: answer.asked, past: answer.found } : null
  return {
    shown: at === null ? null : past,
    isReading: at !== null && !isHere,
    problem: isHere && typeof answer.found === 'string' ? answer.found : null,
    readAgain: () => setAttempt((count) => count + 1),
  }
}

async function readPast(address: string, signal: AbortSignal): Promise<MatrixAsOf | string> {
  const response = await fetch(address, { signal }).catch(() => null)
  if (!response) return NO_ANSWER
  // Our own handler's answer, of the type that lib/services/register/read-register-as-of gives.
  if (response.ok) return (await response.json()) as MatrixAsOf
  const refused = (await response.json().catch(() => null)) as { error?: { message?: string; problems?: { hint?: string }[] } } | null
  const { message, problems } = refused?.error ?? {}
  return message ? [message, problems?.[0]?.hint].filter(Boolean).join(' ') : NO_ANSWER
}
