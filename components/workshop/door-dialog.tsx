'use client'

import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { useRegisterRow } from '@/components/register/use-register'
import { useActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { QrCode } from '@/components/workshop/qr-code'
import { useWorkshop, workshopPath } from '@/components/workshop/use-workshop'
import { newId } from '@/lib/kernel/ids'
import { participantsOf } from '@/lib/domain/workshop/board'
import { useRoomView } from '@/lib/live/client/room'

/** The door of a workshop: whether guests come in, by which link, and whether anybody new does; and who was sent out. */
export function DoorDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title="The door" description="Members of the workspace join by opening this page. Guests join by a link, with a name only." dismissable>
      <div className="grid gap-6">
        <Guests />
        <Lock />
        <Removed />
      </div>
    </Dialog>
  )
}

function Guests() {
  const { workshop } = useWorkshop()
  const { act } = useActions()
  const address = useGuestAddress()
  const renew = () => void act('guest-link.open', { workshopId: workshop.id, linkId: newId() })
  if (workshop.guestLink === null) {
    return (
      <section aria-label="Guests" className="grid gap-2">
        <p className="text-base">No guests are let in. With a link they write cards and score here, and see nothing else of the register.</p>
        <div>
          <Button variant="primary" onClick={renew}>
            Let guests in
          </Button>
        </div>
      </section>
    )
  }
  return (
    <section aria-label="Guests" className="grid gap-3">
      {address && (
        <>
          <QrCode text={address} label="Code of the link for guests" />
          <Copyable address={address} />
        </>
      )}
      <div className="flex flex-wrap gap-2">
        <Button onClick={renew}>Make a new link</Button>
        <Button onClick={() => void act('guest-link.close', { workshopId: workshop.id })}>Let no more guests in</Button>
      </div>
      <p className="text-sm text-muted">A new link ends this one. Guests who are in stay in.</p>
    </section>
  )
}

function Copyable({ address }: { address: string }) {
  const toast = useToast()
  const copy = async () => {
    const isDone = await navigator.clipboard.writeText(address).then(() => true, () => false)
    toast.show(isDone ? { message: 'The link is copied.' } : { tone: 'error', message: 'This browser does not let us copy. Select the link and copy it.' })
  }
  return (
    <div className="flex items-end gap-2">
      <div className="min-w-0 flex-1">
        <TextField label="Link for guests" value={address} readOnly onFocus={(event) => event.target.select()} />
      </div>
      <Button onClick={() => void copy()}>Copy</Button>
    </div>
  )
}

function Lock() {
  const { workshop } = useWorkshop()
  const { act } = useActions()
  const isLocked = workshop.lockedAt !== null
  return (
    <section aria-label="Lock" className="flex flex-wrap items-center justify-between gap-3 border-t pt-4">
      <p className="min-w-0 flex-1 text-base">{isLocked ? 'Locked: nobody new joins, member or guest.' : 'Open: members join, and guests by the link.'}</p>
      <Button onClick={() => void act(isLocked ? 'workshop.unlock' : 'workshop.lock', { workshopId: workshop.id })}>{isLocked ? 'Unlock it' : 'Lock it'}</Button>
    </section>
  )
}

function Removed() {
  const { workshop } = useWorkshop()
  const { rows } = useRoomView()
  const { act } = useActions()
  const inside = new Set(participantsOf(rows, workshop.id).map(({ id }) => id))
  const out = rows.where('participant', 'workshopId', workshop.id).filter(({ id }) => !inside.has(id))
  if (out.length === 0) return null
  return (
    <section aria-label="Removed" className="border-t pt-4">
      <ul aria-label="Who was removed">
        {out.map(({ id, membershipId }) => (
          <li key={id} className="flex min-h-11 items-center justify-between gap-3 border-b py-1">
            <span className="min-w-0 truncate">{rows.get('membership', membershipId)?.name ?? 'Somebody'}</span>
            <Button size="small" onClick={() => void act('participant.readmit', { workshopId: workshop.id, participantId: id })}>
              Let back in
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const answer = z.object({ address: z.nullable(z.string()) })

/** The address that guests open: the server alone can say it, and only to who leads. */
function useGuestAddress(): string | null {
  const { workshop } = useWorkshop()
  const register = useRegisterRow()
  const [known, setKnown] = useState<{ link: string; address: string | null } | null>(null)
  const { guestLink } = workshop
  const place = `/api${workshopPath(register.code, workshop.id)}/guest-link`
  const { unconfirmed } = useRoomView()
  useEffect(() => {
    // The link that is shown already may still be on its way to the server.
    if (guestLink === null || unconfirmed > 0) return
    let isHere = true
    void fetch(place)
      .then(async (response) => (response.ok ? answer.parse(await response.json()).address : null))
      .catch(() => null)
      .then((address) => isHere && setKnown({ link: guestLink, address }))
    return () => {
      isHere = false
    }
  }, [place, guestLink, unconfirmed])
  return known !== null && known.link === guestLink ? known.address : null
}
