'use client'

import { describeFieldChange } from '@/components/history/field-change-words'
import { findDifference, isWorthComparing } from '@/components/history/text-difference'
import { RelativeTime } from '@/components/ui/relative-time'
import type { FieldHistoryEntry } from '@/lib/domain/failure-mode/history-part'
import { useRoomView } from '@/lib/live/client/room'

const GONE = 'rounded-xs bg-danger-soft px-0.5 text-danger decoration-danger/60'
const NEW = 'rounded-xs bg-accent-soft px-0.5 text-ink no-underline'

/** One change of a field: who, in which role, when, from what to what, and why. */
export function FieldHistoryLine({ entry, isOnlyField }: { entry: FieldHistoryEntry; isOnlyField: boolean }) {
  const { rows } = useRoomView()
  const { what, before, after } = describeFieldChange(entry, rows, isOnlyField)
  return (
    <li className="grid gap-1 border-l-2 border-line pl-3">
      <p className="text-sm text-muted">
        <span className="font-medium text-ink">{entry.who}</span> as {entry.role} · <RelativeTime at={entry.at} />
      </p>
      {what !== null && <p className="text-sm text-muted">{what}</p>}
      <div className="whitespace-pre-wrap wrap-anywhere">
        {isWorthComparing(before, after) ? <Difference before={before ?? ''} after={after ?? ''} /> : <FromTo before={before} after={after} />}
      </div>
      {entry.reason && <p className="text-sm italic">“{entry.reason}”</p>}
    </li>
  )
}

function FromTo({ before, after }: { before: string | null; after: string | null }) {
  if (before === null) return after === null ? null : <ins className="no-underline">{after}</ins>
  return (
    <>
      <del className={GONE}>{before}</del> <span aria-hidden="true">→</span> {after === null ? <span className="text-faint">nothing</span> : <ins className={NEW}>{after}</ins>}
    </>
  )
}

function Difference({ before, after }: { before: string; after: string }) {
  const parts = findDifference(before, after)
  if (parts.every(({ kind }) => kind !== 'same')) {
    return (
      <div className="grid justify-items-start gap-1">
        <del className={GONE}>{before}</del>
        <ins className={NEW}>{after}</ins>
      </div>
    )
  }
  return parts.map(({ kind, text }, i) => {
    if (kind === 'same') return <span key={i}>{text}</span>
    return kind === 'gone' ? (
      <del key={i} className={GONE}>
        {text}
      </del>
    ) : (
      <ins key={i} className={NEW}>
        {text}
      </ins>
    )
  })
}
