'use client'

import { useState } from 'react'
import { useActions } from '@/components/room/room-actions'
import type { CategoryRow } from '@/lib/domain/register/register-rows'
import { listSections } from '@/lib/domain/register/rows-to-content'
import { TextField } from '@/components/ui/text-field'
import { newId } from '@/lib/kernel/ids'
import { orderKeyBetween } from '@/lib/kernel/order-key'
import { useRoomView } from '@/lib/live/client/room'

/** Adds a category behind the last one; other sections of the document keep their place after it. */
export function AddCategory({ categories }: { categories: readonly CategoryRow[] }) {
  const { act } = useActions()
  const { rows } = useRoomView()
  const [title, setTitle] = useState('')
  const add = async () => {
    const text = title.trim()
    if (text === '') return
    setTitle('')
    const places = listSections(rows).map((entry) => ('category' in entry ? entry.category : entry.section))
    const last = categories.at(-1)?.orderKey ?? places.at(-1)?.orderKey ?? null
    const next = places.find((place) => last !== null && place.orderKey > last)?.orderKey ?? null
    const outcome = await act('category.add', { rows: [{ id: newId(), title: text, orderKey: orderKeyBetween(last, next) }] })
    if (!outcome.ok) setTitle((now) => (now === '' ? text : now))
  }
  return (
    <TextField
      label="Add a category"
      hideLabel
      quiet
      className="max-w-md print:hidden"
      placeholder="Add a category…"
      maxLength={300}
      value={title}
      onChange={(event) => setTitle(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) void add()
      }}
    />
  )
}
