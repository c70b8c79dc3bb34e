import type { RowReader } from '@/lib/domain/row/row-reader'
import type { Board } from '@/lib/domain/workshop/board'
import type { Duty } from '@/lib/domain/workshop/duties'
import { meetingFailureModes } from '@/lib/domain/workshop/meeting-failure-modes'
import { listUnaccepted } from '@/lib/domain/workshop/unaccepted'
import { GAPS, gapsOf, type Gap } from '@/lib/domain/workshop/what-is-missing'

/** What a workshop leaves open: for each gap the failure modes that have it, by code, and what lies about besides. */
export interface CloseCounts {
  gaps: Record<Gap, string[]>
  /** How often somebody has not said yes to something, or nobody is there who could. */
  unaccepted: number
  parked: number
  /** Groups that became no failure mode, and cards in no group. */
  left: number
}

/** Counts what is open. `rows` hold the failure modes whole; one of which `isWhole` says no is passed over until it is there. */
export function countClose(rows: RowReader, workshopId: string, { board, duties, isWhole }: { board: Board; duties: readonly Duty[]; isWhole: (id: string) => boolean }): CloseCounts {
  const found = meetingFailureModes(rows, workshopId).filter(({ id }) => isWhole(id)).map((row) => ({ id: row.id, gaps: gapsOf(rows, row) }))
  const { people, onNobody } = listUnaccepted(duties)
  return {
    gaps: Object.fromEntries(GAPS.map((gap) => [gap, found.flatMap(({ id, gaps }) => (gaps.includes(gap) ? [id] : []))])) as Record<Gap, string[]>,
    unaccepted: people.reduce((sum, one) => sum + one.duties.length, 0) + onNobody.length,
    parked: board.parkedGroups.length + board.parked.length,
    left: board.groups.filter(({ group }) => group.failureModeId === null).length + board.alone.length,
  }
}
