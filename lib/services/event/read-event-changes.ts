import type { Actor } from '@/lib/domain/access/actor'
import { visibleTo } from '@/lib/domain/access/visibility'
import type { Change } from '@/lib/domain/row/change'
import { readChanges } from '@/lib/data/event-history'
import { withReadScope } from '@/lib/data/scope'
import { readerOf } from '@/lib/services/reader-of'
import { AppError } from '@/lib/kernel/errors'

/** Changes on one page. A page is a few hundred kilobytes, more where somebody pasted long texts. */
const PAGE = 4_000

export interface ChangesPage {
  /** What the reader may see of this page. */
  changes: Change[]
  /** How many changes the event holds, seen or not. */
  count: number
  /** Number of the change to read on from; null at the end. */
  next: number | null
}

/**
 * What an event changed, from the change with number `from`, as far as the reader may see it. Throws AppError `not-found` for an event
 * that is not here, and for one of which nothing is for this reader.
 */
export async function readEventChanges(actor: Actor, streamId: string, seq: number, from: number): Promise<ChangesPage> {
  return withReadScope(actor, async (scope) => {
    const found = await readChanges(scope, streamId, seq, { from, limit: PAGE })
    if (!found || !visibleTo({ personId: found.personId, changes: null }, readerOf(scope))) return refuseUnknownEvent()
    const { changes, count, personId } = found
    const next = from + changes.length < count && changes.length > 0 ? from + changes.length : null
    return { changes: visibleTo({ personId, changes }, readerOf(scope))?.changes ?? [], count, next }
  })
}

function refuseUnknownEvent(): never {
  const message = 'There is no such event here.'
  throw new AppError('not-found', message, [{ path: 'seq', message, hint: 'Read the register again.' }])
}
