'use client'

import { Notice } from '@/components/ui/notice'
import { isInside, isRemoved } from '@/lib/domain/workshop/workshop-standing'
import type { WorkshopRow } from '@/lib/domain/workshop/workshop-rows'
import { useRoomView } from '@/lib/live/client/room'

/** How somebody stands at the door of a workshop. */
export type DoorStanding = 'welcome' | 'locked-out' | 'removed'

/** Whether whoever looks may join or has joined: nobody new joins a locked workshop but who leads it, and who was removed stays out. */
export function useStandingAtDoor(workshop: WorkshopRow, leads: boolean): DoorStanding {
  const { rows, reader } = useRoomView()
  if (reader.membershipId === null) return 'welcome'
  const by = { membershipId: reader.membershipId }
  if (isRemoved(rows, workshop.id, by)) return 'removed'
  return workshop.lockedAt !== null && !leads && !isInside(rows, workshop.id, by) ? 'locked-out' : 'welcome'
}

/** Says why somebody only watches. */
export function DoorNotice({ standing }: { standing: DoorStanding }) {
  if (standing === 'welcome') return null
  const title = standing === 'removed' ? 'You were removed from this workshop.' : 'This workshop is locked.'
  return (
    <div className="pt-5">
      <Notice tone="warning" title={title} live>
        {standing === 'removed' ? 'You still read the register. Whoever leads it can let you back in.' : 'Nobody new joins at the moment. You watch; whoever leads it can unlock it.'}
      </Notice>
    </div>
  )
}
