'use client'

import { useState } from 'react'
import { useActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Select } from '@/components/ui/select'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import type { CategoryRow } from '@/lib/domain/register/register-rows'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import { orderKeyBetween, spreadOrderKeys } from '@/lib/kernel/order-key'
import { useRoomStore } from '@/lib/live/client/room'

interface DeleteCategoryProps {
  category: CategoryRow
  categories: readonly CategoryRow[]
  onClose: () => void
}

/** Asks what becomes of the failure modes of a category before it goes: another category takes them, or they go with it. */
export function DeleteCategory({ category, categories, onClose }: DeleteCategoryProps) {
  const { act } = useActions()
  const store = useRoomStore()
  const listOf = (id: string) => listInOrder<'failure-mode'>(store.read().rows.where('failure-mode', 'categoryId', id))
  const members = listOf(category.id)
  const others = categories.filter(({ id }) => id !== category.id)
  const [targetId, setTargetId] = useState(others[0]?.id ?? '')
  const count = `${members.length.toLocaleString('en')} failure ${members.length === 1 ? 'mode' : 'modes'}`
  const target = others.find(({ id }) => id === targetId)

  const deleteAll = () => {
    onClose()
    void act('category.delete', { ids: [category.id], withFailureModes: true }, { done: `Deleted “${category.title}” with ${count}.` })
  }
  const moveAndDelete = async () => {
    if (!target) return
    onClose()
    const moved = await act('failure-mode.edit', { edits: movesTo(members, target, listOf(target.id).at(-1)?.orderKey ?? null) })
    // Somebody may have added another one meanwhile: then the category stays, and the refusal says so.
    const done = `Moved ${count} to “${target.title}” and deleted “${category.title}”.`
    if (moved.ok) await act('category.delete', { ids: [category.id] }, { done })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`“${category.title}” holds ${count}`}
      description="Move them to another category first, or delete them with it. Both can be undone."
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="danger" onClick={deleteAll}>
            Delete with {count}
          </Button>
          {target && (
            <Button variant="primary" onClick={() => void moveAndDelete()}>
              Move and delete
            </Button>
          )}
        </>
      }
    >
      {others.length > 0 ? (
        <Select
          label={`Category that takes the ${count}`}
          value={targetId}
          options={others.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(event) => setTargetId(event.target.value)}
        />
      ) : (
        <p>There is no other category that could take them. Add one first to keep them.</p>
      )}
    </Dialog>
  )
}

/** The edits that put failure modes behind those of another category, in their order. */
function movesTo(members: readonly FailureModeRow[], target: CategoryRow, last: string | null) {
  const keys = spreadOrderKeys(members.length, last)
  return members.flatMap((row, i) => [
    { id: row.id, field: 'categoryId', before: row.categoryId, after: target.id },
    { id: row.id, field: 'orderKey', before: row.orderKey, after: keys[i] ?? orderKeyBetween(last, null) },
  ])
}
