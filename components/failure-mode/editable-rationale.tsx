'use client'

import { useState } from 'react'
import { FieldThread } from '@/components/comment/field-thread'
import { FieldTools } from '@/components/failure-mode/field-tools'
import { MarkdownText } from '@/components/room/markdown-text'
import { useActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'
import { TextArea } from '@/components/ui/text-area'
import { assessedColumn } from '@/lib/domain/failure-mode/history-part'
import type { Stage } from '@/lib/domain/scoring/factor'
import { describeRefusal } from '@/lib/live/client/refusal'
import { newId } from '@/lib/kernel/ids'

interface EditableRationaleProps {
  failureModeId: string
  stage: Stage
  value: string | null
  readOnly: boolean
}

/** Why the factors of a stage are what they are. Writing it appends an assessment, as changing a factor does. */
export function EditableRationale({ failureModeId, stage, value, readOnly }: EditableRationaleProps) {
  const { act } = useActions()
  const [draft, setDraft] = useState<string | null>(null)
  const [base, setBase] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const column = assessedColumn('rationale', stage)
  const place = { 'data-column': column }
  const save = async () => {
    if (draft === null) return
    const after = draft.trim() === '' ? null : draft
    const one = { failureModeId, assessmentId: newId(), stage, factors: {}, rationale: { before: base, after } }
    const outcome = await act('failure-mode.rescore', { scores: [one] }, { quiet: true })
    if (outcome.ok) setDraft(null)
    else {
      // Writing again then replaces what stands now, with both texts in sight.
      setRefused(`${describeRefusal(outcome.refusal)} Now it says: ${value ?? '(nothing)'}`)
      setBase(value)
    }
  }
  const start = () => {
    setBase(value)
    setRefused(null)
    setDraft(value ?? '')
  }
  if (draft === null) {
    return (
      <div {...place} className="group/field border-t pt-3">
        <div className="flex items-center gap-1">
          <h3 className="text-sm text-muted">Rationale</h3>
          <FieldTools failureModeId={failureModeId} column={column} label={`Rationale, ${stage}`} />
        </div>
        {value && <MarkdownText text={value} inline />}
        {!value && readOnly && <p className="text-faint">—</p>}
        {!readOnly && (
          <Button size="small" variant="quiet" className="-ml-2" icon="edit" onClick={start}>
            {value ? 'Edit rationale' : 'Say why'}
          </Button>
        )}
        <FieldThread failureModeId={failureModeId} column={column} label={`Rationale, ${stage}`} />
      </div>
    )
  }
  return (
    <div {...place} className="grid gap-2 border-t pt-3">
      <TextArea label="Rationale" rows={3} autoFocus value={draft} problem={refused} onChange={(event) => setDraft(event.target.value)} onSend={() => void save()} />
      <div className="flex gap-2">
        <Button size="small" variant="primary" onClick={() => void save()}>
          {refused ? 'Write mine over it' : 'Save'}
        </Button>
        <Button size="small" variant="quiet" onClick={() => setDraft(null)}>
          Cancel
        </Button>
      </div>
    </div>
  )
}
