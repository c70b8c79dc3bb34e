import type { ReactNode } from 'react'
import { joinClasses } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'

/** What every field says about itself. */
export interface FieldWords {
  label: string
  /** What belongs here, or who will see it; shown before anybody types. */
  hint?: ReactNode
  /** What is wrong with the value, and what would be right. */
  problem?: string | null
  /** Keeps the label for screen readers only, where a table's head already says it. */
  hideLabel?: boolean
}

/** Ids that tie a control to its words; `describedBy` is undefined when there are none. */
export function nameFieldParts(id: string, { hint, problem }: Pick<FieldWords, 'hint' | 'problem'>) {
  const hintId = `${id}-hint`
  const problemId = `${id}-problem`
  const describedBy = [hint ? hintId : '', problem ? problemId : ''].filter(Boolean).join(' ') || undefined
  return { hintId, problemId, describedBy }
}

const CONTROL_BASE = joinClasses(
  'block w-full rounded-md border px-2.5 py-1.5 text-base text-ink placeholder:text-faint',
  'focus:border-accent focus:outline-2 focus:-outline-offset-1 focus:outline-accent',
  'aria-invalid:border-danger disabled:bg-sunk disabled:text-muted [&[readonly]]:bg-sunk pointer-coarse:min-h-11',
)

/** Classes of a control that takes text. */
export const CONTROL_LOOK = joinClasses(CONTROL_BASE, 'border-edge/60 bg-raised hover:border-edge')

/** The same among text that is read more than written: no frame until somebody comes near. */
export const QUIET_CONTROL_LOOK = joinClasses(CONTROL_BASE, 'border-transparent bg-transparent hover:bg-sunk focus:bg-raised')

interface FieldFrameProps extends FieldWords {
  id: string
  /** Small words at the right of the label, such as "optional" or a count. */
  aside?: ReactNode
  /** The control has no frame: its words stand in line with its text. */
  quiet?: boolean
  className?: string
  children: ReactNode
}

/** Label above, control, then hint and problem below. The problem is announced when it appears. */
export function FieldFrame({ id, label, hint, problem, hideLabel, aside, quiet, className, children }: FieldFrameProps) {
  const { hintId, problemId } = nameFieldParts(id, { hint, problem })
  return (
    <div className={joinClasses('grid content-start gap-1', className)}>
      <div className={hideLabel ? 'sr-only' : 'flex items-baseline justify-between gap-3'}>
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        {aside && <span className="text-xs text-faint">{aside}</span>}
      </div>
      {children}
      {hint && (
        <p id={hintId} className={joinClasses('text-xs text-muted', quiet && 'px-2.5')}>
          {hint}
        </p>
      )}
      <p id={problemId} aria-live="polite" className={problem ? 'flex items-start gap-1.5 text-xs text-danger' : 'sr-only'}>
        {problem && <Icon name="error" size={14} className="mt-0.5 shrink-0" />}
        {problem}
      </p>
    </div>
  )
}
