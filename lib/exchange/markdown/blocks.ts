import type { RootContent } from 'mdast'
import type { Blocks } from '@/lib/domain/document/content'
import { cleanBlocks, lowerHeadings } from '@/lib/exchange/markdown/clean-blocks'
import { removeControls } from '@/lib/exchange/markdown/clean-text'
import { parseBlockMarkdown } from '@/lib/exchange/markdown/parse-markdown'
import { printBlockNodes } from '@/lib/exchange/markdown/print-markdown'

/** Rounds of parse and print after which blocks that do not settle are kept as code. */
const ROUNDS = 4

/** Reads Markdown blocks as clean nodes. Headings of level 1 and 2, and headings that read as a scenario, are lowered. */
export function readBlocks(blocks: Blocks): RootContent[] {
  if (/^[ \t\n]*$/.test(blocks)) return []
  let nodes = parseBlocks(blocks)
  let printed = printBlockNodes(nodes)
  if (printed === blocks) return nodes
  for (let round = 0; round < ROUNDS; round++) {
    nodes = parseBlocks(printed)
    const again = printBlockNodes(nodes)
    if (again === printed) return nodes
    printed = again
  }
  return [{ type: 'code', lang: null, meta: null, value: removeControls(blocks) }]
}

function parseBlocks(blocks: string): RootContent[] {
  return lowerHeadings(cleanBlocks(parseBlockMarkdown(removeControls(blocks))))
}

/** Prints clean nodes as blocks in normal form, which `readBlocks` reads back as the same nodes. */
export function printBlocks(nodes: readonly RootContent[]): Blocks {
  if (nodes.length === 0) return ''
  return printBlockNodes(readBlocks(printBlockNodes(lowerHeadings(nodes))))
}
