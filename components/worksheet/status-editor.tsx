'use client'

import { useState } from 'react'
import type { CellEdit } from '@/components/worksheet/cell-editor'
import { answerEditorKey } from '@/components/worksheet/editor-keys'
import { useGridHands } from '@/components/worksheet/grid-hands'
import { ListEditor } from '@/components/worksheet/list-editor'
import { FAILURE_MODE_STATUSES } from '@/lib/domain/failure-mode/failure-mode-words'
import { statusLabel } from '@/lib/domain/worksheet/group'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

interface StatusEditorProps {
  line: WorksheetLine
  label: string
  edit: CellEdit
}

/** The status; closing asks for the reason. Accepted is reached through an acceptance only, so it is never offered. */
export function StatusEditor({ line, label, edit }: StatusEditorProps) {
  const { commitClosed, cancel } = useGridHands()
  const [isClosing, setClosing] = useState(false)
  const [reason, setReason] = useState('')
  if (!isClosing) {
    const offered = FAILURE_MODE_STATUSES.filter((status) => status !== 'accepted' || line.status === 'accepted')
    const choose = (value: string) => {
      const isLeft = value === 'closed' && line.status !== 'closed'
      if (isLeft) setClosing(true)
      return isLeft
    }
    const options = offered.map((value) => ({ value: value.replaceAll('-', ' '), label: statusLabel(value) }))
    return <ListEditor label={label} edit={edit} options={options} onChoose={choose} />
  }
  return (
    <div className="grid w-80 max-w-full gap-1 p-2.5">
      <label className="grid gap-1 text-sm font-medium">
        Why is it closed?
        <textarea
          autoFocus
          rows={3}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => answerEditorKey(event, (after) => (reason.trim() === '' ? undefined : commitClosed(reason, after)), cancel, true)}
          className="block w-full resize-none rounded-md border border-edge/60 bg-raised px-2 py-1.5 text-sm font-normal"
        />
      </label>
      <p className="text-2xs text-muted">Enter closes the failure mode, Escape gives up.</p>
    </div>
  )
}
