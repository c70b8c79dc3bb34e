import type { ChangeWords } from '@/components/history/change-words'
import { STATUS_WORDS, type BaselineStatus } from '@/lib/domain/baseline/baseline-status'
import type { Change } from '@/lib/domain/row/change'
import type { RowSet } from '@/lib/domain/row/row-set'

/** A change of a baseline in words. */
export function describeBaseline(change: Change, rows: RowSet): ChangeWords {
  if (change.field === null) return { what: `Baseline ${String(change.after.number)} frozen`, after: String(change.after.changeNote) }
  const number = rows.get('baseline', change.id)?.number
  const [before, after] = [change.before, change.after].map((status) => STATUS_WORDS[status as BaselineStatus])
  return { what: number === undefined ? 'Baseline' : `Baseline ${number}`, before, after }
}
