import type { ListItem, PhrasingContent, RootContent } from 'mdast'
import { plainTextOf, type PrintedBlock, type PrintedDocument, type PrintedMatrix, type PrintedTable, type Run } from '@/lib/domain/document/printed-document'
import { cleanInline, cleanOneLine } from '@/lib/exchange/markdown/clean-inline'
import { bulletList, labelNode, paragraph, table, textNodes } from '@/lib/exchange/markdown/mdast-nodes'
import { printDocumentTree } from '@/lib/exchange/markdown/print-markdown'

/**
 * Prints a document as Markdown for people and programs that read: matrices are tables, and what stands at the head of pages stands at the top. One
 * syntax tree is built and printed, so no text of it opens anything. Ends with one line feed.
 */
export function printPrinted({ front, parts }: PrintedDocument): string {
  const under = [front.organisation, front.subtitle].filter((text) => text !== null && text !== '').join(' — ')
  return printDocumentTree([
    { type: 'heading', depth: 1, children: inlineOf([{ text: front.title }]) },
    ...(under === '' ? [] : [paragraph(inlineOf([{ text: under }]))]),
    paragraph([{ type: 'emphasis', children: textNodes(front.origin) }]),
    ...parts.flatMap(({ blocks }) => nodesOf(blocks)),
  ])
}

/** One line of inline nodes. */
function inlineOf(runs: readonly Run[]): PhrasingContent[] {
  return cleanOneLine(runs.map(nodeOf))
}

/** Inline nodes that may break. */
function linesOf(runs: readonly Run[]): PhrasingContent[] {
  return cleanInline(runs.map(nodeOf))
}

function nodeOf({ text, strong, emphasis, deleted, code }: Run): PhrasingContent {
  if (text === '\n') return { type: 'break' }
  let node: PhrasingContent = code ? { type: 'inlineCode', value: text } : { type: 'text', value: text }
  if (deleted) node = { type: 'delete', children: [node] }
  if (emphasis) node = { type: 'emphasis', children: [node] }
  return strong ? { type: 'strong', children: [node] } : node
}

function nodesOf(blocks: readonly PrintedBlock[]): RootContent[] {
  return blocks.flatMap(blockNodes)
}

function blockNodes(block: PrintedBlock): RootContent[] {
  switch (block.kind) {
    case 'heading':
      return [{ type: 'heading', depth: Math.min(block.level + 1, 6) as 2 | 3 | 4 | 5 | 6, children: inlineOf(block.runs) }]
    case 'paragraph':
      return [paragraph(linesOf(block.runs))]
    case 'part':
      return [paragraph(cleanInline([labelNode(block.label), ...(block.runs.length === 0 ? [] : textNodes(' ')), ...block.runs.map(nodeOf)])), ...nodesOf(block.blocks)]
    case 'facts':
      return [bulletList(block.facts.map(({ label, runs }) => cleanOneLine([...textNodes(`${label}: `), ...runs.map(nodeOf)])))]
    case 'list':
      return [{ type: 'list', ordered: block.ordered, start: block.ordered ? block.start : null, spread: false, children: block.items.map(({ checked, blocks }) => itemOf(checked, blocks)) }]
    case 'quote':
      return [{ type: 'blockquote', children: flowOf(nodesOf(block.blocks)) }]
    case 'callout':
      return [paragraph([labelNode(block.title)]), ...nodesOf(block.blocks)]
    case 'code':
      return [{ type: 'code', lang: null, meta: null, value: block.text }]
    case 'rule':
      return [{ type: 'thematicBreak' }]
    case 'table':
      return [tableOf(block)]
    case 'matrix':
      return matrixNodes(block)
  }
}

type Flow = ListItem['children'][number]

function flowOf(nodes: RootContent[]): Flow[] {
  // Blocks of a document are flow content; the kinds that are not (definitions, HTML) are never built.
  return nodes as Flow[]
}

function itemOf(checked: boolean | null, blocks: readonly PrintedBlock[]): ListItem {
  return { type: 'listItem', spread: false, checked, children: flowOf(nodesOf(blocks)) }
}

function tableOf({ columns, rows }: PrintedTable): RootContent {
  const head = columns.map(({ label }) => label)
  return table(head, rows.map((cells) => cells.map(({ runs }) => inlineOf(runs))))
}

function matrixNodes({ title, sides, ticks, lines, unplaced }: PrintedMatrix): RootContent[] {
  const head = [`${sides.y} \\ ${sides.x}`, ...ticks.x.map((word, i) => `${i + 1} ${word}`)]
  const rows = lines.map((line, i) => {
    const level = lines.length - i
    const cells = line.map(({ band, count, codes }) => {
      const more = count > codes.length ? ` and ${count - codes.length} more` : ''
      return count === 0 ? '' : `${band ?? 'unscored'}: ${codes.join(', ')}${more}`
    })
    return [`${level} ${ticks.y[level - 1] ?? ''}`, ...cells].map((text) => textNodes(text))
  })
  const missing = unplaced === null ? [] : [paragraph(textNodes(unplaced))]
  return [paragraph([labelNode(plainTextOf([{ text: title }]))]), table(head, rows), ...missing]
}
