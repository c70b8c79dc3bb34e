import type { Change } from '@/lib/domain/row/change'
import { canonicalJson } from '@/lib/kernel/canonical-json'

/** Why and what, as an event's body digest covers them. */
export function sayEventBody(reason: string | null, changes: readonly Change[]): string {
  return canonicalJson({ reason, changes: changes.map(({ kind, id, field, before, after }) => ({ kind, id, field, before, after })) })
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
