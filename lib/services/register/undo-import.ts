import { z } from 'zod'
import type { Actor } from '@/lib/domain/access/actor'
import { inverseOf } from '@/lib/domain/row/inverse'
import { RowSet } from '@/lib/domain/row/row-set'
import { readChanges, readHeads } from '@/lib/data/event-history'
import { findRegisterId } from '@/lib/data/register-lookup'
import { withReadScope } from '@/lib/data/scope'
import { findEarlierImport } from '@/lib/services/register/earlier-import'
import { readWholeRoom } from '@/lib/services/register/read-register'
import { runVerb, type VerbResult } from '@/lib/services/run-verb'
import { AppError } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'

/** More changes than one import can make. */
const CHANGES_MAX = 400_000

/** The first event of a register is the one that opened it. */
const OPENING = 1

/** The number of the event that took an import back; null where nothing was there to be taken back. */
type Undone = Pick<VerbResult, 'seq'>

/**
 * Takes back one import by the number of its event, as one command: what was added is deleted, what was changed gets its values back, and a register
 * that it opened is archived, because registers are never deleted. It is refused where somebody has changed any of it since. Throws
 * AppError `conflict`, `forbidden`, `not-found`. Sent again with the same command id it says the same and changes nothing.
 */
export async function undoImport(actor: Actor, { code, seq, commandId }: { code: string; seq: number; commandId: string }): Promise<Undone> {
  const earlier = await findEarlierImport(actor, commandId)
  if (earlier) return { seq: earlier.seq }
  const isOpening = seq === OPENING
  const { registerId, changes, head } = await withReadScope(actor, async (scope) => {
    const id = await findRegisterId(scope, code)
    const event = await readChanges(scope, id, seq, { from: 0, limit: isOpening ? 0 : CHANGES_MAX })
    if (!event) throw new AppError('not-found', 'There is no such event here.')
    return { registerId: id, changes: event.changes, head: (await readHeads(scope, [id])).get(id) ?? 0 }
  })
  if (isOpening) return archiveOpened(actor, registerId, { isUntouched: head === seq, commandId })
  const { rows } = await readWholeRoom(actor, code)
  const scored = new Set(changes.flatMap(({ kind, id }) => (kind === 'assessment' ? [id] : [])))
  // Scores are never deleted: those of the import are left out, and the ones before it are what stands again.
  const before = RowSet.of({ ...rows, assessment: (rows.assessment ?? []).filter(({ id }) => !scored.has(id)) })
  const [call] = inverseOf(changes, before, newId)
  if (!call) return { seq: null }
  const done = await runVerb(actor, { commandId, registerId, verb: call.verb, input: z.json().parse(call.input) })
  return { seq: done.seq }
}

/** What an import opened goes out of use as a whole, as long as it is the import and nothing else. */
async function archiveOpened(actor: Actor, registerId: string, { isUntouched, commandId }: { isUntouched: boolean; commandId: string }): Promise<Undone> {
  if (!isUntouched) {
    const message = 'The register was changed since it was imported.'
    throw new AppError('conflict', message, [{ path: 'seq', message, hint: 'Archive it in its settings if nobody needs it.' }])
  }
  const input = { edits: [{ id: registerId, field: 'state', before: 'draft', after: 'archived' }] }
  const { seq } = await runVerb(actor, { commandId, registerId, verb: 'register.edit', input, reason: 'Takes the import back.' })
  return { seq }
}
