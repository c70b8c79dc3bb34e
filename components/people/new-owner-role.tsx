'use client'

import { useState, type FormEvent } from 'react'
import { keyAtEnd } from '@/components/room/ordered-moves'
import { useActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import type { OwnerRoleRow } from '@/lib/domain/workspace/workspace-rows'
import { describeRefusal } from '@/lib/live/client/refusal'
import { newId } from '@/lib/kernel/ids'

/** Adds an owner role behind the others. A name that was refused stays in the field with the reason beneath. */
export function NewOwnerRole({ roles }: { roles: readonly OwnerRoleRow[] }) {
  const { act } = useActions()
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const add = async (event: FormEvent) => {
    event.preventDefault()
    const typed = name.trim()
    if (typed === '') return setProblem('Write the name of the role.')
    const rows = [{ id: newId(), name: typed, orderKey: keyAtEnd(roles) }]
    const outcome = await act('owner-role.add', { rows }, { quiet: true, done: `Added the role “${typed}”.` })
    setProblem(outcome.ok ? null : describeRefusal(outcome.refusal))
    // What was typed meanwhile stays.
    if (outcome.ok) setName((now) => (now.trim() === typed ? '' : now))
  }
  return (
    <form onSubmit={(event) => void add(event)} className="mt-2 flex max-w-md items-start gap-2">
      <TextField
        label="Another owner role"
        className="flex-1"
        maxLength={120}
        placeholder="Such as Data Steward"
        value={name}
        problem={problem}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" icon="plus" className="mt-6">
        Add
      </Button>
    </form>
  )
}
