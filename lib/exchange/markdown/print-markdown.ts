import type { PhrasingContent, RootContent } from 'mdast'
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item'
import { toMarkdown } from 'mdast-util-to-markdown'
import type { Options } from 'mdast-util-to-markdown'

const options = {
  bullet: '-',
  bulletOther: '*',
  rule: '-',
  fences: true,
  listItemIndent: 'one',
  extensions: [gfmTableToMarkdown({ tablePipeAlign: false }), gfmStrikethroughToMarkdown(), gfmTaskListItemToMarkdown()],
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
