'use client'

import { useId, type ComponentPropsWithRef, type ReactNode } from 'react'
import { joinClasses } from '@/components/ui/class-names'

export interface CheckboxProps extends Omit<ComponentPropsWithRef<'input'>, 'type' | 'className'> {
  label: ReactNode
  hint?: ReactNode
  /** Neither on nor off, such as a head that stands for some of its rows. */
  mixed?: boolean
  className?: string
}

/** A box with its words; the words are part of the target. */
export function Checkbox({ label, hint, mixed = false, className, id, ref, ...rest }: CheckboxProps) {
  const ownId = useId()
  const fieldId = id ?? ownId
  const setMixed = (box: HTMLInputElement | null) => {
    if (box) box.indeterminate = mixed
    if (typeof ref === 'function') ref(box)
    else if (ref) ref.current = box
  }
  return (
    <div className={joinClasses('flex items-start gap-2.5 py-1 pointer-coarse:min-h-11 pointer-coarse:items-center', className)}>
      <input
        {...rest}
        ref={setMixed}
        id={fieldId}
        type="checkbox"
        aria-describedby={hint ? `${fieldId}-hint` : undefined}
        className="mt-1 size-4 shrink-0 accent-accent pointer-coarse:mt-0 pointer-coarse:size-5"
      />
      <div>
        <label htmlFor={fieldId} className="block text-base select-none">
          {label}
        </label>
        {hint && (
          <p id={`${fieldId}-hint`} className="text-xs text-muted">
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}
