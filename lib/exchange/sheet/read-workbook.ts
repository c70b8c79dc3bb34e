import { read, utils, type WorkBook, type WorkSheet } from '@e965/xlsx'
import type { SourceRow, SourceSheet } from '@/lib/domain/import/source-sheet'
import { checkZip } from '@/lib/exchange/sheet/check-zip'
import { SHEET_ROWS_MAX, SheetMeter, SheetRefusal, SHEETS_MAX } from '@/lib/exchange/sheet/sheet-limits'

/** The sheets of an .xlsx workbook with what its cells show; formulas by their last result. Throws SheetRefusal. */
export function readWorkbook(bytes: Uint8Array): SourceSheet[] {
  const parts = checkZip(bytes)
  if (parts.some((name) => /vbaProject/i.test(name))) throw new SheetRefusal('The workbook holds macros.', 'Save it as .xlsx, without macros.')
  if (!parts.includes('xl/workbook.xml')) throw new SheetRefusal('The file is a ZIP archive, but no .xlsx workbook.', 'Save the sheet as .xlsx or CSV.')
  const book = openBook(bytes)
  if (book.SheetNames.length > SHEETS_MAX) throw new SheetRefusal(`The workbook has ${book.SheetNames.length} sheets.`, `At most ${SHEETS_MAX} are read.`)
  const meter = new SheetMeter()
  return book.SheetNames.flatMap((name) => {
    const sheet = book.Sheets[name]
    return sheet ? [readSheet(name, sheet, meter)] : []
  })
}

function openBook(bytes: Uint8Array): WorkBook {
  try {
    return read(bytes, { type: 'array', cellFormula: false, cellHTML: false, cellStyles: false, sheetRows: SHEET_ROWS_MAX + 1 })
  } catch {
    throw new SheetRefusal('The workbook cannot be read.', 'Open it in a spreadsheet program and save it again as .xlsx.')
  }
}

// Cell by cell and not by the range that the sheet claims, which may be all rows and columns that there can be.
function readSheet(name: string, sheet: WorkSheet, meter: SheetMeter): SourceSheet {
  const rows = new Map<number, string[]>()
  for (const address of Object.keys(sheet)) {
    if (address.startsWith('!')) continue
    const text = showCell(sheet, address)
    if (text === '') continue
    const { r, c } = utils.decode_cell(address)
    const cells = rows.get(r) ?? []
    rows.set(r, cells)
    if (c >= cells.length) meter.countRow(c + 1 - cells.length, rows.size)
    if (c >= cells.length) meter.countRow(c + 1, 0)
    while (cells.length <= c) cells.push('')
    cells[c] = text
  }
  const merges = (sheet['!merges'] ?? []).slice(0, 10_000).map(({ s, e }) => ({ top: s.r + 1, bottom: Math.min(e.r + 1, SHEET_ROWS_MAX), left: s.c, right: e.c }))
  const ordered = [...rows].sort(([a], [b]) => a - b).map(([r, cells]): SourceRow => ({ number: r + 1, cells }))
  return { name, kind: 'sheet', rows: withMergedRows(ordered, merges), merges }
}

// What a cell shows; its value where the file keeps no text for it.
function showCell(sheet: WorkSheet, address: string): string {
  const cell: unknown = sheet[address]
  if (typeof cell !== 'object' || cell === null) return ''
  if ('w' in cell && typeof cell.w === 'string') return cell.w
  return 'v' in cell && (typeof cell.v === 'string' || typeof cell.v === 'number') ? String(cell.v) : ''
}

// A row whose every cell belongs to merged ranges holds nothing of its own and is still a row.
function withMergedRows(rows: SourceRow[], merges: SourceSheet['merges']): SourceRow[] {
  const last = rows.at(-1)?.number ?? 0
  const known = new Set(rows.map(({ number }) => number))
  for (const { top, bottom } of merges) {
    for (let number = top; number <= Math.min(bottom, last); number++) {
      if (known.has(number)) continue
      known.add(number)
      rows.push({ number, cells: [] })
    }
  }
  return rows.sort((a, b) => a.number - b.number)
}
