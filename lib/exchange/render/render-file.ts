import { rowsToContent } from '@/lib/domain/register/rows-to-content'
import { RowSet } from '@/lib/domain/row/row-set'
import { printPrinted } from '@/lib/exchange/markdown/print-printed'
import { writeDocument } from '@/lib/exchange/markdown/write-document'
import { printHtml } from '@/lib/exchange/html/print-html'
import { printRows } from '@/lib/exchange/json/print-rows'
import { renderApart } from '@/lib/exchange/render/render-apart'
import { documentOf, type RenderOrder, type TellStep } from '@/lib/exchange/render/render-order'
import { printCsv } from '@/lib/exchange/sheet/print-csv'

/**
 * The bytes of an order: what is light is printed on the spot, pages and workbooks in a process of their own. Throws AppError `not-found` for a
 * scenario that is not there and `limit` where a limit is met.
 */
export async function renderFile(order: RenderOrder, tell: TellStep, signal: AbortSignal): Promise<Uint8Array> {
  switch (order.choice.format) {
    case 'pdf':
    case 'docx':
    case 'xlsx':
      return renderApart(order, tell, signal)
    case 'md':
    case 'html':
    case 'csv':
    case 'json':
      tell('building')
      return Buffer.from(printLight(order), 'utf8')
  }
}

/** A format of text. The document itself as Markdown is what is edited and imported again, so it is printed by the one printer that reads back. */
function printLight(order: RenderOrder): string {
  const { choice, rows, registerId } = order
  if (choice.format === 'json') return printRows(order)
  if (choice.format === 'csv') return printCsv(RowSet.of(rows), registerId, order.facts)
  if (choice.format === 'html') return printHtml(documentOf(order))
  if (choice.kind === 'd10' && !choice.withScores) return writeDocument(rowsToContent(RowSet.of(rows), registerId))
  return printPrinted(documentOf(order))
}
