import { RowSet } from '@/lib/domain/row/row-set'
import type { PrintedDocument } from '@/lib/domain/document/printed-document'
import type { DocumentFormat } from '@/lib/domain/document/document-choice'
import { documentOf, type RenderOrder, type TellStep } from '@/lib/exchange/render/render-order'
import { assert } from '@/lib/kernel/assert'

/**
 * Renders an order that needs more time and memory than a process that serves people has. Runs in a process of its own (`render-apart.ts`), which loads
 * the one printer that it needs. `release` is called when nothing but the document is needed any more.
 */
export async function renderHeavy(order: RenderOrder, tell: TellStep, release: () => void): Promise<Uint8Array> {
  tell('building')
  if (order.choice.format === 'xlsx') {
    const { printXlsx } = await import('@/lib/exchange/sheet/print-xlsx')
    return printXlsx(RowSet.of(order.rows), order.registerId, order.facts)
  }
  const document = documentOf(order)
  order.rows = {}
  release()
  tell('setting')
  return print(document, order.choice.format)
}

async function print(document: PrintedDocument, format: DocumentFormat): Promise<Uint8Array> {
  if (format === 'pdf') return (await import('@/lib/exchange/pdf/print-pdf')).printPdf(document)
  if (format === 'docx') return (await import('@/lib/exchange/docx/print-docx')).printDocx(document)
  assert(format === 'html' || format === 'md', 'other formats are printed on the spot')
  return Buffer.from((await import('@/lib/exchange/render/print-text')).printText(document, format), 'utf8')
}
