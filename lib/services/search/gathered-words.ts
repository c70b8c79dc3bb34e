import type { Actor } from '@/lib/domain/access/actor'
import { withReading, type Reading } from '@/lib/data/reading'
import { withScope } from '@/lib/data/scope'
import { findMatches, gatherWords, listWorkspacesWithWordsDue, type Matches, type Wanted } from '@/lib/data/search/search-storage'

/** Words of twenty thousand failure modes are gathered in some seconds. */
const TIMEOUT_MS = 60_000

/**
 * Searches, and reads what is to be shown of it: when words of the place wait to be gathered they are gathered first, so that the search knows all that
 * was committed before it began. What is changed meanwhile is for the next one. Throws AppError `not-found` for an unknown register, and what `show` throws.
 */
export async function withMatches<T>(actor: Actor, wanted: Wanted, show: (reading: Reading, matches: Matches) => Promise<T>): Promise<T> {
  const first = await withReading(actor, async (reading) => {
    const matches = await findMatches(reading, wanted)
    return matches.isDue ? { isDue: true as const, registerId: matches.registerId } : { isDue: false as const, answer: await show(reading, matches) }
  })
  if (!first.isDue) return first.answer
  await withScope(actor, (scope) => gatherWords(scope, first.registerId), { timeout: TIMEOUT_MS })
  return withReading(actor, async (reading) => show(reading, await findMatches(reading, wanted, { evenIfDue: true })))
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
