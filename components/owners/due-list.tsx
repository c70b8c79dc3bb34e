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
  /** How many stand open where there are more; the rest is folded away and counted. */
  openMax?: number
  /** What can be done with one, beside it. */
  renderActs?: (item: DueItem) => ReactNode
}

/** Actions and controls by their day; a day that has passed is said in words. */
export function DueList({ items, label, openMax = items.length, ...rest }: DueListProps) {
  const folded = items.slice(openMax)
  return (
    <div className="@container border-y">
      <ul aria-label={label}>
        {items.slice(0, openMax).map((item) => (
          <DueLine key={item.id} item={item} {...rest} />
        ))}
      </ul>
      {folded.length > 0 && (
        <details className="group/fold border-t">
          <summary className="py-2 text-sm text-muted hover:text-ink pointer-coarse:py-3">
            {folded.length.toLocaleString('en')} more<span className="sr-only"> of {label.toLowerCase()}</span>
          </summary>
          <ul aria-label={`${label}, the rest`} className="border-t">
            {folded.map((item) => (
              <DueLine key={item.id} item={item} {...rest} />
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function DueLine({ item, today, own = false, renderActs }: Omit<DueListProps, 'items' | 'label' | 'openMax'> & { item: DueItem }) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 border-b py-2 last:border-b-0 @2xl:grid-cols-[14.5rem_minmax(0,1fr)_auto_auto]">
      <DueDay due={item.due} today={today} />
      <p className="col-start-1 wrap-anywhere @2xl:col-start-2">
        <DueTitle item={item} />
      </p>
      <p className="col-start-1 flex flex-wrap gap-x-2 text-sm text-muted @2xl:col-start-3 @2xl:max-w-80 @2xl:justify-end">
        <span>{item.kind === 'action' ? 'Action' : 'Control'}</span>
        <span className="font-mono">{item.failureModeCode ?? item.registerCode}</span>
        {!own && <Whose who={item.who} />}
      </p>
      <span className="col-start-2 row-span-3 row-start-1 self-center @2xl:col-start-4 @2xl:row-span-1 @2xl:min-w-20 @2xl:text-right print:hidden">{renderActs?.(item)}</span>
    </li>
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
    <p className={joinClasses('tabular flex flex-wrap gap-x-2 text-sm', look)}>
      <span className="@2xl:w-32">{describeDue(due, today)}</span>
      <time dateTime={due} className="font-normal text-muted">
        {describeDay(due)}
      </time>
    </p>
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
