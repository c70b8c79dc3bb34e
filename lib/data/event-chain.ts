import { digestBody, FIRST_HASH, hashEvent } from '@/lib/data/event-hash'
import { CHANGES, COLUMNS, toEvent, type EventRow } from '@/lib/data/event-row'
import type { Scope } from '@/lib/data/scope'
import { assert } from '@/lib/kernel/assert'

export interface ChainReport {
  events: number
  /** Numbers of events whose own hash, link or place in the count does not fit. */
  broken: number[]
  /** Numbers of events whose body no longer gives its digest: erased or tampered with. */
  emptied: number[]
}

/** Checks a whole chain, page by page: numbers without gaps, every link, every hash, every body. */
export async function verifyChain(scope: Scope, streamId: string): Promise<ChainReport> {
  const report: ChainReport = { events: 0, broken: [], emptied: [] }
  let previous: Uint8Array = FIRST_HASH
  for (;;) {
    const rows = await scope.tx.$queryRawUnsafe<EventRow[]>(
      `SELECT ${COLUMNS}, ${CHANGES} AS changes FROM event e
       WHERE e.workspace_id = $1::uuid AND e.stream_id = $2::uuid AND e.seq > $3 ORDER BY e.seq LIMIT 200`,
      scope.workspaceId,
      streamId,
      report.events,
    )
    for (const row of rows) {
      report.events += 1
      if (!fits(row, scope.workspaceId, previous, report.events)) report.broken.push(Number(row.seq))
      if (!digestBody(row.reason, row.changes ?? []).equals(row.body_digest)) report.emptied.push(Number(row.seq))
      previous = row.hash
    }
    if (rows.length === 0) break
  }
  const [counter] = await scope.tx.$queryRaw<{ last_seq: bigint; last_hash: Uint8Array }[]>`SELECT last_seq, last_hash FROM stream
    WHERE id = ${streamId}::uuid AND workspace_id = ${scope.workspaceId}::uuid`
  assert(counter, 'a chain has a counter')
  if (Number(counter.last_seq) !== report.events || !Buffer.from(counter.last_hash).equals(previous)) report.broken.push(Number(counter.last_seq))
  return report
}

function fits(row: EventRow, workspaceId: string, previous: Uint8Array, seq: number): boolean {
  const { id, streamId, name, personId, role, door, commandId, at } = toEvent(row)
  const header = { id, workspaceId, streamId, seq, name, personId, role, door, commandId, at, changeCount: row.change_count }
  const hash = hashEvent(previous, { ...header, bodyDigest: Buffer.from(row.body_digest).toString('hex') })
  return Number(row.seq) === seq && Buffer.from(row.previous_hash).equals(previous) && hash.equals(row.hash)
}
