'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { LiveConnection } from '@/lib/live/client/live-connection'

/** A burst of events is one refresh; a reading of the page costs more than an event. */
const PAUSE_MS = 1_500

/**
 * Shows a page of the server anew when something happens in the streams that it was made from, and when somebody comes back to it. What is
 * typed into it stays. `heads` are the event numbers that the page is true at.
 */
export function RefreshOnEvents({ heads }: { heads: Readonly<Record<string, number>> }) {
  const router = useRouter()
  const known = useRef(new Map(Object.entries(heads)))
  useEffect(() => {
    known.current = new Map([...known.current, ...Object.entries(heads)].map(([id, seq]) => [id, Math.max(seq, known.current.get(id) ?? 0)]))
  }, [heads])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const refresh = () => {
      timer ??= setTimeout(() => {
        timer = undefined
        router.refresh()
      }, PAUSE_MS)
    }
    const connection = new LiveConnection({
      heads: () => known.current,
      onEvents: refresh,
      onHeads: (passed) => passed.forEach((seq, id) => known.current.set(id, seq)),
      onReload: refresh,
      onState: () => undefined,
    })
    const follow = () => {
      if (document.visibilityState === 'hidden') return connection.pause()
      connection.open()
    }
    const comeBack = () => {
      follow()
      if (document.visibilityState === 'visible') refresh()
    }
    follow()
    document.addEventListener('visibilitychange', comeBack)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', comeBack)
      connection.close()
    }
  }, [router])
  return null
}
