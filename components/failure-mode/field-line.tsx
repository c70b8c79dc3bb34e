'use client'

import type { ReactNode } from 'react'
import { EditableText } from '@/components/room/editable-text'
import { failureModeRow, type FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'

/** A label and its value, as one line of a description list. */
export function FieldLine({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 border-b py-2 last:border-b-0 sm:grid-cols-[11rem_minmax(0,1fr)]">
      <dt className="text-sm leading-6 text-muted">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  )
}

type TextFieldName = {
  [F in keyof FailureModeRow]: FailureModeRow[F] extends string | null ? F : never
}[keyof FailureModeRow] &
  keyof typeof failureModeRow.fields

interface TextLineProps {
  row: FailureModeRow
  field: TextFieldName
  shape?: 'line' | 'prose'
  readOnly: boolean
}

/** A text field of a failure mode under its own label. */
export function TextLine({ row, field, shape = 'prose', readOnly }: TextLineProps) {
  const { label, max } = failureModeRow.fields[field]
  return (
    <FieldLine label={label}>
      <EditableText kind="failure-mode" id={row.id} field={field} label={label} value={row[field]} shape={shape} max={max} readOnly={readOnly} />
    </FieldLine>
  )
}
