import Link from 'next/link'
import { AllLink, Attention, type AttentionProps } from '@/components/owners/attention'
import { OpenList } from '@/components/owners/open-list'
import { RefreshOnEvents } from '@/components/owners/refresh-on-events'
import { BandBadge } from '@/components/score/band-badge'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { BANDS } from '@/lib/domain/scoring/factor'
import { OWNER_GROUPS, UNSCORED, type OwnerGroup, type OwnerGrouping } from '@/lib/domain/owners/owner-view'

const TAB_WORDS = { person: 'By person', role: 'By role', register: 'By register', band: 'By band' } satisfies Record<OwnerGrouping, string>

interface OwnersPageProps {
  by: OwnerGrouping
  groups: readonly OwnerGroup[]
  next: string | null
  attention: AttentionProps | null
  today: string
  heads: Readonly<Record<string, number>>
  /** True when the address asked for a grouping that there is not. */
  unknownGrouping: boolean
}

/** Whose risks they are: what needs somebody on top, then every open failure mode by owner, worst first. */
export function OwnersPage({ by, groups, next, attention, today, heads, unknownGrouping }: OwnersPageProps) {
  return (
    <>
      <RefreshOnEvents heads={heads} />
      <PageHeader title="Owners" description="Open failure modes of all registers, through owner roles and who holds them today." />
      {unknownGrouping && (
        <div className="mb-6">
          <Notice tone="warning" title="The address asks for a grouping that there is not.">
            Shown by person. Groupings are {OWNER_GROUPS.join(', ')}.
          </Notice>
        </div>
      )}
      {attention && <Attention {...attention} today={today} />}
      <Tabs label="Group by" tabs={OWNER_GROUPS.map((one) => ({ href: `/owners?by=${one}`, label: TAB_WORDS[one] }))} current={`/owners?by=${by}`} />
      {groups.length === 0 && (
        <EmptyState title="No open failure mode." action={<ButtonLink href="/registers">Open the registers</ButtonLink>}>
          Everything is closed or accepted, or nothing has been written down yet.
        </EmptyState>
      )}
      {groups.map((group) => (
        <Group key={group.key} group={group} by={by} />
      ))}
      {next && (
        <p className="pt-6">
          <ButtonLink href={`/owners?by=${by}&after=${encodeURIComponent(next)}`}>The next groups</ButtonLink>
        </p>
      )}
    </>
  )
}

function Group({ group, by }: { group: OwnerGroup; by: OwnerGrouping }) {
  const href = `/owners/${by}/${encodeURIComponent(group.key)}`
  const id = `group-${group.key}`
  return (
    <section aria-labelledby={id} className="pt-7">
      <div className="mb-2 flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h2 id={id} className="text-lg font-semibold">
          <Link href={href} className={group.key === 'nobody' ? 'text-warning no-underline hover:underline' : 'text-ink no-underline hover:underline'}>
            {group.label}
          </Link>{' '}
          <span className="tabular text-base font-normal text-muted">{group.count.toLocaleString('en')}</span>
        </h2>
        <BandCounts bands={group.bands} />
      </div>
      <OpenList label={`Worst open failure modes of ${group.label}`} items={group.worst} />
      {group.count > group.worst.length && (
        <AllLink href={href}>
          All {group.count.toLocaleString('en')} of {group.label}
        </AllLink>
      )}
    </section>
  )
}

function BandCounts({ bands }: { bands: OwnerGroup['bands'] }) {
  return (
    <ul aria-label="By band" className="flex flex-wrap gap-1.5">
      {[...BANDS].reverse().map((band) => bands[band] > 0 && (
        <li key={band}>
          <BandBadge band={band} number={bands[band]} size="small" />
        </li>
      ))}
      {bands[UNSCORED] > 0 && <li className="text-xs text-muted">{bands[UNSCORED].toLocaleString('en')} not scored</li>}
    </ul>
  )
}
