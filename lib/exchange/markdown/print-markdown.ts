import type { PhrasingContent, RootContent } from 'mdast'
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item'
import { toMarkdown } from 'mdast-util-to-markdown'
import type { Join, Options } from 'mdast-util-to-markdown'

/**
 * A bold label stands right above its list, as in the D10. A list whose first item is empty would make the label a heading there.
 */
const joinLabel: Join = (left, right, parent) => {
  if (parent.type !== 'root' || left.type !== 'paragraph' || right.type !== 'list' || right.ordered) return undefined
  const [label, ...others] = left.children
  const bold = label?.type === 'strong' && others.length === 0
  return bold && right.children[0]?.children[0]?.type === 'paragraph' ? 0 : undefined
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
  return toMarkdown({ type: 'root', children: nodes }, options).replace(/\n$/, '')
}

/** Prints a whole document, which ends with one line feed. */
export function printDocumentTree(nodes: RootContent[]): string {
  return toMarkdown({ type: 'root', children: nodes }, options)
}

/** Prints inline nodes as a paragraph of their own would print them. */
export function printInlineNodes(nodes: PhrasingContent[]): string {
  return toMarkdown({ type: 'paragraph', children: nodes }, options).replace(/\n$/, '')
}
