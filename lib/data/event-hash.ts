import { createHash } from 'node:crypto'
import type { Change } from '@/lib/domain/row/change'
import { sayEventBody, sayEventHeader, type EventHeader } from '@/lib/domain/row/event-statement'

/** What stands before the first event of a stream. */
export const FIRST_HASH = Buffer.alloc(32)

/** SHA-256 over why and what: an event keeps it when a lawful erasure empties the body. */
export function digestBody(reason: string | null, changes: readonly Change[]): Buffer {
  return createHash('sha256').update(sayEventBody(reason, changes)).digest()
}

/** SHA-256 over the hash of the event before and the header, which holds the body's digest. */
export function hashEvent(previous: Uint8Array, header: EventHeader): Buffer {
  return createHash('sha256').update(previous).update(sayEventHeader(header)).digest()
}
