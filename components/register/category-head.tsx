'use client'

import { useState } from 'react'
import { DeleteCategory } from '@/components/register/delete-category'
import type { CategoryGroup } from '@/components/register/use-register'
import { EditableText } from '@/components/room/editable-text'
import { keyForStep } from '@/components/room/ordered-moves'
import { useActions } from '@/components/room/room-actions'
import { BandBadge } from '@/components/score/band-badge'
import { Menu } from '@/components/ui/menu'
import { worstBand } from '@/lib/domain/scoring/band'

interface CategoryHeadProps {
  group: CategoryGroup
  groups: readonly CategoryGroup[]
  place: number
  width: number
  mayEdit: boolean
}

/** The line above a category's failure modes: its title, how many there are, the worst band among them. */
export function CategoryHead({ group, groups, place, width, mayEdit }: CategoryHeadProps) {
  const { act } = useActions()
  const [deleting, setDeleting] = useState(false)
  const { category, failureModes } = group
  const worst = worstBand(failureModes.map(({ score }) => (score.state === 'scored' ? score.band : null)))
  const move = (step: -1 | 1) => {
    const after = keyForStep(
      groups.map((one) => one.category),
      category.id,
      step,
    )
    if (after) void act('category.edit', { edits: [{ id: category.id, field: 'orderKey', before: category.orderKey, after }] })
  }
  const remove = () => {
    if (failureModes.length > 0) setDeleting(true)
    else void act('category.delete', { ids: [category.id] }, { done: `Deleted “${category.title}”.` })
  }
  return (
    <tr>
      <th colSpan={width} scope="rowgroup" className="border-b pt-6 pb-1.5 pl-1 text-left font-normal">
        <div className="flex items-center gap-3">
          <EditableText
            kind="category"
            id={category.id}
            field="title"
            label="Title of the category"
            value={category.title}
            shape="line"
            readOnly={!mayEdit}
            render={(title) => <h2 className="text-lg font-semibold">{title}</h2>}
          />
          <span className="tabular text-sm text-muted">{failureModes.length}</span>
          {worst && <BandBadge band={worst} size="small" />}
          {mayEdit && (
            <Menu
              label={`More for ${category.title}`}
              icon="more"
              iconOnly
              items={[
                { label: 'Move up', onSelect: () => move(-1), disabled: place === 0 },
                { label: 'Move down', onSelect: () => move(1), disabled: place === groups.length - 1 },
                { label: 'Delete category', danger: true, startsGroup: true, onSelect: remove },
              ]}
            />
          )}
        </div>
        {deleting && <DeleteCategory group={group} groups={groups} onClose={() => setDeleting(false)} />}
      </th>
    </tr>
  )
}
