import type { List, ListItem, PhrasingContent, RootContent, Table } from 'mdast'
import { readScenarioTitle } from '@/lib/domain/document/document-code'
import { cleanInline, cleanOneLine } from '@/lib/exchange/markdown/clean-inline'
import { removeControls } from '@/lib/exchange/markdown/clean-text'
import { paragraph, plainText, textNodes } from '@/lib/exchange/markdown/mdast-nodes'

/** Deepest nesting of quotes and lists; deeper ones are unwrapped. Bounds every recursion on blocks. */
export const BLOCK_DEPTH_MAX = 20
/** Highest number of a list's first item, so that its last one still has the nine digits that Markdown reads. */
const START_MAX = 999_000_000

/** Blocks in normal form: no positions, nothing empty, nothing that is no Markdown of ours. Headings keep their depth. */
export function cleanBlocks(nodes: readonly RootContent[], depth = 0): RootContent[] {
  return nodes.flatMap((node) => cleanBlock(node, depth))
}

function cleanBlock(node: RootContent, depth: number): RootContent[] {
  switch (node.type) {
    case 'paragraph':
      return keepParagraph(cleanInline(node.children))
    case 'heading':
      return [{ type: 'heading', depth: node.depth, children: cleanOneLine(node.children) }]
    case 'thematicBreak':
      return [{ type: 'thematicBreak' }]
    case 'code':
      return [{ type: 'code', lang: node.lang ?? null, meta: node.meta ?? null, value: removeControls(node.value) }]
    case 'table':
      return [cleanTable(node)]
    case 'blockquote':
      if (depth >= BLOCK_DEPTH_MAX) return cleanBlocks(node.children, depth)
      return [{ type: 'blockquote', children: keepFlow(cleanBlocks(node.children, depth + 1)) }]
    case 'list':
      if (depth >= BLOCK_DEPTH_MAX) return node.children.flatMap((item) => cleanBlocks(item.children, depth))
      return [cleanList(node, depth)]
    default:
      return 'value' in node ? keepParagraph(textNodes(node.value)) : []
  }
}

function keepParagraph(children: PhrasingContent[]): RootContent[] {
  return children.length === 0 ? [] : [paragraph(children)]
}

type Flow = ListItem['children'][number]

function keepFlow(nodes: RootContent[]): Flow[] {
  return nodes.filter((node): node is Extract<RootContent, Flow> => FLOW.has(node.type))
}

const FLOW = new Set<RootContent['type']>(['paragraph', 'heading', 'thematicBreak', 'code', 'table', 'blockquote', 'list'])

function cleanList(node: List, depth: number): List {
  const ordered = node.ordered === true
  const children = node.children.map((item): ListItem => {
    const blocks = keepFlow(cleanBlocks(item.children, depth + 1))
    return { type: 'listItem', spread: item.spread ?? false, checked: item.checked ?? null, children: blocks }
  })
  const start = ordered ? Math.min(node.start ?? 1, START_MAX) : null
  return { type: 'list', ordered, start, spread: node.spread ?? false, children }
}

function cleanTable(node: Table): Table {
  const children = node.children.map((row) => ({
    type: 'tableRow' as const,
    children: row.children.map((cell) => ({ type: 'tableCell' as const, children: cleanOneLine(cell.children) })),
  }))
  return { type: 'table', align: (node.align ?? []).map((align) => align ?? null), children }
}

/**
 * Headings inside a body never open a section or a scenario (MD-41): levels 1 and 2 become 3, and a level 3 that reads as
 * "CODE — Title" becomes 4.
 */
export function lowerHeadings(nodes: readonly RootContent[]): RootContent[] {
  return nodes.map((node) => {
    if (node.type !== 'heading' || node.depth > 3) return node
    const depth = readScenarioTitle(plainText(node.children)) ? 4 : 3
    return { ...node, depth }
  })
}
