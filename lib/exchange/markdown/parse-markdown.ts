import type { PhrasingContent, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item'

/**
 * HTML stays text (MD-50). Definitions stay text too (MD-52): a reference would change its meaning with the place it is printed
 * at. Footnotes and bare links have no extension here for the same reason; a bare address is text that a reader may still link.
 */
const NEVER = ['htmlFlow', 'htmlText', 'definition']
const BLOCK_CONSTRUCTS = [
  ...['blockQuote', 'codeFenced', 'codeIndented', 'headingAtx', 'list', 'setextUnderline', 'thematicBreak'],
  ...['table', 'tasklistCheck'],
]

const mdastExtensions = [gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown(), gfmTaskListItemFromMarkdown()]
const syntax = [gfmTable(), gfmStrikethrough(), gfmTaskListItem()]
const blockOptions = { extensions: [...syntax, { disable: { null: NEVER } }], mdastExtensions }
const inlineOptions = { extensions: [...syntax, { disable: { null: [...NEVER, ...BLOCK_CONSTRUCTS] } }], mdastExtensions }

/** Parses Markdown blocks: CommonMark with tables, strikethrough and task lists, without HTML and definitions. */
export function parseBlockMarkdown(source: string): RootContent[] {
  return fromMarkdown(source, blockOptions).children
}

/** Parses one paragraph of inline Markdown; the source must hold no blank line. Block constructs are text here. */
export function parseInlineMarkdown(source: string): PhrasingContent[] {
  const [first] = fromMarkdown(source, inlineOptions).children
  return first?.type === 'paragraph' ? first.children : []
}
