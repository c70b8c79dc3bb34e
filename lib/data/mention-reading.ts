import type { Scope } from '@/lib/data/scope'

export interface MentionRow {
  comment_id: string
  register_code: string
  code: string
  title: string
  field: string | null
  text: string
  mentions: string[]
  author: string
  posted_at: Date
}

/**
 * Live comments of others that mention a member, newest first, at most `limit`, not older than `since`; `before` is the comment to read on
 * from. Read along the index of (workspace, time): a list of ids has no index that row-level security would let through.
 */
export async function readMentionRows(
  scope: Scope,
  { membershipId, since, before, limit }: { membershipId: string; since: string; before: { at: string; id: string } | null; limit: number },
): Promise<MentionRow[]> {
  return scope.tx.$queryRaw<MentionRow[]>`SELECT c.id AS comment_id, r.code AS register_code, f.code, f.title, c.field, c.text, c.mentions::text[] AS mentions,
      m.name AS author, c.posted_at
    FROM comment c
    JOIN failure_mode f ON f.workspace_id = c.workspace_id AND f.register_id = c.register_id AND f.id = c.failure_mode_id AND f.deleted_at IS NULL
    JOIN register r ON r.workspace_id = c.workspace_id AND r.id = c.register_id
    JOIN membership m ON m.workspace_id = c.workspace_id AND m.id = c.author_id
    WHERE c.workspace_id = ${scope.workspaceId}::uuid AND c.posted_at >= ${since}::timestamptz AND c.deleted_at IS NULL
      AND ${membershipId}::uuid = ANY (c.mentions) AND c.author_id <> ${membershipId}::uuid
      AND (${before === null} OR (c.posted_at, c.id) < (${before?.at ?? null}::timestamptz, ${before?.id ?? null}::uuid))
    ORDER BY c.posted_at DESC, c.id DESC LIMIT ${limit}`
}

/** Names of members by id, those who have left too. */
export async function readMemberNames(scope: Scope, ids: readonly string[]): Promise<Map<string, string>> {
  const members = await scope.tx.membership.findMany({ where: { workspaceId: scope.workspaceId, id: { in: [...ids] } }, select: { id: true, name: true } })
  return new Map(members.map(({ id, name }) => [id, name]))
}
