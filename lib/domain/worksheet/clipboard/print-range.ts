import type { CellRange } from '@/lib/domain/worksheet/clipboard/place-block'
import type { Sheet } from '@/lib/domain/worksheet/clipboard/paste-plan'
import { printTsv } from '@/lib/domain/worksheet/clipboard/tsv'
import { printCell, type CellTexts } from '@/lib/domain/worksheet/print-cell'

/** A range as a spreadsheet takes it, and the failure modes whose long texts must be fetched before it is whole. */
export interface PrintedRange {
  text: string
  missing: readonly string[]
}

/** Prints a range of cells. Cells whose texts are not in hand are empty and named. */
export function printRange(range: CellRange, sheet: Sheet, texts: CellTexts): PrintedRange {
  const columns = sheet.columns.slice(range.column, range.column + range.columns)
  const lines = sheet.lines.slice(range.line, range.line + range.lines)
  const cells = lines.map((line) => columns.map((column) => printCell(column, line, texts)))
  return {
    text: printTsv(cells.map((row) => row.map((cell) => cell ?? ''))),
    missing: lines.flatMap(({ id }, i) => (cells[i]?.includes(null) ? [id] : [])),
  }
}
