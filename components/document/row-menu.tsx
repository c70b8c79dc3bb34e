'use client'

import { keyForStep, type Placed } from '@/components/room/ordered-moves'
import { useActions } from '@/components/room/room-actions'
import { Menu } from '@/components/ui/menu'

interface RowMenuProps {
  kind: 'decision-rule' | 'revision' | 'signing-role'
  /** Name of one row, such as “rule”, and the number that it has in the list. */
  item: string
  list: readonly Placed[]
  row: Placed
}

/** Moves a row of a table within its list, or deletes it. */
export function RowMenu({ kind, item, list, row }: RowMenuProps) {
  const { act } = useActions()
  const place = list.findIndex((one) => one.id === row.id)
  const move = (step: -1 | 1) => {
    const after = keyForStep(list, row.id, step)
    if (after !== null) void act(`${kind}.edit`, { edits: [{ id: row.id, field: 'orderKey', before: row.orderKey, after }] })
  }
  return (
    <Menu
      label={`More for ${item} ${place + 1}`}
      icon="more"
      iconOnly
      items={[
        { label: 'Move up', icon: 'arrow-up', onSelect: () => move(-1), disabled: place <= 0 },
        { label: 'Move down', icon: 'arrow-down', onSelect: () => move(1), disabled: place === list.length - 1 },
        {
          label: 'Delete',
          icon: 'trash',
          danger: true,
          startsGroup: true,
          onSelect: () => void act(`${kind}.delete`, { ids: [row.id] }, { done: `Deleted ${item} ${place + 1}.` }),
        },
      ]}
    />
  )
}
