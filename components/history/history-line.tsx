'use client'

import type { HistoryEntry } from '@/lib/domain/row/event'
import { describeChange } from '@/components/history/describe-change'
import { RelativeTime } from '@/components/ui/relative-time'
import { useRoomView } from '@/lib/live/client/room'

const SHOWN = 6

/** One event: who, when, and each change with what it replaced. */
export function HistoryLine({ entry }: { entry: HistoryEntry }) {
  const { rows } = useRoomView()
  const lines = entry.changes.flatMap((change) => describeChange(change, entry, rows) ?? [])
  const more = entry.changeCount - Math.min(entry.changes.length, SHOWN)
  return (
    <li className="border-l-2 border-line pl-3 text-sm">
      <p className="text-muted">
        <span className="font-medium text-ink">{entry.who}</span> · <RelativeTime at={entry.at} />
      </p>
      <ul className="grid gap-0.5">
        {lines.slice(0, SHOWN).map((line, i) => (
          <li key={i} className="wrap-anywhere">
            {line.what}
            {line.before !== undefined && (
              <>
                : <del className="text-faint decoration-faint/60">{line.before}</del>
              </>
            )}
            {line.after !== undefined && (
              <>
                {line.before === undefined ? ': ' : ' → '}
                <ins className="no-underline">{line.after}</ins>
              </>
            )}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="text-faint">and {more} more</p>}
      {entry.reason && <p className="italic">“{entry.reason}”</p>}
    </li>
  )
}
