'use client'

import { useState } from 'react'
import { ControlLine, type LinkedControl } from '@/components/failure-mode/control-line'
import { PresenceMark } from '@/components/room/presence-place'
import { useActions } from '@/components/room/room-actions'
import { TextField } from '@/components/ui/text-field'
import { CONTROL_TYPES, type ControlType } from '@/lib/domain/control/control-words'
import { useRoomView } from '@/lib/live/client/room'
import { newId } from '@/lib/kernel/ids'

const TYPE_HINTS: Record<ControlType, string> = {
  prevention: 'What makes it less likely?',
  detection: 'What shows it?',
  containment: 'What limits the damage?',
  recovery: 'What brings us back?',
  proof: 'What proves that we are back?',
}

/** The controls of a failure mode by type; an empty type is a hole, and is shown as one. */
export function ControlsPanel({ failureModeId, readOnly }: { failureModeId: string; readOnly: boolean }) {
  const { rows } = useRoomView()
  const linked = rows
    .where('control-link', 'failureModeId', failureModeId)
    .filter((link) => link.deletedAt === null)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((link): LinkedControl[] => {
      const control = rows.get('control', link.controlId)
      return control && control.deletedAt === null ? [{ link, control }] : []
    })
  return (
    <section aria-labelledby="controls-title" data-column="controls">
      <h2 id="controls-title" className="mb-1 border-b pb-1.5 text-lg font-semibold">
        Controls
        <PresenceMark failureModeId={failureModeId} column="controls" />
      </h2>
      <dl>
        {CONTROL_TYPES.map((type) => (
          <div key={type} className="grid gap-x-6 border-b py-2 last:border-b-0 sm:grid-cols-[11rem_minmax(0,1fr)]">
            <dt className="text-sm leading-6 text-muted capitalize">{type}</dt>
            <dd className="grid min-w-0 gap-1.5">
              {linked
                .filter(({ control }) => control.type === type)
                .map((one) => (
                  <ControlLine key={one.link.id} {...one} readOnly={readOnly} />
                ))}
              {readOnly && linked.every(({ control }) => control.type !== type) && <span className="text-faint">None</span>}
              {!readOnly && <AddControl failureModeId={failureModeId} type={type} />}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function AddControl({ failureModeId, type }: { failureModeId: string; type: ControlType }) {
  const { act } = useActions()
  const [title, setTitle] = useState('')
  const add = async () => {
    const text = title.trim()
    if (text === '') return
    setTitle('')
    const controlId = newId()
    const made = await act('control.add', { rows: [{ id: controlId, type, title: text }] })
    if (made.ok) await act('control-link.add', { rows: [{ id: newId(), controlId, failureModeId }] })
    else setTitle((now) => (now === '' ? text : now))
  }
  return (
    <TextField
      label={`Add a ${type} control`}
      hideLabel
      quiet
      className="-mx-2.5 -my-1 print:hidden"
      placeholder={`${TYPE_HINTS[type]} Enter adds it as proposed.`}
      value={title}
      onChange={(event) => setTitle(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) void add()
      }}
    />
  )
}
