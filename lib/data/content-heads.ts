import type { RowKind } from '@/lib/domain/row/row-kinds'
import type { Asking } from '@/lib/data/reading'

/** The numbers of the last events of a register and of its workspace. */
export interface ContentHeads {
  register: number
  workspace: number
}

/** How far a register and its workspace have come. */
export async function readContentHeads(asking: Asking, registerId: string): Promise<ContentHeads> {
  const rows = await asking.ask<{ id: string; seq: number }>(
    'SELECT s.id, s.last_seq::float8 AS seq FROM stream s WHERE s.workspace_id = $1::uuid AND s.id = ANY(ARRAY[$1::uuid, $2::uuid])',
    asking.workspaceId,
    registerId,
  )
  const seqOf = (id: string) => rows.find((row) => row.id === id)?.seq ?? 0
  return { register: seqOf(registerId), workspace: seqOf(asking.workspaceId) }
}

/** Whether an event after some has touched rows of some kinds: of the register, or of its workspace. */
export async function isContentTouched(
  asking: Asking,
  registerId: string,
  since: ContentHeads,
  { ofRegister, ofWorkspace }: { ofRegister: readonly RowKind[]; ofWorkspace: readonly RowKind[] },
): Promise<boolean> {
  const touched = (stream: string, after: string, kinds: string) =>
    `EXISTS (SELECT FROM event e JOIN event_change c ON c.workspace_id = e.workspace_id AND c.event_id = e.id
       WHERE e.workspace_id = $1::uuid AND e.stream_id = ${stream} AND e.seq > ${after}::bigint AND c.kind = ANY(${kinds}::text[]))`
  const sql = `SELECT ${touched('$2::uuid', '$3', '$5')} OR ${touched('$1::uuid', '$4', '$6')} AS touched`
  const [row] = await asking.ask<{ touched: boolean }>(sql, asking.workspaceId, registerId, since.register, since.workspace, [...ofRegister], [...ofWorkspace])
  return row?.touched ?? true
}
