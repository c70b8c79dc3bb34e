import type { BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import { canonicalJson } from '@/lib/kernel/canonical-json'

/** What the server says of a baseline when it signs it: all of its head but the status, which moves on, and the signature. */
export function sayBaseline(place: { workspaceId: string; registerId: string }, row: Omit<BaselineRow, 'status' | 'signature' | 'deletedAt'>): string {
  const { id, number, label, changeNote, digest, contentDigest, frozenAtSeq, frozenAt, frozenById, scoringPolicyId, keyId } = row
  const head = { id, number, label, changeNote, digest, contentDigest, frozenAtSeq, frozenAt, frozenById, scoringPolicyId, keyId }
  return canonicalJson({ says: 'eyes-open/baseline/1', workspaceId: place.workspaceId, registerId: place.registerId, ...head })
}

/** The last event of a stream, as the server signs it. */
export interface HeadStatement {
  workspaceId: string
  streamId: string
  seq: number
  /** The event's hash, in hexadecimal. */
  hash: string
  /** ISO day, in UTC. */
  day: string
  keyId: string
}

export interface SignedHead extends HeadStatement {
  /** Ed25519, in base64. */
  signature: string
}

/** What the server says of a stream's last event when it signs it. */
export function sayHead({ workspaceId, streamId, seq, hash, day, keyId }: HeadStatement): string {
  return canonicalJson({ says: 'eyes-open/head/1', workspaceId, streamId, seq, hash, day, keyId })
}
