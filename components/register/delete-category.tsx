'use client'

import { useState } from 'react'
import type { CategoryGroup } from '@/components/register/use-register'
import { useActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Select } from '@/components/ui/select'
import { orderKeyBetween, spreadOrderKeys } from '@/lib/kernel/order-key'

interface DeleteCategoryProps {
  group: CategoryGroup
  groups: readonly CategoryGroup[]
  onClose: () => void
}

/** Asks what becomes of the failure modes of a category before it goes: another category takes them, or they go with it. */
export function DeleteCategory({ group, groups, onClose }: DeleteCategoryProps) {
  const { act } = useActions()
  const { category, failureModes } = group
  const others = groups.filter((one) => one.category.id !== category.id)
  const [targetId, setTargetId] = useState(others[0]?.category.id ?? '')
  const count = `${failureModes.length.toLocaleString('en')} failure ${failureModes.length === 1 ? 'mode' : 'modes'}`
  const target = others.find((one) => one.category.id === targetId)

  const deleteAll = () => {
    onClose()
    const done = `Deleted “${category.title}” with ${count}.`
    void act('category.delete', { ids: [category.id], withFailureModes: true }, { done })
  }
  const moveAndDelete = async () => {
    if (!target) return
    onClose()
    const moved = await act('failure-mode.edit', { edits: movesTo(group, target) })
    // Somebody may have added another one meanwhile: then the category stays, and the refusal says so.
    const done = `Moved ${count} to “${target.category.title}” and deleted “${category.title}”.`
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
          options={others.map((one) => ({ value: one.category.id, label: one.category.title }))}
          onChange={(event) => setTargetId(event.target.value)}
        />
      ) : (
        <p>There is no other category that could take them. Add one first to keep them.</p>
      )}
    </Dialog>
  )
}

/** The edits that put the failure modes of one category behind those of another, in their order. */
function movesTo(group: CategoryGroup, target: CategoryGroup) {
  const last = target.failureModes.at(-1)?.row.orderKey ?? null
  const keys = spreadOrderKeys(group.failureModes.length, last)
  return group.failureModes.flatMap(({ row }, i) => [
    { id: row.id, field: 'categoryId', before: row.categoryId, after: target.category.id },
    { id: row.id, field: 'orderKey', before: row.orderKey, after: keys[i] ?? orderKeyBetween(last, null) },
  ])
}
