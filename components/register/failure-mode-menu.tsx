'use client'

import type { CategoryGroup } from '@/components/register/use-register'
import { keyAtEnd, keyForStep } from '@/components/room/ordered-moves'
import { useActions } from '@/components/room/room-actions'
import { Menu, type MenuItem } from '@/components/ui/menu'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'

/** Moves a failure mode within its category or to another one, or deletes it; each can be undone. */
export function FailureModeMenu({ row, groups, sorted }: { row: FailureModeRow; groups: readonly CategoryGroup[]; sorted: boolean }) {
  const { act } = useActions()
  const own = groups.find((group) => group.category.id === row.categoryId)
  const list = own?.failureModes.map((summary) => summary.row) ?? []
  const at = list.findIndex((one) => one.id === row.id)
  const step = (direction: -1 | 1) => {
    const after = keyForStep(list, row.id, direction)
    if (after) void act('failure-mode.edit', { edits: [{ id: row.id, field: 'orderKey', before: row.orderKey, after }] })
  }
  const moveTo = (group: CategoryGroup) => {
    const orderKey = keyAtEnd(group.failureModes.map((summary) => summary.row))
    const edits = [
      { id: row.id, field: 'categoryId', before: row.categoryId, after: group.category.id },
      { id: row.id, field: 'orderKey', before: row.orderKey, after: orderKey },
    ]
    void act('failure-mode.edit', { edits }, { done: `Moved ${row.code} to “${group.category.title}”.` })
  }
  const others = groups.filter((group) => group !== own)
  const items: MenuItem[] = [
    { label: 'Move up', onSelect: () => step(-1), disabled: sorted || at <= 0 },
    { label: 'Move down', onSelect: () => step(1), disabled: sorted || at === list.length - 1 },
    ...others.map((group, i): MenuItem => ({ label: `Move to ${group.category.title}`, startsGroup: i === 0, onSelect: () => moveTo(group) })),
    {
      label: 'Delete',
      danger: true,
      startsGroup: true,
      onSelect: () => void act('failure-mode.delete', { ids: [row.id] }, { done: `Deleted ${row.code} ${row.title}.` }),
    },
  ]
  return <Menu label={`More for ${row.code}`} icon="more" iconOnly items={items} />
}
