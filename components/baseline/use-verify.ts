'use client'

import { useEffect, useRef, useState } from 'react'
import type { VerifyProgress, VerifyReport } from '@/lib/domain/baseline/verify-report'

/** How a check of the record stands. */
export type VerifyState =
  | { is: 'idle' }
  | { is: 'running'; progress: VerifyProgress | null }
  | { is: 'done'; report: VerifyReport }
  | { is: 'failed'; message: string }

type Line = { progress: VerifyProgress } | { done: VerifyReport } | { error: { message: string } }

const LOST = 'The answer broke off before the check was done. Nothing was changed by it: start it again.'

/** Has the server check the record, and follows how far it has come. */
export function useVerify() {
  const [state, setState] = useState<VerifyState>({ is: 'idle' })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const start = async () => {
    const own = new AbortController()
    running.current = own
    setState({ is: 'running', progress: null })
    try {
      const response = await fetch('/api/verify', { method: 'POST', signal: own.signal })
      let last: VerifyState = { is: 'failed', message: LOST }
      for await (const line of readLines(response)) {
        last = 'progress' in line ? last : 'done' in line ? { is: 'done', report: line.done } : { is: 'failed', message: line.error.message }
        if ('progress' in line) setState({ is: 'running', progress: line.progress })
      }
      setState(last)
    } catch {
      setState(own.signal.aborted ? { is: 'idle' } : { is: 'failed', message: LOST })
    }
  }
  return { state, start, stop: () => running.current?.abort() }
}

async function* readLines(response: Response): AsyncGenerator<Line> {
  if (!response.ok || response.body === null) {
    yield { error: { message: `The server refused it (${response.status}).` } }
    return
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const lines = (rest + value).split('\n')
    rest = lines.pop() ?? ''
    // The lines come from our own server.
    for (const line of lines) yield JSON.parse(line) as Line
  }
}
