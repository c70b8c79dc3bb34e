import type { RegisterContent } from '@/lib/domain/document/content'
import { makeDocumentReader } from '@/lib/exchange/markdown/document-reader'
import { buildDocument } from '@/lib/exchange/markdown/document-tree'
import { present } from '@/lib/kernel/assert'

/**
 * The normal form of a document's content: what reading its printed form gives (MD-60). It is found from the syntax tree, without
 * printing the document: texts are printed once in one way, what fits a known field or section stands there, empty parts are
 * gone. Idempotent. Does not check limits (`registerContentSchema` does).
 */
export function normaliseContent(content: RegisterContent): RegisterContent {
  const reader = makeDocumentReader(() => {})
  for (const node of buildDocument(content)) reader.take({ node, line: 0 })
  return present(reader.finish(), 'a built document has a title')
}
