'use client'

import { useState, type FormEvent } from 'react'
import { useActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { TextField } from '@/components/ui/text-field'
import { addDays } from '@/lib/domain/action/due'
import type { ControlRow } from '@/lib/domain/control/control-rows'
import { membersNow } from '@/lib/domain/workspace/members'
import { describeRefusal } from '@/lib/live/client/refusal'
import { newId } from '@/lib/kernel/ids'
import { useRoomView } from '@/lib/live/client/room'

/** Two weeks: near enough to be remembered. */
const DAYS_AHEAD = 14

interface AddActionProps {
  failureModeId: string
  controls: readonly ControlRow[]
  /** ISO day. */
  today: string
}

/** Somebody will do something until a day. The other fields stand there once somebody begins to write. */
export function AddAction({ failureModeId, controls, today }: AddActionProps) {
  const { rows } = useRoomView()
  const { act } = useActions()
  const [what, setWhat] = useState('')
  const [who, setWho] = useState('')
  const [due, setDue] = useState(() => addDays(today, DAYS_AHEAD))
  const [subject, setSubject] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const members = membersNow(rows)
  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (what.trim() === '') return
    if (who === '') return setProblem('Choose who does it.')
    if (due === '') return setProblem('Say until when.')
    const target = subject === '' ? { failureModeId } : { controlId: subject }
    setWhat('')
    setSubject('')
    setProblem(null)
    const outcome = await act('action.add', { rows: [{ id: newId(), what, membershipId: who, due, ...target }] }, { quiet: true, done: 'Added an action.' })
    if (outcome.ok) return
    setProblem(describeRefusal(outcome.refusal))
    setWhat((now) => (now === '' ? what : now))
  }
  return (
    <form onSubmit={(event) => void add(event)} noValidate className="grid gap-2 print:hidden">
      <TextField
        label="Add an action"
        hideLabel
        quiet
        className="-mx-2.5 mt-1"
        maxLength={300}
        placeholder="What will be done about it?"
        value={what}
        onChange={(event) => setWhat(event.target.value)}
      />
      {what !== '' && (
        <div className="flex flex-wrap items-end gap-2">
          <Select
            label="Who"
            className="min-w-44"
            options={[{ value: '', label: 'Choose a member' }, ...members.map(({ id, name }) => ({ value: id, label: name }))]}
            value={who}
            onChange={(event) => setWho(event.target.value)}
          />
          <TextField label="Until" type="date" value={due} onChange={(event) => setDue(event.target.value)} />
          {controls.length > 0 && (
            <Select
              label="For"
              className="max-w-64 min-w-44"
              options={[{ value: '', label: 'This failure mode' }, ...controls.map(({ id, title }) => ({ value: id, label: title.slice(0, 80) }))]}
              value={subject}
              onChange={(event) => setSubject(event.target.value)}
            />
          )}
          <Button type="submit" icon="plus">
            Add
          </Button>
        </div>
      )}
      {problem && <Notice tone="error" live title={problem} />}
    </form>
  )
}
