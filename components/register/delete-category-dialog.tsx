'use client'

import type { CategoryGroup } from '@/components/register/use-register'
import { useActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

/** Names what would go with a category that still holds failure modes, before it goes. */
export function DeleteCategoryDialog({ group, open, onClose }: { group: CategoryGroup; open: boolean; onClose: () => void }) {
  const { act } = useActions()
  const { category, failureModes } = group
  const count = `${failureModes.length} failure ${failureModes.length === 1 ? 'mode' : 'modes'}`
  const remove = () => {
    onClose()
    void act('category.delete', { ids: [category.id], withFailureModes: true }, { done: `Deleted “${category.title}” with ${count}.` })
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={`Delete “${category.title}” with ${count}?`}
      description="They can be brought back with undo. To keep them, move them to another category first, from the menu of each line."
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="danger" onClick={remove}>
            Delete {count}
          </Button>
        </>
      }
    >
      <ul className="list-disc pl-5 text-sm">
        {failureModes.slice(0, 8).map(({ row }) => (
          <li key={row.id}>
            <span className="font-mono">{row.code}</span> {row.title}
          </li>
        ))}
        {failureModes.length > 8 && <li>and {failureModes.length - 8} more</li>}
      </ul>
    </Dialog>
  )
}
