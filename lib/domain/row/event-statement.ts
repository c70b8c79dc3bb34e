import type { Change } from '@/lib/domain/row/change'
import { canonicalJson } from '@/lib/kernel/canonical-json'

/** What an event's body digest covers, in pieces: this before the changes, which commas keep apart, and what `sayBodyEnd` says behind them. */
export const BODY_BEGIN = '{"changes":['

/** One change of a body. */
export function sayChange({ kind, id, field, before, after }: Change): string {
  return canonicalJson({ kind, id, field, before, after })
}

/** What stands behind the changes of a body. */
export function sayBodyEnd(reason: string | null): string {
  return `],"reason":${canonicalJson(reason)}}`
}

/** Why and what, as an event's body digest covers them: canonical JSON. */
export function sayEventBody(reason: string | null, changes: readonly Change[]): string {
  return `${BODY_BEGIN}${changes.map(sayChange).join(',')}${sayBodyEnd(reason)}`
}

/** Everything of an event but its body, which is in it as a digest. */
export interface EventHeader {
  id: string
  workspaceId: string
  streamId: string
  seq: number
  name: string
  personId: string | null
  role: string
  door: string
  commandId: string
  /** ISO time in UTC. */
  at: string
  changeCount: number
  /** SHA-256 of the body, in hexadecimal. */
  bodyDigest: string
}

/** The header as an event's hash covers it, behind the hash of the event before. */
export function sayEventHeader({ id, workspaceId, streamId, seq, name, personId, role, door, commandId, at, changeCount, bodyDigest }: EventHeader): string {
  return canonicalJson({ id, workspaceId, streamId, seq, name, personId, role, door, commandId, at, changeCount, bodyDigest })
}
