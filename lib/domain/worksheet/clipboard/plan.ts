import type { PlanCell } from '@/lib/domain/worksheet/clipboard/plan-cell'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

/** Something that keeps a row, or a whole plan, from being done. */
export interface PlanProblem {
  message: string
  hint: string
}

/** What would happen to one failure mode. */
export interface PlanRow {
  /** Id of the failure mode; of a row that is to be added, the id that it will have. */
  id: string
  /** Null for a row that is to be added. */
  line: WorksheetLine | null
  cells: readonly PlanCell[]
  /** What is wrong with the row as a whole. */
  problem: PlanProblem | null
  /** True when texts of it must be fetched before it can be planned to its end. */
  missing: boolean
  /** A control that the row is to be linked to. */
  controlId?: string
  /** True for a row that is to be deleted. */
  remove?: boolean
  /** Line of the pasted block that it comes from, beginning with 1. */
  place?: number
}

/** What a paste, a fill or a bulk edit would do, row by row; nothing is done until it becomes a batch. */
export interface Plan {
  rows: readonly PlanRow[]
  /** Cells that would change in rows that can be taken. */
  changes: number
  /** Cells with a problem, and rows with one of their own. */
  problems: number
  /** Rows that can be taken, and that something would happen to. */
  good: readonly string[]
  /** Rows that are refused. */
  refused: readonly string[]
  /** Rows among the good ones that would be added. */
  added: number
  /** Failure modes whose long texts must be fetched before this can be planned to its end. */
  missing: readonly string[]
  /** Cells of good rows that are taken in a way that people may not expect, such as a formula as text. */
  notes: number
  /** Cells of good rows that are left as they are, because they follow from other fields. */
  skipped: number
  /** Cells of good rows that somebody else wrote into after the plan was made. */
  moved: number
  /** Columns of the block that have no place beside the last column. */
  cutColumns: number
}

/** Puts planned rows together and counts. */
export function makePlan(rows: readonly PlanRow[], cutColumns = 0): Plan {
  const good = rows.filter((row) => !isRefused(row) && doesSomething(row))
  const cellProblems = rows.reduce((sum, { cells }) => sum + cells.filter(({ state }) => state === 'problem').length, 0)
  return {
    rows,
    changes: good.reduce((sum, row) => sum + countChanges(row), 0),
    problems: cellProblems + rows.filter(({ problem }) => problem !== null).length,
    good: good.map(({ id }) => id),
    refused: rows.filter(isRefused).map(({ id }) => id),
    added: good.filter(({ line }) => line === null).length,
    missing: rows.filter(({ missing }) => missing).map(({ id }) => id),
    notes: countCells(good, hasNote),
    skipped: countCells(good, ({ state }) => state === 'skipped'),
    moved: countCells(good, hasMoved),
    cutColumns,
  }
}

/** The rows that somebody should look at before anything is done: those into which others wrote meanwhile, then those that are refused and those with a note. */
export function rowsToLookAt({ rows }: Plan): PlanRow[] {
  const isMoved = (row: PlanRow) => !isRefused(row) && row.cells.some(hasMoved)
  return [...rows.filter(isMoved), ...rows.filter((row) => !isMoved(row) && (isRefused(row) || row.cells.some(hasNote)))]
}

/** True when something of a plan would not be done, or not as people may expect. */
export function needsLook({ problems, cutColumns, notes, moved }: Plan): boolean {
  return problems > 0 || cutColumns > 0 || notes > 0 || moved > 0
}

/** True for a cell that somebody else wrote into after the plan was made. */
export function hasMoved(cell: PlanCell): boolean {
  return cell.state === 'change' && cell.moved !== undefined
}

function hasNote(cell: PlanCell): boolean {
  return cell.state === 'change' && cell.note !== undefined
}

function countCells(rows: readonly PlanRow[], test: (cell: PlanCell) => boolean): number {
  return rows.reduce((sum, { cells }) => sum + cells.filter(test).length, 0)
}

function isRefused({ cells, problem }: PlanRow): boolean {
  return problem !== null || cells.some(({ state }) => state === 'problem')
}

function doesSomething(row: PlanRow): boolean {
  return row.line === null || row.remove === true || row.controlId !== undefined || countChanges(row) > 0
}

function countChanges({ cells }: PlanRow): number {
  return cells.filter(({ state }) => state === 'change' || state === 'unknown').length
}
