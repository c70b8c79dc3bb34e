'use client'

import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { joinClasses } from '@/components/ui/class-names'
import { readFactorKey } from '@/components/score/factor-keys'
import { LEVELS, type Factor, type Level } from '@/lib/domain/scoring/factor'
import { describeLevel, FACTOR_WORDS, RUBRIC } from '@/lib/domain/scoring/rubric'

export interface FactorPickerProps {
  factor: Factor
  value: Level | null
  /** Called with the level that was set, or null when it was cleared; never with the value that stands already. */
  onChange: (level: Level | null) => void
  disabled?: boolean
  /** Id of further words, such as who will see it or what was refused. */
  describedBy?: string
  /** The column of the worksheet that holds the same, by which others see where one is. */
  column?: string
  /** What stands beside the label, such as who else is here and the history. */
  tools?: ReactNode
  /** What stands under the levels, such as what is said about them. */
  beneath?: ReactNode
}

const CLEAR_LOOK = joinClasses(
  'rounded-sm px-1.5 py-0.5 text-xs text-muted underline-offset-2 hover:text-ink hover:underline',
  'pointer-coarse:min-h-11 pointer-coarse:px-3 print:hidden',
)

/**
 * Five levels with their rubric words in sight. Digits 1 to 5 set, 0 and Delete clear, arrows move without setting, Space and
 * Enter set the level that has the focus: each set level is recorded as a change, so moving across must not be one.
 */
export function FactorPicker({ factor, value, onChange, disabled = false, describedBy, column, tools, beneath }: FactorPickerProps) {
  const id = useId()
  const levels = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState<Level>(1)
  const { label, question } = FACTOR_WORDS[factor]
  const tabStop = value ?? focused

  const set = (level: Level | null) => {
    if (!disabled && level !== value) onChange(level)
  }
  const focus = (level: Level) => levels.current?.querySelector<HTMLElement>(`[data-level="${level}"]`)?.focus()
  const pressKey = (event: KeyboardEvent, level: Level) => {
    const meaning = event.metaKey || event.ctrlKey || event.altKey ? null : readFactorKey(event.key, level)
    if (meaning === null) return
    event.preventDefault()
    if (meaning.act === 'set') set(meaning.level)
    if (meaning.level !== null) focus(meaning.level)
  }
  return (
    <div data-column={column} className="group/field @container border-t pt-3 pb-4 first:border-t-0">
      <div className="flex min-h-7 items-center gap-1.5">
        <span id={`${id}-label`} className="text-base font-semibold">
          {label}
        </span>
        {tools}
        <span className="ml-auto flex items-center gap-1 text-right text-sm" aria-live="polite">
          <span className={joinClasses('tabular', value === null ? 'text-faint' : 'font-medium')}>
            {describeLevel(factor, value)}
          </span>
          {value !== null && !disabled && (
            <button
              type="button"
              onClick={() => {
                set(null)
                focus(value)
              }}
              aria-label={`Clear ${label.toLowerCase()}`}
              className={CLEAR_LOOK}
            >
              Clear
            </button>
          )}
        </span>
      </div>
      {/* Always on a line of its own, so that all five read alike at every width. */}
      <p id={`${id}-question`} className="mb-2 text-sm text-muted">
        {question}
      </p>
      <div
        ref={levels}
        role="radiogroup"
        aria-labelledby={`${id}-label`}
        aria-describedby={joinClasses(`${id}-question`, describedBy)}
        aria-disabled={disabled || undefined}
        className="grid overflow-hidden rounded-md border border-edge/50 @min-[25rem]:grid-cols-5"
      >
        {LEVELS.map((level) => (
          <button
            key={level}
            type="button"
            role="radio"
            data-level={level}
            aria-checked={value === level}
            tabIndex={tabStop === level ? 0 : -1}
            disabled={disabled}
            onClick={() => set(level)}
            onFocus={() => setFocused(level)}
            onKeyDown={(event) => pressKey(event, level)}
            className={joinClasses(
              'flex items-baseline gap-2.5 px-3 py-2 text-left -outline-offset-2 transition-colors duration-100',
              'pointer-coarse:min-h-11',
              'not-first:border-t @min-[25rem]:not-first:border-t-0 @min-[25rem]:not-first:border-l border-edge/50',
              '@min-[25rem]:flex-col @min-[25rem]:gap-0 @min-[25rem]:px-2 @xl:px-3',
              value === level ? 'bg-ink text-ground -outline-offset-4' : 'bg-raised',
              value !== level && !disabled && 'hover:bg-sunk',
              disabled && value !== level && 'text-muted',
            )}
          >
            <span className="tabular text-lg font-semibold">{level}</span>
            <span className="text-sm hyphens-auto @min-[25rem]:text-xs @xl:text-sm">{RUBRIC[factor][level]}</span>
          </button>
        ))}
      </div>
      {beneath}
    </div>
  )
}
