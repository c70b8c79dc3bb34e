'use client'

import { useEffect, useState } from 'react'

/** Longer than this no timer of a browser waits. */
const LONGEST_WAIT_MS = 2 ** 31 - 1

/** Whether a moment (ISO) has passed by this machine's clock; told again when it does. Null never passes, and on the server nothing has. */
export function useIsOver(at: string | null): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const left = at === null ? Number.POSITIVE_INFINITY : Date.parse(at) - Date.now()
    setOver(left <= 0)
    if (left <= 0 || left > LONGEST_WAIT_MS) return
    const timer = setTimeout(() => setOver(true), left)
    return () => clearTimeout(timer)
  }, [at])
  return isOver
}
