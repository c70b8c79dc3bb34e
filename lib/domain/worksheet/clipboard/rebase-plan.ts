import { FAILURE_MODES_MAX } from '@/lib/domain/register/register-rows'
import { REGISTER_FULL, textOf } from '@/lib/domain/worksheet/clipboard/paste-plan'
import { hasMoved, makePlan, type Plan, type PlanProblem, type PlanRow } from '@/lib/domain/worksheet/clipboard/plan'
import type { PlanCell } from '@/lib/domain/worksheet/clipboard/plan-cell'
import { isMissing, rowProblem } from '@/lib/domain/worksheet/clipboard/row-problem'
import type { SheetSource } from '@/lib/domain/worksheet/clipboard/sheet-source'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'
import { sameCell, standingValue } from '@/lib/domain/worksheet/standing-value'

const GONE: PlanProblem = { message: 'Somebody deleted it meanwhile.', hint: 'Its page can bring it back; the rest can be taken without it.' }

/**
 * A plan over the rows as they are now: for the same failure modes, wherever they stand by now. Cells that others wrote into since then say
 * both values, failure modes that are gone and new rows without a place are refused. Nothing of what was to be written is lost by it.
 */
export function rebasePlan(plan: Plan, lineOf: (id: string) => WorksheetLine | undefined, source: SheetSource): Plan {
  let added = 0
  const rows = plan.rows.flatMap((row): PlanRow[] => {
    if (row.line !== null) return rebaseRow(row, row.line, lineOf(row.id), source)
    added += 1
    if (source.total + added > FAILURE_MODES_MAX) return [{ ...row, problem: REGISTER_FULL }]
    return [row.problem === REGISTER_FULL ? { ...row, problem: rowProblem(null, row.cells, source) } : row]
  })
  return makePlan(rows, plan.cutColumns)
}

function rebaseRow(row: PlanRow, before: WorksheetLine, line: WorksheetLine | undefined, source: SheetSource): PlanRow[] {
  // What was to be deleted and is gone already needs nobody.
  if (!line) return row.remove ? [] : [{ ...row, problem: GONE }]
  const cells = row.cells.map((cell) => rebaseCell(cell, before, line, source))
  const problem = row.cells.length > 0 ? rowProblem(line, cells, source) : row.problem
  return [{ ...row, line, cells, problem, missing: isMissing(line, cells, source) }]
}

function rebaseCell(cell: PlanCell, before: WorksheetLine, line: WorksheetLine, source: SheetSource): PlanCell {
  if ((cell.state !== 'change' && cell.state !== 'same') || !cell.value) return cell
  const { column, text, value } = cell
  const stood = cell.state === 'change' ? cell.before : value
  const stands = standingValue(column, line, source)
  if (!stands) return cell
  if (sameCell(stands, value)) return { column, text, state: 'same', value }
  const note = cell.state === 'change' && cell.note ? { note: cell.note } : {}
  const isMoved = stood !== null && !sameCell(stands, stood)
  const moved = isMoved ? { moved: { stood: textOf(column, before, stood), stands: textOf(column, line, stands) } } : {}
  return { column, text, state: 'change', value, before: stands, ...note, ...moved }
}

/** The same plan without the cells that others wrote into meanwhile: what they wrote stays. */
export function leaveMoved(plan: Plan, source: SheetSource): Plan {
  const rows = plan.rows.map((row): PlanRow => {
    if (!row.cells.some(hasMoved)) return row
    const cells = row.cells.map((cell): PlanCell => (hasMoved(cell) ? { column: cell.column, text: cell.text, state: 'same' } : cell))
    return { ...row, cells, problem: rowProblem(row.line, cells, source) }
  })
  return makePlan(rows, plan.cutColumns)
}
