import { FAILURE_MODE_STATUSES, type FailureModeStatus } from '@/lib/domain/failure-mode/failure-mode-words'
import type { RegisterRows } from '@/lib/domain/register/rows-to-content'
import { compareScores } from '@/lib/domain/scoring/score'
import { makeLine, type LineContext, type WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

/** Open risks are all but the closed and the validly accepted (PRODUCT.md section 2). */
export const OPEN_STATUSES: readonly FailureModeStatus[] = FAILURE_MODE_STATUSES.filter((status) => status !== 'closed' && status !== 'accepted')

/** The open failure modes of a register, worst risk first, then by code. Deleted ones are out. */
export function listOpenLines(rows: RegisterRows, context: LineContext): WorksheetLine[] {
  const open = rows.all('failure-mode').filter((row) => row.deletedAt === null && OPEN_STATUSES.includes(row.status))
  const lines = open.flatMap((row) => makeLine(rows, row.id, context) ?? [])
  return lines.sort((a, b) => compareScores(a.scores.current, b.scores.current) || compareCodes(a.code, b.code))
}

const collator = new Intl.Collator('en', { numeric: true })

/** Order of codes: D10-2 before D10-10. */
export function compareCodes(a: string, b: string): number {
  return collator.compare(a, b)
}
