import type { Asking } from '@/lib/data/reading'

/** Streams that one live connection may follow (lib/live/protocol STREAMS_MAX). */
const STREAMS_MAX = 20

/** The last event numbers of the workspace's own stream and of the registers that changed last, for a page that shows something of all of them. */
export async function readHeadsToFollow(asking: Asking): Promise<Record<string, number>> {
  const rows = await asking.ask<{ id: string; seq: number }>(
    `SELECT id, last_seq::float8 AS seq FROM stream WHERE workspace_id = $1::uuid ORDER BY id = $1::uuid DESC, updated_at DESC, id LIMIT ${STREAMS_MAX}`,
    asking.workspaceId,
  )
  return Object.fromEntries(rows.map(({ id, seq }) => [id, seq]))
}
