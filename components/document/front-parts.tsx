'use client'

import { EditableText } from '@/components/room/editable-text'
import { keyAtEnd } from '@/components/room/ordered-moves'
import { useActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import type { FrontPart } from '@/lib/domain/document/content'
import type { FreePartRow } from '@/lib/domain/register/register-rows'
import { listInOrder, type RegisterRows } from '@/lib/domain/register/rows-to-content'
import { newId } from '@/lib/kernel/ids'
import { useRoomView } from '@/lib/live/client/room'

/** Free parts of the pages before the first section that stand behind one of its known parts. */
export function FrontParts({ after, readOnly }: { after: FrontPart | null; readOnly: boolean }) {
  const { rows } = useRoomView()
  const parts = listFrontParts(rows).filter((part) => part.after === after)
  return parts.map((part) => <FrontPartEntry key={part.id} part={part} readOnly={readOnly} />)
}

function FrontPartEntry({ part, readOnly }: { part: FreePartRow; readOnly: boolean }) {
  const { act } = useActions()
  const target = { kind: 'free-part', id: part.id, readOnly }
  const name = part.label ?? 'this text'
  const remove = () => {
    const done = part.label ? `Deleted “${part.label}”.` : 'Deleted a text.'
    void act('free-part.delete', { ids: [part.id] }, { done })
  }
  return (
    <div className="flex items-start gap-1">
      <div className="min-w-0 flex-1">
        {(part.label !== null || !readOnly) && (
          <EditableText
            {...target}
            field="label"
            label={`Label of ${name}`}
            shape="line"
            max={300}
            value={part.label}
            placeholder="Label (optional)"
            className={part.label === null ? 'print:hidden' : undefined}
            render={(label) => <span className="font-semibold">{label}</span>}
          />
        )}
        <EditableText {...target} field="body" label={`Text of ${name}`} shape="blocks" value={part.body} placeholder="Text" />
      </div>
      {!readOnly && (
        <IconButton
          icon="trash"
          label={`Delete ${name}`}
          onClick={remove}
        />
      )}
    </div>
  )
}

/** Adds a text in front of the first section. */
export function NewFrontPart() {
  const { rows } = useRoomView()
  const { act } = useActions()
  const add = () => {
    const orderKey = keyAtEnd(listFrontParts(rows))
    void act('free-part.add', { rows: [{ id: newId(), failureModeId: null, after: 'constraints', label: null, body: '', orderKey }] })
  }
  return (
    <div className="print:hidden">
      <Button size="small" variant="quiet" icon="plus" onClick={add}>
        Add a text before the first section
      </Button>
    </div>
  )
}

function listFrontParts(rows: RegisterRows): FreePartRow[] {
  return listInOrder<'free-part'>(rows.all('free-part').filter((part) => part.failureModeId === null))
}
