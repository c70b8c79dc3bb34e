import type { RootContent } from 'mdast'
import type { RegisterContent } from '@/lib/domain/document/content'
import { printCodedTitle } from '@/lib/domain/document/document-code'
import { cleanLine } from '@/lib/exchange/markdown/clean-text'
import { buildFront } from '@/lib/exchange/markdown/front-parts'
import { textNodes } from '@/lib/exchange/markdown/mdast-nodes'
import { buildSection } from '@/lib/exchange/markdown/section-parts'

/**
 * The one syntax tree of a document: title, front, and numbered sections, with a rule after the front, every scenario and every
 * section, and none at the end (MD-15).
 */
export function buildDocument(content: RegisterContent): RootContent[] {
  const blocks: RootContent[] = []
  for (const piece of buildPieces(content)) for (const block of piece) blocks.push(block)
  return blocks
}

/** The same in pieces, none of which ends or begins with a block that its neighbour could change. */
export function* buildPieces(content: RegisterContent): Generator<RootContent[]> {
  const title = textNodes(printCodedTitle(content.code, cleanLine(content.title)))
  const front: RootContent[] = [{ type: 'heading', depth: 1, children: title }, ...buildFront(content)]
  let last = content.sections.length > 0 ? [...front, RULE] : front
  for (const [i, section] of content.sections.entries()) {
    for (const piece of buildSection(section, i + 1)) {
      yield last
      last = piece
    }
  }
  yield content.sections.length > 0 ? last.slice(0, -1) : last
}

const RULE: RootContent = { type: 'thematicBreak' }
