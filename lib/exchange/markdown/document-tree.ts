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
  const title = textNodes(printCodedTitle(content.code, cleanLine(content.title)))
  const blocks: RootContent[] = [{ type: 'heading', depth: 1, children: title }, ...buildFront(content)]
  if (content.sections.length > 0) blocks.push({ type: 'thematicBreak' })
  content.sections.forEach((section, i) => {
    for (const block of buildSection(section, i + 1)) blocks.push(block)
  })
  if (content.sections.length > 0) blocks.pop()
  return blocks
}
