'use client'

import { useState } from 'react'
import { EditableList } from '@/components/room/editable-list'
import { EditableText } from '@/components/room/editable-text'
import { useActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import { useRoomView } from '@/lib/live/client/room'

/** Ordered actions or prohibitions, or an explicit “none” with its reason. Nothing said is not the same as none. */
export function HardStop({ row, readOnly }: { row: FailureModeRow; readOnly: boolean }) {
  const { rows } = useRoomView()
  const { act } = useActions()
  const steps = listInOrder<'hard-stop-step'>(rows.where('hard-stop-step', 'failureModeId', row.id))
  const setNone = (after: string | null) => {
    void act('failure-mode.edit', { edits: [{ id: row.id, field: 'hardStopNone', before: row.hardStopNone, after }] })
  }
  if (row.hardStopNone !== null) {
    return (
      <div className="grid gap-1">
        <p className="font-medium">None</p>
        <EditableText
          kind="failure-mode"
          id={row.id}
          field="hardStopNone"
          label="Why there is no hard stop"
          value={row.hardStopNone}
          shape="prose"
          readOnly={readOnly}
          placeholder="Say why"
        />
        {!readOnly && (
          <div>
            <Button size="small" variant="quiet" onClick={() => setNone(null)}>
              There is a hard stop
            </Button>
          </div>
        )}
      </div>
    )
  }
  return (
    <div className="grid gap-1">
      <EditableList
        kind="hard-stop-step"
        item="hard stop"
        items={steps}
        parent={{ failureModeId: row.id }}
        column="hardStops"
        ordered={steps.length > 1}
        readOnly={readOnly}
        placeholder="What stops it, or must never be done? Enter adds it."
      />
      {!readOnly && steps.length === 0 && <NoneOnPurpose onGiven={setNone} />}
    </div>
  )
}

/** An explicit “none” is a decision, so it asks for its reason. */
function NoneOnPurpose({ onGiven }: { onGiven: (reason: string) => void }) {
  const [reason, setReason] = useState<string | null>(null)
  if (reason === null) {
    return (
      <div>
        <Button size="small" variant="quiet" className="-ml-2" onClick={() => setReason('')}>
          There is none, on purpose
        </Button>
      </div>
    )
  }
  return (
    <TextField
      label="Why is there no hard stop?"
      hint="Enter saves, Escape gives up."
      autoFocus
      value={reason}
      onChange={(event) => setReason(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && reason.trim() !== '') onGiven(reason.trim())
        if (event.key === 'Escape') setReason(null)
      }}
    />
  )
}
