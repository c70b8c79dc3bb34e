import { MentionList } from '@/components/comment/mention-list'
import { DueList } from '@/components/owners/due-list'
import { FinishAction } from '@/components/owners/finish-action'
import { HandOverDialog } from '@/components/owners/hand-over-dialog'
import { HandOverList } from '@/components/owners/hand-over-list'
import { OpenList } from '@/components/owners/open-list'
import { RefreshOnEvents } from '@/components/owners/refresh-on-events'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { dueStateOf } from '@/lib/domain/action/due'
import type { MentionPage } from '@/lib/domain/comment/mention-entry'
import type { CutList, DueItem, HandOverView, OpenFailureMode, RoleToday } from '@/lib/domain/owners/owner-view'

interface MinePageProps {
  today: string
  roles: readonly RoleToday[]
  open: CutList<OpenFailureMode>
  due: CutList<DueItem>
  handOvers: readonly HandOverView[]
  membershipId: string | null
  name: string
  mayEdit: boolean
  takers: readonly { id: string; name: string }[]
  heads: Readonly<Record<string, number>>
  mentions: MentionPage
}

/** The home page of somebody who is signed in: what is theirs today, what hurts most first. */
export function MinePage(mine: MinePageProps) {
  const { today, roles, open, due, handOvers, mayEdit, heads, mentions } = mine
  const soon = due.items.filter((item) => dueStateOf(item.due, today) !== 'later')
  const later = due.items.filter((item) => dueStateOf(item.due, today) === 'later')
  const renderActs = (item: DueItem) => mayEdit && item.kind === 'action' && <FinishAction item={item} today={today} />
  const isEmpty = open.total === 0 && due.total === 0 && handOvers.length === 0 && mentions.entries.length === 0
  return (
    <>
      <RefreshOnEvents heads={heads} />
      <PageHeader title="Mine" description={describeRoles(roles)} />
      <div className="grid gap-10">
        {handOvers.length > 0 && <HandOverList handOvers={handOvers} />}
        {soon.length > 0 && (
          <section aria-labelledby="due">
            <Heading id="due" title="Due" note="overdue, and within thirty days" />
            <DueList items={soon} today={today} label="Due" own renderActs={renderActs} />
            {due.next && later.length === 0 && <More href={`/?due=${encodeURIComponent(due.next)}`}>What is due after these</More>}
          </section>
        )}
        {open.total > 0 && (
          <section aria-labelledby="open">
            <Heading id="open" title="Open failure modes" count={open.total} note="worst first" />
            <OpenList label="Open failure modes" items={open.items} />
            {open.next && <More href={`/?after=${encodeURIComponent(open.next)}`}>The next ones</More>}
          </section>
        )}
        {later.length > 0 && (
          <section aria-labelledby="later">
            <Heading id="later" title="Due later" />
            <DueList items={later} today={today} label="Due later" own renderActs={renderActs} />
            {due.next && <More href={`/?due=${encodeURIComponent(due.next)}`}>What is due after these</More>}
          </section>
        )}
        {mentions.entries.length > 0 && (
          <section aria-labelledby="mentions">
            <Heading id="mentions" title="Mentions" note="of the last thirty days" />
            <MentionList {...mentions} olderFrom="/?mentions=" />
          </section>
        )}
        {isEmpty && <NothingMine hasRoles={roles.length > 0} />}
        {roles.length > 0 && <OwnRoles mine={mine} />}
      </div>
    </>
  )
}

function Heading({ id, title, count, note }: { id: string; title: string; count?: number; note?: string }) {
  return (
    <h2 id={id} className="mb-2 text-lg font-semibold">
      {title} {count !== undefined && <span className="tabular text-base font-normal text-muted">{count.toLocaleString('en')}</span>}
      {note && <span className="text-sm font-normal text-muted"> {note}</span>}
    </h2>
  )
}

function More({ href, children }: { href: string; children: string }) {
  return (
    <p className="pt-3">
      <ButtonLink href={href} size="small">
        {children}
      </ButtonLink>
    </p>
  )
}

function NothingMine({ hasRoles }: { hasRoles: boolean }) {
  const actions = (
    <>
      <ButtonLink href="/registers" variant="primary">
        Open the registers
      </ButtonLink>
      <ButtonLink href="/owners">See who owns what</ButtonLink>
    </>
  )
  return (
    <EmptyState title="Nothing is waiting for you." action={actions}>
      {hasRoles
        ? 'No open failure mode names your roles today, and nothing of yours is due.'
        : 'Failure modes name roles. When you hold one, what it answers for stands here, with your actions and what you are asked to take over.'}
    </EmptyState>
  )
}

function OwnRoles({ mine: { roles, takers, today, membershipId, name } }: { mine: MinePageProps }) {
  return (
    <section aria-labelledby="own-roles">
      <h2 id="own-roles" className="mb-2 text-lg font-semibold">
        Your roles
      </h2>
      <ul className="border-y">
        {roles.map((role) => {
          const others = role.holders.filter((holder) => holder.membershipId !== membershipId).map((holder) => holder.name)
          return (
            <li key={role.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b py-2 last:border-b-0">
              <p>
                {role.name}
                {others.length > 0 && <span className="text-sm text-muted"> with {others.join(', ')}</span>}
              </p>
              {membershipId !== null && takers.length > 1 && <HandOverDialog role={role} giver={{ membershipId, name }} takers={takers} today={today} />}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function describeRoles(roles: readonly RoleToday[]): string {
  if (roles.length === 0) return 'What is yours across all registers. You hold no owner role today.'
  const names = roles.map(({ name }) => name)
  const last = names.pop() ?? ''
  return `What is yours across all registers, as ${names.length > 0 ? `${names.join(', ')} and ${last}` : last}.`
}
