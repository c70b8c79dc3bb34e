import { compareCodes } from '@/lib/domain/coverage/open-lines'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import type { RowReader } from '@/lib/domain/row/row-reader'

/** The live failure modes that a workshop works on, by code: those that its groups became or belong to. */
export function meetingFailureModes(rows: RowReader, workshopId: string): FailureModeRow[] {
  const groups = rows.where('card-group', 'workshopId', workshopId).filter(({ deletedAt }) => deletedAt === null)
  return [...new Set(groups.flatMap(({ failureModeId }) => failureModeId ?? []))]
    .flatMap((id) => rows.get('failure-mode', id) ?? [])
    .filter(({ deletedAt }) => deletedAt === null)
    .sort((a, b) => compareCodes(a.code, b.code))
}
