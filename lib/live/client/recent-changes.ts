import type { RowReader } from '@/lib/domain/row/row-reader'
import { ownerOf } from '@/lib/live/client/touched-rows'
import type { LiveEvent } from '@/lib/live/protocol'

/** Who changed something last, for the quiet flash. */
export interface RecentChange {
  personId: string | null
  at: string
}

const RECENT_MAX = 200

/** Notes what an event changed, by the id of the failure mode or, outside of one, of the row. The oldest make room for the newest. */
export function noteRecent(recent: Map<string, RecentChange>, event: LiveEvent, rows: RowReader): void {
  for (const change of event.changes ?? []) {
    const subject = ownerOf(change, rows) ?? change.id
    recent.delete(subject)
    recent.set(subject, { personId: event.personId, at: event.at })
  }
  for (const key of [...recent.keys()].slice(0, Math.max(0, recent.size - RECENT_MAX))) recent.delete(key)
}
