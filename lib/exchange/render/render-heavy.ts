import { PlainRows } from '@/lib/domain/row/plain-rows'
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
    const { printXlsx } = await PRINTERS.xlsx()
    return printXlsx(new PlainRows(order.rows), order.registerId, order.facts)
  }
  const document = documentOf(order)
  order.rows = {}
  release()
  tell('setting')
  return print(document, order.choice.format)
}

const PRINTERS = {
  xlsx: () => import('@/lib/exchange/sheet/print-xlsx'),
  docx: () => import('@/lib/exchange/docx/print-docx'),
  pdf: () => import('@/lib/exchange/pdf/print-pdf'),
  text: () => import('@/lib/exchange/render/print-text'),
}

/** Loads every printer, for a process that waits. */
export async function loadPrinters(): Promise<void> {
  await Promise.all(Object.values(PRINTERS).map((load) => load()))
}

async function print(document: PrintedDocument, format: DocumentFormat): Promise<Uint8Array> {
  if (format === 'pdf') return (await PRINTERS.pdf()).printPdf(document)
  if (format === 'docx') return (await PRINTERS.docx()).printDocx(document)
  assert(format === 'html' || format === 'md', 'other formats are printed on the spot')
  return Buffer.from((await PRINTERS.text()).printText(document, format), 'utf8')
}
