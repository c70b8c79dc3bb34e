import { failureModeProblems } from '@/lib/domain/failure-mode/failure-mode-commands'
import { failureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import type { Row, Value } from '@/lib/domain/row/change'
import type { PlanProblem } from '@/lib/domain/worksheet/clipboard/plan'
import type { PlanCell } from '@/lib/domain/worksheet/clipboard/plan-cell'
import type { SheetSource } from '@/lib/domain/worksheet/clipboard/sheet-source'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

/** The fields of a failure mode that a planned cell sets. */
export function fieldsOfCell(cell: PlanCell): Record<string, Value> {
  if (cell.state !== 'change' && cell.state !== 'unknown') return {}
  const { column, value } = cell
  if (value.kind === 'role') return { hardStopAuthorityRoleId: value.roleId, hardStopAuthorityText: value.text }
  return value.kind === 'value' && column.field ? { [column.field]: value.value } : {}
}

/** What the rules of a failure mode say of a row as it would stand; null when nothing. */
export function rowProblem(line: WorksheetLine | null, cells: readonly PlanCell[], source: SheetSource): PlanProblem | null {
  const set: Record<string, Value> = Object.assign({}, ...cells.map(fieldsOfCell))
  if (line === null) return newRowProblem(cells, set, source)
  if (Object.keys(set).length === 0) return null
  const [problem] = failureModeProblems(rowAsItWouldStand(line, set, source), source.rows)
  return problem ? { message: problem.message, hint: problem.hint ?? '' } : null
}

function newRowProblem(cells: readonly PlanCell[], set: Record<string, Value>, source: SheetSource): PlanProblem | null {
  if (source.newCategoryId === null) return { message: 'The register has no category yet.', hint: 'Add one first; a failure mode needs a category.' }
  const hasTitle = typeof set.title === 'string' || cells.some(({ column, state }) => column.id === 'title' && state === 'problem')
  if (!hasTitle) return { message: 'A new failure mode needs a title.', hint: 'Paste a block with a title in the column “Failure mode”, or leave this row out.' }
  const initials = Object.entries(failureModeRow.fields).map(([name, field]) => [name, field.initial ?? null])
  const [problem] = failureModeProblems({ id: '', ...Object.fromEntries(initials), ...set }, NO_ROWS)
  return problem ? { message: problem.message, hint: problem.hint ?? '' } : null
}

const NO_ROWS = { get: () => undefined, where: () => [] }

// A reason that is not in hand is fetched before the plan is done; until then it is taken for one.
function rowAsItWouldStand(line: WorksheetLine, set: Record<string, Value>, source: SheetSource): Row {
  const names = Object.keys(failureModeRow.fields) as (keyof typeof failureModeRow.fields)[]
  const standing = names.map((name): [string, Value] => {
    const known = source.value(line.id, name)
    return [name, known === undefined ? (name === 'closedReason' ? '…' : null) : known]
  })
  return { id: line.id, ...Object.fromEntries(standing), ...set } as Row
}

/** True when a cell is not in hand, or a row would be closed and it is not in hand whether it has a reason. */
export function isMissing(line: WorksheetLine | null, cells: readonly PlanCell[], source: SheetSource): boolean {
  if (cells.some(({ state }) => state === 'unknown')) return true
  const set: Record<string, Value> = Object.assign({}, ...cells.map(fieldsOfCell))
  return line !== null && set.status === 'closed' && set.closedReason === undefined && source.value(line.id, 'closedReason') === undefined
}
