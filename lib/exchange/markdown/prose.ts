import type { PhrasingContent } from 'mdast'
import type { Prose } from '@/lib/domain/document/content'
import { cleanInline } from '@/lib/exchange/markdown/clean-inline'
import { removeControls } from '@/lib/exchange/markdown/clean-text'
import { plainText, textNodes } from '@/lib/exchange/markdown/mdast-nodes'
import { parseInlineMarkdown } from '@/lib/exchange/markdown/parse-markdown'
import { printInlineNodes } from '@/lib/exchange/markdown/print-markdown'
import { printSimpleProse, readSimpleProse } from '@/lib/exchange/markdown/simple-prose'

/** Rounds of parse and print after which a text that does not settle loses its markup. */
const ROUNDS = 4

/** Reads inline Markdown as clean nodes; headings, lists, fences and HTML in it are text, blank lines are line breaks. */
export function readProse(prose: Prose): PhrasingContent[] {
  return settle(prose).nodes
}

/** Prose in normal form, with the nodes that it reads as. */
function settle(prose: string): { nodes: PhrasingContent[]; text: string } {
  const simple = prose === '' ? [] : readSimpleProse(prose)
  if (simple) return { nodes: simple, text: prose }
  let nodes = parseProse(prose)
  let printed = printNodes(nodes)
  if (printed === prose) return { nodes, text: prose }
  for (let round = 0; round < ROUNDS; round++) {
    nodes = parseProse(printed)
    const again = printNodes(nodes)
    if (again === printed) return { nodes, text: again }
    printed = again
  }
  const plain = cleanInline(textNodes(plainText(nodes)))
  return { nodes: plain, text: printNodes(plain) }
}

function parseProse(prose: string): PhrasingContent[] {
  const lines = removeControls(prose)
    .split('\n')
    .filter((line) => /[^ \t]/.test(line))
  return cleanInline(parseInlineMarkdown(lines.join('\n')))
}

function printNodes(nodes: PhrasingContent[]): string {
  if (nodes.length === 0) return ''
  return printSimpleProse(nodes) ?? printInlineNodes(nodes)
}

/** Prints clean nodes as prose in normal form, which `readProse` reads back as the same nodes. */
export function printProse(nodes: PhrasingContent[]): Prose {
  if (nodes.length === 0) return ''
  return printSimpleProse(nodes) ?? settle(printInlineNodes(nodes)).text
}
