import { ChangedRows } from '@/lib/domain/row/changed-rows'
import type { Change } from '@/lib/domain/row/change'
import type { Command } from '@/lib/domain/row/command'
import { defineRowCommands, refuseProblems, type AddInput, type EditInput, type IdsInput } from '@/lib/domain/row/row-commands'
import type { RowReader } from '@/lib/domain/row/row-reader'
import { agendaProblem } from '@/lib/domain/workshop/agenda-rules'
import { phasesOf } from '@/lib/domain/workshop/board'
import { whileLeading } from '@/lib/domain/workshop/while-leading'
import { workshopPhaseRow } from '@/lib/domain/workshop/workshop-rows'
import { refuse, workshopsIn } from '@/lib/domain/workshop/workshop-standing'
import { PHASES_MAX } from '@/lib/domain/workshop/workshop-words'

const plain = defineRowCommands(workshopPhaseRow, 'register', {
  complete: (_, rows) => ({ added: rows.map((row) => ({ ...row, beganAt: null })), also: [] }),
})

/** Who leads adds, repeats, moves, changes and leaves out phases that are to come; a phase that has begun stays as it was held. */
export const phaseCommands = {
  add: keepingAgenda(plain.add, (_, { rows }: AddInput) => workshopsIn(rows)),
  edit: keepingAgenda(plain.edit, (rows, { edits }: EditInput) => workshopsOf(rows, edits.map(({ id }) => id))),
  delete: keepingAgenda(plain.delete, (rows, { ids }: IdsInput) => workshopsOf(rows, ids)),
  restore: keepingAgenda(plain.restore, (rows, { ids }: IdsInput) => workshopsOf(rows, ids)),
}

/** The same command for who leads, refused where it touches what was held or leaves phases that make no workshop. */
function keepingAgenda<I>(command: Command<I>, workshops: (rows: RowReader, input: I) => string[]): Command<I> {
  const led = whileLeading(command, workshops)
  return {
    ...led,
    follows: (rows, input, context) => [
      ...(led.follows?.(rows, input, context) ?? []),
      { kind: 'workshop-phase', field: 'workshopId', values: workshops(rows, input) },
    ],
    apply(rows, input, context) {
      const changes = led.apply(rows, input, context)
      refuseHeld(rows, changes)
      const after = new ChangedRows(rows)
      after.apply(changes)
      for (const id of workshops(rows, input)) refuseAgenda(after, id)
      return changes
    },
  }
}

function refuseHeld(rows: RowReader, changes: readonly Change[]): void {
  const held = changes.flatMap(({ id }) => rows.get('workshop-phase', id) ?? []).find(({ beganAt }) => beganAt !== null)
  if (held) refuse('precondition', '', `“${held.title}” has begun, so it stays as it was held.`, 'Repeat it, and change the copy.')
}

function refuseAgenda(rows: RowReader, workshopId: string): void {
  const phases = phasesOf(rows, workshopId)
  if (phases.length > PHASES_MAX) refuse('limit', '', `A workshop has at most ${PHASES_MAX} phases.`, 'Leave one out first.')
  const problem = agendaProblem(phases.map(({ kind }) => kind))
  if (problem) refuseProblems([{ path: '', ...problem }])
}

function workshopsOf(rows: RowReader, ids: readonly string[]): string[] {
  return workshopsIn(ids.flatMap((id) => rows.get('workshop-phase', id) ?? []))
}
