import type { Blob } from 'node:buffer'
import type Stream from 'node:stream'
import writeXlsxFile, { type CellObject, type Feature, type Sheet, type SheetData } from 'write-excel-file/node'
import { dayOf, type DocumentFacts } from '@/lib/domain/document/document-facts'
import { actionTable, controlTable, failureModeTable, type SheetCell, type SheetTable } from '@/lib/domain/document/register-sheets'
import { legendPage, matrixPage, type SheetPage, type SheetPageCell } from '@/lib/domain/document/sheet-pages'
import type { RegisterRows } from '@/lib/domain/register/rows-to-content'
import { LIGHT_BANDS } from '@/lib/domain/scoring/band-palette'
import { BAND_LABELS } from '@/lib/domain/scoring/band'
import type { Band } from '@/lib/domain/scoring/factor'
import { removeControls } from '@/lib/exchange/markdown/clean-text'

/** What the writer takes for a file within the workbook; ours has none. */
type FileContent = Stream | Buffer | Blob

/** Most characters that a cell of this format may hold; a program that opens a file with more of them calls it broken. */
const CELL_MAX = 32_767
const CUT = ' … (cut here: a cell holds no more. The CSV has the whole text.)'

/** Names of the tables of a workbook, whose heads have filters. */
type TableName = SheetTable['name']

/** The register as a workbook: legend, two matrices, and its failure modes, controls and actions as typed tables. */
export async function printXlsx(rows: RegisterRows, registerId: string, facts: DocumentFacts): Promise<Uint8Array> {
  const today = dayOf(facts)
  const pages = [legendPage(rows, registerId, facts), matrixPage(rows, registerId, 'inherent', today), matrixPage(rows, registerId, 'current', today)]
  const tables = [failureModeTable(rows, registerId, today), controlTable(rows), actionTable(rows)]
  const sheets = [...pages.map(sheetOfPage), ...tables.map(sheetOfTable)]
  return writeXlsxFile(sheets, { fontFamily: 'Calibri', fontSize: 11, features: [filters(tables)] }).toBuffer()
}

function sheetOfTable({ name, columns, rows }: SheetTable): Sheet<FileContent> {
  const head = columns.map(({ label }): CellObject => ({ type: String, value: label, fontWeight: 'bold', alignVertical: 'bottom', wrap: true, bottomBorderStyle: 'medium', bottomBorderColor: '#15181c' }))
  const data: SheetData = [head, ...rows.map((cells) => cells.map((cell, i) => cellOf(cell, columns[i]?.long === true)))]
  return { sheet: name, data, columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1, stickyColumnsCount: name === 'Failure modes' ? 3 : 1 }
}

function cellOf(cell: SheetCell, long: boolean): CellObject | null {
  if (cell === null) return null
  if ('number' in cell) return { type: Number, value: cell.number, alignVertical: 'top' }
  if ('day' in cell) return { type: Date, value: new Date(`${cell.day}T00:00:00.000Z`), format: 'yyyy-mm-dd', alignVertical: 'top' }
  if ('band' in cell) return { ...textOf(BAND_LABELS[cell.band]), ...coloursOf(cell.band) }
  return { ...textOf(cell.text), wrap: long }
}

/** A text in a cell whose format is text: no program computes it, and none does after somebody has edited it. */
function textOf(text: string): CellObject & { type: StringConstructor } {
  const clean = removeControls(text)
  const value = clean.length > CELL_MAX ? clean.slice(0, CELL_MAX - CUT.length) + CUT : clean
  return { type: String, value, format: '@', alignVertical: 'top' }
}

function coloursOf(band: Band): Pick<CellObject, 'backgroundColor' | 'textColor' | 'fontWeight'> {
  return { backgroundColor: LIGHT_BANDS[band].fill, textColor: LIGHT_BANDS[band].ink, fontWeight: 'bold' }
}

const MATRIX_LINE = 58

function sheetOfPage({ name, widths, lines }: SheetPage): Sheet<FileContent> {
  const data: SheetData = lines.map((line) => line.map(pageCellOf))
  return { sheet: name, data, columns: widths.map((width) => ({ width })), showGridLines: false }
}

function pageCellOf({ text, look, band }: SheetPageCell): CellObject {
  const cell = { ...textOf(text), ...(band ? coloursOf(band) : {}) }
  switch (look) {
    case 'title':
      return { ...cell, fontWeight: 'bold', fontSize: 16 }
    case 'head':
      return { ...cell, fontWeight: 'bold', wrap: false }
    case 'note':
      return { ...cell, textColor: '#525a64', fontStyle: 'italic' }
    case 'cell':
      return { ...cell, wrap: true, height: MATRIX_LINE, borderStyle: 'thin', borderColor: '#dfe3e7' }
    default:
      return cell
  }
}

/** Filters over the head of each table, which the writer does not know: one element behind the data of its sheet. */
function filters(tables: readonly SheetTable[]): Feature<FileContent> {
  const found = new Map<TableName, SheetTable>(tables.map((table) => [table.name, table]))
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (content, { sheet }) => {
            const table = found.get(sheet ?? '')
            return table ? content.replace('</sheetData>', `</sheetData><autoFilter ref="A1:${columnName(table.columns.length)}${table.rows.length + 1}"/>`) : content
          },
        },
      },
    },
  }
}

/** The letters of a column by its number from 1. */
function columnName(number: number): string {
  const rest = Math.floor((number - 1) / 26)
  return (rest === 0 ? '' : columnName(rest)) + String.fromCharCode(65 + ((number - 1) % 26))
}
