import type { Actor } from '@/lib/domain/access/actor'
import { LAPSED_MAX, listLapsed } from '@/lib/data/acceptances'
import { withScope } from '@/lib/data/scope'
import { runVerb } from '@/lib/services/run-verb'
import { nowIso } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'

/**
 * Records which acceptances of a workspace have ended by themselves, each with an event of nobody that opens its failure mode again, and returns how many.
 * Where another process is at it too, each is recorded once.
 */
export async function lapseAcceptances(workspaceId: string): Promise<number> {
  const actor: Actor = { personId: null, workspaceId, door: 'job' }
  let recorded = 0
  for (let isMore = true; isMore; ) {
    const before = recorded
    const lapsed = await withScope(actor, (scope) => listLapsed(scope, scope.now.slice(0, 10)))
    for (const { id, registerId } of lapsed) {
      const { seq } = await runVerb(actor, { commandId: newId(), verb: 'acceptance.lapse', registerId, input: { id } })
      if (seq !== null) recorded += 1
    }
    isMore = lapsed.length === LAPSED_MAX && recorded > before
  }
  return recorded
}

/** The last day (ISO, UTC) whose lapses this process has seen recorded, by workspace. */
const settled = new Map<string, string>()

/**
 * Makes sure that what has lapsed by this day is recorded before lists of open failure modes are read, which are kept and not worked out. The first reader of
 * a day waits for it; a day ends no acceptance twice, so that nobody else does.
 */
export async function settleLapses(workspaceId: string): Promise<void> {
  const today = nowIso().slice(0, 10)
  if (settled.get(workspaceId) === today) return
  await lapseAcceptances(workspaceId)
  settled.set(workspaceId, today)
}
