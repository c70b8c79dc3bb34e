import type { PhrasingContent, RootContent } from 'mdast'
import type { Prose, ScenarioContent } from '@/lib/domain/document/content'
import type { Report } from '@/lib/exchange/markdown/document-problem'
import { isEmptyItem, reportEmptyItems } from '@/lib/exchange/markdown/empty-items'
import type { Segment } from '@/lib/exchange/markdown/label-segments'
import { labelled } from '@/lib/exchange/markdown/label-segments'
import { cleanLine } from '@/lib/exchange/markdown/clean-text'
import { bulletList, readPlainLine, textNodes } from '@/lib/exchange/markdown/mdast-nodes'
import { printProse, readProse } from '@/lib/exchange/markdown/prose'

/** How one known part of a scenario is printed and read. */
export interface PartField {
  /** Blocks of the part; none when it is not set. */
  build: (scenario: ScenarioContent) => RootContent[]
  /**
   * Sets the field in the draft and returns how many blocks behind the label it used; null when the content does not fit, and
   * then the draft is unchanged.
   */
  read: (segment: Segment, draft: ScenarioContent, report: Report) => number | null
}

/** A label with the text behind it, or nothing for empty text. */
export function buildText(label: string, joint: ' ' | '\n', nodes: PhrasingContent[]): RootContent[] {
  return nodes.length === 0 ? [] : [labelled(label, joint, nodes)]
}

/** One line of plain text behind a label, or nothing for empty text. */
export function buildLine(label: string, text: string | null): RootContent[] {
  return buildText(label, ' ', textNodes(cleanLine(text ?? '')))
}

/** A label with a list below it. */
export function buildList(label: string, items: readonly PhrasingContent[][]): RootContent[] {
  return items.length === 0 ? [] : [labelled(label), bulletList([...items])]
}

/** Prose behind a label or in the paragraph below it. */
export function takeProse(segment: Segment): { value: Prose; used: number } | null {
  if (segment.rest.length > 0) return { value: printProse(segment.rest), used: 0 }
  const below = segment.blocks[0]?.node
  return below?.type === 'paragraph' ? { value: printProse(below.children), used: 1 } : null
}

/** Plain text behind a label, not empty; null when there is none or it holds markup. */
export function takeLine(segment: Segment): string | null {
  const line = readPlainLine(segment.rest)
  return line === null || line.trim() === '' ? null : cleanLine(line)
}

/** Items of the list right below a label, each one paragraph, the empty ones left out; null when something else stands there. */
export function takeItems(segment: Segment, report: Report): PhrasingContent[][] | null {
  const block = segment.blocks[0]
  if (segment.rest.length > 0 || block?.node.type !== 'list') return null
  const items: PhrasingContent[][] = []
  for (const item of block.node.children) {
    const [only, ...others] = item.children
    if (item.checked !== null || others.length > 0 || (only && only.type !== 'paragraph')) return null
    items.push(only?.type === 'paragraph' ? only.children : [])
  }
  const filled = items.filter((item) => !isEmptyItem(item))
  if (filled.length === 0) return null
  if (filled.length < items.length) reportEmptyItems(segment.label ?? '', block.line, report)
  if (block.node.ordered) {
    const message = `The numbers of the list under "${segment.label}" are not kept; its order is.`
    report({ line: block.line, severity: 'warning', message, hint: 'Nothing to do: the list is printed with bullets.' })
  }
  return filled
}

/** Items of a list as prose. */
export function takeProseItems(segment: Segment, report: Report): Prose[] | null {
  return takeItems(segment, report)?.map(printProse) ?? null
}

/** Prose items as inline nodes, without the empty ones. */
export function readItems(items: readonly Prose[]): PhrasingContent[][] {
  return items.map(readProse).filter((item) => !isEmptyItem(item))
}
