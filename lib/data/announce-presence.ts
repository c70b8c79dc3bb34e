import { database } from '@/lib/data/client'

/** Channel of who is where; nothing of it is stored. */
export const PRESENCE_CHANNEL = 'eyes_open_presence'

/** Most bytes of one notification, a little under what the database takes. */
export const PRESENCE_BYTES_MAX = 7_900

/** Tells all processes, this one too, who is where. Each payload holds ids and numbers only, and at most `PRESENCE_BYTES_MAX` bytes. */
export async function announcePresence(payloads: readonly string[]): Promise<void> {
  await database().$executeRaw`SELECT pg_notify(${PRESENCE_CHANNEL}, payload) FROM unnest(${[...payloads]}::text[]) AS payload`
}
