import type { Scope } from '@/lib/data/scope'

/** Most members that a list to choose from holds. */
const MEMBERS_MAX = 500

/** The members now with a role other than that of a mere reader, by name: those who can take something over. */
export async function listActingMembers(scope: Scope): Promise<{ id: string; name: string }[]> {
  return scope.tx.membership.findMany({
    where: { workspaceId: scope.workspaceId, deletedAt: null, roles: { hasSome: ['administrator', 'facilitator', 'contributor', 'signer'] } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: MEMBERS_MAX,
    select: { id: true, name: true },
  })
}
