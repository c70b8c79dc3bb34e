import type { Scope } from '@/lib/data/scope'

/** The door of a workshop, as it stands for somebody who comes by a link. */
export interface GuestDoor {
  guestLink: string | null
  isLocked: boolean
  hasEnded: boolean
}

/** The door of a workshop; who comes by it waits for whoever came before, so that counts and names hold. Null for a workshop that is not here. */
export async function holdGuestDoor(scope: Scope, workshopId: string): Promise<GuestDoor | null> {
  await scope.tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${workshopId}, 28))`
  const [door] = await scope.tx.$queryRaw<GuestDoor[]>`SELECT guest_link AS "guestLink", locked_at IS NOT NULL AS "isLocked", ended_at IS NOT NULL AS "hasEnded"
    FROM workshop WHERE workspace_id = ${scope.workspaceId}::uuid AND id = ${workshopId}::uuid FOR SHARE`
  return door ?? null
}

/** The names of everybody who is in a workshop or about to be, and whether each is a guest. At most as many as take part. */
export async function listNamesInside(scope: Scope, workshopId: string): Promise<{ name: string; isGuest: boolean }[]> {
  return scope.tx.$queryRaw<{ name: string; isGuest: boolean }[]>`SELECT m.name, m.workshop_id IS NOT NULL AS "isGuest"
    FROM membership m LEFT JOIN participant p ON p.workspace_id = m.workspace_id AND p.membership_id = m.id AND p.workshop_id = ${workshopId}::uuid
    WHERE m.workspace_id = ${scope.workspaceId}::uuid AND m.deleted_at IS NULL AND p.removed_at IS NULL
      AND (p.id IS NOT NULL OR m.workshop_id = ${workshopId}::uuid) ORDER BY m.id`
}
