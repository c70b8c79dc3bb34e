import type { ReactNode } from 'react'

export interface PageHeaderProps {
  /** Where the page stands; usually Breadcrumbs. */
  above?: ReactNode
  /** Code or kind, set in mono before the title. */
  code?: string
  title: string
  /** One or two sentences. */
  description?: ReactNode
  /** Short facts in one line: version, state, who was here last. */
  facts?: ReactNode
  actions?: ReactNode
}

/** The one h1 of a page. */
export function PageHeader({ above, code, title, description, facts, actions }: PageHeaderProps) {
  return (
    <header className="pt-5 pb-5">
      {above && <div className="mb-2.5">{above}</div>}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-2xl font-semibold tracking-tight wrap-anywhere">
            {code && <span className="mr-3 font-mono text-[0.85em] font-normal tracking-normal text-muted">{code}</span>}
            {title}
          </h1>
          {description && <div className="mt-1.5 max-w-prose text-base text-muted">{description}</div>}
          {facts && <div className="tabular mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">{facts}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-2 print:hidden">{actions}</div>}
      </div>
    </header>
  )
}
