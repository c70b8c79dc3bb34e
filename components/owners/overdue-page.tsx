import { DueList } from '@/components/owners/due-list'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import type { CutList, DueItem } from '@/lib/domain/owners/owner-view'

/** Every action and control past its day, the longest first. */
export function OverduePage({ items, next, total, today }: CutList<DueItem> & { today: string }) {
  return (
    <>
      <PageHeader
        above={<Breadcrumbs crumbs={[{ label: 'Owners', href: '/owners' }, { label: 'Overdue' }]} />}
        title="Overdue"
        description={`${total.toLocaleString('en')} ${total === 1 ? 'action or control is' : 'actions and controls are'} past the day.`}
      />
      {items.length === 0 ? <EmptyState title="Nothing is overdue.">What has passed its day stands here, the longest first.</EmptyState> : <DueList items={items} today={today} label="Overdue" />}
      {next && (
        <p className="pt-4">
          <ButtonLink href={`/owners/overdue?after=${encodeURIComponent(next)}`}>The next ones</ButtonLink>
        </p>
      )}
    </>
  )
}
