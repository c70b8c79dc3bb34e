import { database } from '@/lib/data/client'
import type { Scope } from '@/lib/data/scope'
import { newId } from '@/lib/kernel/ids'

/** Ends the live calendar address of a member, if there is one. */
export async function revokeCalendarFeeds(scope: Scope, membershipId: string): Promise<void> {
  await scope.tx.calendarFeed.updateMany({
    where: { workspaceId: scope.workspaceId, membershipId, revokedAt: null },
    data: { revokedAt: scope.now, updatedAt: scope.now },
  })
}

/** Stores a calendar address of a member by the hash of its token. */
export async function storeCalendarFeed(scope: Scope, membershipId: string, tokenHash: string): Promise<void> {
  await scope.tx.calendarFeed.create({ data: { id: newId(), workspaceId: scope.workspaceId, membershipId, tokenHash } })
}

/** When the live calendar address of a member was made (ISO); null without one. */
export async function readCalendarFeedStart(scope: Scope, membershipId: string): Promise<string | null> {
  const row = await scope.tx.calendarFeed.findFirst({ where: { workspaceId: scope.workspaceId, membershipId, revokedAt: null }, select: { createdAt: true } })
  return row?.createdAt.toISOString() ?? null
}

/** The member behind the hash of a calendar's token, or null. */
export async function findCalendarFeed(hash: string): Promise<{ workspaceId: string; personId: string } | null> {
  const [row] = await database().$queryRaw<{ workspace_id: string; person_id: string }[]>`SELECT * FROM find_calendar_feed(${hash})`
  return row ? { workspaceId: row.workspace_id, personId: row.person_id } : null
}
