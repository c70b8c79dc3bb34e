import { createHash } from 'node:crypto'
import type { Change } from '@/lib/domain/row/change'
import { BODY_BEGIN, sayBodyEnd, sayChange, sayEventBody, sayEventHeader, type EventHeader } from '@/lib/domain/row/event-statement'

/** What stands before the first event of a stream. */
export const FIRST_HASH = Buffer.alloc(32)

/** SHA-256 over why and what: an event keeps it when a lawful erasure empties the body. */
export function digestBody(reason: string | null, changes: readonly Change[]): Buffer {
  return createHash('sha256').update(sayEventBody(reason, changes)).digest()
}

/** The same of a body that comes in parts, because it is large. */
export class BodyDigest {
  private readonly hash = createHash('sha256').update(BODY_BEGIN)
  private isFirst = true

  /** Takes the next changes, in their order. */
  add(changes: readonly Change[]): void {
    for (const change of changes) {
      this.hash.update(this.isFirst ? sayChange(change) : `,${sayChange(change)}`)
      this.isFirst = false
    }
  }

  /** The digest, once all changes were taken. */
  finish(reason: string | null): Buffer {
    return this.hash.update(sayBodyEnd(reason)).digest()
  }
}

/** SHA-256 over the hash of the event before and the header, which holds the body's digest. */
export function hashEvent(previous: Uint8Array, header: EventHeader): Buffer {
  return createHash('sha256').update(previous).update(sayEventHeader(header)).digest()
}
