'use client'

import { useActions } from '@/components/room/room-actions'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { participantsOf } from '@/lib/domain/workshop/board'
import type { Part } from '@/lib/domain/workshop/workshop-words'
import { useRoomView } from '@/lib/live/client/room'

/** What one does where others score: score, watch, or null for who takes no part. */
export function useOwnPart() {
  const { workshop, takesPart } = useWorkshop()
  const { rows, reader } = useRoomView()
  const { act } = useActions()
  const own = takesPart ? participantsOf(rows, workshop.id).find(({ membershipId }) => membershipId === reader.membershipId) : undefined
  return {
    participantId: own?.id ?? null,
    part: own?.part ?? null,
    choose: (part: Part) => void act('participant.switch', { workshopId: workshop.id, part }),
  }
}
