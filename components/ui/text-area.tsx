'use client'

import { useId, useLayoutEffect, useRef, type ComponentPropsWithoutRef, type ReactNode } from 'react'
import { joinClasses } from '@/components/ui/class-names'
import { CONTROL_LOOK, FieldFrame, nameFieldParts, type FieldWords } from '@/components/ui/field-frame'

export interface TextAreaProps extends Omit<ComponentPropsWithoutRef<'textarea'>, 'className'>, FieldWords {
  aside?: ReactNode
  className?: string
  /** Codes, queries and other text that is read by column. */
  mono?: boolean
  /** What Cmd or Ctrl with Enter does. */
  onSend?: () => void
}

/** Height by content where the browser cannot do it by itself (`field-sizing`, which the class asks for). */
function growToContent(area: HTMLTextAreaElement | null) {
  if (!area || CSS.supports('field-sizing', 'content')) return
  area.style.height = 'auto'
  area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`
}

/** Several lines of text that grow with what is written. */
export function TextArea({ label, hint, problem, hideLabel, aside, className, mono, onSend, ...rest }: TextAreaProps) {
  const { id, rows = 3, onInput, onKeyDown, value, ...others } = rest
  const ownId = useId()
  const fieldId = id ?? ownId
  const { describedBy } = nameFieldParts(fieldId, { hint, problem })
  const area = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => growToContent(area.current), [value])
  return (
    <FieldFrame {...{ id: fieldId, label, hint, problem, hideLabel, aside, className }}>
      <textarea
        {...others}
        ref={area}
        id={fieldId}
        rows={rows}
        value={value}
        onInput={(event) => {
          growToContent(event.currentTarget)
          onInput?.(event)
        }}
        onKeyDown={(event) => {
          if (onSend && event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
            event.preventDefault()
            onSend()
          }
          onKeyDown?.(event)
        }}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy}
        className={joinClasses(
          CONTROL_LOOK,
          'field-sizing-content min-h-[calc(3lh+0.9rem)] resize-y',
          mono && 'font-mono text-sm',
        )}
      />
    </FieldFrame>
  )
}
