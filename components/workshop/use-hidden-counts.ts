'use client'

import { useCallback, useEffect, useState } from 'react'
import * as z from 'zod/mini'
import type { CardDesk } from '@/components/workshop/card-desk'
import type { HiddenCount } from '@/lib/domain/workshop/hidden-card'
import { ownCardSchema } from '@/lib/domain/workshop/own-card'

const deskSchema = z.object({
  now: z.iso.datetime(),
  own: z.array(ownCardSchema),
  counts: z.array(z.object({ categoryId: z.nullable(z.string()), cards: z.int() })),
})

/** Anonymous cards are told by no event, so whoever wants to know how many there are asks, this often. */
const ASK_EVERY_MS = 4_000

interface Asked {
  /** Address of the desk. */
  address: string
  /** Asks again and again while cards are being written; once otherwise. */
  isWriting: boolean
  /** Anything whose change is a reason to ask at once. */
  hint: number
  desk: CardDesk | null
}

/** How many cards are hidden in each category, null until that is known, and how far the server's clock is ahead of this one, in milliseconds. */
export function useHiddenCounts({ address, isWriting, hint, desk }: Asked): { counts: HiddenCount[] | null; clockAhead: number } {
  const [counts, setCounts] = useState<HiddenCount[] | null>(null)
  const [clockAhead, setClockAhead] = useState(0)
  const ask = useCallback(async () => {
    const version = desk?.version ?? 0
    const sentAt = Date.now()
    try {
      const response = await fetch(address, { headers: { accept: 'application/json' } })
      if (!response.ok) return
      const read = deskSchema.parse(await response.json())
      setClockAhead(Date.parse(read.now) - (sentAt + Date.now()) / 2)
      setCounts(read.counts)
      desk?.takeStored(read.own, version)
    } catch {
      // The page says that it is offline already; what is shown stays until somebody answers.
    }
  }, [address, desk])
  useEffect(() => void ask(), [ask, hint, isWriting])
  useEffect(() => {
    if (!isWriting) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void ask()
    }, ASK_EVERY_MS)
    return () => clearInterval(timer)
  }, [ask, isWriting])
  return { counts, clockAhead }
}
