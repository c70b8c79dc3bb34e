'use client'

import { useState } from 'react'
import { keyAtEnd, type Placed } from '@/components/room/ordered-moves'
import { useActions } from '@/components/room/room-actions'
import { TextField } from '@/components/ui/text-field'
import type { CategoryRow } from '@/lib/domain/register/register-rows'
import { newId } from '@/lib/kernel/ids'

/** A title and Enter make a scenario at the end of a category; its code is given by the server and never used again. */
export function NewScenario({ category, rows }: { category: CategoryRow; rows: readonly Placed[] }) {
  const { act } = useActions()
  const [title, setTitle] = useState('')
  const add = async () => {
    const text = title.trim()
    if (text === '') return
    setTitle('')
    const row = { id: newId(), title: text, categoryId: category.id, orderKey: keyAtEnd(rows) }
    const outcome = await act('failure-mode.add', { rows: [row] })
    if (!outcome.ok) setTitle((now) => (now === '' ? text : now))
  }
  return (
    <TextField
      label={`Add a scenario to ${category.title}`}
      hideLabel
      quiet
      className="-ml-2.5 max-w-xl print:hidden"
      placeholder="Add a scenario: what fails? Enter adds it."
      maxLength={300}
      value={title}
      onChange={(event) => setTitle(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) void add()
      }}
    />
  )
}
