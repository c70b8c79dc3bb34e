'use client'

import { useActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { participantsOf } from '@/lib/domain/workshop/board'
import { isReadyFor } from '@/lib/domain/workshop/workshop-standing'
import { useRoomView } from '@/lib/live/client/room'

/** Says that one is ready to go on from the present phase, or takes it back. Who leads sees who is. */
export function ReadyToggle() {
  const { workshop, phase, takesPart } = useWorkshop()
  const { rows, reader } = useRoomView()
  const { act } = useActions()
  const own = participantsOf(rows, workshop.id).find(({ membershipId }) => membershipId === reader.membershipId)
  if (!takesPart || !own || workshop.facilitatorId === reader.membershipId) return null
  const isReady = isReadyFor(own, phase)
  const tell = () => void act('participant.ready', { workshopId: workshop.id, participantId: own.id, phaseId: phase.id, isReady: !isReady })
  return (
    <Button aria-pressed={isReady} icon={isReady ? 'check' : undefined} onClick={tell} className="aria-pressed:border-accent aria-pressed:bg-accent-soft">
      {isReady ? 'Ready' : 'I am ready'}
    </Button>
  )
}
