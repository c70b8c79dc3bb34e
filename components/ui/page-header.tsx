import type { ReactNode } from 'react'
import { joinClasses } from '@/components/ui/class-names'

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
  /** What changes while one looks: whether the page is live, who else is here. It moves nothing when it comes and goes. */
  standing?: ReactNode
  actions?: ReactNode
  /** One line where there is room: for pages whose work needs the height. */
  compact?: boolean
}

/** The one h1 of a page. */
export function PageHeader(props: PageHeaderProps) {
  const { above, description, facts, standing, actions, compact } = props
  if (compact) return <CompactHeader {...props} />
  return (
    <header className="pt-5 pb-5">
      {above && <div className="mb-2.5">{above}</div>}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <Title {...props} className="text-2xl tracking-tight" />
          {description && <div className="mt-1.5 max-w-prose text-base text-muted">{description}</div>}
          <Facts className="mt-2">
            {facts}
            {standing}
          </Facts>
        </div>
        {actions && <div className="flex flex-wrap gap-2 print:hidden">{actions}</div>}
      </div>
    </header>
  )
}

function CompactHeader({ facts, standing, actions, ...props }: PageHeaderProps) {
  return (
    <header className="-mt-2.5 flex flex-wrap print:mt-0 items-center gap-x-4 gap-y-1 pb-0.5 lg:flex-nowrap">
      <Title {...props} className="text-lg lg:shrink-0" />
      <Facts className="min-w-0 lg:flex-auto lg:flex-nowrap lg:overflow-hidden lg:*:shrink-0">{facts}</Facts>
      <Facts className="lg:min-w-0 lg:shrink-[99] lg:flex-nowrap">{standing}</Facts>
      {actions && <div className="ml-auto flex flex-wrap gap-2 print:hidden">{actions}</div>}
    </header>
  )
}

function Title({ code, title, className }: Pick<PageHeaderProps, 'code' | 'title'> & { className: string }) {
  return (
    <h1 className={joinClasses('font-semibold wrap-anywhere', className)}>
      {code && <span className="mr-3 font-mono text-[0.85em] font-normal tracking-normal text-muted">{code}</span>}
      {title}
    </h1>
  )
}

function Facts({ children, className }: { children: ReactNode; className: string }) {
  return <div className={joinClasses('tabular flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted empty:hidden', className)}>{children}</div>
}
