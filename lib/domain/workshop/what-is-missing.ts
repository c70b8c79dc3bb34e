import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { factorsOf, latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import { isAnswering } from '@/lib/domain/owners/ownership'
import type { RowReader } from '@/lib/domain/row/row-reader'
import { countScored } from '@/lib/domain/scoring/factor'
import { FACTORS } from '@/lib/domain/scoring/factor'

/** What a failure mode needs before somebody can sign for it. */
export const GAPS = ['score', 'owner', 'detection', 'hard-stop', 'recovery'] as const
export type Gap = (typeof GAPS)[number]

export const GAP_WORDS = {
  score: 'Not scored',
  owner: 'Nobody answers for it',
  detection: 'No detection signal',
  'hard-stop': 'No hard stop, and no “none” with a reason',
  recovery: 'No recovery strategy',
} as const satisfies Record<Gap, string>

/** What a failure mode still lacks. `rows` hold its texts. */
export function gapsOf(rows: RowReader, row: FailureModeRow): Gap[] {
  const live = <T extends { deletedAt: string | null }>(list: readonly T[]) => list.filter((one) => one.deletedAt === null)
  const isThere: Record<Gap, boolean> = {
    score: countScored(factorsOf(latestAssessment(rows, row.id, 'current'))) === FACTORS.length,
    owner: live(rows.where('owner-link', 'failureModeId', row.id)).some(isAnswering),
    detection: live(rows.where('detection-signal', 'failureModeId', row.id)).length > 0,
    'hard-stop': row.hardStopNone !== null || live(rows.where('hard-stop-step', 'failureModeId', row.id)).length > 0,
    recovery: row.recoveryStrategy !== null,
  }
  return GAPS.filter((gap) => !isThere[gap])
}
