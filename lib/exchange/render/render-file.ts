import type { DocumentChoice } from '@/lib/domain/document/document-choice'
import { requireScenario } from '@/lib/domain/document/scenario-document'
import { rowsToContent } from '@/lib/domain/register/rows-to-content'
import { PlainRows } from '@/lib/domain/row/plain-rows'
import { printRows } from '@/lib/exchange/json/print-rows'
import { printStamp } from '@/lib/exchange/markdown/edit-stamp'
import { printSummary } from '@/lib/exchange/markdown/print-summary'
import { writeDocumentInTurns } from '@/lib/exchange/markdown/write-document'
import { renderApart } from '@/lib/exchange/render/render-apart'
import { documentOf, type RenderOrder, type TellStep } from '@/lib/exchange/render/render-order'
import { printText } from '@/lib/exchange/render/print-text'
import { printCsv } from '@/lib/exchange/sheet/print-csv'

/** From so many failure modes on a document is put together in a process of its own, whatever its format. */
const APART_FROM = 100

/**
 * The bytes of an order: what is light is printed on the spot, in turns with what others ask; pages, workbooks and large documents in a process of their
 * own. Throws AppError `not-found` for a scenario that is not there and `limit` where a limit is met.
 */
export async function renderFile(order: RenderOrder, tell: TellStep, signal: AbortSignal): Promise<Uint8Array> {
  const { choice, rows } = order
  if (choice.format === 'json' || choice.format === 'csv' || isPlainMarkdown(choice)) {
    tell('building')
    return Buffer.from(await printPlain(order), 'utf8')
  }
  // A document that is not there is refused here, where it can still be said.
  if (choice.kind === 'scenario') requireScenario(new PlainRows(rows), choice.scenario ?? '')
  if (choice.format !== 'html' && choice.format !== 'md') return renderApart(order, tell, signal)
  if (order.summary === null && (rows['failure-mode'] ?? []).length >= APART_FROM) return renderApart(order, tell, signal)
  tell('building')
  // The summary of a meeting has a Markdown of its own, which its page gives out too.
  const text = order.summary !== null && choice.format === 'md' ? printSummary(order.summary) : printText(documentOf(order), choice.format)
  return Buffer.from(text, 'utf8')
}

/** The document itself as Markdown is what is edited and imported again, so it is printed by the one printer that reads back. */
function isPlainMarkdown({ format, kind, withScores }: DocumentChoice): boolean {
  return format === 'md' && kind === 'd10' && !withScores
}

async function printPlain(order: RenderOrder): Promise<string> {
  const { choice, rows, registerId, facts, stamp } = order
  if (choice.format === 'json') return printRows(order)
  if (choice.format === 'csv') return printCsv(new PlainRows(rows), registerId, facts)
  const text = await writeDocumentInTurns(rowsToContent(new PlainRows(rows), registerId))
  return stamp ? `${text}\n${printStamp(stamp)}\n` : text
}
