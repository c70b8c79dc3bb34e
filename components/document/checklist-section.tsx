'use client'

import { EditableList } from '@/components/room/editable-list'
import type { SectionRow } from '@/lib/domain/register/register-rows'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import { useRoomView } from '@/lib/live/client/room'

/** What to do first, whatever has failed. */
export function ChecklistSection({ section, readOnly }: { section: SectionRow; readOnly: boolean }) {
  const { rows } = useRoomView()
  const items = listInOrder<'checklist-item'>(rows.where('checklist-item', 'sectionId', section.id))
  return (
    <div className="my-2 [&_li]:marker:content-['□__'] [&_li]:marker:text-muted">
      <EditableList
        kind="checklist-item"
        item="step"
        items={items}
        parent={{ sectionId: section.id }}
        readOnly={readOnly}
        shape="line"
      />
    </div>
  )
}
