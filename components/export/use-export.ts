'use client'

import { useRef, useState } from 'react'
import { FileRefusal, followFile, saveFile } from '@/components/export/follow-file'

export type Making =
  | { state: 'idle' }
  | { state: 'making'; step: string }
  | { state: 'made'; name: string }
  | { state: 'given-up' }
  | { state: 'failed'; message: string; hint: string }

/** The making of one file: begun, followed, given up. */
export function useExport() {
  const [making, setMaking] = useState<Making>({ state: 'idle' })
  const stop = useRef<AbortController | null>(null)
  const begin = async (address: string) => {
    const mine = new AbortController()
    stop.current = mine
    setMaking({ state: 'making', step: 'reading' })
    try {
      const file = await followFile(address, (step) => setMaking({ state: 'making', step }), mine.signal)
      saveFile(file)
      setMaking({ state: 'made', name: file.name })
    } catch (error) {
      setMaking(mine.signal.aborted ? { state: 'given-up' } : failureOf(error))
    }
  }
  const giveUp = () => stop.current?.abort()
  return { making, begin, giveUp }
}

function failureOf(error: unknown): Making {
  if (error instanceof FileRefusal) return { state: 'failed', message: error.message, hint: error.hint }
  return { state: 'failed', message: 'The server could not be reached.', hint: 'Your choice is kept. Look at the connection and try again.' }
}
