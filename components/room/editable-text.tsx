'use client'

import { useEffect, useRef, useState, type ReactNode } from 'react'
import { ConflictNotice } from '@/components/room/conflict-notice'
import { MarkdownText } from '@/components/room/markdown-text'
import { useFieldWriter, type EditTarget } from '@/components/room/use-field-writer'
import { IconButton } from '@/components/ui/icon-button'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import { joinClasses } from '@/components/ui/class-names'

export interface EditableTextProps extends EditTarget {
  field: string
  label: string
  value: string | null
  /** `line` is plain text, `prose` inline Markdown, `blocks` Markdown blocks. */
  shape: 'line' | 'prose' | 'blocks'
  readOnly?: boolean
  /** What stands where nothing is written yet. */
  placeholder?: string
  hint?: string
  max?: number
  /** How the value is shown; Markdown or plain text without it. */
  render?: (value: string) => ReactNode
  className?: string
}

/**
 * Text that is read until somebody wants to write it: click it, or press its edit button. Enter saves a line, Ctrl or Cmd with Enter saves more
 * than a line, leaving it saves too, Escape gives up. A conflict shows both values and keeps what was typed.
 */
export function EditableText(props: EditableTextProps) {
  const { value, label, readOnly, placeholder = 'Not given', className } = props
  const [editing, setEditing] = useState(false)
  const [base, setBase] = useState<string | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const start = () => {
    setBase(value)
    setEditing(true)
  }
  const stop = () => {
    setEditing(false)
    // The focus comes back only when nothing else has taken it: whoever went on to another field meanwhile writes there.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) button.current?.focus()
    })
  }
  if (editing) return <TextEditor {...props} base={base} onStop={stop} />
  const empty = value === null || value.trim() === ''
  const shown = empty ? <span className="text-faint">{readOnly ? '—' : placeholder}</span> : showText(props, value)
  if (readOnly) return <div className={className}>{shown}</div>
  return (
    <div className={joinClasses('group/edit relative -mx-1.5 flex items-start gap-1 rounded-sm px-1.5 hover:bg-sunk/60', className)}>
      {/* The text itself is a target for the mouse only; keyboard and screen reader have the button. */}
      <div className="min-w-0 flex-1 cursor-text" onClick={(event) => (isOwnTarget(event.target) ? undefined : start())}>
        {shown}
      </div>
      <IconButton
        ref={button}
        icon="edit"
        label={`Edit ${label.toLowerCase()}`}
        onClick={start}
        className="-my-0.5 shrink-0 opacity-0 group-hover/edit:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
      />
    </div>
  )
}

function isOwnTarget(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest('a, button') !== null
}

function showText({ render, shape }: EditableTextProps, value: string): ReactNode {
  if (render) return render(value)
  return shape === 'line' ? <span className="break-words">{value}</span> : <MarkdownText text={value} inline={shape === 'prose'} />
}

function TextEditor({ kind, id, field, label, shape, hint, max, value, base, onStop }: EditableTextProps & { base: string | null; onStop: () => void }) {
  const [draft, setDraft] = useState(base ?? '')
  const writer = useFieldWriter({ kind, id })
  const settled = useRef(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const control = box.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea')
    control?.focus()
    control?.setSelectionRange(control.value.length, control.value.length)
  }, [])
  const save = async () => {
    if (settled.current) return
    settled.current = true
    const done = await writer.write([{ field, before: base, after: draft.trim() === '' && base === null ? null : draft }])
    settled.current = false
    if (done) onStop()
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      settled.current = true
      onStop()
    }
    if (event.key === 'Enter' && shape === 'line' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      void save()
    }
  }
  // A conflict that waits for a decision is not settled by looking elsewhere.
  const onBlur = (event: React.FocusEvent) => {
    if (!box.current?.contains(event.relatedTarget) && !writer.conflict && !writer.problem) void save()
  }
  const changedMeanwhile = value !== base && value !== draft
  const words = {
    label,
    hideLabel: true,
    hint: changedMeanwhile && !writer.conflict ? `Changed meanwhile to: ${value ?? '(empty)'}` : (hint ?? keysHint(shape)),
    maxLength: max,
    value: draft,
    onKeyDown,
  }
  return (
    <div ref={box} onBlur={onBlur} className="grid gap-2">
      {shape === 'line' ? (
        <TextField {...words} onChange={(event) => setDraft(event.target.value)} />
      ) : (
        <TextArea {...words} rows={shape === 'blocks' ? 6 : 2} onChange={(event) => setDraft(event.target.value)} onSend={() => void save()} />
      )}
      <ConflictNotice label={label} writer={writer} onResolved={onStop} />
    </div>
  )
}

function keysHint(shape: EditableTextProps['shape']): string {
  return shape === 'line' ? 'Enter saves, Escape gives up.' : 'Ctrl+Enter saves, Escape gives up. Markdown works.'
}
