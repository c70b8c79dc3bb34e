import type { Heading, PhrasingContent, RootContent } from 'mdast'
import type { Block } from '@/lib/exchange/markdown/label-segments'
import { bulletList, paragraph } from '@/lib/exchange/markdown/mdast-nodes'
import { SIMPLE_LABEL } from '@/lib/exchange/markdown/print-simple'
import { isSimple, splitCode } from '@/lib/exchange/markdown/simple-prose'

/**
 * The clean blocks of lines that hold nothing but what `printSimpleBlock` prints, read without the parser, which costs it a millisecond a scenario. What
 * comes out is what parser and cleaner would make of them (MD-26 is tested on it); null for everything else. `line` is that of the first one.
 */
export function readSimpleBlocks(lines: readonly string[], line: number): Block[] | null {
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; ) {
    const end = endOfGroup(lines, at)
    if (end > at && !readGroup(lines.slice(at, end), line + at, blocks)) return null
    at = end + 1
  }
  return blocks
}

/** Where the next blank line is. A line of spaces is none: it could belong to what is before it. */
function endOfGroup(lines: readonly string[], from: number): number {
  const end = lines.indexOf('', from)
  return end < 0 ? lines.length : end
}

/** Adds the blocks of lines without a blank one between them; false where the parser has to look at them. */
function readGroup(lines: readonly string[], line: number, blocks: Block[]): boolean {
  const [first = ''] = lines
  const alone = lines.length === 1 ? readAlone(first) : null
  if (alone) return blocks.push({ node: alone, line }) > 0
  const items = countItems(lines)
  const text = items === lines.length ? [] : readParagraph(lines.slice(0, lines.length - items))
  if (text === null) return false
  // A list behind another one continues it, and is then a loose one.
  if (items === lines.length && blocks.at(-1)?.node.type === 'list') return false
  if (text.length > 0) blocks.push({ node: paragraph(text), line })
  const listed = lines.slice(lines.length - items).map((item) => item.slice(2))
  if (items > 0) blocks.push({ node: bulletList(listed.map(splitCode)), line: line + lines.length - items })
  return true
}

const HEADING = /^(#{1,6}) ([^#]+)$/

function readAlone(line: string): RootContent | null {
  if (line === '---') return { type: 'thematicBreak' }
  const [, marks = '', title = ''] = HEADING.exec(line) ?? []
  return isSimple(title) ? { type: 'heading', depth: marks.length as Heading['depth'], children: splitCode(title) } : null
}

/** How many lines at the end are items of a bullet list. */
function countItems(lines: readonly string[]): number {
  const last = lines.findLastIndex((line) => !line.startsWith('- ') || !isSimple(line.slice(2)))
  return lines.length - 1 - last
}

const LABELLED = /^\*\*([^*]+)\*\*(?: (.+))?$/

/** A paragraph of simple lines, the first of which may begin with a label. */
function readParagraph(lines: readonly string[]): PhrasingContent[] | null {
  const [first = '', ...others] = lines
  if (!others.every(isSimple)) return null
  if (isSimple(first)) return splitCode(lines.join('\n'))
  const [, label = '', words] = LABELLED.exec(first) ?? []
  if (!SIMPLE_LABEL.test(label) || (words !== undefined && !isSimple(words))) return null
  const behind = [...(words === undefined ? [''] : [` ${words}`]), ...others].join('\n')
  return [{ type: 'strong', children: [{ type: 'text', value: label }] }, ...splitCode(behind)]
}
