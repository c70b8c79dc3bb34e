'use client'

import { useId, useState } from 'react'
import { EditableText } from '@/components/room/editable-text'
import { keyAtEnd, keyForStep, type Placed } from '@/components/room/ordered-moves'
import { PresenceMark } from '@/components/room/presence-place'
import { useActions } from '@/components/room/room-actions'
import { Menu } from '@/components/ui/menu'
import { TextField } from '@/components/ui/text-field'
import { lineColumn } from '@/lib/domain/failure-mode/line-place'
import { newId } from '@/lib/kernel/ids'

export interface ListItem extends Placed {
  text: string
}

interface EditableListProps {
  kind: 'detection-signal' | 'response-step' | 'hard-stop-step' | 'register-constraint' | 'checklist-item'
  /** Name of one item, such as “signal”. */
  item: string
  items: readonly ListItem[]
  /** What a new item belongs to, such as its failure mode. */
  parent: Record<string, string>
  /** The column of the worksheet that the list is in on the page of a failure mode: others then see in which line one is. */
  column?: string
  ordered?: boolean
  readOnly?: boolean
  shape?: 'line' | 'prose'
  placeholder?: string
}

/** A list of texts: each is edited in place, moved and deleted from its menu; a new one is typed at the end, Enter after Enter. */
export function EditableList({ kind, item, items, parent, column, ordered, readOnly, shape = 'prose', placeholder }: EditableListProps) {
  const { act } = useActions()
  const List = ordered ? 'ol' : 'ul'
  const move = (id: string, step: -1 | 1) => {
    const before = items.find((one) => one.id === id)?.orderKey
    const after = keyForStep(items, id, step)
    if (before && after) void act(`${kind}.edit`, { edits: [{ id, field: 'orderKey', before, after }] })
  }
  return (
    <div className="grid gap-1">
      {items.length === 0 && readOnly && <p className="text-faint">—</p>}
      {items.length > 0 && (
        <List className={`grid gap-0.5 pl-5 ${ordered ? 'list-decimal' : 'list-disc'} marker:text-faint`}>
          {items.map((one, i) => (
            <li key={one.id} data-column={column && lineColumn(column, one.id)}>
              <div className="flex items-start gap-1">
                <EditableText {...{ kind, shape, readOnly }} id={one.id} field="text" label={item} value={one.text} className="min-w-0 flex-1" />
                {column && parent.failureModeId && (
                  <span className="flex h-6 items-center">
                    <PresenceMark failureModeId={parent.failureModeId} column={column} line={one.id} />
                  </span>
                )}
                {!readOnly && (
                  <Menu
                    label={`More for ${item} ${i + 1}`}
                    icon="more"
                    iconOnly
                    items={[
                      { label: 'Move up', onSelect: () => move(one.id, -1), disabled: i === 0 },
                      { label: 'Move down', onSelect: () => move(one.id, 1), disabled: i === items.length - 1 },
                      {
                        label: 'Delete',
                        danger: true,
                        startsGroup: true,
                        onSelect: () => void act(`${kind}.delete`, { ids: [one.id] }, { done: `Deleted a ${item}.` }),
                      },
                    ]}
                  />
                )}
              </div>
            </li>
          ))}
        </List>
      )}
      {!readOnly && <NewItem {...{ kind, item, items, parent, placeholder }} />}
    </div>
  )
}

function NewItem({ kind, item, items, parent, placeholder }: Pick<EditableListProps, 'kind' | 'item' | 'items' | 'parent' | 'placeholder'>) {
  const { act } = useActions()
  const [draft, setDraft] = useState('')
  const id = useId()
  const add = async () => {
    const text = draft.trim()
    if (text === '') return
    setDraft('')
    const outcome = await act(`${kind}.add`, { rows: [{ id: newId(), ...parent, text, orderKey: keyAtEnd(items) }] })
    // Nothing typed is lost: what was refused comes back into the field, unless something new stands there already.
    if (!outcome.ok) setDraft((now) => (now === '' ? text : now))
  }
  return (
    <TextField
      id={id}
      label={`Add a ${item}`}
      hideLabel
      quiet
      className="-mx-2.5 print:hidden"
      placeholder={placeholder ?? `Add a ${item}…`}
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) void add()
      }}
      onBlur={() => void add()}
    />
  )
}
