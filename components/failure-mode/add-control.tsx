'use client'

import { useEffect, useRef, useState } from 'react'
import { listElsewhere, UseExisting } from '@/components/failure-mode/link-more'
import { useActions } from '@/components/room/room-actions'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import type { ControlType } from '@/lib/domain/control/control-words'
import { HOLE_WORDS } from '@/lib/domain/coverage/control-cover'
import { useRoomView } from '@/lib/live/client/room'
import { newId } from '@/lib/kernel/ids'

const TYPE_HINTS: Record<ControlType, string> = {
  prevention: 'What makes it less likely?',
  detection: 'What shows it?',
  containment: 'What limits the damage?',
  recovery: 'What brings us back?',
  proof: 'What proves that we are back?',
}

/** What is said where nothing of a type is in place, planned or proposed. */
export function Hole({ type, retired }: { type: ControlType; retired: number }) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-2.5 text-base">
      <Badge tone="danger">Missing</Badge>
      <span>{HOLE_WORDS[type]}</span>
      {retired > 0 && <span className="text-sm text-muted">({retired} retired)</span>}
    </p>
  )
}

interface AddControlProps {
  failureModeId: string
  type: ControlType
  isHole: boolean
  /** Called when somebody begins to write one. */
  onBegin: () => void
}

/** Adds a control of a type: one press opens the line, Enter adds; or one that serves another failure mode serves this one too. */
export function AddControl({ failureModeId, type, isHole, onBegin }: AddControlProps) {
  const { rows } = useRoomView()
  const [writing, setWriting] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const elsewhere = listElsewhere(rows, type, failureModeId).length
  const begin = () => {
    onBegin()
    setWriting(true)
  }
  const stop = () => {
    setWriting(false)
    // The focus comes back only when nothing else has taken it.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) button.current?.focus()
    })
  }
  return (
    <div className={writing ? 'w-full print:hidden' : 'print:hidden'}>
      {writing ? (
        <NewControl failureModeId={failureModeId} type={type} onStop={stop} />
      ) : (
        <div className="-mx-2 flex flex-wrap gap-x-1">
          <Button ref={button} size="small" variant="quiet" icon="plus" onClick={begin}>
            {isHole ? (
              `Add a ${type} control`
            ) : (
              <span>
                Add another<span className="sr-only"> {type} control</span>
              </span>
            )}
          </Button>
          {elsewhere > 0 && (
            <Button size="small" variant="quiet" icon="link" onClick={() => setChoosing(true)}>
              Use one that exists<span className="sr-only"> for {type}</span>
            </Button>
          )}
        </div>
      )}
      <UseExisting type={type} failureModeId={failureModeId} open={choosing} onClose={() => setChoosing(false)} />
    </div>
  )
}

function NewControl({ failureModeId, type, onStop }: { failureModeId: string; type: ControlType; onStop: () => void }) {
  const { act } = useActions()
  const [title, setTitle] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const add = async () => {
    const text = title.trim()
    if (text === '') return onStop()
    setTitle('')
    const control = { id: newId(), type, title: text }
    const made = await act('control.introduce', { control, serves: [{ linkId: newId(), failureModeId }] })
    // Nothing typed is lost: what was refused comes back into the field, unless something new stands there already.
    if (!made.ok) setTitle((now) => (now === '' ? text : now))
  }
  return (
    <TextField
      ref={field}
      label={`New ${type} control`}
      hideLabel
      placeholder={TYPE_HINTS[type]}
      hint="Enter adds it as proposed, Escape ends."
      maxLength={10_000}
      value={title}
      onChange={(event) => setTitle(event.target.value)}
      onBlur={() => title.trim() === '' && onStop()}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) void add()
        if (event.key === 'Escape') {
          event.stopPropagation()
          onStop()
        }
      }}
    />
  )
}
