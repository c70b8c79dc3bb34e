import { database } from '@/lib/data/client'
import type { IdentityScope } from '@/lib/data/identity-scope'
import { nowIso } from '@/lib/kernel/clock'

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

/** What a request needs to know of its session, or null when it is not good (any more). One round trip, because every request asks. */
export async function readOpenSession(personId: string, sessionId: string): Promise<OpenSession | null> {
  const [row] = await database().$queryRaw<{ own_email: string; open_workspace: string | null }[]>`SELECT * FROM read_session(
    ${personId}::uuid, ${sessionId}::uuid, ${nowIso()}::timestamptz)`
  return row ? { email: row.own_email, workspaceId: row.open_workspace } : null
}
