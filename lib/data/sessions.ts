import type { IdentityScope } from '@/lib/data/identity-scope'

export interface StoredSession {
  id: string
  workspaceId: string | null
  userAgent: string | null
  createdAt: string
  expiresAt: string
}

/** Stores a session of the scope's person. */
export async function insertSession(scope: IdentityScope, session: StoredSession): Promise<void> {
  await scope.tx.session.create({ data: { ...session, personId: scope.personId } })
}

/** The person's good sessions, the newest first, at most 50. */
export async function listGoodSessions(scope: IdentityScope): Promise<StoredSession[]> {
  const rows = await scope.tx.session.findMany({
    where: { personId: scope.personId, revokedAt: null, expiresAt: { gt: scope.now } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 50,
  })
  return rows.map(toSession)
}

/** Ends sessions of the person: one, or all when `id` is null. */
export async function revokeSessions(scope: IdentityScope, id: string | null): Promise<void> {
  const revoked = await scope.tx.session.updateManyAndReturn({
    where: { personId: scope.personId, revokedAt: null, ...(id === null ? {} : { id }) },
    data: { revokedAt: scope.now, updatedAt: scope.now },
    select: { id: true },
  })
  for (const session of revoked) scope.ended.set(session.id, 0)
}

/** Opens another workspace in a session. */
export async function moveSession(scope: IdentityScope, id: string, workspaceId: string): Promise<void> {
  await scope.tx.session.updateMany({ where: { id, revokedAt: null }, data: { workspaceId, updatedAt: scope.now } })
}

function toSession(row: { id: string; workspaceId: string | null; userAgent: string | null; createdAt: Date; expiresAt: Date }): StoredSession {
  const { id, workspaceId, userAgent } = row
  return { id, workspaceId, userAgent, createdAt: row.createdAt.toISOString(), expiresAt: row.expiresAt.toISOString() }
}

export interface OpenSession {
  email: string
  /** The workspace of the session as long as the person belongs to it, otherwise the first by name; null for a member of none. */
  workspaceId: string | null
}

/**
 * What a request needs to know of its session, or null when it is not good (any more). One statement, because every request asks: four
 * lookups of Prisma's took longer than most of the work that they let in.
 */
export async function readOpenSession(scope: IdentityScope, id: string): Promise<OpenSession | null> {
  const [row] = await scope.tx.$queryRaw<{ email: string; workspace_id: string | null }[]>`SELECT p.email, (
      SELECT m.workspace_id FROM membership m JOIN workspace w ON w.id = m.workspace_id
      WHERE m.person_id = s.person_id AND m.deleted_at IS NULL
      ORDER BY m.workspace_id IS NOT DISTINCT FROM s.workspace_id DESC, w.name, m.id LIMIT 1
    ) AS workspace_id
    FROM session s JOIN person p ON p.id = s.person_id
    WHERE s.id = ${id}::uuid AND s.person_id = ${scope.personId}::uuid AND s.revoked_at IS NULL AND s.expires_at > ${scope.now}::timestamptz`
  return row ? { email: row.email, workspaceId: row.workspace_id } : null
}
