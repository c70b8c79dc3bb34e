import { z } from 'zod'
import { requireOpenWorkshop, refuse } from '@/lib/domain/workshop/workshop-standing'
import { settle } from '@/lib/domain/workshop/workshop-commands'
import { listQuietWorkshops } from '@/lib/data/quiet-workshops'
import { loadNeededRows } from '@/lib/data/row-storage'
import { LoadedRows } from '@/lib/services/loaded-rows'
import type { Verb } from '@/lib/services/verb'

/** How long nothing happens in a meeting that everybody forgot. */
export const QUIET_MS = 86_400_000

const schema = z.strictObject({ workshopId: z.uuid({ error: 'Expected an id.' }) })

/** Closes a meeting that everybody forgot, in whatever phase it stands. Hidden cards stay hidden. */
export const lapseWorkshop: Verb<z.infer<typeof schema>> = {
  name: 'workshop.lapse',
  event: 'workshop.lapsed',
  permission: 'run-workshop',
  stream: 'register',
  schema,
  async decide(scope, { workshopId }, { streamId, now }) {
    const rows = new LoadedRows()
    // The row is locked first, so that nothing that changes it comes between the look and the closing.
    rows.add(await loadNeededRows(scope, streamId, [{ kind: 'workshop', ids: [workshopId] }]))
    const workshop = requireOpenWorkshop(rows, workshopId)
    const [quiet] = await listQuietWorkshops(scope, new Date(Date.parse(now) - QUIET_MS).toISOString(), workshopId)
    if (!quiet) refuse('precondition', 'workshopId', 'Something has happened in this workshop within a day.', 'Go to its closing and end it there.')
    return settle(workshop, { endedAt: now, timerEndsAt: null, timerLeft: null })
  },
}
