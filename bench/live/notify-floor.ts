import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { CHANGES_PER_SECOND } from './load'

const ROUNDS = 200
const PATIENCE_MS = 10_000

/** Times of a bare round trip, in milliseconds: from sending `NOTIFY` on one connection to its arrival on another, at the rate of the changes. */
export async function measureNotifyFloor(url: string): Promise<number[]> {
  const [sender, listener] = [new pg.Client({ connectionString: url }), new pg.Client({ connectionString: url })]
  const sent = new Map<string, number>()
  const times: number[] = []
  listener.on('notification', ({ payload = '' }) => {
    const began = sent.get(payload)
    if (began !== undefined) times.push(performance.now() - began)
  })
  try {
    await Promise.all([sender.connect(), listener.connect()])
    await listener.query('LISTEN bench_floor')
    for (let i = 0; i < ROUNDS; i += 1) {
      sent.set(String(i), performance.now())
      await sender.query('SELECT pg_notify($1, $2)', ['bench_floor', String(i)])
      await sleep(1000 / CHANGES_PER_SECOND)
    }
    for (const deadline = performance.now() + PATIENCE_MS; times.length < ROUNDS && performance.now() < deadline; ) await sleep(10)
    if (times.length < ROUNDS) throw new Error(`${ROUNDS - times.length} bare notifications never arrived.`)
    return times
  } finally {
    await Promise.all([sender.end(), listener.end()])
  }
}
