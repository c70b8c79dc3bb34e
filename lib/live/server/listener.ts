import pg from 'pg'
import { CHANNEL } from '@/lib/data/announce'
import { PRESENCE_CHANNEL } from '@/lib/data/announce-presence'
import { databaseUrl } from '@/lib/data/client'
import { nowIso } from '@/lib/kernel/clock'

const RETRY_MS = [100, 500, 2_000, 5_000]

/** The one listening connection of a process. It reconnects by itself; `onConnect` is the moment to look for what was missed, `onLoss` the one from which on something may be. */
export class Listener {
  private client: pg.Client | null = null
  private closed = false
  private failures = 0

  constructor(
    private readonly onWake: (streamId: string, seq: number) => void,
    private readonly onConnect: () => void,
    private readonly onPresence: (letter: string) => void,
    private readonly onLoss: () => void,
  ) {}

  async start(): Promise<void> {
    if (this.closed) return
    const client = new pg.Client({ connectionString: databaseUrl(), keepAlive: true, application_name: 'eyes-open live' })
    client.on('error', () => this.restart(client))
    client.on('end', () => this.restart(client))
    client.on('notification', ({ channel, payload }) => {
      if (channel === PRESENCE_CHANNEL) return this.onPresence(payload ?? '')
      const [streamId, seq] = payload?.split(' ') ?? []
      if (streamId) this.onWake(streamId, Number(seq))
    })
    this.client = client
    try {
      await client.connect()
      await client.query(`LISTEN ${CHANNEL}; LISTEN ${PRESENCE_CHANNEL}`)
      this.failures = 0
      this.onConnect()
    } catch (error) {
      if (this.closed) return
      console.error(`${nowIso()} live connection to the database failed, trying again`, error instanceof Error ? error.message : error)
      this.restart(client)
    }
  }

  async close(): Promise<void> {
    this.closed = true
    await this.client?.end().catch(() => undefined)
  }

  private restart(client: pg.Client): void {
    if (this.closed || this.client !== client) return
    this.client = null
    this.onLoss()
    void client.end().catch(() => undefined)
    const wait = RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)]
    this.failures += 1
    setTimeout(() => void this.start(), wait).unref()
  }
}
