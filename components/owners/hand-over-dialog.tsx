'use client'

import { useState, type FormEvent } from 'react'
import { useVerb } from '@/components/owners/use-verb'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { newId } from '@/lib/kernel/ids'

interface HandOverDialogProps {
  role: { id: string; name: string }
  giver: { membershipId: string; name: string }
  takers: readonly { id: string; name: string }[]
  /** ISO day. */
  today: string
}

/** Asks somebody to take a role over; nothing changes until they accept. */
export function HandOverDialog({ role, giver, takers, today }: HandOverDialogProps) {
  const [open, setOpen] = useState(false)
  const [receiver, setReceiver] = useState('')
  const [day, setDay] = useState(today)
  const [missing, setMissing] = useState(false)
  const { run, pending, problem } = useVerb()
  const toast = useToast()
  const others = takers.filter(({ id }) => id !== giver.membershipId)
  const ask = async (event: FormEvent) => {
    event.preventDefault()
    setMissing(receiver === '')
    if (receiver === '' || day === '') return
    const done = await run('hand-over.ask', { id: newId(), ownerRoleId: role.id, fromMembershipId: giver.membershipId, toMembershipId: receiver, day })
    if (!done) return
    setOpen(false)
    const name = others.find(({ id }) => id === receiver)?.name ?? 'The member'
    toast.show({ message: `${name} is asked. Nothing changes until they accept.` })
  }
  const options = [{ value: '', label: 'Choose a member' }, ...others.map(({ id, name }) => ({ value: id, label: name }))]
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        Hand over<span className="sr-only"> {role.name}</span>
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={`Hand over ${role.name}`}
        description={`${giver.name} keeps the role until the one you ask has accepted. The day counts from then on.`}
      >
        <form onSubmit={(event) => void ask(event)} noValidate className="grid gap-4">
          <Select
            label="To"
            options={options}
            value={receiver}
            problem={missing ? 'Choose who is asked.' : undefined}
            onChange={(event) => setReceiver(event.target.value)}
          />
          <TextField label="From" type="date" required value={day} onChange={(event) => setDay(event.target.value)} />
          {problem && <Notice tone="error" live title={problem} />}
          <div className="flex justify-end gap-2">
            <Button variant="quiet" onClick={() => setOpen(false)}>
              Cancel
            </Button>
            <Button type="submit" variant="primary" pending={pending}>
              Ask
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  )
}
