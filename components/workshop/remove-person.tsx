'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import type { MenuItem } from '@/components/ui/menu'
import { useToast } from '@/components/ui/toast'
import { useLateCommand } from '@/components/room/use-late-command'
import type { PersonInMeeting } from '@/components/workshop/use-people'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { may } from '@/lib/domain/access/permissions'
import { participantsOf } from '@/lib/domain/workshop/board'
import { describeRefusal } from '@/lib/live/client/refusal'
import { useRoomView } from '@/lib/live/client/room'

/** What who leads can do about somebody's being here at all; nobody removes who leads. */
export function useRemoveItems({ membershipId, part, isSelf }: PersonInMeeting, onRemove: () => void): MenuItem[] {
  const { mayRun } = useWorkshop()
  const { rows } = useRoomView()
  const roles = rows.get('membership', membershipId)?.roles ?? []
  if (!mayRun || isSelf || part !== 'participant' || may(roles, 'run-workshop')) return []
  return [{ label: 'Remove from the workshop…', icon: 'close', danger: true, onSelect: onRemove }]
}

/** Asks before somebody is removed: for a guest it is over then, and hidden cards stay or go. */
export function RemovePerson({ open, onClose, person }: { open: boolean; onClose: () => void; person: PersonInMeeting }) {
  const { workshop } = useWorkshop()
  const { rows } = useRoomView()
  const toast = useToast()
  const { isSending, send } = useLateCommand()
  const [withdrawCards, setWithdraw] = useState(false)
  const own = participantsOf(rows, workshop.id).find(({ membershipId }) => membershipId === person.membershipId)
  const hasHidden = workshop.authorship === 'named' && workshop.revealedAt === null && (own?.written ?? 0) > 0
  const remove = async () => {
    if (!own) return onClose()
    const answer = await send('participant.remove', { workshopId: workshop.id, participantId: own.id, withdrawCards: hasHidden && withdrawCards })
    if (answer.ok) toast.show({ message: `${person.name} is out of the workshop.` })
    else toast.show({ tone: 'error', message: describeRefusal(answer.refusal) })
    onClose()
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={`Remove ${person.name}?`}
      description={person.isGuest ? 'Their page closes at once, and the link does not let them back in.' : 'They write and score here no more. They still read the register.'}
      dismissable
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="danger" pending={isSending} onClick={() => void remove()}>
            Remove them
          </Button>
        </>
      }
    >
      {hasHidden ? (
        <Checkbox
          label="Withdraw their hidden cards"
          hint="Unread. Otherwise they are shown at the reveal, with their name."
          checked={withdrawCards}
          onChange={() => setWithdraw(!withdrawCards)}
        />
      ) : (
        <p className="text-base">What they have written and scored stays. You can let them back in.</p>
      )}
    </Dialog>
  )
}
