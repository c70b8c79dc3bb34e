import type { ComponentPropsWithRef, ReactNode } from 'react'
import { joinClasses } from '@/components/ui/class-names'

/** A table that may be wider than its place; the frame scrolls by itself and can be reached by keyboard. */
export function TableFrame({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className={joinClasses('relative overflow-auto border-y print:overflow-visible', className)}
    >
      {children}
    </div>
  )
}

export function Table({ className, ...rest }: ComponentPropsWithRef<'table'>) {
  return <table {...rest} className={joinClasses('w-full border-separate border-spacing-0 text-left text-sm', className)} />
}

/** The head stays in sight while the rows move under it. */
export function TableHead({ className, ...rest }: ComponentPropsWithRef<'thead'>) {
  return <thead {...rest} className={joinClasses('sticky top-0 z-10 bg-ground print:static print:bg-transparent', className)} />
}

interface CellLook {
  /** Numbers: to the right, in figures of one width. */
  numeric?: boolean
}

export function HeadCell({ numeric, className, scope = 'col', ...rest }: ComponentPropsWithRef<'th'> & CellLook) {
  return (
    <th
      {...rest}
      scope={scope}
      className={joinClasses(
        'border-b border-edge/50 px-2.5 py-2 text-xs font-medium whitespace-nowrap text-muted first:pl-1 last:pr-1',
        numeric && 'text-right',
        className,
      )}
    />
  )
}

export function TableRow({ className, ...rest }: ComponentPropsWithRef<'tr'>) {
  // A head that stays in sight has a ground of its own, which follows that of its row.
  const look = joinClasses(
    'hover:bg-sunk/70 aria-selected:bg-accent-soft [&:last-child>*]:border-b-0',
    '[&:hover>th]:bg-[color-mix(in_srgb,var(--sunk)_70%,var(--ground))]',
  )
  return <tr {...rest} className={joinClasses(look, className)} />
}

export function Cell({ numeric, className, ...rest }: ComponentPropsWithRef<'td'> & CellLook) {
  return (
    <td
      {...rest}
      className={joinClasses(
        'border-b px-2.5 py-2 align-baseline first:pl-1 last:pr-1 pointer-coarse:py-3',
        numeric && 'tabular text-right',
        className,
      )}
    />
  )
}
