import type { Actor } from '@/lib/domain/access/actor'
import { withReadScope, withScope, type Scope } from '@/lib/data/scope'
import { areWordsDue, gatherWords, listWorkspacesWithWordsDue } from '@/lib/data/search/search-storage'

/** Words of twenty thousand failure modes are gathered in some seconds. */
const TIMEOUT_MS = 60_000

/**
 * Reads with a search in it: when words of the place wait to be gathered they are gathered first, so that the search knows all that was
 * committed before it began. What is changed meanwhile is for the next one. `findPlace` gives the register, or null for the workspace; what
 * it throws is thrown.
 */
export async function withGatheredWords<T>(
  actor: Actor,
  findPlace: (scope: Scope) => Promise<string | null>,
  search: (scope: Scope, registerId: string | null) => Promise<T>,
): Promise<T> {
  const first = await withReadScope(actor, async (scope) => {
    const registerId = await findPlace(scope)
    return (await areWordsDue(scope, registerId)) ? { isDue: true as const, registerId } : { isDue: false as const, answer: await search(scope, registerId) }
  })
  if (!first.isDue) return first.answer
  await withScope(actor, (scope) => gatherWords(scope, first.registerId), { timeout: TIMEOUT_MS })
  return withReadScope(actor, (scope) => search(scope, first.registerId))
}

/** Gathers what waits in all workspaces, one after the other; returns in how many. What fails in one is thrown after the others are done. */
export async function gatherAllWords(): Promise<number> {
  const workspaceIds = await listWorkspacesWithWordsDue()
  const faults: unknown[] = []
  for (const workspaceId of workspaceIds) {
    const actor: Actor = { personId: null, workspaceId, door: 'command-line' }
    await withScope(actor, (scope) => gatherWords(scope, null), { timeout: TIMEOUT_MS }).catch((error: unknown) => faults.push(error))
  }
  if (faults.length > 0) throw new AggregateError(faults, 'The words of a workspace could not be gathered.')
  return workspaceIds.length
}
