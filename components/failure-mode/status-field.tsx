'use client'

import { useState } from 'react'
import { useAcceptances } from '@/components/acceptance/use-acceptances'
import { useActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { MarkdownText } from '@/components/room/markdown-text'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { FAILURE_MODE_STATUSES } from '@/lib/domain/failure-mode/failure-mode-words'

/** The status; closing asks for a reason first. Accepted is reached through an acceptance only, which is asked for elsewhere on the page. */
export function StatusField({ row, readOnly }: { row: FailureModeRow; readOnly: boolean }) {
  const { act } = useActions()
  const { all } = useAcceptances(row)
  const isOver = row.status === 'accepted' && !all.some(({ state }) => state === 'in-force')
  const [closing, setClosing] = useState<string | null>(null)
  const reason = row.status === 'closed' && row.closedReason ? <MarkdownText text={row.closedReason} inline /> : null
  if (readOnly) {
    return (
      <div>
        {isOver ? `${describeStatus(row.status)}, and no longer: it counts as open` : describeStatus(row.status)}
        {reason}
      </div>
    )
  }
  const offered = FAILURE_MODE_STATUSES.filter((status) => status !== 'accepted' || row.status === 'accepted')
  const setStatus = (status: string, closedReason: string | null) => {
    const edits = [
      { id: row.id, field: 'status', before: row.status, after: status },
      { id: row.id, field: 'closedReason', before: row.closedReason, after: closedReason },
    ]
    return act('failure-mode.edit', { edits })
  }
  const close = async () => {
    if (closing === null || closing.trim() === '') return
    if ((await setStatus('closed', closing)).ok) setClosing(null)
  }
  return (
    <div className="grid gap-2">
      <Select
        label="Status"
        hideLabel
        quiet
        className="-mx-2.5 -my-1"
        value={closing === null ? row.status : 'closed'}
        options={offered.map((value) => ({ value, label: describeStatus(value) }))}
        onChange={(event) => {
          if (event.target.value === 'closed') setClosing(row.closedReason ?? '')
          else {
            setClosing(null)
            void setStatus(event.target.value, null)
          }
        }}
      />
      {isOver && <p className="text-sm text-warning">No longer accepted: it counts as open.</p>}
      {row.status === 'accepted' || row.status === 'closed' ? null : (
        <a href="#acceptance-title" className="text-sm text-muted print:hidden pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center">
          To accept it, ask for an acceptance
        </a>
      )}
      {closing === null ? (
        reason
      ) : (
        <div className="grid gap-2">
          <TextArea label="Why is it closed?" rows={2} autoFocus value={closing} onChange={(event) => setClosing(event.target.value)} onSend={() => void close()} />
          <div className="flex gap-2">
            <Button size="small" variant="primary" disabled={closing.trim() === ''} onClick={() => void close()}>
              Close it
            </Button>
            <Button size="small" variant="quiet" onClick={() => setClosing(null)}>
              Cancel
            </Button>
          </div>
        </div>
      )}
    </div>
  )
}

/** A status as people read it. */
export function describeStatus(status: string): string {
  const text = status.replaceAll('-', ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
