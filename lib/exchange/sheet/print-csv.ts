import { stringify } from 'csv-stringify/sync'
import type { DocumentFacts } from '@/lib/domain/document/document-facts'
import { failureModeTable, type SheetCell } from '@/lib/domain/document/register-sheets'
import type { RegisterRows } from '@/lib/domain/register/rows-to-content'
import { removeControls } from '@/lib/exchange/markdown/clean-text'
import { neutralise } from '@/lib/exchange/sheet/neutralise'

/** The failure modes as CSV: RFC 4180 with CR LF, a head, UTF-8 with a byte order mark, and no cell that a program could compute. */
export function printCsv(rows: RegisterRows, registerId: string, { printedAt }: Pick<DocumentFacts, 'printedAt'>): string {
  const { columns, rows: lines } = failureModeTable(rows, registerId, printedAt.slice(0, 10))
  const cells = [columns.map(({ label }) => label), ...lines.map((line) => line.map(printCell))]
  return stringify(cells, { bom: true, record_delimiter: 'windows' })
}

function printCell(cell: SheetCell): string {
  if (cell === null) return ''
  if ('number' in cell) return String(cell.number)
  if ('day' in cell) return cell.day
  return neutralise('band' in cell ? cell.band : removeControls(cell.text))
}
