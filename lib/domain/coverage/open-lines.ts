import { FAILURE_MODE_STATUSES, type FailureModeStatus } from '@/lib/domain/failure-mode/failure-mode-words'
import type { RegisterRows } from '@/lib/domain/register/rows-to-content'
import { EMPTY_QUERY, WorksheetIndex, type LineQuery } from '@/lib/domain/worksheet/line-index'
import type { Touched } from '@/lib/domain/worksheet/touched-lines'
import type { LineContext, WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

/** Open risks are all but the closed and the validly accepted (PRODUCT.md section 2). */
export const OPEN_STATUSES: readonly FailureModeStatus[] = FAILURE_MODE_STATUSES.filter((status) => status !== 'closed' && status !== 'accepted')

const OPEN_QUERY: LineQuery = {
  ...EMPTY_QUERY,
  filters: [{ field: 'status', op: 'is', values: OPEN_STATUSES }],
  sort: [
    { column: 'score', desc: true },
    { column: 'code', desc: false },
  ],
}

/** The open failure modes of a register, worst risk first, then by code, kept in the worksheet's index: one change makes one line anew. */
export class OpenLines {
  private readonly index: WorksheetIndex

  constructor(context: LineContext) {
    this.index = new WorksheetIndex(context)
    this.index.show(OPEN_QUERY)
  }

  /** The lines after a change of rows: the same list while nothing in it changed. Another context (a day, a policy) makes them all anew. */
  update(rows: RegisterRows, touched: Touched, context?: LineContext): readonly WorksheetLine[] {
    return this.index.update(rows, touched, context).lines
  }
}

const collator = new Intl.Collator('en', { numeric: true })

/** Order of codes: D10-2 before D10-10. */
export function compareCodes(a: string, b: string): number {
  return collator.compare(a, b)
}
