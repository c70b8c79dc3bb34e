import { sayHead, type SignedHead } from '@/lib/domain/baseline/signed-statement'
import type { Asking } from '@/lib/data/reading'
import { keepHeads } from '@/lib/data/head-copy'
import type { Scope } from '@/lib/data/scope'
import { signingKey } from '@/lib/data/signing-key'
import { newId } from '@/lib/kernel/ids'

/** Signs the last event of a stream as it stands in this transaction; nothing where this one is signed already. */
export async function signHead(scope: Scope, streamId: string): Promise<void> {
  await signHeads(scope, [streamId])
}

/** Signs the last events of the streams of a workspace that have moved since their last signed head and have none of today; how many were signed. */
export async function signDailyHeads(scope: Scope): Promise<number> {
  const moved = await scope.ask<{ id: string }>(
    `SELECT s.id FROM stream s WHERE s.workspace_id = $1::uuid AND s.last_seq > 0
       AND NOT EXISTS (SELECT FROM signed_head h WHERE h.workspace_id = $1::uuid AND h.stream_id = s.id AND (h.seq = s.last_seq OR h.day = $2::date)) ORDER BY s.id`,
    scope.workspaceId,
    scope.now.slice(0, 10),
  )
  await signHeads(scope, moved.map(({ id }) => id))
  return moved.length
}

async function signHeads(scope: Scope, streamIds: readonly string[]): Promise<void> {
  if (streamIds.length === 0) return
  const { keyId, sign } = signingKey()
  const day = scope.now.slice(0, 10)
  const heads = await scope.ask<{ streamId: string; seq: number; hash: string }>(
    `SELECT s.id AS "streamId", s.last_seq::float8 AS seq, encode(s.last_hash, 'hex') AS hash FROM stream s WHERE s.workspace_id = $1::uuid AND s.id = ANY ($2::uuid[]) ORDER BY s.id`,
    scope.workspaceId,
    [...streamIds],
  )
  const signed = heads.map((head) => {
    const statement = { ...head, workspaceId: scope.workspaceId, day, keyId }
    return { ...statement, signature: sign(sayHead(statement)) }
  })
  await scope.tx.$executeRawUnsafe(
    `INSERT INTO signed_head (id, workspace_id, stream_id, seq, hash, day, key_id, signature, created_at, updated_at)
     SELECT h.id, $1::uuid, h."streamId", h.seq, decode(h.hash, 'hex'), h.day, h."keyId", h.signature, $3::timestamptz, $3::timestamptz
     FROM jsonb_to_recordset($2::text::jsonb) AS h(id uuid, "streamId" uuid, seq bigint, hash text, day date, "keyId" text, signature text)
     ON CONFLICT (workspace_id, stream_id, seq) DO NOTHING`,
    scope.workspaceId,
    JSON.stringify(signed.map((head) => ({ ...head, id: newId() }))),
    scope.now,
  )
  scope.afterCommit.push(() => keepHeads(signed))
}

/** Signed heads of the workspace in the order in which they came, at most 1,000 after the id `after` (null: from the first); `next` is the id to go on from. */
export async function listSignedHeads(asking: Asking, after: string | null): Promise<{ heads: SignedHead[]; next: string | null }> {
  const rows = await asking.ask<SignedHead & { id: string }>(
    `SELECT h.id, h.workspace_id AS "workspaceId", h.stream_id AS "streamId", h.seq::float8 AS seq, encode(h.hash, 'hex') AS hash,
       to_char(h.day, 'YYYY-MM-DD') AS day, h.key_id AS "keyId", h.signature
     FROM signed_head h WHERE h.workspace_id = $1::uuid AND ($2::uuid IS NULL OR h.id > $2::uuid) ORDER BY h.id LIMIT 1000`,
    asking.workspaceId,
    after,
  )
  return { heads: rows.map(({ id: _, ...head }) => head), next: rows.length === 1000 ? (rows.at(-1)?.id ?? null) : null }
}
