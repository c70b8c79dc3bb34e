'use client'

import { useState, type FormEvent } from 'react'
import { useActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { TextField } from '@/components/ui/text-field'
import type { OwnerRoleRow } from '@/lib/domain/workspace/workspace-rows'
import { membersNow } from '@/lib/domain/workspace/members'
import { describeRefusal } from '@/lib/live/client/refusal'
import { nowIso } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { useRoomView } from '@/lib/live/client/room'

/** Says who holds a role from when to when. */
export function NewHolding({ role }: { role: OwnerRoleRow }) {
  const { rows } = useRoomView()
  const { act } = useActions()
  const [membershipId, setMembershipId] = useState('')
  const [from, setFrom] = useState(() => nowIso().slice(0, 10))
  const [to, setTo] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const members = membersNow(rows)
  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (membershipId === '') return setProblem('Choose who holds the role.')
    if (from === '') return setProblem('Say from which day on.')
    const row = { id: newId(), ownerRoleId: role.id, membershipId, validFrom: from, validTo: to === '' ? null : to }
    const name = members.find((member) => member.id === membershipId)?.name ?? 'Somebody'
    const outcome = await act('owner-role-holding.add', { rows: [row] }, { quiet: true, done: `${name} holds ${role.name}.` })
    if (!outcome.ok) return setProblem(describeRefusal(outcome.refusal))
    setProblem(null)
    setMembershipId('')
    setTo('')
  }
  const options = [{ value: '', label: 'Choose a member' }, ...members.map((member) => ({ value: member.id, label: member.name }))]
  return (
    <form onSubmit={(event) => void add(event)} noValidate className="grid gap-2">
      <div className="flex flex-wrap items-end gap-2">
        <Select
          label={`Next holder of ${role.name}`}
          className="min-w-48"
          options={options}
          value={membershipId}
          onChange={(event) => setMembershipId(event.target.value)}
        />
        <TextField label="First day" type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
        <TextField label="Last day" aside="optional" type="date" value={to} onChange={(event) => setTo(event.target.value)} />
        <Button type="submit" icon="plus">
          Add
        </Button>
      </div>
      {problem && <Notice tone="error" live title={problem} />}
    </form>
  )
}
