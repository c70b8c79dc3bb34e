import type { RowKind } from '@/lib/domain/row/row-kinds'
import type { Asking } from '@/lib/data/reading'

/** A change as an event tells it. */
export interface ToldChange {
  kind: RowKind
  id: string
  /** Null where the row came to be. */
  field: string | null
  after: unknown
}

/** What the events of a register tell of its rows of some kinds, in their order. */
export async function listToldChanges(asking: Asking, registerId: string, kinds: readonly RowKind[]): Promise<ToldChange[]> {
  return asking.ask<ToldChange>(
    `SELECT c.kind, c.row_id AS id, c.field, c.after FROM event_change c JOIN event e ON e.workspace_id = c.workspace_id AND e.id = c.event_id
     WHERE c.workspace_id = $1::uuid AND e.stream_id = $2::uuid AND c.kind = ANY($3::text[]) ORDER BY e.seq, c.ordinal`,
    asking.workspaceId,
    registerId,
    [...kinds],
  )
}
