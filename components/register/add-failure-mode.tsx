'use client'

import { useState } from 'react'
import { keyAtEnd } from '@/components/room/ordered-moves'
import { useActions } from '@/components/room/room-actions'
import type { CategoryGroup } from '@/components/register/use-register'
import { TextField } from '@/components/ui/text-field'
import { newId } from '@/lib/kernel/ids'

/** The last line of a category: a title and Enter make a failure mode; everything else can be added later. */
export function AddFailureMode({ group, width }: { group: CategoryGroup; width: number }) {
  const { act } = useActions()
  const [title, setTitle] = useState('')
  const add = async () => {
    const text = title.trim()
    if (text === '') return
    setTitle('')
    const orderKey = keyAtEnd(group.failureModes.map(({ row }) => row))
    const outcome = await act('failure-mode.add', { rows: [{ id: newId(), title: text, categoryId: group.category.id, orderKey }] })
    if (!outcome.ok) setTitle((now) => (now === '' ? text : now))
  }
  return (
    <tr className="print:hidden">
      <td colSpan={width} className="border-b py-1">
        <TextField
          label={`Add a failure mode to ${group.category.title}`}
          hideLabel
          quiet
          data-adds="failure-mode"
          className="max-w-xl"
          placeholder="What fails? Enter adds it."
          maxLength={300}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) void add()
          }}
        />
      </td>
    </tr>
  )
}
