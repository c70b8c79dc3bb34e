'use client'

import { EditableText } from '@/components/room/editable-text'
import { joinClasses } from '@/components/ui/class-names'

interface SectionTextProps {
  kind: 'section' | 'category'
  id: string
  field: 'body' | 'closing'
  label: string
  value: string
  readOnly: boolean
  /** What belongs there, while nothing is written. */
  placeholder: string
  /** Shows the placeholder of an empty text only to somebody who points at its section or has the focus in it. */
  optional?: boolean
}

/** Blocks of a section. What nobody has written shows only to those who may write it, and never on paper. */
export function SectionText({ value, readOnly, optional, ...rest }: SectionTextProps) {
  const isEmpty = value.trim() === ''
  if (isEmpty && readOnly) return null
  const look = isEmpty ? emptyLook(optional) : undefined
  return <EditableText {...rest} value={value} shape="blocks" readOnly={readOnly} className={look} />
}

function emptyLook(optional: boolean | undefined): string {
  const shown = 'group-focus-within/section:opacity-100 group-hover/section:opacity-100 pointer-coarse:opacity-100'
  return joinClasses('print:hidden', optional && `-my-2.5 text-sm opacity-0 ${shown}`)
}
