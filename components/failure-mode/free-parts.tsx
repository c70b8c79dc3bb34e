'use client'

import { EditableText } from '@/components/room/editable-text'
import { useActions } from '@/components/room/room-actions'
import { Menu } from '@/components/ui/menu'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import { useRoomView } from '@/lib/live/client/room'

/** Parts of a source that fit no field, kept as they were. */
export function FreeParts({ failureModeId, readOnly }: { failureModeId: string; readOnly: boolean }) {
  const { rows } = useRoomView()
  const { act } = useActions()
  const parts = listInOrder<'free-part'>(rows.where('free-part', 'failureModeId', failureModeId))
  if (parts.length === 0) return null
  return (
    <section aria-labelledby="further-title">
      <h2 id="further-title" className="mb-2 border-b pb-1.5 text-lg font-semibold">
        Further parts of the document
      </h2>
      <div className="grid gap-4">
        {parts.map((part) => (
          <div key={part.id} className="flex items-start gap-2">
            <div className="min-w-0 flex-1">
              {part.label && <h3 className="font-medium">{part.label}</h3>}
              <EditableText kind="free-part" id={part.id} field="body" label={part.label ?? 'Further part'} value={part.body} shape="blocks" readOnly={readOnly} />
            </div>
            {!readOnly && (
              <Menu
                label={`More for ${part.label ?? 'this part'}`}
                icon="more"
                iconOnly
                items={[
                  { label: 'Delete', danger: true, onSelect: () => void act('free-part.delete', { ids: [part.id] }, { done: 'Deleted a part.' }) },
                ]}
              />
            )}
          </div>
        ))}
      </div>
    </section>
  )
}
