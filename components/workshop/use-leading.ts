'use client'

import { useState } from 'react'
import { useActions } from '@/components/room/room-actions'
import { useToast } from '@/components/ui/toast'
import { useWorkshop } from '@/components/workshop/use-workshop'
import type { WorkshopPhaseRow } from '@/lib/domain/workshop/workshop-rows'
import { mayEnter } from '@/lib/domain/workshop/workshop-standing'
import { sendCommand } from '@/lib/live/client/command-sender'
import { describeRefusal } from '@/lib/live/client/refusal'
import { waitFor } from '@/lib/live/client/retry-pause'
import { useRoomStore, useRoomView } from '@/lib/live/client/room'
import { sendUntilAnswered } from '@/lib/live/client/send-until-answered'
import { newId } from '@/lib/kernel/ids'

/** What who leads a workshop can do with its phases. */
export function useLeading() {
  const { workshop } = useWorkshop()
  const { registerId } = useRoomStore()
  const { rows } = useRoomView()
  const { act } = useActions()
  const toast = useToast()
  const [isRevealing, setRevealing] = useState(false)
  const input = (to: WorkshopPhaseRow) => ({ workshopId: workshop.id, from: workshop.phaseId, to: to.id })
  // The cards come from the server alone, so there is nothing to show before it has answered.
  const reveal = async (to: WorkshopPhaseRow) => {
    setRevealing(true)
    const envelope = { commandId: newId(), verb: 'workshop.reveal', registerId: registerId ?? undefined, input: input(to) }
    const answer = await sendUntilAnswered({ send: sendCommand, wait: waitFor }, envelope)
    setRevealing(false)
    if (!answer.ok) toast.show({ tone: 'error', message: describeRefusal(answer.refusal) })
  }
  const isHidden = workshop.revealedAt === null
  return {
    isRevealing,
    /** Whether the way to a phase leads through the reveal. */
    needsReveal: (to: WorkshopPhaseRow) => isHidden && to.kind === 'group',
    /** Whether the workshop can go there now. */
    canGo: (to: WorkshopPhaseRow) => to.id !== workshop.phaseId && (to.kind === 'group' || mayEnter(rows, workshop, to)),
    go: (to: WorkshopPhaseRow) => void (isHidden && to.kind === 'group' ? reveal(to) : act('workshop.move', input(to))),
    end: () => void act('workshop.end', { workshopId: workshop.id }),
  }
}
