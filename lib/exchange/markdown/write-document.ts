import type { RegisterContent } from '@/lib/domain/document/content'
import { buildDocument, buildPieces } from '@/lib/exchange/markdown/document-tree'
import { printBlockNodes, printDocumentTree } from '@/lib/exchange/markdown/print-markdown'
import { inTurns } from '@/lib/exchange/printed/in-turns'

/**
 * Prints content as a D10-style Markdown document, with nothing added. One syntax tree is built and printed, so no value can open
 * a heading, rule, fence, HTML block or label. Ends with one line feed.
 */
export function writeDocument(content: RegisterContent): string {
  return printDocumentTree(buildDocument(content))
}

/** The same, letting others have their turn in between: a document of thousands of scenarios takes as long as many requests. */
export async function writeDocumentInTurns(content: RegisterContent): Promise<string> {
  const pieces: string[] = []
  for await (const piece of inTurns(buildPieces(content))) pieces.push(printBlockNodes(piece))
  return `${pieces.join('\n\n')}\n`
}
