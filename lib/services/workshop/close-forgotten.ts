import type { Actor } from '@/lib/domain/access/actor'
import { destroyHidden, listQuietWorkshops } from '@/lib/data/quiet-workshops'
import { withScope } from '@/lib/data/scope'
import { runVerb } from '@/lib/services/run-verb'
import { QUIET_MS } from '@/lib/services/workshop/lapse-workshop'
import { AppError } from '@/lib/kernel/errors'
import { nowIso } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'

export interface ForgottenRun {
  closed: number
  /** Cards, ballots and dots that were never revealed, of meetings that ended a month ago. */
  destroyed: number
}

/**
 * Closes the meetings of a workspace in which nothing has happened for a day, each with an event of nobody, and destroys what was hidden in
 * those that ended 30 days ago. Where another process is at it too, each meeting is closed once.
 */
export async function closeForgottenWorkshops(workspaceId: string): Promise<ForgottenRun> {
  const actor: Actor = { personId: null, workspaceId, door: 'job' }
  const since = new Date(Date.parse(nowIso()) - QUIET_MS).toISOString()
  const quiet = await withScope(actor, (scope) => listQuietWorkshops(scope, since))
  let closed = 0
  for (const { id, registerId } of quiet) if (await closeOne(actor, registerId, id)) closed += 1
  return { closed, destroyed: await withScope(actor, destroyHidden) }
}

/** False for a meeting that somebody ended, or went on with, since it was found. */
async function closeOne(actor: Actor, registerId: string, workshopId: string): Promise<boolean> {
  try {
    await runVerb(actor, { commandId: newId(), verb: 'workshop.lapse', registerId, input: { workshopId } })
    return true
  } catch (error) {
    if (error instanceof AppError && error.code === 'precondition') return false
    throw error
  }
}
