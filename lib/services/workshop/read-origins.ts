import type { Actor } from '@/lib/domain/access/actor'
import type { OriginCard } from '@/lib/domain/workshop/board'
import type { CardState } from '@/lib/domain/workshop/workshop-words'
import { findRegisterId } from '@/lib/data/register-lookup'
import { withReadScope } from '@/lib/data/scope'

/** Most cards that a failure mode is traced back to; a group of more shows the first. */
const CARDS_MAX = 100

/**
 * The cards that a failure mode was made of, through the live groups that became it, of all workshops: what a register's room does not hold, without those that were
 * removed. In the
 * order of their random ids, which tells nothing; at most 100. Throws AppError `not-found` for a register that is not here.
 */
export async function readOrigins(actor: Actor, code: string, failureModeId: string): Promise<OriginCard[]> {
  return withReadScope(actor, async (scope) => {
    const registerId = await findRegisterId(scope, code)
    const place = { workspaceId: scope.workspaceId, registerId }
    const groups = await scope.tx.cardGroup.findMany({ where: { ...place, failureModeId, deletedAt: null }, select: { id: true } })
    const cards = await scope.tx.card.findMany({
      where: { ...place, cardGroupId: { in: groups.map(({ id }) => id) }, state: { not: 'removed' satisfies CardState } },
      select: { id: true, cardGroupId: true, text: true },
      orderBy: { id: 'asc' },
      take: CARDS_MAX,
    })
    return cards.flatMap(({ id, cardGroupId, text }) => (cardGroupId === null ? [] : [{ id, cardGroupId, text }]))
  })
}
