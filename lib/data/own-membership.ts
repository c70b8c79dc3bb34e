import { personOf } from '@/lib/domain/access/actor'
import type { Scope } from '@/lib/data/scope'

/** The actor's own live membership in the open workspace; null for the command line and the seed. */
export async function findOwnMembershipId(scope: Scope): Promise<string | null> {
  const personId = personOf(scope.actor)
  if (personId === null) return null
  const found = await scope.tx.membership.findFirst({ where: { workspaceId: scope.workspaceId, personId, deletedAt: null }, select: { id: true } })
  return found?.id ?? null
}
