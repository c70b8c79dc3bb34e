import { LapsingAcceptances, WaitingAcceptances } from '@/components/acceptance/own-acceptances'
import { MentionList } from '@/components/comment/mention-list'
import { DueList } from '@/components/owners/due-list'
import { FinishAction } from '@/components/owners/finish-action'
import { HandOverDialog } from '@/components/owners/hand-over-dialog'
import { HandOverList } from '@/components/owners/hand-over-list'
import { OpenList } from '@/components/owners/open-list'
import { RefreshOnEvents } from '@/components/owners/refresh-on-events'
import { splitDue } from '@/components/owners/split-due'
import { WaitingYeses } from '@/components/owners/waiting-yeses'
import { StaleSignatures } from '@/components/signature/stale-signatures'
import { WaitingSignatures } from '@/components/signature/waiting-signatures'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import type { LapsingAcceptance, WaitingAcceptance } from '@/lib/domain/acceptance/own-acceptances'
import type { MentionPage } from '@/lib/domain/comment/mention-entry'
import type { WaitingSignature } from '@/lib/domain/signature/own-signatures'
import type { CutList, DueItem, HandOverView, OpenFailureMode, RoleToday, WaitingYes } from '@/lib/domain/owners/owner-view'

interface MinePageProps {
  today: string
  roles: readonly RoleToday[]
  open: CutList<OpenFailureMode>
  due: CutList<DueItem>
  handOvers: readonly HandOverView[]
  waiting: readonly WaitingYes[]
  signing: readonly WaitingSignature[]
  accepting: readonly WaitingAcceptance[]
  lapsing: readonly LapsingAcceptance[]
  hasSigned: boolean
  mayAnswer: boolean
  membershipId: string | null
  name: string
  mayEdit: boolean
  takers: readonly { id: string; name: string }[]
  heads: Readonly<Record<string, number>>
  mentions: MentionPage
}

/** How many lines of what is due stand open before the worst risks, and after them. */
const PRESSING_OPEN = 8
const LATER_OPEN = 5
/** More things than these do not fit on one screen: then their numbers stand before them. */
const GLANCE = 12

/** The home page of somebody who is signed in: what is theirs today, what hurts most first. */
export function MinePage(mine: MinePageProps) {
  const { today, roles, open, due, handOvers, waiting, signing, accepting, lapsing, hasSigned, mayAnswer, mayEdit, heads, mentions } = mine
  const { pressing, overdue, soon, later } = splitDue(due.items, today)
  const renderActs = (item: DueItem) => mayEdit && item.kind === 'action' && <FinishAction item={item} today={today} />
  const moreDue = due.next && <More href={`/?due=${encodeURIComponent(due.next)}`}>What is due after these</More>
  const isEmpty = open.total + due.total + handOvers.length + waiting.length + signing.length + accepting.length + lapsing.length + mentions.entries.length === 0
  return (
    <>
      <RefreshOnEvents heads={heads} />
      <PageHeader title="Mine" description={describeRoles(roles)} />
      {open.total + due.items.length > GLANCE && <AtAGlance open={open.total} overdue={overdue} pressing={pressing.length - overdue} soon={soon.length} />}
      <div className="grid gap-10">
        {signing.length > 0 && (
          <section aria-labelledby="signing">
            <Heading id="signing" title="Waits for your signature" count={signing.length} />
            <WaitingSignatures waiting={signing} today={today} />
          </section>
        )}
        {accepting.length > 0 && (
          <section aria-labelledby="accepting">
            <Heading id="accepting" title="Waits for your acceptance" count={accepting.length} />
            <WaitingAcceptances waiting={accepting} />
          </section>
        )}
        {hasSigned && <StaleSignatures />}
        {handOvers.length > 0 && <HandOverList handOvers={handOvers} />}
        {waiting.length > 0 && (
          <section aria-labelledby="waiting">
            <Heading id="waiting" title="Waits for your yes" count={waiting.length} note="given to you in meetings" />
            <WaitingYeses waiting={waiting} mayAnswer={mayAnswer} />
          </section>
        )}
        {pressing.length > 0 && (
          <section aria-labelledby="due">
            <Heading id="due" title="Due" note="overdue, and within seven days" />
            <DueList items={pressing} today={today} label="Due" own openMax={PRESSING_OPEN} renderActs={renderActs} />
            {soon.length + later.length === 0 && moreDue}
          </section>
        )}
        {lapsing.length > 0 && (
          <section aria-labelledby="lapsing">
            <Heading id="lapsing" title="Acceptances that lapse soon" count={lapsing.length} note="within thirty days" />
            <LapsingAcceptances lapsing={lapsing} today={today} />
          </section>
        )}
        {open.total > 0 && (
          <section aria-labelledby="open">
            <Heading id="open" title="Open failure modes" count={open.total} note="worst first" />
            <OpenList label="Open failure modes" items={open.items} />
            {open.next && <More href={`/?after=${encodeURIComponent(open.next)}`}>The next ones</More>}
          </section>
        )}
        {soon.length > 0 && (
          <section aria-labelledby="soon">
            <Heading id="soon" title="Due within thirty days" count={soon.length} />
            <DueList items={soon} today={today} label="Due within thirty days" own renderActs={renderActs} />
            {later.length === 0 && moreDue}
          </section>
        )}
        {later.length > 0 && (
          <section aria-labelledby="later">
            <Heading id="later" title="Due later" />
            <DueList items={later} today={today} label="Due later" own openMax={LATER_OPEN} renderActs={renderActs} />
            {moreDue}
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

/** What there is of each kind, in one line that leads to it. */
function AtAGlance({ open, overdue, pressing, soon }: { open: number; overdue: number; pressing: number; soon: number }) {
  const facts = [
    { href: '#due', count: overdue, words: 'overdue', look: 'text-danger' },
    { href: '#due', count: pressing, words: 'due within seven days', look: 'text-ink' },
    { href: '#open', count: open, words: open === 1 ? 'open failure mode' : 'open failure modes', look: 'text-ink' },
    { href: '#soon', count: soon, words: 'due within thirty days', look: 'text-ink' },
  ].filter(({ count }) => count > 0)
  return (
    <nav aria-label="On this page" className="-mt-2 mb-8 print:hidden">
      <ul className="tabular flex flex-wrap gap-x-6 text-sm">
        {facts.map(({ href, count, words, look }) => (
          <li key={words}>
            <a href={href} className={`inline-flex items-center py-1 pointer-coarse:min-h-11 ${look}`}>
              {count.toLocaleString('en')} {words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function NothingMine({ hasRoles }: { hasRoles: boolean }) {
  const actions = (
    <>
      <ButtonLink href="/registers" variant="primary">
        Open the registers
      </ButtonLink>
      <ButtonLink href="/owners">See who owns what</ButtonLink>
      {!hasRoles && <ButtonLink href="/people">See who holds which role</ButtonLink>}
    </>
  )
  if (hasRoles) {
    return (
      <EmptyState title="No open risk is yours today." action={actions}>
        No open failure mode names your roles, and nothing of yours is due. Whatever comes stands here, what hurts most first.
      </EmptyState>
    )
  }
  return (
    <EmptyState title="No risk is yours: you hold no owner role." action={actions}>
      Failure modes name roles, such as SRE Lead, and roles are held by people. Once you hold one, its open failure modes stand here, what hurts most first; so do your actions, mentions of you,
      and what you are asked to take over.
    </EmptyState>
  )
}

function OwnRoles({ mine: { roles, handOvers, takers, today, membershipId, name } }: { mine: MinePageProps }) {
  return (
    <section aria-labelledby="own-roles">
      <h2 id="own-roles" className="mb-2 text-lg font-semibold">
        Your roles
      </h2>
      <ul className="border-y">
        {roles.map((role) => {
          const others = role.holders.filter((holder) => holder.membershipId !== membershipId).map((holder) => holder.name)
          const waiting = handOvers.find((one) => one.state === 'asked' && one.mine !== 'receiver' && one.roleName === role.name)
          return (
            <li key={role.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b py-2 last:border-b-0">
              <p>
                {role.name}
                {waiting && <span className="text-sm text-muted"> – {waiting.to} is asked to take it over</span>}
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
  if (roles.length === 0) return 'What is yours across all registers.'
  const names = roles.map(({ name }) => name)
  const last = names.pop() ?? ''
  return `What is yours across all registers, as ${names.length > 0 ? `${names.join(', ')} and ${last}` : last}.`
}
