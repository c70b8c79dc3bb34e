import type { Actor } from '@/lib/domain/access/actor'
import { historyPart, type FieldHistoryPage } from '@/lib/domain/failure-mode/history-part'
import { readFieldChanges, type ChangeCursor } from '@/lib/data/field-history'
import { findRegisterId } from '@/lib/data/register-lookup'
import { withReadScope } from '@/lib/data/scope'
import { describeActor, readNames } from '@/lib/services/register/read-history'
import { refuseInput } from '@/lib/kernel/errors'

const PAGE = 20

export interface FieldHistoryQuery {
  failureModeId: string
  /** The column of the worksheet or field of the page, as `historyPart` reads it. */
  column: string
  /** The `next` of an earlier page. */
  before?: string
}

/**
 * Who changed a field of a failure mode, when, from what to what and why: newest first, 20 at a time. Values that are gone are in it.
 * Throws AppError `not-found` for a register that is not here, and `invalid` for a column without a history.
 */
export async function readFieldHistory(actor: Actor, code: string, { failureModeId, column, before }: FieldHistoryQuery): Promise<FieldHistoryPage> {
  const part = historyPart(column)
  if (part === null) refuseInput('column', `There is no history of “${column}”.`, 'Name a field of a failure mode, such as cause or impact.')
  const cursor = before === undefined ? null : readCursor(before)
  return withReadScope(actor, async (scope) => {
    const streamId = await findRegisterId(scope, code)
    const rows = await readFieldChanges(scope, { streamId, failureModeId, before: cursor, limit: PAGE + 1 }, part)
    const shown = rows.slice(0, PAGE)
    const names = await readNames(scope, shown.map((row) => row.person_id))
    const entries = shown.map((row) => ({
      ...{ seq: Number(row.seq), ordinal: row.ordinal, who: describeActor({ personId: row.person_id, role: row.role, door: row.door }, names), role: row.role, door: row.door },
      ...{ at: row.at.toISOString(), reason: row.reason, kind: row.kind, rowId: row.row_id, field: row.field, before: row.before, after: row.after },
    }))
    const last = entries.at(-1)
    return { entries, next: rows.length > PAGE && last ? `${last.seq}.${last.ordinal}` : null }
  })
}

function readCursor(text: string): ChangeCursor {
  const match = /^(\d{1,15})\.(\d{1,9})$/.exec(text)
  if (!match) return refuseInput('before', 'This is no place in a history.', 'Begin at the top.')
  return { seq: Number(match[1]), ordinal: Number(match[2]) }
}
