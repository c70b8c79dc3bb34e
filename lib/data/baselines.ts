import type { BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import type { Asking } from '@/lib/data/reading'
import { selectList } from '@/lib/data/row-storage'
import { tableOf } from '@/lib/data/row-table'
import type { Scope } from '@/lib/data/scope'
import { newId } from '@/lib/kernel/ids'

/** The two frozen texts of a baseline. */
export interface BaselineTexts {
  /** Canonical JSON of the rows. */
  rows: string
  /** Canonical JSON of what they mean. */
  content: string
}

/** Waits until nobody else freezes or moves a baseline of this register, and keeps others waiting until the transaction ends. */
export async function lockBaselines(scope: Scope, registerId: string): Promise<void> {
  await scope.tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('baselines ' || ${registerId}, 0))`
}

/** The heads of a register's baselines, newest first. */
export async function listBaselines(asking: Asking, registerId: string): Promise<BaselineRow[]> {
  return asking.ask<BaselineRow>(
    `SELECT ${selectList(tableOf('baseline'))} FROM baseline t WHERE t.workspace_id = $1::uuid AND t.register_id = $2::uuid ORDER BY t.number DESC`,
    asking.workspaceId,
    registerId,
  )
}

/** Stores what a baseline froze. */
export async function insertBaselineTexts(scope: Scope, place: { registerId: string; baselineId: string }, { rows, content }: BaselineTexts): Promise<void> {
  await scope.tx.$executeRaw`INSERT INTO baseline_text (id, workspace_id, register_id, baseline_id, rows, content, created_at, updated_at)
    VALUES (${newId()}::uuid, ${scope.workspaceId}::uuid, ${place.registerId}::uuid, ${place.baselineId}::uuid, ${rows}, ${content},
      ${scope.now}::timestamptz, ${scope.now}::timestamptz)`
}

/** What a baseline froze; null where nothing is there. */
export async function readBaselineTexts(asking: Asking, registerId: string, baselineId: string): Promise<BaselineTexts | null> {
  const [found] = await asking.ask<BaselineTexts>(
    'SELECT t.rows, t.content FROM baseline_text t WHERE t.workspace_id = $1::uuid AND t.register_id = $2::uuid AND t.baseline_id = $3::uuid',
    asking.workspaceId,
    registerId,
    baselineId,
  )
  return found ?? null
}

/** The digests that the frozen texts of a baseline give, in hexadecimal. */
export interface TextDigests {
  /** SHA-256 of the rows. */
  digest: string
  /** SHA-256 of what they mean. */
  contentDigest: string
}

const DIGESTS = `encode(sha256(convert_to(t.rows, 'UTF8')), 'hex') AS digest, encode(sha256(convert_to(t.content, 'UTF8')), 'hex') AS "contentDigest"`

/** What the frozen texts of a baseline give today, worked out where they lie; null where nothing is there. */
export async function readTextDigests(asking: Asking, registerId: string, baselineId: string): Promise<TextDigests | null> {
  const [found] = await asking.ask<TextDigests>(
    `SELECT ${DIGESTS} FROM baseline_text t WHERE t.workspace_id = $1::uuid AND t.register_id = $2::uuid AND t.baseline_id = $3::uuid`,
    asking.workspaceId,
    registerId,
    baselineId,
  )
  return found ?? null
}

/** The same with the text of the rows, or null in its place where it has `most` bytes and more; null where nothing is there. */
export async function readFrozenRows(asking: Asking, place: { registerId: string; baselineId: string }, most: number): Promise<(TextDigests & { rows: string | null }) | null> {
  const [found] = await asking.ask<TextDigests & { rows: string | null }>(
    `SELECT ${DIGESTS}, CASE WHEN octet_length(t.rows) < $4::int THEN t.rows END AS rows
      FROM baseline_text t WHERE t.workspace_id = $1::uuid AND t.register_id = $2::uuid AND t.baseline_id = $3::uuid`,
    asking.workspaceId,
    place.registerId,
    place.baselineId,
    most,
  )
  return found ?? null
}

/** The text of a baseline's rows alone; null where nothing is there. */
export async function readRowsText(asking: Asking, registerId: string, baselineId: string): Promise<string | null> {
  const [found] = await asking.ask<Pick<BaselineTexts, 'rows'>>(
    'SELECT t.rows FROM baseline_text t WHERE t.workspace_id = $1::uuid AND t.register_id = $2::uuid AND t.baseline_id = $3::uuid',
    asking.workspaceId,
    registerId,
    baselineId,
  )
  return found?.rows ?? null
}

/** The text of a baseline's content alone; null where nothing is there. */
export async function readBaselineContent(asking: Asking, registerId: string, baselineId: string): Promise<string | null> {
  const [found] = await asking.ask<Pick<BaselineTexts, 'content'>>(
    'SELECT t.content FROM baseline_text t WHERE t.workspace_id = $1::uuid AND t.register_id = $2::uuid AND t.baseline_id = $3::uuid',
    asking.workspaceId,
    registerId,
    baselineId,
  )
  return found?.content ?? null
}
