import Link from 'next/link'
import type { ReactNode } from 'react'
import { DueList } from '@/components/owners/due-list'
import { ScoreMark } from '@/components/owners/open-list'
import { RoleWords } from '@/components/owners/role-words'
import { isAnswering } from '@/lib/domain/owners/ownership'
import type { CutList, DueItem, OpenFailureMode, RoleHole } from '@/lib/domain/owners/owner-view'

export interface AttentionProps {
  overdue: CutList<DueItem>
  holes: readonly RoleHole[]
  unanswered: CutList<OpenFailureMode>
}

/** What needs somebody, before the groups: what is overdue and what nobody answers for today. Each part is a panel; further ones find their place beside them. */
export function Attention({ overdue, holes, unanswered, today }: AttentionProps & { today: string }) {
  if (overdue.total === 0 && holes.length === 0 && unanswered.total === 0) {
    return <p className="mb-8 border-y py-4 text-muted">Nothing is overdue, and every open failure mode has somebody who answers for it today.</p>
  }
  return (
    <div className="mb-10 grid items-start gap-x-12 gap-y-8 xl:grid-cols-[repeat(auto-fit,minmax(32rem,1fr))]">
      {overdue.total > 0 && (
        <Panel id="overdue" title="Overdue" count={overdue.total}>
          <DueList items={overdue.items} today={today} label="Overdue" />
          {overdue.next && <AllLink href="/owners/overdue">All {overdue.total.toLocaleString('en')} overdue</AllLink>}
        </Panel>
      )}
      {(holes.length > 0 || unanswered.total > 0) && (
        <Panel id="unanswered" title="Nobody answers" count={unanswered.total}>
          {holes.length > 0 && <Holes holes={holes} />}
          {unanswered.total > 0 && <Unanswered unanswered={unanswered} />}
        </Panel>
      )}
    </div>
  )
}

function Panel({ id, title, count, children }: { id: string; title: string; count: number; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h2 id={id} className="mb-2 text-lg font-semibold">
        {title} <span className="tabular text-base font-normal text-muted">{count.toLocaleString('en')}</span>
      </h2>
      {children}
    </section>
  )
}

/** The way to all of a list that is cut here. */
export function AllLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <p className="pt-2 text-sm">
      <Link href={href} className="inline-flex items-center pointer-coarse:min-h-11">
        {children}
      </Link>
    </p>
  )
}

function Holes({ holes }: { holes: readonly RoleHole[] }) {
  return (
    <ul aria-label="Roles that nobody holds" className="border-t">
      {holes.map(({ role, failureModes, controls, worst }) => (
        <li key={role.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b py-2.5">
          <p className="min-w-56 flex-1">
            <Link href={`/owners/role/${role.id}`} className="font-medium text-ink no-underline hover:underline">
              {role.name}
            </Link>
            : <RoleWords role={role} />
          </p>
          <p className="flex flex-wrap items-baseline gap-x-3 text-sm text-muted">
            {failureModes > 0 && <span className="tabular">{failureModes.toLocaleString('en')} open</span>}
            {controls > 0 && <span className="tabular">{controls === 1 ? '1 control' : `${controls.toLocaleString('en')} controls`}</span>}
            {worst && <ScoreMark score={worst} />}
          </p>
        </li>
      ))}
    </ul>
  )
}

function Unanswered({ unanswered }: { unanswered: CutList<OpenFailureMode> }) {
  return (
    <>
      <ul aria-label="Failure modes that nobody answers for today" className="border-t">
        {unanswered.items.map((item) => (
          <li key={item.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-b py-2">
            <span className="w-32 shrink-0">
              <ScoreMark score={item.score} />
            </span>
            <Link
              href={`/registers/${encodeURIComponent(item.registerCode)}/${encodeURIComponent(item.code)}`}
              className="min-w-48 flex-1 text-ink no-underline hover:underline"
            >
              <span className="mr-2 font-mono text-muted">{item.code}</span>
              {item.title}
            </Link>
            <span className="text-sm text-warning">{describeHole(item)}</span>
          </li>
        ))}
      </ul>
      {unanswered.next && <AllLink href="/owners/person/nobody">All {unanswered.total.toLocaleString('en')} that nobody answers for</AllLink>}
    </>
  )
}

function describeHole({ owners }: OpenFailureMode): string {
  const answering = owners.filter(isAnswering)
  if (answering.length > 0) return answering.map(({ name, isRole }) => (isRole ? `${name}: nobody` : `“${name}” is no role`)).join(', ')
  return owners.length === 0 ? 'no owner' : `${owners.map(({ name }) => name).join(', ')} only told or called`
}
