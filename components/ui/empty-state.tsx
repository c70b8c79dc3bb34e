import type { ReactNode } from 'react'

export interface EmptyStateProps {
  /** What is not here yet: "No failure modes yet". */
  title: string
  /** What belongs here, and why. */
  children?: ReactNode
  /** The first step. */
  action?: ReactNode
  /** 1 where the state is the whole page. */
  headingLevel?: 1 | 2 | 3
}

/** A page or a part of it that has nothing to show: it says what belongs here and offers the first step. */
export function EmptyState({ title, children, action, headingLevel = 2 }: EmptyStateProps) {
  const Heading = (['h1', 'h2', 'h3'] as const)[headingLevel - 1] ?? 'h2'
  return (
    <div className="border-y px-1 py-10 sm:py-14">
      <div className="max-w-prose">
        <Heading className="text-lg font-semibold">{title}</Heading>
        {children && <div className="mt-1.5 text-base text-muted">{children}</div>}
        {action && <div className="mt-5 flex flex-wrap gap-2">{action}</div>}
      </div>
    </div>
  )
}
