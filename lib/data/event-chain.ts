import type { Change } from '@/lib/domain/row/change'
import { BodyDigest, digestBody, FIRST_HASH, hashEvent } from '@/lib/data/event-hash'
import { CHANGE, CHANGES, COLUMNS, toEvent, type EventRow } from '@/lib/data/event-row'
import type { Asking } from '@/lib/data/reading'
import { assert } from '@/lib/kernel/assert'

/** Changes that come with their event; those of a larger one come in parts, so that nobody else waits while a whole import is read. */
const AT_ONCE = 40
const PART = 2_000

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
      `SELECT ${COLUMNS}, CASE WHEN e.change_count <= ${AT_ONCE} THEN ${CHANGES} END AS changes FROM event e
       WHERE e.workspace_id = $1::uuid AND e.stream_id = $2::uuid AND e.seq > $3::bigint ORDER BY e.seq LIMIT 200`,
      asking.workspaceId,
      streamId,
      after,
    )
    for (const row of rows) {
      report.events += 1
      after = Number(row.seq)
      if (!fits(row, asking.workspaceId, previous, report.events)) report.broken.push(after)
      if (!(await digestOf(asking, row)).equals(row.body_digest)) report.emptied.push(after)
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

async function digestOf(asking: Asking, { id, reason, change_count: count, changes }: EventRow): Promise<Buffer> {
  if (count <= AT_ONCE) return digestBody(reason, changes ?? [])
  const digest = new BodyDigest()
  for (let after = -1; ; ) {
    const part = await asking.ask<{ ordinal: number; change: Change }>(
      `SELECT c.ordinal, ${CHANGE} AS change FROM event_change c
       WHERE c.workspace_id = $1::uuid AND c.event_id = $2::uuid AND c.ordinal > $3::int ORDER BY c.ordinal LIMIT ${PART}`,
      asking.workspaceId,
      id,
      after,
    )
    digest.add(part.map(({ change }) => change))
    const last = part.at(-1)
    if (!last) return digest.finish(reason)
    after = last.ordinal
  }
}

function fits(row: EventRow, workspaceId: string, previous: Uint8Array, seq: number): boolean {
  const { id, streamId, name, personId, role, door, commandId, at } = toEvent(row)
  const header = { id, workspaceId, streamId, seq, name, personId, role, door, commandId, at, changeCount: row.change_count }
  const hash = hashEvent(previous, { ...header, bodyDigest: Buffer.from(row.body_digest).toString('hex') })
  return Number(row.seq) === seq && Buffer.from(row.previous_hash).equals(previous) && hash.equals(row.hash)
}
