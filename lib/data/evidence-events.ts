import { COLUMNS, CHANGES, toEvent, type EventRow } from '@/lib/data/event-row'
import type { Asking } from '@/lib/data/reading'
import type { SignedHead } from '@/lib/domain/baseline/signed-statement'

/** The number of the last event that tells of rows of some kinds; 0 where none does. */
export async function findLastTelling(asking: Asking, streamId: string, kinds: readonly string[], ids: readonly string[]): Promise<number> {
  const [found] = await asking.ask<{ seq: number }>(
    `SELECT coalesce(max(e.seq), 0)::float8 AS seq FROM event e JOIN event_change c ON c.workspace_id = e.workspace_id AND c.event_id = e.id
     WHERE e.workspace_id = $1::uuid AND e.stream_id = $2::uuid AND c.kind = ANY ($3::text[]) AND c.row_id = ANY ($4::uuid[])`,
    asking.workspaceId,
    streamId,
    [...kinds],
    [...ids],
  )
  return found?.seq ?? 0
}

/** The signed heads of one stream, in the order of their events. */
export async function listStreamHeads(asking: Asking, streamId: string): Promise<SignedHead[]> {
  return asking.ask<SignedHead>(
    `SELECT h.workspace_id AS "workspaceId", h.stream_id AS "streamId", h.seq::float8 AS seq, encode(h.hash, 'hex') AS hash, to_char(h.day, 'YYYY-MM-DD') AS day, h.key_id AS "keyId", h.signature
     FROM signed_head h WHERE h.workspace_id = $1::uuid AND h.stream_id = $2::uuid ORDER BY h.seq`,
    asking.workspaceId,
    streamId,
  )
}

/** Of which events a bundle shows the body. */
export interface ShownBodies {
  /** Up to this event those that change rows of these kinds alone. */
  until: number
  kinds: readonly string[]
  /** Anywhere those that change one of these rows. */
  ids: readonly string[]
}

/**
 * The events of a stream up to the number `last`, in order, as lines of JSON, a hundred at a time. Changes that are not shown never leave the database; nor do those of an event of
 * which a part was erased.
 */
export async function* readEvidenceLines(asking: Asking, streamId: string, last: number, { until, kinds, ids }: ShownBodies): AsyncGenerator<string> {
  for (let after = 0; after < last; ) {
    const rows = await asking.ask<Omit<EventRow, 'changes'> & { changes: string | null }>(
      `SELECT ${COLUMNS}, CASE WHEN b.count = e.change_count AND (b.tells OR (e.seq <= $5::bigint AND b.is_content)) THEN ${CHANGES}::text END AS changes
       FROM event e CROSS JOIN LATERAL (
         SELECT count(*) AS count, coalesce(bool_or(c.row_id = ANY ($7::uuid[])), false) AS tells, coalesce(bool_and(c.kind = ANY ($6::text[])), true) AS is_content
         FROM event_change c WHERE c.workspace_id = e.workspace_id AND c.event_id = e.id) b
       WHERE e.workspace_id = $1::uuid AND e.stream_id = $2::uuid AND e.seq > $3::bigint AND e.seq <= $4::bigint ORDER BY e.seq LIMIT 100`,
      asking.workspaceId,
      streamId,
      after,
      last,
      until,
      [...kinds],
      [...ids],
    )
    if (rows.length === 0) return
    after = Number(rows.at(-1)?.seq)
    yield rows.map(lineOf).join('')
  }
}

function lineOf(row: Omit<EventRow, 'changes'> & { changes: string | null }): string {
  const { id, seq, name, personId, role, door, commandId, at, reason } = toEvent({ ...row, changes: null })
  const hashes = { bodyDigest: inHex(row.body_digest), previousHash: inHex(row.previous_hash), hash: inHex(row.hash) }
  const header = JSON.stringify({ seq, id, name, personId, role, door, commandId, at, changeCount: row.change_count, ...hashes })
  // The database has written the changes already, which may be many megabytes.
  const body = row.changes === null ? '' : `,"body":{"reason":${JSON.stringify(reason)},"changes":${row.changes}}`
  return `${header.slice(0, -1)}${body}}\n`
}

function inHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
