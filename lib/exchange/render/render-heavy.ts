import { RowSet } from '@/lib/domain/row/row-set'
import { documentOf, type RenderOrder, type TellStep } from '@/lib/exchange/render/render-order'

/**
 * Renders an order in a format whose printer needs more time and memory than a process that serves people has. Runs in a process of its own
 * (`render-apart.ts`), which loads the one printer that it needs.
 */
export async function renderHeavy(order: RenderOrder, tell: TellStep): Promise<Uint8Array> {
  tell('building')
  if (order.choice.format === 'xlsx') {
    const { printXlsx } = await import('@/lib/exchange/sheet/print-xlsx')
    return printXlsx(RowSet.of(order.rows), order.registerId, order.facts)
  }
  const document = documentOf(order)
  tell('setting')
  if (order.choice.format === 'docx') {
    const { printDocx } = await import('@/lib/exchange/docx/print-docx')
    return printDocx(document)
  }
  const { printPdf } = await import('@/lib/exchange/pdf/print-pdf')
  return printPdf(document)
}
