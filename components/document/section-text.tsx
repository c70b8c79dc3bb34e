'use client'

import { EditableText } from '@/components/room/editable-text'

interface SectionTextProps {
  kind: 'section' | 'category'
  id: string
  field: 'body' | 'closing'
  label: string
  value: string
  readOnly: boolean
  /** What belongs there, while nothing is written. */
  placeholder: string
}

/** Blocks of a section. What nobody has written shows only to those who may write it, and never on paper. */
export function SectionText({ value, readOnly, ...rest }: SectionTextProps) {
  const isEmpty = value.trim() === ''
  if (isEmpty && readOnly) return null
  return <EditableText {...rest} value={value} shape="blocks" readOnly={readOnly} className={isEmpty ? 'print:hidden' : undefined} />
}
