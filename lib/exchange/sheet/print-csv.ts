import { stringify } from 'csv-stringify/sync'
import { dayOf, type DocumentFacts } from '@/lib/domain/document/document-facts'
import { FAILURE_MODE_COLUMNS, failureModeRows, type SheetCell } from '@/lib/domain/document/register-sheets'
import type { RegisterRows } from '@/lib/domain/register/rows-to-content'
import { removeControls } from '@/lib/exchange/markdown/clean-text'
import { inTurns } from '@/lib/exchange/printed/in-turns'
import { neutralise } from '@/lib/exchange/sheet/neutralise'

const BYTE_ORDER_MARK = '\uFEFF'

/** The failure modes as CSV: RFC 4180 with CR LF, a head, UTF-8 with a byte order mark, and no cell that a program could compute. */
export async function printCsv(rows: RegisterRows, registerId: string, facts: Pick<DocumentFacts, 'printedAt' | 'baseline'>): Promise<string> {
  let text = BYTE_ORDER_MARK + printLine(FAILURE_MODE_COLUMNS.map(({ label }) => label))
  for await (const line of inTurns(failureModeRows(rows, registerId, dayOf(facts)))) text += printLine(line.map(printCell))
  return text
}

function printLine(cells: readonly string[]): string {
  return stringify([cells], { record_delimiter: 'windows' })
}

function printCell(cell: SheetCell): string {
  if (cell === null) return ''
  if ('number' in cell) return String(cell.number)
  if ('day' in cell) return cell.day
  return neutralise('band' in cell ? cell.band : removeControls(cell.text))
}
