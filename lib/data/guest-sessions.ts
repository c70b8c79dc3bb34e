import { database } from '@/lib/data/client'
import type { Scope } from '@/lib/data/scope'
import { nowIso } from '@/lib/kernel/clock'

/** What became of a guest: in the workshop, gone by themselves, removed, past its end, or a member by now. */
export const GUEST_STANDINGS = ['inside', 'left', 'removed', 'ended', 'member'] as const
export type GuestStanding = (typeof GUEST_STANDINGS)[number]

export interface GuestSession {
  sessionId: string
  workspaceId: string
  membershipId: string
  workshopId: string
  standing: GuestStanding
}

/** The workshop that a link of guests leads to as long as it lets somebody in, or null. */
export async function findGuestLink(linkId: string): Promise<{ workspaceId: string; registerId: string; workshopId: string } | null> {
  const [row] = await database().$queryRaw<{ workspace_id: string; register_id: string; workshop_id: string }[]>`SELECT * FROM find_guest_link(${linkId}::uuid)`
  return row ? { workspaceId: row.workspace_id, registerId: row.register_id, workshopId: row.workshop_id } : null
}

/** The session behind a token's hash (32 bytes), or null for one that is unknown or older than it lasts. */
export async function findGuestSession(tokenHash: Uint8Array): Promise<GuestSession | null> {
  const [row] = await database().$queryRaw<GuestSession[]>`SELECT session_id AS "sessionId", workspace_id AS "workspaceId", membership_id AS "membershipId",
    workshop_id AS "workshopId", standing FROM find_guest_session(${tokenHash}::bytea, ${nowIso()}::timestamptz)`
  return row ?? null
}

interface NewGuestSession {
  id: string
  membershipId: string
  workshopId: string
  tokenHash: Uint8Array<ArrayBuffer>
  /** ISO time in UTC. */
  expiresAt: string
}

/** Stores the session of a guest who comes in. */
export async function insertGuestSession(scope: Scope, session: NewGuestSession): Promise<void> {
  await scope.tx.guestSession.create({ data: { ...session, workspaceId: scope.workspaceId, createdAt: scope.now, updatedAt: scope.now } })
}

/** Ends a session; one that is over already is left alone. */
export async function revokeGuestSession(scope: Scope, id: string): Promise<void> {
  await scope.tx.guestSession.updateMany({
    where: { workspaceId: scope.workspaceId, id, revokedAt: null },
    data: { revokedAt: scope.now, updatedAt: scope.now },
  })
}
