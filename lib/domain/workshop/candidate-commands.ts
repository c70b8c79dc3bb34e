import type { Row } from '@/lib/domain/row/change'
import type { Command } from '@/lib/domain/row/command'
import { defineRowCommands, type AddInput, type EditInput, type IdsInput } from '@/lib/domain/row/row-commands'
import type { RowReader } from '@/lib/domain/row/row-reader'
import { candidateRow } from '@/lib/domain/workshop/scoring-rows'
import { whileLeading } from '@/lib/domain/workshop/while-leading'
import { refuse, workshopsIn } from '@/lib/domain/workshop/workshop-standing'
import { CANDIDATES_MAX } from '@/lib/domain/workshop/workshop-words'

const plain = defineRowCommands(candidateRow, 'register', {
  needs: (rows) => [{ kind: 'candidate', field: 'workshopId', values: workshopsIn(rows) }],
  complete(rows, added) {
    for (const id of workshopsIn(added)) refuseTooMany(rows, id, added.filter((one) => one.workshopId === id))
    return { added: added.map((one): Row => ({ ...one, dots: null })), also: [] }
  },
  checkPlace(row, rows) {
    const isThere = typeof row.failureModeId === 'string' && rows.get('failure-mode', row.failureModeId)?.deletedAt === null
    return isThere ? [] : [{ message: 'This failure mode was deleted.', hint: 'Restore it in the register first.' }]
  },
})

const restoreOnce: Command<IdsInput> = {
  ...plain.restore,
  follows: (rows, input, context) => [
    ...(plain.restore.follows?.(rows, input, context) ?? []),
    { kind: 'candidate', field: 'workshopId', values: workshopsOf(rows, input.ids) },
  ],
  apply(rows, input, context) {
    const deleted = input.ids.flatMap((id) => rows.get('candidate', id) ?? []).filter(({ deletedAt }) => deletedAt !== null)
    for (const id of workshopsIn(deleted)) refuseTooMany(rows, id, deleted.filter(({ workshopId }) => workshopId === id))
    return plain.restore.apply(rows, input, context)
  },
}

/** Who leads takes candidates up, says which are scored today and which are left, and takes one away that was meant otherwise. */
export const candidateCommands = {
  add: whileLeading(plain.add, (_, { rows }: AddInput) => workshopsIn(rows)),
  edit: whileLeading(plain.edit, (rows, { edits }: EditInput) => workshopsOf(rows, edits.map(({ id }) => id))),
  delete: whileLeading(plain.delete, (rows, { ids }: IdsInput) => workshopsOf(rows, ids)),
  restore: whileLeading(restoreOnce, (rows, { ids }) => workshopsOf(rows, ids)),
}

/** Refuses a failure mode that is a candidate already, and more candidates than a workshop holds. */
function refuseTooMany(rows: RowReader, workshopId: string, added: readonly Row[]): void {
  const there = rows.where('candidate', 'workshopId', workshopId).filter(({ deletedAt }) => deletedAt === null)
  if (there.length + added.length > CANDIDATES_MAX) refuse('limit', 'rows', `A workshop chooses from at most ${CANDIDATES_MAX}.`, 'Take up those that hurt most.')
  const failureModes = [...there, ...added].map(({ failureModeId }) => failureModeId)
  if (new Set(failureModes).size !== failureModes.length) refuse('conflict', 'rows', 'This failure mode is a candidate already.', 'Nothing need be done.')
}

function workshopsOf(rows: RowReader, ids: readonly string[]): string[] {
  return workshopsIn(ids.flatMap((id) => rows.get('candidate', id) ?? []))
}
