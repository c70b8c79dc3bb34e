'use client'

import { useId, type ComponentPropsWithRef, type ReactNode } from 'react'
import { CONTROL_LOOK, FieldFrame, nameFieldParts, QUIET_CONTROL_LOOK, type FieldWords } from '@/components/ui/field-frame'

export interface TextFieldProps extends Omit<ComponentPropsWithRef<'input'>, 'className'>, FieldWords {
  aside?: ReactNode
  className?: string
  /** No frame until somebody comes near; for fields among text. */
  quiet?: boolean
}

/** One line of text with its label, hint and problem. */
export function TextField({ label, hint, problem, hideLabel, aside, className, quiet, id, type = 'text', ...rest }: TextFieldProps) {
  const ownId = useId()
  const fieldId = id ?? ownId
  const { describedBy } = nameFieldParts(fieldId, { hint, problem })
  return (
    <FieldFrame {...{ id: fieldId, label, hint, problem, hideLabel, aside, className, quiet }}>
      <input
        {...rest}
        id={fieldId}
        type={type}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy}
        className={quiet ? QUIET_CONTROL_LOOK : CONTROL_LOOK}
      />
    </FieldFrame>
  )
}
