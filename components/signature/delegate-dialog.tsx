'use client'

import { useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { useLateCommand } from '@/components/room/use-late-command'
import { may } from '@/lib/domain/access/permissions'
import { membersNow } from '@/lib/domain/workspace/members'
import { isHeldOn } from '@/lib/domain/workspace/role-holders'
import { describeRefusal, type Refusal } from '@/lib/live/client/refusal'
import { useRoomView } from '@/lib/live/client/room'
import { newId } from '@/lib/kernel/ids'

/** Lets somebody else sign in a role that the reader holds; nothing for who holds none. `today` is an ISO day. */
export function DelegateDialog({ today }: { today: string }) {
  const { rows, reader } = useRoomView()
  const [open, setOpen] = useState(false)
  const held = rows.all('owner-role-holding').filter((one) => one.membershipId === reader.membershipId && isHeldOn(one, today))
  const roles = held.flatMap(({ ownerRoleId }) => rows.get('owner-role', ownerRoleId) ?? []).filter(({ deletedAt }) => deletedAt === null)
  if (roles.length === 0) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>Let somebody else sign</Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Let somebody else sign"
        description="On these days they may sign in your role in this register, as long as you hold it. The delegation is printed beside their signature."
      >
        <DelegateForm roles={roles} today={today} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function DelegateForm({ roles, today, onDone }: { roles: readonly { id: string; name: string }[]; today: string; onDone: () => void }) {
  const { rows, reader } = useRoomView()
  const { send, isSending } = useLateCommand()
  const toast = useToast()
  const [ownerRoleId, setOwnerRoleId] = useState(roles[0]?.id ?? '')
  const [toMembershipId, setTo] = useState('')
  const [days, setDays] = useState({ validFrom: today, validTo: today })
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const signers = membersNow(rows).filter((one) => one.id !== reader.membershipId && may(one.roles, 'sign'))
  const give = async (event: FormEvent) => {
    event.preventDefault()
    if (toMembershipId === '') return
    const answer = await send('delegation.give', { id: newId(), ownerRoleId, toMembershipId, ...days })
    if (answer.ok === false) return setRefusal(answer.refusal)
    toast.show({ message: `${signers.find(({ id }) => id === toMembershipId)?.name ?? 'The member'} may sign for you.` })
    onDone()
  }
  return (
    <form onSubmit={(event) => void give(event)} className="grid gap-4">
      {roles.length > 1 && <Select label="Role" options={roles.map(({ id, name }) => ({ value: id, label: name }))} value={ownerRoleId} onChange={(event) => setOwnerRoleId(event.target.value)} />}
      <Select
        label="Who signs"
        required
        options={[{ value: '', label: 'Choose a member' }, ...signers.map(({ id, name }) => ({ value: id, label: name }))]}
        value={toMembershipId}
        onChange={(event) => setTo(event.target.value)}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label="From" type="date" required value={days.validFrom} onChange={(event) => setDays({ ...days, validFrom: event.target.value })} />
        <TextField label="To" type="date" required min={today} value={days.validTo} onChange={(event) => setDays({ ...days, validTo: event.target.value })} />
      </div>
      {refusal && <Notice tone="error" live title={describeRefusal(refusal)} />}
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" pending={isSending}>
          Let them sign
        </Button>
      </div>
    </form>
  )
}
