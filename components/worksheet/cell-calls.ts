import type { CommandCall } from '@/lib/domain/row/inverse'
import type { Edit } from '@/lib/domain/row/row-commands'
import type { Score } from '@/lib/domain/failure-mode/rescore'
import type { Column } from '@/lib/domain/worksheet/columns'
import type { CellValue } from '@/lib/domain/worksheet/parse-cell'
import { plainValue } from '@/components/worksheet/cell-value'

/** A value for a cell, with the one that it replaces. */
export interface CellWrite {
  lineId: string
  column: Column
  before: CellValue
  after: CellValue
}

/** The commands that write some cells: all fields in one, all levels in one. */
export function callsForCells(writes: readonly CellWrite[], newId: () => string): CommandCall[] {
  const edits = writes.flatMap(editsOf)
  const scores = scoresOf(writes, newId)
  return [
    ...(edits.length > 0 ? [{ verb: 'failure-mode.edit', input: { edits } }] : []),
    ...(scores.length > 0 ? [{ verb: 'failure-mode.rescore', input: { scores } }] : []),
  ]
}

function editsOf({ lineId: id, column, before, after }: CellWrite): Edit[] {
  if (before.kind === 'role' && after.kind === 'role') {
    return [
      { id, field: 'hardStopAuthorityRoleId', before: before.roleId, after: after.roleId },
      { id, field: 'hardStopAuthorityText', before: before.text, after: after.text },
    ]
  }
  if (after.kind !== 'value' || !column.field) return []
  return [{ id, field: column.field, before: plainValue(before), after: after.value }]
}

function scoresOf(writes: readonly CellWrite[], newId: () => string): Score[] {
  const scores = new Map<string, Score>()
  for (const { lineId, column, before, after } of writes) {
    if (before.kind !== 'level' || after.kind !== 'level' || !column.factor) continue
    const stage = column.stage ?? 'current'
    const key = `${lineId} ${stage}`
    const score = scores.get(key) ?? { failureModeId: lineId, assessmentId: newId(), stage, factors: {} }
    score.factors[column.factor] = { before: before.level, after: after.level }
    scores.set(key, score)
  }
  return [...scores.values()]
}
