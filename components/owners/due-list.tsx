import Link from 'next/link'
import type { ReactNode } from 'react'
import { describeDay } from '@/components/ui/age-words'
import { joinClasses } from '@/components/ui/class-names'
import { describeDue, dueStateOf } from '@/lib/domain/action/due'
import type { DueItem, DueOwner } from '@/lib/domain/owners/owner-view'

interface DueListProps {
  items: readonly DueItem[]
  /** ISO day. */
  today: string
  label: string
  /** Leaves out whose it is, where all are the reader's. */
  own?: boolean
  /** What can be done with one, beside it. */
  renderActs?: (item: DueItem) => ReactNode
}

/** Actions and controls by their day; a day that has passed is said in words. */
export function DueList({ items, today, label, own = false, renderActs }: DueListProps) {
  return (
    <ul aria-label={label} className="border-y">
      {items.map((item) => (
        <li key={item.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b py-2.5 last:border-b-0">
          <DueDay due={item.due} today={today} />
          <div className="min-w-48 flex-1">
            <p className="wrap-anywhere">
              <DueTitle item={item} />
            </p>
            <p className="flex flex-wrap gap-x-2 text-sm text-muted">
              <span>{item.kind === 'action' ? 'Action' : 'Control'}</span>
              <span className="font-mono">{item.failureModeCode ?? item.registerCode}</span>
              {!own && <Whose who={item.who} />}
            </p>
          </div>
          {renderActs?.(item)}
        </li>
      ))}
    </ul>
  )
}

function DueTitle({ item }: { item: DueItem }) {
  const place = item.failureModeCode === null ? '' : `/${encodeURIComponent(item.failureModeCode)}`
  return (
    <Link href={`/registers/${encodeURIComponent(item.registerCode)}${place}`} className="font-medium text-ink no-underline hover:underline">
      {item.title}
    </Link>
  )
}

/** A due day with how it stands today. */
export function DueDay({ due, today }: { due: string; today: string }) {
  const state = dueStateOf(due, today)
  const look = state === 'overdue' ? 'font-medium text-danger' : state === 'today' ? 'font-medium text-warning' : 'text-muted'
  return (
    <span className={joinClasses('tabular w-36 shrink-0 text-sm', look)}>
      {describeDue(due, today)}
      <span className="block text-xs font-normal text-muted">
        <time dateTime={due}>{describeDay(due)}</time>
      </span>
    </span>
  )
}

/** Whose it is; somebody who has left is a hole with a name. */
export function Whose({ who }: { who: DueOwner }) {
  if (who.kind === 'nobody') return <span className="text-warning">nobody’s</span>
  if (who.kind === 'text') return <span className="text-warning">{who.name} (a text, no role)</span>
  if (who.kind === 'member') return who.hasLeft ? <span className="text-warning">nobody’s: {who.name} has left</span> : <span>{who.name}</span>
  if (who.holders.length === 0) return <span className="text-warning">{who.name}: nobody today</span>
  return (
    <span>
      {who.name} ({who.holders.join(', ')})
    </span>
  )
}
