import type { Nodes, PhrasingContent, RootContent } from 'mdast'
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item'
import { toMarkdown } from 'mdast-util-to-markdown'
import type { Join, Options } from 'mdast-util-to-markdown'
import { printSimpleBlock } from '@/lib/exchange/markdown/print-simple'

/**
 * A bold label stands right above its list, as in the D10. A list whose first item is empty would make the label a heading there.
 */
const joinLabel: Join = (left, right, parent) => {
  return parent.type === 'root' && isLabelOfList(left, right) ? 0 : undefined
}

function isLabelOfList(left: Nodes, right: Nodes): boolean {
  if (left.type !== 'paragraph' || right.type !== 'list' || right.ordered) return false
  const [label, ...others] = left.children
  return label?.type === 'strong' && others.length === 0 && right.children[0]?.children[0]?.type === 'paragraph'
}

/** Every cell counts as three wide: short delimiters that every parser knows, and no padding to the width of a long cell. */
const tables = gfmTableToMarkdown({ stringLength: () => 3 })

const options = {
  bullet: '-',
  bulletOther: '*',
  rule: '-',
  fences: true,
  join: [joinLabel],
  listItemIndent: 'one',
  extensions: [tables, gfmStrikethroughToMarkdown(), gfmTaskListItemToMarkdown()],
} satisfies Options

/** Prints blocks; empty text for none. The text ends without a line feed. */
export function printBlockNodes(nodes: RootContent[]): string {
  const pieces = splitSimple(nodes)
  return pieces.map(({ text, nodes }, i) => (text ?? printWhole(nodes)) + gapBehind(pieces[i], pieces[i + 1])).join('')
}

/** Prints a whole document, which ends with one line feed. */
export function printDocumentTree(nodes: RootContent[]): string {
  return `${printBlockNodes(nodes)}\n`
}

function printWhole(nodes: RootContent[]): string {
  return toMarkdown({ type: 'root', children: nodes }, options).replace(/\n$/, '')
}

/** Nodes with their text, where it was simple; those between them stay together, as the printer looks at neighbours. */
interface Piece {
  text: string | null
  nodes: RootContent[]
}

function splitSimple(nodes: readonly RootContent[]): Piece[] {
  const pieces: Piece[] = []
  nodes.forEach((node, i) => {
    // Two lists in a row are told apart by their bullets.
    const isBesideList = node.type === 'list' && (nodes[i - 1]?.type === 'list' || nodes[i + 1]?.type === 'list')
    const text = isBesideList ? null : printSimpleBlock(node)
    const last = pieces.at(-1)
    if (text === null && last?.text === null) last.nodes.push(node)
    else pieces.push({ text, nodes: [node] })
  })
  return pieces
}

function gapBehind(piece: Piece | undefined, next: Piece | undefined): string {
  const [left, right] = [piece?.nodes.at(-1), next?.nodes[0]]
  if (!left || !right) return ''
  return isLabelOfList(left, right) ? '\n' : '\n\n'
}

/** Prints inline nodes as a paragraph of their own would print them. */
export function printInlineNodes(nodes: PhrasingContent[]): string {
  return toMarkdown({ type: 'paragraph', children: nodes }, options).replace(/\n$/, '')
}
