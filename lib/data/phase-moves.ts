import type { PhaseMove } from '@/lib/domain/workshop/phase-visits'
import type { Asking } from '@/lib/data/reading'

/** When a workshop went to which phase, and when it ended, in the order of its events; none for a workshop that is not here. */
export async function readPhaseMoves(asking: Asking, registerId: string, workshopId: string): Promise<PhaseMove[]> {
  const sql = `SELECT to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
      CASE WHEN c.field IS NULL THEN c.after ->> 'phaseId' WHEN c.field = 'phaseId' THEN c.after #>> '{}' END AS "phaseId"
    FROM event_change c JOIN event e ON e.workspace_id = c.workspace_id AND e.id = c.event_id
    WHERE c.workspace_id = $1::uuid AND e.stream_id = $2::uuid AND c.row_id = $3::uuid AND c.kind = 'workshop'
      AND (c.field IS NULL OR c.field IN ('phaseId', 'endedAt')) ORDER BY e.seq, c.ordinal`
  return asking.ask<PhaseMove>(sql, asking.workspaceId, registerId, workshopId)
}
