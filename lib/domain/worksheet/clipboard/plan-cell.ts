import type { Column } from '@/lib/domain/worksheet/columns'
import type { SheetSource } from '@/lib/domain/worksheet/clipboard/sheet-source'
import { sameCell, standingValue } from '@/lib/domain/worksheet/standing-value'
import { parseCell, type CellValue, type ParsedCell } from '@/lib/domain/worksheet/parse-cell'
import { printSlimCell } from '@/lib/domain/worksheet/print-cell'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

/**
 * What would happen to one cell. `same` holds what it would become already; `skipped` is left as it is, with the reason; `problem` keeps its
 * row from being taken.
 */
export type PlanCell = { column: Column; text: string } & (
  /** `value` is what it holds and would hold; without one the cell stays whatever it is. */
  | { state: 'same'; value?: CellValue }
  | { state: 'change'; value: CellValue; before: CellValue | null; note?: string; moved?: MovedCell }
  | { state: 'skipped'; message: string }
  | { state: 'problem'; message: string; hint: string }
  /** What stands in the cell is not in hand and must be fetched first. */
  | { state: 'unknown'; value: CellValue }
)

/** What somebody wrote into a cell after the plan for it was made, as text: what stood there then, and what stands there now. */
export interface MovedCell {
  stood: string
  stands: string
}

/** Plans plain text into a cell; `line` is null for a row that is to be added. */
export function planText(column: Column, line: WorksheetLine | null, text: string, source: SheetSource): PlanCell {
  if (!column.editable) return planClosed(column, line, text, source)
  if (line === null ? text.trim() === '' : isAsPrinted(column, line, text)) return sameAs(column, line, text, source)
  const standing = line === null ? [] : column.kind === 'owners' ? line.owners.map(({ name }) => name) : [line.hardStopAuthority ?? '']
  return planParsed(column, line, text, parseCell(column, text, source.names, standing), source)
}

function sameAs(column: Column, line: WorksheetLine | null, text: string, source: SheetSource): PlanCell {
  const value = line === null ? null : standingValue(column, line, source)
  return { column, text, state: 'same', ...(value ? { value } : {}) }
}

// What was copied from a cell goes back into it, also where nobody could write it anew: an accepted status, a role that was deleted.
function isAsPrinted(column: Column, line: WorksheetLine, text: string): boolean {
  return column.kind !== 'long-text' && printSlimCell(column, line) === text
}

/** Plans a value into a cell. */
export function planValue(column: Column, line: WorksheetLine, text: string, value: CellValue, source: SheetSource): PlanCell {
  return planParsed(column, line, text, { ok: true, value }, source)
}

function planParsed(column: Column, line: WorksheetLine | null, text: string, parsed: ParsedCell, source: SheetSource): PlanCell {
  if (!parsed.ok) return { column, text, state: 'problem', message: parsed.message, hint: parsed.hint }
  const { value, note } = parsed
  const before = line === null ? null : standingValue(column, line, source)
  if (before === undefined) return { column, text, state: 'unknown', value }
  if (before !== null && sameCell(before, value)) return { column, text, state: 'same', value }
  return { column, text, state: 'change', value, before, ...(note ? { note } : {}) }
}

// What follows from other fields is copied along with a row and left out again; a code of another row is a sign of a paste in the wrong place.
function planClosed(column: Column, line: WorksheetLine | null, text: string, source: SheetSource): PlanCell {
  const code = text.trim()
  if (code === '' || (line !== null && printSlimCell(column, line) === text)) return { column, text, state: 'same' }
  if (column.kind !== 'code') return { column, text, state: 'skipped', message: `${column.label} follows from other fields; it is left out.` }
  if (source.idOfCode(code) !== undefined) {
    const other = 'Paste onto that row to change it, or leave the code out to add another.'
    const hint = line === null ? other : `This row is ${line.code}; paste onto the row that is meant.`
    return { column, text, state: 'problem', message: `${code} is the code of another failure mode.`, hint }
  }
  const message = line === null ? 'Codes are given by the register; this row gets its own.' : 'A code never changes; it is left out.'
  return { column, text, state: 'skipped', message }
}
