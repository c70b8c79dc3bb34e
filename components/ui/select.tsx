'use client'

import { useId, type ComponentPropsWithRef } from 'react'
import { joinClasses } from '@/components/ui/class-names'
import { CONTROL_LOOK, FieldFrame, nameFieldParts, QUIET_CONTROL_LOOK, type FieldWords } from '@/components/ui/field-frame'
import { Icon } from '@/components/ui/icon'

export interface SelectOption {
  value: string
  label: string
  disabled?: boolean
}

export interface SelectProps extends Omit<ComponentPropsWithRef<'select'>, 'className' | 'children'>, FieldWords {
  options: readonly SelectOption[]
  className?: string
  /** No frame until somebody comes near; for fields among text. */
  quiet?: boolean
}

/** The browser's own list, which phones and screen readers know best, in our clothes. */
export function Select({ label, hint, problem, hideLabel, options, className, quiet, id, ...rest }: SelectProps) {
  const ownId = useId()
  const fieldId = id ?? ownId
  const { describedBy } = nameFieldParts(fieldId, { hint, problem })
  return (
    <FieldFrame {...{ id: fieldId, label, hint, problem, hideLabel, className, quiet }}>
      <div className="relative">
        <select
          {...rest}
          id={fieldId}
          aria-invalid={problem ? true : undefined}
          aria-describedby={describedBy}
          className={joinClasses(quiet ? QUIET_CONTROL_LOOK : CONTROL_LOOK, 'appearance-none pr-8')}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon
          name="chevron-down"
          size={14}
          className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-muted print:hidden"
        />
      </div>
    </FieldFrame>
  )
}
