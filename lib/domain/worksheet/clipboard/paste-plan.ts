import { FAILURE_MODES_MAX } from '@/lib/domain/register/register-rows'
import { placeBlock, type CellRange, type PlacedBlock } from '@/lib/domain/worksheet/clipboard/place-block'
import { makePlan, type Plan, type PlanRow } from '@/lib/domain/worksheet/clipboard/plan'
import { planText, planValue, type PlanCell } from '@/lib/domain/worksheet/clipboard/plan-cell'
import { standingValue } from '@/lib/domain/worksheet/standing-value'
import { isMissing, rowProblem } from '@/lib/domain/worksheet/clipboard/row-problem'
import type { SheetSource } from '@/lib/domain/worksheet/clipboard/sheet-source'
import type { Column } from '@/lib/domain/worksheet/columns'
import type { CellValue } from '@/lib/domain/worksheet/parse-cell'
import { printSlimCell } from '@/lib/domain/worksheet/print-cell'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

/** The cells as a person sees them: lines and columns in their order. */
export interface Sheet {
  lines: readonly WorksheetLine[]
  columns: readonly Column[]
}

/**
 * What a paste would do. The block fills or spills from the range as `placeBlock` says; what stands below the last line becomes new failure
 * modes, what stands beside the last column is cut and counted. Nothing is changed by planning.
 */
export function planPaste(block: readonly (readonly string[])[], range: CellRange, sheet: Sheet, source: SheetSource): Plan {
  const placed = placeBlock(block, range)
  const columns = sheet.columns.slice(range.column, range.column + placed.columns)
  const rows: PlanRow[] = []
  let added = 0
  for (let i = 0; i < placed.lines; i += 1) {
    const line = sheet.lines[range.line + i] ?? null
    const row = { ...planRow(line, planLine(placed, i, columns, line, source), source), place: i + 1 }
    if (line === null && isBlank(row)) continue
    if (line === null) added += 1
    rows.push(line === null && source.total + added > FAILURE_MODES_MAX ? { ...row, problem: REGISTER_FULL } : row)
  }
  return makePlan(rows, placed.columns - columns.length)
}

/** Why a row is refused that the register has no place for. */
export const REGISTER_FULL = {
  message: 'The register is full.',
  hint: `It holds at most ${FAILURE_MODES_MAX.toLocaleString('en')} failure modes; delete some first.`,
}

function planLine(placed: PlacedBlock, i: number, columns: readonly Column[], line: WorksheetLine | null, source: SheetSource): PlanCell[] {
  return columns.flatMap((column, j) => {
    const text = placed.at(i, j)
    // A row of the block that is shorter than the others says nothing about the rest.
    return text === undefined ? [] : [planText(column, line, text, source)]
  })
}

// Empty lines of a block below the last row are no failure modes.
function isBlank({ cells }: PlanRow): boolean {
  return cells.every(({ text }) => text.trim() === '')
}

/** A planned row from its cells. */
export function planRow(line: WorksheetLine | null, cells: readonly PlanCell[], source: SheetSource): PlanRow {
  const id = line?.id ?? source.newId()
  return { id, line, cells, problem: rowProblem(line, cells, source), missing: isMissing(line, cells, source) }
}

/** Fills the first line of a range down over its other lines. Columns that nobody writes are left as they are. */
export function planFillDown(range: CellRange, sheet: Sheet, source: SheetSource): Plan {
  const [first, ...others] = sheet.lines.slice(range.line, range.line + range.lines)
  if (!first) return makePlan([])
  const columns = sheet.columns.slice(range.column, range.column + range.columns).filter(({ editable }) => editable)
  const values = columns.map((column) => ({ column, value: standingValue(column, first, source) }))
  // What is to be copied is not in hand: only the first line must be fetched.
  if (values.some(({ value }) => value === undefined)) return makePlan([{ id: first.id, line: first, cells: [], problem: null, missing: true }])
  return makePlan(
    others.map((line) => {
      const cells = values.flatMap(({ column, value }) => (value ? [planValue(column, line, textOf(column, first, value), value, source)] : []))
      return planRow(line, cells, source)
    }),
  )
}

/** A value that a line holds, as plain text. */
export function textOf(column: Column, line: WorksheetLine, value: CellValue): string {
  return value.kind === 'value' && column.kind === 'long-text' ? String(value.value ?? '') : printSlimCell(column, line)
}

/** Empties the cells of a range. What must not be empty is refused, what follows from other fields left as it is. */
export function planClear(range: CellRange, sheet: Sheet, source: SheetSource): Plan {
  const columns = sheet.columns.slice(range.column, range.column + range.columns).filter(({ editable }) => editable)
  const lines = sheet.lines.slice(range.line, range.line + range.lines)
  return makePlan(lines.map((line) => planRow(line, columns.map((column) => planEmpty(column, line, source)), source)))
}

function planEmpty(column: Column, line: WorksheetLine, source: SheetSource): PlanCell {
  if (column.required) {
    return { column, text: '', state: 'problem', message: `${column.label} must not be empty.`, hint: 'Write another value instead.' }
  }
  return planValue(column, line, '', EMPTY[column.kind] ?? { kind: 'value', value: null }, source)
}

const EMPTY: Partial<Record<Column['kind'], CellValue>> = {
  factor: { kind: 'level', level: null },
  'many-of': { kind: 'value', value: [] },
  owners: { kind: 'owners', chain: [] },
  role: { kind: 'role', roleId: null, text: null },
}
