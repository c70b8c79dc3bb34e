import { compareCodes } from '@/lib/domain/coverage/open-lines'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import type { RowReader } from '@/lib/domain/row/row-reader'
import type { CandidateRow } from '@/lib/domain/workshop/scoring-rows'
import type { CandidateState } from '@/lib/domain/workshop/workshop-words'

/** The failure modes that a workshop works on, each once: those that its groups became or belong to, and those that were chosen to be scored. */
export function meetingFailureModeIds(rows: RowReader, workshopId: string): string[] {
  const groups = rows.where('card-group', 'workshopId', workshopId).filter(({ deletedAt }) => deletedAt === null)
  return [...new Set([...groups, ...candidatesIn(rows, workshopId, 'chosen')].flatMap(({ failureModeId }) => failureModeId ?? []))]
}

/** The failure modes that could have been scored and were left for another day. */
export function leftCandidateIds(rows: RowReader, workshopId: string): string[] {
  return candidatesIn(rows, workshopId, 'left').map(({ failureModeId }) => failureModeId)
}

function candidatesIn(rows: RowReader, workshopId: string, state: CandidateState): CandidateRow[] {
  return rows.where('candidate', 'workshopId', workshopId).filter((one) => one.deletedAt === null && one.state === state)
}

/** The live ones that a workshop works on, by code. */
export function meetingFailureModes(rows: RowReader, workshopId: string): FailureModeRow[] {
  return liveByCode(rows, meetingFailureModeIds(rows, workshopId))
}

/** The live ones that were left, by code. */
export function leftCandidates(rows: RowReader, workshopId: string): FailureModeRow[] {
  return liveByCode(rows, leftCandidateIds(rows, workshopId))
}

function liveByCode(rows: RowReader, ids: readonly string[]): FailureModeRow[] {
  return ids
    .flatMap((id) => rows.get('failure-mode', id) ?? [])
    .filter(({ deletedAt }) => deletedAt === null)
    .sort((a, b) => compareCodes(a.code, b.code))
}
