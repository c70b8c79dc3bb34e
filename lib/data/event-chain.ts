import { digestBody, FIRST_HASH, hashEvent } from '@/lib/data/event-hash'
import { CHANGES, COLUMNS, toEvent, type EventRow } from '@/lib/data/event-row'
import type { Asking } from '@/lib/data/reading'
import { assert } from '@/lib/kernel/assert'

export interface ChainReport {
  events: number
  /** Numbers of events whose own hash, link or place in the count does not fit. */
  broken: number[]
  /** Numbers of events whose body no longer gives its digest: erased or tampered with. */
  emptied: number[]
}

/**
 * Checks a whole chain, page by page: numbers without gaps, every link, every hash, every body. `see` is told the number and the hash (hexadecimal) of
 * each event on the way.
 */
export async function verifyChain(asking: Asking, streamId: string, see: (seq: number, hash: string) => void = () => undefined): Promise<ChainReport> {
  const report: ChainReport = { events: 0, broken: [], emptied: [] }
  let previous: Uint8Array = FIRST_HASH
  let after = 0
  for (;;) {
    const rows = await asking.ask<EventRow>(
      `SELECT ${COLUMNS}, ${CHANGES} AS changes FROM event e
       WHERE e.workspace_id = $1::uuid AND e.stream_id = $2::uuid AND e.seq > $3::bigint ORDER BY e.seq LIMIT 200`,
      asking.workspaceId,
      streamId,
      after,
    )
    for (const row of rows) {
      report.events += 1
      after = Number(row.seq)
      if (!fits(row, asking.workspaceId, previous, report.events)) report.broken.push(after)
      if (!digestBody(row.reason, row.changes ?? []).equals(row.body_digest)) report.emptied.push(after)
      previous = row.hash
      see(after, Buffer.from(row.hash).toString('hex'))
    }
    if (rows.length === 0) break
  }
  const [counter] = await asking.ask<{ last_seq: number; last_hash: Uint8Array }>(
    'SELECT s.last_seq::float8 AS last_seq, s.last_hash FROM stream s WHERE s.id = $2::uuid AND s.workspace_id = $1::uuid',
    asking.workspaceId,
    streamId,
  )
  assert(counter, 'a chain has a counter')
  if (counter.last_seq !== report.events || !Buffer.from(counter.last_hash).equals(previous)) report.broken.push(counter.last_seq)
  return report
}

function fits(row: EventRow, workspaceId: string, previous: Uint8Array, seq: number): boolean {
  const { id, streamId, name, personId, role, door, commandId, at } = toEvent(row)
  const header = { id, workspaceId, streamId, seq, name, personId, role, door, commandId, at, changeCount: row.change_count }
  const hash = hashEvent(previous, { ...header, bodyDigest: Buffer.from(row.body_digest).toString('hex') })
  return Number(row.seq) === seq && Buffer.from(row.previous_hash).equals(previous) && hash.equals(row.hash)
}
