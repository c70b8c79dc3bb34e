import { compareCodes } from '@/lib/domain/coverage/open-lines'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import type { RowReader } from '@/lib/domain/row/row-reader'

/** The failure modes that a workshop works on, each once: those that its groups became or belong to. */
export function meetingFailureModeIds(rows: RowReader, workshopId: string): string[] {
  const groups = rows.where('card-group', 'workshopId', workshopId).filter(({ deletedAt }) => deletedAt === null)
  return [...new Set(groups.flatMap(({ failureModeId }) => failureModeId ?? []))]
}

/** The live ones of them, by code. */
export function meetingFailureModes(rows: RowReader, workshopId: string): FailureModeRow[] {
  return meetingFailureModeIds(rows, workshopId)
    .flatMap((id) => rows.get('failure-mode', id) ?? [])
    .filter(({ deletedAt }) => deletedAt === null)
    .sort((a, b) => compareCodes(a.code, b.code))
}
