import type { PhrasingContent, RootContent } from 'mdast'
import type { MeetingSummary, SummaryBlock, SummarySection, SummaryText } from '@/lib/domain/workshop/summary-words'
import { cleanOneLine } from '@/lib/exchange/markdown/clean-inline'
import { bulletList, labelNode, paragraph, textNodes } from '@/lib/exchange/markdown/mdast-nodes'
import { printDocumentTree } from '@/lib/exchange/markdown/print-markdown'
import { readProse } from '@/lib/exchange/markdown/prose'

const DEEPEST = 6

/** Prints the summary of a meeting as Markdown. One syntax tree is built and printed, so no text of it can open a heading or anything else. Ends with one line feed. */
export function printSummary({ title, scene, facts, sections }: MeetingSummary): string {
  return printDocumentTree([
    heading(1, title),
    paragraph(inline([scene])),
    factList(facts),
    ...sections.flatMap((section) => sectionNodes(section, 2)),
  ])
}

function sectionNodes({ title, blocks, sections = [] }: SummarySection, depth: number): RootContent[] {
  return [heading(depth, title), ...blocks.flatMap(blockNodes), ...sections.flatMap((section) => sectionNodes(section, depth + 1))]
}

function blockNodes(block: SummaryBlock): RootContent[] {
  if (block.kind === 'text') return [paragraph(inline(block.text))]
  if (block.kind === 'facts') return [factList(block.facts)]
  const list = bulletList(block.items.map(inline))
  return block.label === null ? [list] : [paragraph([labelNode(block.label)]), list]
}

function factList(facts: MeetingSummary['facts']): RootContent {
  return bulletList(facts.map(({ label, text }) => [labelNode(label), { type: 'text', value: ' ' }, ...inline(text)]))
}

function inline(text: SummaryText): PhrasingContent[] {
  return cleanOneLine(text.flatMap((piece) => (typeof piece === 'string' ? textNodes(piece) : readProse(piece.prose))))
}

function heading(depth: number, title: string): RootContent {
  return { type: 'heading', depth: Math.min(depth, DEEPEST) as 1 | 2 | 3 | 4 | 5 | 6, children: inline([title]) }
}
