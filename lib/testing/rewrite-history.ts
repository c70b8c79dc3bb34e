import pg from 'pg'
import type { Change } from '@/lib/domain/row/change'
import { digestBody, FIRST_HASH, hashEvent } from '@/lib/data/event-hash'
import { CHANGES, COLUMNS, toEvent, type EventRow } from '@/lib/data/event-row'

/** Somebody with all power over the database and none over the key: triggers are off, and what they rewrite is chained anew. */
export class Forger {
  private constructor(private readonly client: pg.Client) {}

  static async at(adminUrl: string): Promise<Forger> {
    const client = new pg.Client({ connectionString: adminUrl })
    await client.connect()
    await client.query("SET session_replication_role = 'replica'")
    return new Forger(client)
  }

  /** Runs a statement with no law in its way; how many rows it met. */
  async run(sql: string, values: unknown[] = []): Promise<number> {
    return (await this.client.query(sql, values)).rowCount ?? 0
  }

  /** Computes digests, hashes and the counter of a stream anew, so that its chain is whole again. */
  async chainAnew(streamId: string): Promise<void> {
    const { rows } = await this.client.query<EventRow & { workspace_id: string; changes: Change[] }>(
      `SELECT e.workspace_id, ${COLUMNS}, ${CHANGES} AS changes FROM event e WHERE e.stream_id = $1 ORDER BY e.seq`,
      [streamId],
    )
    let previous: Uint8Array = FIRST_HASH
    for (const row of rows) {
      const bodyDigest = digestBody(row.reason, row.changes)
      const { id, seq, name, personId, role, door, commandId, at } = toEvent(row)
      const header = { id, workspaceId: row.workspace_id, streamId, seq, name, personId, role, door, commandId, at, changeCount: row.change_count, bodyDigest: bodyDigest.toString('hex') }
      const hash = hashEvent(previous, header)
      await this.run('UPDATE event SET body_digest = $2, previous_hash = $3, hash = $4 WHERE id = $1', [id, bodyDigest, Buffer.from(previous), hash])
      previous = hash
    }
    await this.run('UPDATE stream SET last_seq = $2, last_hash = $3 WHERE id = $1', [streamId, rows.length, Buffer.from(previous)])
  }

  /** Takes the end of a stream off, from an event on, and chains the rest anew. */
  async cut(streamId: string, from: number): Promise<void> {
    await this.run('DELETE FROM event_change WHERE event_id IN (SELECT id FROM event WHERE stream_id = $1 AND seq >= $2)', [streamId, from])
    await this.run('DELETE FROM event WHERE stream_id = $1 AND seq >= $2', [streamId, from])
    await this.run('DELETE FROM baseline_text WHERE register_id = $1', [streamId])
    await this.run('DELETE FROM baseline WHERE register_id = $1', [streamId])
    await this.chainAnew(streamId)
  }

  async end(): Promise<void> {
    await this.client.end()
  }
}
