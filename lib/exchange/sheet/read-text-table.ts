import { parse } from 'csv-parse/sync'
import type { SourceRow, SourceSheet } from '@/lib/domain/import/source-sheet'
import { SheetMeter, SheetRefusal } from '@/lib/exchange/sheet/sheet-limits'

/** What may stand between the cells of a text file. */
export const DELIMITERS = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** How many records tell the delimiter. */
const SAMPLE = 60

/** The rows of delimited text, each with the line on which it begins. Throws SheetRefusal. */
export function readTextTable(text: string, chosen: Delimiter | null): { sheet: SourceSheet; delimiter: Delimiter } {
  const clean = text.replace(/^\uFEFF/, '')
  const delimiter = chosen ?? guessDelimiter(clean)
  const meter = new SheetMeter()
  const rows: SourceRow[] = []
  let line = 1
  for (const { record, end } of parseRecords(clean, delimiter, meter)) {
    const reread = record.length === 1 && record[0]?.includes(delimiter) ? rereadCell(record[0], delimiter) : undefined
    rows.push({ number: line, cells: record, ...(reread && { reread }) })
    line = end + 1
  }
  return { sheet: { name: null, kind: 'text', rows, merges: [] }, delimiter }
}

// A quote inside a cell that is not quoted is text. Widths are told, not mended.
const LENIENT = { relax_column_count: true, relax_quotes: true, skip_empty_lines: false } as const

function parseRecords(text: string, delimiter: Delimiter, meter: SheetMeter): { record: string[]; end: number }[] {
  const ends: number[] = []
  try {
    // Counted while it is read, so that a file of a million cells is refused at its first row too many.
    const onRecord = (cells: string[], { lines }: { lines: number }) => {
      meter.countRow(cells.length, ends.push(lines))
      return cells
    }
    return parse(text, { ...LENIENT, delimiter, on_record: onRecord }).map((record, i) => ({ record, end: ends[i] ?? 0 }))
  } catch (error) {
    if (error instanceof SheetRefusal) throw error
    const said = error instanceof Error ? error.message : ''
    throw new SheetRefusal('The text cannot be read as rows and cells.', said.includes('Quote') ? 'A quote is opened and never closed. Look for a cell with one quote in it.' : 'Choose another separator.')
  }
}

/** The separator that gives most records of one width above 1 among the first ones; a comma where none does. */
export function guessDelimiter(text: string): Delimiter {
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, alike: countAlike(text, delimiter) }))
  return counted.reduce((best, one) => (one.alike > best.alike ? one : best)).delimiter
}

function countAlike(text: string, delimiter: Delimiter): number {
  const widths = new Map<number, number>()
  try {
    for (const { length } of parse(text, { ...LENIENT, delimiter, to: SAMPLE })) if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1)
  } catch {
    return 0
  }
  return Math.max(0, ...widths.values())
}

function rereadCell(cell: string, delimiter: Delimiter): string[] | undefined {
  try {
    const [record, ...more] = parse(cell, { ...LENIENT, delimiter })
    return more.length === 0 ? record : undefined
  } catch {
    return undefined
  }
}
