import type { PrintedDocument } from '@/lib/domain/document/printed-document'
import { printHtml } from '@/lib/exchange/html/print-html'
import { printPrinted } from '@/lib/exchange/markdown/print-printed'

/** A document in a format that is text. */
export function printText(document: PrintedDocument, format: 'html' | 'md'): string {
  return format === 'html' ? printHtml(document) : printPrinted(document)
}
