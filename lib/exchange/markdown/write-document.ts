import type { RegisterContent } from '@/lib/domain/document/content'
import { buildDocument } from '@/lib/exchange/markdown/document-tree'
import { printDocumentTree } from '@/lib/exchange/markdown/print-markdown'

/**
 * Prints content as a D10-style Markdown document, with nothing added. One syntax tree is built and printed, so no value can open
 * a heading, rule, fence, HTML block or label. Ends with one line feed.
 */
export function writeDocument(content: RegisterContent): string {
  return printDocumentTree(buildDocument(content))
}
