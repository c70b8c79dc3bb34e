'use client'

import * as z from 'zod/mini'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { LastWord, type LastWordDoors, type LastWordView } from '@/components/workshop/last-word'
import { keepInTab, readFromTab } from '@/components/room/tab-storage'
import type { BallotWords } from '@/lib/domain/workshop/ballot'
import type { PlacedDots } from '@/lib/domain/workshop/dot-vote'
import { CONFIDENCES } from '@/lib/domain/workshop/workshop-words'
import { useRoomStore } from '@/lib/live/client/room'
import type { RoomStore } from '@/lib/live/client/room-store'
import { present } from '@/lib/kernel/assert'

/** Under this key all of one's dots are one word. */
export const DOTS_KEY = 'dots'

const level = z.literal([1, 2, 3, 4, 5])
export const ballotWordsSchema: z.ZodMiniType<BallotWords> = z.object({
  levels: z.nullable(z.object({ likelihood: level, impact: level, detectability: level, recoverability: level, blastRadius: level })),
  confidence: z.nullable(z.enum(CONFIDENCES)),
  reason: z.nullable(z.string()),
})
export const placedDotsSchema: z.ZodMiniType<PlacedDots[]> = z.array(z.object({ candidateId: z.string(), dots: z.int() }))

/** What one answers in a workshop and others do not see. */
export interface Answers {
  ballots: LastWord<BallotWords>
  dots: LastWord<PlacedDots[]>
}

/** The answers of one workshop in this tab; null on the server and before the first paint, where nothing that was said is known. */
export function useAnswers(workshopId: string): Answers | null {
  const store = useRoomStore()
  const { registerId: place } = store
  const registerId = present(place, 'a workshop stands in the room of a register')
  const [answers, setAnswers] = useState<Answers | null>(null)
  useEffect(() => {
    setAnswers({
      ballots: new LastWord({
        ...doorsAt(`workshop-ballots ${workshopId}`, store),
        command: (roundId, word) => ({ verb: 'ballot.cast', registerId, input: { workshopId, roundId, ...word } }),
        schema: ballotWordsSchema,
      }),
      dots: new LastWord({
        ...doorsAt(`workshop-dots ${workshopId}`, store),
        command: (_, placed) => ({ verb: 'dot-vote.place', registerId, input: { workshopId, placed } }),
        schema: placedDotsSchema,
      }),
    })
  }, [workshopId, registerId, store])
  return answers
}

function doorsAt(key: string, store: RoomStore): Omit<LastWordDoors<never>, 'command' | 'schema'> {
  return {
    // What it takes to send comes late, and may not come at all while there is no connection.
    // Who opens a round sees it before the server does, and may answer it at once.
    send: async (envelope) => {
      await store.whenAnswered()
      return store.doors.send(envelope).catch(() => ({ ok: 'unreached' }))
    },
    wait: (ms) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
    read: () => readFromTab(key),
    keep: (text) => keepInTab(key, text),
  }
}

/** What was said, and how far it has come; the component renders again when that changes. */
export function useSaid<T>(words: LastWord<T> | undefined): LastWordView<T> {
  return useSyncExternalStore(
    (listener) => words?.subscribe(listener) ?? (() => undefined),
    () => words?.read() ?? NOTHING,
    () => NOTHING,
  )
}

const NOTHING: LastWordView<never> = { said: new Map(), isUnreached: false }

