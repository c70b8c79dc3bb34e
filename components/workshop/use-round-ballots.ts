'use client'

import { useCallback, useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { useRegisterRow } from '@/components/register/use-register'
import { ballotWordsSchema } from '@/components/workshop/use-answers'
import { useWorkshop, workshopPath } from '@/components/workshop/use-workshop'
import type { RevealedBallot } from '@/lib/domain/workshop/ballot'
import type { ScoringRoundRow } from '@/lib/domain/workshop/scoring-rows'

const pageSchema = z.object({
  ballots: z.array(z.intersection(ballotWordsSchema, z.object({ id: z.string(), participantId: z.nullable(z.string()) }))),
  next: z.nullable(z.string()),
})

export interface RoundBallots {
  ballots: readonly RevealedBallot[]
  state: 'loading' | 'ready' | 'failed'
  /** Asks for more, or again where it failed; null where all are here. */
  more: (() => void) | null
}

/** The ballots of a revealed round, read by asking because a room may be without them: those furthest from the medians first. */
export function useRoundBallots({ id, workshopId }: Pick<ScoringRoundRow, 'id' | 'workshopId'>): RoundBallots {
  const register = useRegisterRow()
  // A guest sees the spread and not who gave what.
  const { isGuest } = useWorkshop()
  const address = `/api${workshopPath(register.code, workshopId)}/rounds/${id}/ballots`
  const [ballots, setBallots] = useState<readonly RevealedBallot[]>([])
  const [next, setNext] = useState<string | null>(null)
  const [state, setState] = useState<RoundBallots['state']>(isGuest ? 'ready' : 'loading')
  const ask = useCallback(
    async (after: string | null) => {
      setState('loading')
      const page = await readPage(after === null ? address : `${address}?after=${after}`)
      if (!page) return setState('failed')
      setBallots((known) => (after === null ? page.ballots : [...known, ...page.ballots]))
      setNext(page.next)
      setState('ready')
    },
    [address],
  )
  useEffect(() => {
    if (!isGuest) void ask(null)
  }, [ask, isGuest])
  return { ballots, state, more: state === 'failed' || next !== null ? () => void ask(next) : null }
}

async function readPage(address: string): Promise<z.infer<typeof pageSchema> | null> {
  try {
    const response = await fetch(address, { headers: { accept: 'application/json' } })
    return response.ok ? pageSchema.parse(await response.json()) : null
  } catch {
    // The page says that it is offline already; the reader may ask again.
    return null
  }
}
