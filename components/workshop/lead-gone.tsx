'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useToast } from '@/components/ui/toast'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { describeRefusal } from '@/lib/live/client/refusal'
import { newId } from '@/lib/kernel/ids'
import { sendCommand } from '@/lib/live/client/command-sender'
import { usePresenceView } from '@/lib/live/client/presence'
import { useRoomStore, useRoomView } from '@/lib/live/client/room'

/** Says to who leads too that the facilitator is not connected, and offers the lead. Whether it may be taken, the server decides. */
export function LeadGone() {
  const { workshop, mayRun } = useWorkshop()
  const { registerId } = useRoomStore()
  const { rows, reader, state } = useRoomView()
  const { people, more } = usePresenceView()
  const toast = useToast()
  const [isPending, setPending] = useState(false)
  const isKnown = state === 'live' && more === 0 && people.some(({ membershipId }) => membershipId === reader.membershipId)
  const isGone = isKnown && !people.some(({ membershipId }) => membershipId === workshop.facilitatorId)
  if (!mayRun || !isGone || reader.membershipId === workshop.facilitatorId) return null
  const assume = async () => {
    setPending(true)
    const input = { workshopId: workshop.id, from: workshop.facilitatorId }
    const answer = await sendCommand({ commandId: newId(), verb: 'workshop-lead.assume', registerId: registerId ?? undefined, input })
    setPending(false)
    if (answer.ok === 'unreached') toast.show({ tone: 'error', message: 'Nobody answers. Try it again when the connection is back.' })
    else if (!answer.ok) toast.show({ tone: 'error', message: describeRefusal(answer.refusal) })
  }
  return (
    <div className="mb-5">
      <Notice
        tone="warning"
        live
        title={`${rows.get('membership', workshop.facilitatorId)?.name ?? 'The facilitator'} is not connected.`}
        actions={
          <Button size="small" pending={isPending} onClick={() => void assume()}>
            Take the lead over
          </Button>
        }
      >
        You lead too, so the meeting can go on. After half a minute you can take the lead over; everybody is told.
      </Notice>
    </div>
  )
}
