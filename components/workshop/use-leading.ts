'use client'

import { useActions } from '@/components/room/room-actions'
import { useToast } from '@/components/ui/toast'
import { useLateCommand } from '@/components/room/use-late-command'
import { useWorkshop } from '@/components/workshop/use-workshop'
import type { WorkshopPhaseRow } from '@/lib/domain/workshop/workshop-rows'
import { mayEnter } from '@/lib/domain/workshop/workshop-standing'
import { describeRefusal } from '@/lib/live/client/refusal'
import { useRoomView } from '@/lib/live/client/room'

/** What who leads a workshop can do with its phases. */
export function useLeading() {
  const { workshop } = useWorkshop()
  const { rows } = useRoomView()
  const { act } = useActions()
  const toast = useToast()
  const { send, isSending } = useLateCommand()
  const input = (to: WorkshopPhaseRow) => ({ workshopId: workshop.id, from: workshop.phaseId, to: to.id })
  const reveal = async (to: WorkshopPhaseRow) => {
    const answer = await send('workshop.reveal', input(to))
    if (!answer.ok) toast.show({ tone: 'error', message: describeRefusal(answer.refusal) })
  }
  const isHidden = workshop.revealedAt === null
  return {
    isRevealing: isSending,
    /** Whether the way to a phase leads through the reveal. */
    needsReveal: (to: WorkshopPhaseRow) => isHidden && to.kind === 'group',
    /** Whether the workshop can go there now. */
    canGo: (to: WorkshopPhaseRow) => to.id !== workshop.phaseId && (to.kind === 'group' || mayEnter(rows, workshop, to)),
    go: (to: WorkshopPhaseRow) => void (isHidden && to.kind === 'group' ? reveal(to) : act('workshop.move', input(to))),
    end: () => void act('workshop.end', { workshopId: workshop.id }),
  }
}
