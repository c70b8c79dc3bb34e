import { database } from '@/lib/data/client'
import type { Scope } from '@/lib/data/scope'
import { newId } from '@/lib/kernel/ids'

/** Whether a member wants mails of reminders; yes until they said no. */
export async function readMailWish(scope: Scope, membershipId: string): Promise<boolean> {
  const row = await scope.tx.mailPreference.findFirst({ where: { workspaceId: scope.workspaceId, membershipId }, select: { offAt: true } })
  return row === null || row.offAt === null
}

/** Stores whether a member wants mails of reminders. */
export async function storeMailWish(scope: Scope, membershipId: string, isWanted: boolean): Promise<void> {
  const offAt = isWanted ? null : scope.now
  await scope.tx.mailPreference.upsert({
    where: { workspaceId_membershipId: { workspaceId: scope.workspaceId, membershipId } },
    create: { id: newId(), workspaceId: scope.workspaceId, membershipId, offAt },
    update: { offAt, updatedAt: scope.now },
  })
}

/** The member behind the hash of an unsubscribe token, or null. */
export async function findUnsubscribe(hash: string): Promise<{ workspaceId: string; personId: string } | null> {
  const [row] = await database().$queryRaw<{ workspace_id: string; person_id: string }[]>`SELECT * FROM find_unsubscribe(${hash})`
  return row ? { workspaceId: row.workspace_id, personId: row.person_id } : null
}
