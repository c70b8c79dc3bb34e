import type { StreamEvent } from '@/lib/domain/row/event'
import type { Change } from '@/lib/domain/row/change'

/** An event as the statements of this room read it; `e` is the event. */
export interface EventRow {
  id: string
  stream_id: string
  seq: bigint
  name: string
  person_id: string | null
  role: string
  door: StreamEvent['door']
  command_id: string
  at: Date
  reason: string | null
  change_count: number
  changes: Change[] | null
  body_digest: Uint8Array
  previous_hash: Uint8Array
  hash: Uint8Array
}

/** The change `c` as JSON. */
export const CHANGE = "json_build_object('kind', c.kind, 'id', c.row_id, 'field', c.field, 'before', c.before, 'after', c.after)"
/** The changes of the event `e` as JSON, in order. */
export const CHANGES = `(SELECT coalesce(json_agg(${CHANGE} ORDER BY c.ordinal), '[]') FROM event_change c WHERE c.workspace_id = e.workspace_id AND c.event_id = e.id)`
/** The columns of the event `e`. */
export const COLUMNS = `e.id, e.stream_id, e.seq, e.name, e.person_id, e.role, e.door, e.command_id, e.at, e.reason, e.change_count,
  e.body_digest, e.previous_hash, e.hash`

/** The event without its changes. */
export function toEvent(row: EventRow): Omit<StreamEvent, 'changes'> {
  return {
    id: row.id,
    streamId: row.stream_id,
    seq: Number(row.seq),
    name: row.name,
    personId: row.person_id,
    role: row.role,
    door: row.door,
    commandId: row.command_id,
    at: row.at.toISOString(),
    reason: row.reason,
  }
}
