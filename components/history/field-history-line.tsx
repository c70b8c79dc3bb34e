'use client'

import { BeforeAfter } from '@/components/history/before-after'
import { describeFieldChange } from '@/components/history/field-change-words'
import { RelativeTime } from '@/components/ui/relative-time'
import type { FieldHistoryEntry } from '@/lib/domain/failure-mode/history-part'
import { useRoomView } from '@/lib/live/client/room'

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
      <BeforeAfter before={before} after={after} />
      {entry.reason && <p className="text-sm italic">“{entry.reason}”</p>}
    </li>
  )
}
