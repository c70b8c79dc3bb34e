'use client'

import { useEffect, useState } from 'react'
import { useRegisterRow } from '@/components/register/use-register'

/**
 * What the server knows of a failure mode beside the rows of the room, from a door under the register's: asked for once and again when `about`, which names what it
 * follows from, is another. Null until it has come, and where it does not come: what stands beside it stands without it. Nothing is asked while `about` is empty.
 */
export function useAskedOfRegister<T>(door: string, failureModeId: string, about: string, read: (body: unknown) => T): T | null {
  const { code } = useRegisterRow()
  const [answer, setAnswer] = useState<T | null>(null)
  useEffect(() => {
    if (about === '') return
    const stop = new AbortController()
    const ask = async () => {
      const response = await fetch(`/api/registers/${encodeURIComponent(code)}/${door}?failureModeId=${failureModeId}`, { signal: stop.signal })
      if (response.ok) setAnswer(read(await response.json()))
    }
    ask().catch(() => undefined)
    return () => stop.abort()
  }, [code, door, failureModeId, about, read])
  return answer
}
