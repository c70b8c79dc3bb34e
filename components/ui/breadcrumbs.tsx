import Link from 'next/link'
import { Icon } from '@/components/ui/icon'

export interface Crumb {
  label: string
  /** Left out for the page that is shown, the last, and for what has no page. */
  href?: string
}

/** The way from the top to this page. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumbs" className="print:hidden">
      <ol className="flex flex-wrap items-center gap-1 text-sm text-muted">
        {crumbs.map((crumb, place) => (
          <li key={`${place}-${crumb.label}`} className="flex items-center gap-1">
            {place > 0 && <Icon name="chevron-right" size={12} className="shrink-0 text-faint" />}
            {crumb.href ? (
              <Link href={crumb.href} className="rounded-sm hover:text-ink hover:underline pointer-coarse:py-3">
                {crumb.label}
              </Link>
            ) : (
              <span aria-current={place === crumbs.length - 1 ? 'page' : undefined} className={place === crumbs.length - 1 ? 'text-ink' : undefined}>
                {crumb.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
