'use client'

import type { ComponentPropsWithRef } from 'react'
import { joinClasses } from '@/components/ui/class-names'
import { Icon, type IconName } from '@/components/ui/icon'

export interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'children' | 'aria-label'> {
  icon: IconName
  /** What it does, as a verb with its object: "Delete D10-03". */
  label: string
}

/** A button without words; its label is its name and its tooltip. */
export function IconButton({ icon, label, className, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      title={label}
      {...rest}
      type={type}
      aria-label={label}
      className={joinClasses(
        'inline-flex size-8 items-center justify-center rounded-md text-muted transition-colors duration-100',
        'hover:bg-sunk hover:text-ink disabled:pointer-events-none disabled:opacity-40',
        'pointer-coarse:size-11 print:hidden',
        className,
      )}
    >
      <Icon name={icon} />
    </button>
  )
}
