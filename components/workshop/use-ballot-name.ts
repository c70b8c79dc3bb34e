'use client'

import { useCallback } from 'react'
import type { RevealedBallot } from '@/lib/domain/workshop/ballot'
import { useRoomView } from '@/lib/live/client/room'

/** Whose ballot it is, by name; “Somebody” where nobody stands beside it. */
export function useBallotName(): (ballot: Pick<RevealedBallot, 'participantId'>) => string {
  const { rows } = useRoomView()
  return useCallback(
    ({ participantId }) => {
      const participant = participantId === null ? undefined : rows.get('participant', participantId)
      return (participant && rows.get('membership', participant.membershipId)?.name) ?? 'Somebody'
    },
    [rows],
  )
}
