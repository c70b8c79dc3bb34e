'use client'

import type { ReactNode } from 'react'
import { FieldThread } from '@/components/comment/field-thread'
import { FieldTools, type FieldPlace } from '@/components/failure-mode/field-tools'
import { EditableText } from '@/components/room/editable-text'
import { failureModeRow, type FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'

/** A label and its value, as one line of a description list, with what is said about it, what it was before and who is there. */
export function FieldLine({ label, children, ...place }: FieldPlace & { label: string; children: ReactNode }) {
  return (
    <div data-column={place.column} className="group/field grid gap-x-4 border-b py-2 last:border-b-0 @md:grid-cols-[13rem_minmax(0,1fr)]">
      <dt className="flex items-start gap-1 text-sm leading-6 text-muted">
        {label}
        {/* Who is here stands beside the value, wherever the label ends. */}
        <FieldTools {...place} label={label} className="flex-1" />
      </dt>
      <dd className="min-w-0">
        {children}
        <FieldThread {...place} label={label} />
      </dd>
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
    <FieldLine label={label} failureModeId={row.id} column={field}>
      <EditableText kind="failure-mode" id={row.id} field={field} label={label} value={row[field]} shape={shape} max={max} readOnly={readOnly} />
    </FieldLine>
  )
}
