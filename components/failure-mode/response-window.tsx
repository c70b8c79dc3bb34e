'use client'

import { ConflictNotice } from '@/components/room/conflict-notice'
import { useFieldWriter } from '@/components/room/use-field-writer'
import { Select } from '@/components/ui/select'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'

const WINDOWS = [5, 10, 15, 30, 60, 120, 240]

/** The time in which the first response happens, or none. A label that a source used instead is shown as it was. */
export function ResponseWindow({ row, readOnly }: { row: FailureModeRow; readOnly: boolean }) {
  const writer = useFieldWriter({ kind: 'failure-mode', id: row.id })
  const { responseWindow, responseLabel } = row
  const shown = responseLabel ?? (responseWindow === null ? 'No window' : `First ${responseWindow} minutes`)
  if (readOnly) return <span className="text-sm text-muted">{shown}</span>
  const offered = responseWindow === null || WINDOWS.includes(responseWindow) ? WINDOWS : [...WINDOWS, responseWindow].sort((a, b) => a - b)
  const options = [
    ...(responseLabel === null ? [] : [{ value: 'label', label: responseLabel }]),
    { value: '', label: 'No window' },
    ...offered.map((minutes) => ({ value: String(minutes), label: `First ${minutes} minutes` })),
  ]
  const choose = (value: string) => {
    if (value === 'label') return
    const after = value === '' ? null : Number(value)
    void writer.write([
      { field: 'responseWindow', before: responseWindow, after },
      { field: 'responseLabel', before: responseLabel, after: null },
    ])
  }
  return (
    <div className="grid gap-2">
      <Select
        label="Window of the first response"
        hideLabel
        quiet
        value={responseLabel === null ? String(responseWindow ?? '') : 'label'}
        options={options}
        onChange={(event) => choose(event.target.value)}
      />
      <ConflictNotice label="The window" writer={writer} onResolved={() => undefined} />
    </div>
  )
}
