import { HandOverDialog } from '@/components/owners/hand-over-dialog'
import { OpenList } from '@/components/owners/open-list'
import { RefreshOnEvents } from '@/components/owners/refresh-on-events'
import { RoleWords } from '@/components/owners/role-words'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import type { CutList, OpenFailureMode, OwnerGrouping, RoleOffer } from '@/lib/domain/owners/owner-view'
import { nowIso } from '@/lib/kernel/clock'

interface OwnerGroupPageProps extends CutList<OpenFailureMode> {
  by: OwnerGrouping
  groupKey: string
  label: string
  role: RoleOffer | null
  heads: Readonly<Record<string, number>>
}

const BY_WORDS = { person: 'Person', role: 'Role', register: 'Register', band: 'Band' } satisfies Record<OwnerGrouping, string>

/** All open failure modes of one person, role, register or band, worst first. */
export function OwnerGroupPage({ by, groupKey, label, role, items, next, total, heads }: OwnerGroupPageProps) {
  const count = total === 1 ? '1 open failure mode' : `${total.toLocaleString('en')} open failure modes`
  return (
    <>
      <RefreshOnEvents heads={heads} />
      <PageHeader
        above={<Breadcrumbs crumbs={[{ label: 'Owners', href: '/owners' }, { label: BY_WORDS[by], href: `/owners?by=${by}` }, { label }]} />}
        title={label}
        facts={
          <>
            <span>{count}</span>
            {role && <RoleWords role={role.role} />}
          </>
        }
        actions={role?.givers.map((giver) => <HandOverDialog key={giver.membershipId} role={role.role} giver={giver} takers={role.takers} today={nowIso().slice(0, 10)} />)}
      />
      {items.length === 0 ? (
        <EmptyState title="No open failure mode here.">Others may be closed, accepted, or answered for by somebody else.</EmptyState>
      ) : (
        <OpenList label={`Open failure modes of ${label}`} items={items} />
      )}
      {next && (
        <p className="pt-4">
          <ButtonLink href={`/owners/${by}/${encodeURIComponent(groupKey)}?after=${encodeURIComponent(next)}`}>The next ones</ButtonLink>
        </p>
      )}
    </>
  )
}
