import type { Scope } from '@/lib/data/scope'

/** Streams that one live connection may follow (lib/live/protocol STREAMS_MAX). */
const STREAMS_MAX = 20

/** The last event numbers of the workspace's own stream and of the registers that changed last, for a page that shows something of all of them. */
export async function readHeadsToFollow(scope: Scope): Promise<Record<string, number>> {
  const rows = await scope.tx.$queryRaw<{ id: string; last_seq: bigint }[]>`SELECT id, last_seq FROM stream
    WHERE workspace_id = ${scope.workspaceId}::uuid ORDER BY id = ${scope.workspaceId}::uuid DESC, updated_at DESC, id LIMIT ${STREAMS_MAX}`
  return Object.fromEntries(rows.map(({ id, last_seq }) => [id, Number(last_seq)]))
}
