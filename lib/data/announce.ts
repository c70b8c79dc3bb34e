import { database } from '@/lib/data/client'
import { nowIso } from '@/lib/kernel/clock'

/** Channel of the one kind of notification: "stream S is at N". */
export const CHANNEL = 'eyes_open_stream'

const waiting = new Map<string, number>()
let sending: Promise<void> | null = null

/**
 * Tells all processes that streams have moved on; never waits and never fails its caller, because a lost wake-up costs one turn of the
 * safety poll and no event. It runs outside the transaction and coalesced: a pending notification takes a lock on the whole database at commit.
 */
export function announceStreams(touched: ReadonlyMap<string, number>): void {
  for (const [streamId, seq] of touched) waiting.set(streamId, Math.max(seq, waiting.get(streamId) ?? 0))
  if (waiting.size > 0) sending ??= sendWaiting().finally(() => (sending = null))
}

/** Waits until everything announced so far is sent; for a process that is about to end. */
export async function flushAnnouncements(): Promise<void> {
  while (sending) await sending
}

async function sendWaiting(): Promise<void> {
  while (waiting.size > 0) {
    const batch = [...waiting].map(([streamId, seq]) => `${streamId} ${seq}`)
    waiting.clear()
    try {
      await database().$executeRaw`SELECT pg_notify(${CHANNEL}, payload) FROM unnest(${batch}::text[]) AS payload`
    } catch (error) {
      console.error(`${nowIso()} announcement failed, the safety poll will find it`, error)
    }
  }
}
