'use client'

import { useCallback, useEffect, useState } from 'react'
import * as z from 'zod/mini'
import type { CardDesk } from '@/components/workshop/card-desk'
import { ballotWordsSchema, DOTS_KEY, placedDotsSchema, type Answers } from '@/components/workshop/use-answers'
import type { HiddenCount } from '@/lib/domain/workshop/hidden-card'
import { ownCardSchema } from '@/lib/domain/workshop/own-card'

const deskSchema = z.object({
  now: z.iso.datetime(),
  own: z.array(ownCardSchema),
  counts: z.array(z.object({ categoryId: z.nullable(z.string()), cards: z.int() })),
  dots: z.object({ own: placedDotsSchema, voters: z.int() }),
  ballots: z.array(z.intersection(ballotWordsSchema, z.object({ roundId: z.string() }))),
})

/** Anonymous cards and placed dots are told by no event, so whoever wants to know how many there are asks, this often. */
const ASK_EVERY_MS = 4_000

interface Asked {
  /** Address of the desk. */
  address: string
  /** Asks again and again while cards are being written or dots placed; once otherwise. */
  isAsking: boolean
  /** Anything whose change is a reason to ask at once. */
  hint: number
  desk: CardDesk | null
  answers: Answers | null
}

/** What a workshop tells of what is hidden, in numbers. */
export interface HiddenNumbers {
  counts: HiddenCount[]
  /** How many people have placed dots. */
  voters: number
}

/**
 * How many cards and voters there are, null until that is known, and how far the server's clock is ahead of this one, in milliseconds. What the server has of
 * one's own goes to the desk and to the answers.
 */
export function useHiddenCounts({ address, isAsking, hint, desk, answers }: Asked): { numbers: HiddenNumbers | null; clockAhead: number } {
  const [numbers, setNumbers] = useState<HiddenNumbers | null>(null)
  const [clockAhead, setClockAhead] = useState(0)
  const ask = useCallback(async () => {
    const versions = { desk: desk?.version ?? 0, dots: answers?.dots.version ?? 0, ballots: answers?.ballots.version ?? 0 }
    const sentAt = Date.now()
    try {
      const response = await fetch(address, { headers: { accept: 'application/json' } })
      if (!response.ok) return
      const read = deskSchema.parse(await response.json())
      setClockAhead(Date.parse(read.now) - (sentAt + Date.now()) / 2)
      setNumbers({ counts: read.counts, voters: read.dots.voters })
      desk?.takeStored(read.own, versions.desk)
      answers?.dots.takeStored([[DOTS_KEY, read.dots.own]], versions.dots)
      answers?.ballots.takeStored(read.ballots.map(({ roundId, ...words }) => [roundId, words]), versions.ballots)
    } catch {
      // The page says that it is offline already; what is shown stays until somebody answers.
    }
  }, [address, desk, answers])
  useEffect(() => void ask(), [ask, hint, isAsking])
  useEffect(() => {
    if (!isAsking) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void ask()
    }, ASK_EVERY_MS)
    return () => clearInterval(timer)
  }, [ask, isAsking])
  return { numbers, clockAhead }
}
