import type { PhrasingContent } from 'mdast'
import type { Report } from '@/lib/exchange/markdown/document-problem'
import { splitSegments, stripEndRules } from '@/lib/exchange/markdown/label-segments'
import type { Block, Segment } from '@/lib/exchange/markdown/label-segments'

/** What a label asks for: no list, a list, or a label that says something without its list, such as "First 15 Minutes". */
export type ListNeed = 'none' | 'list' | 'optional-list'

/** Whether an item of a list holds nothing that could be seen; storage takes no such item. */
export function isEmptyItem(nodes: readonly PhrasingContent[]): boolean {
  return nodes.every((node) => node.type === 'text' && node.value.trim() === '')
}

/**
 * Groups blocks by their labels, as `splitSegments` does, without the rules at their end and without lists of empty items alone
 * (MD-39): a template that nobody filled in. One with something behind it stays, since that would move to the part before.
 */
export function splitFilledSegments(blocks: readonly Block[], needOf: (label: string) => ListNeed, report: Report): Segment[] {
  const kept: Segment[] = []
  for (const segment of splitSegments(blocks).reverse()) {
    const ended = kept.length === 0 ? { ...segment, blocks: stripEndRules(segment.blocks) } : segment
    const filled = dropEmptyList(ended, needOf, report)
    if (filled) kept.push(filled)
  }
  return kept.reverse()
}

function dropEmptyList(segment: Segment, needOf: (label: string) => ListNeed, report: Report): Segment | null {
  if (segment.label === null) return segment.blocks.length === 0 ? null : segment
  const need = needOf(segment.label)
  if (need === 'none' || segment.rest.length > 0 || !isEmptyList(segment.blocks)) return segment
  reportEmptyItems(segment.label, segment.line, report)
  return need === 'list' ? null : { ...segment, blocks: [] }
}

function isEmptyList(blocks: readonly Block[]): boolean {
  const [only, ...others] = blocks
  if (only?.node.type !== 'list' || others.length > 0) return false
  return only.node.children.every(({ checked, children }) => {
    const [first, ...more] = children
    return checked === null && more.length === 0 && (!first || (first.type === 'paragraph' && isEmptyItem(first.children)))
  })
}

/** Tells that items of the list under a label were left out. */
export function reportEmptyItems(label: string, line: number, report: Report): void {
  const message = `Empty items of the list under "${label}" are left out.`
  report({ line, severity: 'warning', message, hint: 'Write something in them, or remove them from the file.' })
}
