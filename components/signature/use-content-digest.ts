'use client'

import { useEffect, useRef, useState } from 'react'
import { useRoomView } from '@/lib/live/client/room'

/** A burst of changes is one question. */
const PAUSE_MS = 800
/** Beyond so many failure modes the server needs seconds for an answer, and is asked once for each look at the page. */
const LIVE_MAX = 3_000

/** The digest of what the register means now, asked for again when something changes; null until it is known. */
export function useContentDigest(registerCode: string): string | null {
  const { rows, unconfirmed } = useRoomView()
  const [digest, setDigest] = useState<string | null>(null)
  const hasAsked = useRef(false)
  useEffect(() => {
    if (unconfirmed > 0 || (hasAsked.current && rows.all('failure-mode').length > LIVE_MAX)) return undefined
    const stop = new AbortController()
    const ask = async () => {
      hasAsked.current = true
      const found = await fetchDigest(registerCode, stop.signal)
      if (!stop.signal.aborted) setDigest(found)
    }
    const timer = setTimeout(() => void ask(), hasAsked.current ? PAUSE_MS : 0)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [rows, unconfirmed, registerCode])
  return digest
}

async function fetchDigest(registerCode: string, signal: AbortSignal): Promise<string | null> {
  try {
    const response = await fetch(`/api/registers/${encodeURIComponent(registerCode)}/standing`, { signal })
    // The answer comes from our own server.
    return response.ok ? ((await response.json()) as { contentDigest: string }).contentDigest : null
  } catch {
    return null
  }
}
