'use client'

import { useState } from 'react'
import { DeleteCategory } from '@/components/register/delete-category'
import { useActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'
import type { CategoryRow } from '@/lib/domain/register/register-rows'

/** What somebody wants with a category. */
export interface CategoryWish {
  do: 'rename' | 'delete'
  category: CategoryRow
}

interface CategoryDialogProps {
  wish: CategoryWish
  categories: readonly CategoryRow[]
  onClose: () => void
}

/** The dialog for a wish: another title, or what becomes of the failure modes of a category that goes. */
export function CategoryDialog({ wish, categories, onClose }: CategoryDialogProps) {
  if (wish.do === 'rename') return <RenameCategory category={wish.category} onClose={onClose} />
  return <DeleteCategory category={wish.category} categories={categories} onClose={onClose} />
}

function RenameCategory({ category, onClose }: { category: CategoryRow; onClose: () => void }) {
  const { act } = useActions()
  const [title, setTitle] = useState(category.title)
  const [problem, setProblem] = useState<string | null>(null)
  const save = async () => {
    const outcome = await act('category.edit', { edits: [{ id: category.id, field: 'title', before: category.title, after: title }] }, { quiet: true })
    if (outcome.ok) onClose()
    else setProblem(outcome.refusal.message)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Rename the category"
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" onClick={() => void save()}>
            Rename
          </Button>
        </>
      }
    >
      <TextField
        label="Title of the category"
        maxLength={300}
        value={title}
        problem={problem}
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) void save()
        }}
      />
    </Dialog>
  )
}
