import type { PhrasingContent, RootContent } from 'mdast'
import { countDifferences, describeCounts, describePlace, groupDifferences } from '@/lib/domain/baseline/comparison'
import type { Difference } from '@/lib/domain/baseline/difference'
import { cleanOneLine } from '@/lib/exchange/markdown/clean-inline'
import { bulletList, labelNode, paragraph, textNodes } from '@/lib/exchange/markdown/mdast-nodes'
import { printDocumentTree } from '@/lib/exchange/markdown/print-markdown'

/** The heading of a comparison; `day` is the day (ISO, UTC) on which "now" was read. */
export function nameComparison({ code, title, from, to }: { code: string; title: string; from: number | 'now'; to: number | 'now' }, day: string): string {
  const name = (version: number | 'now') => (version === 'now' ? `the register on ${day}` : `baseline ${version}`)
  return `${code} ${title}: from ${name(from)} to ${name(to)}`
}

/** Prints what differs between two versions as Markdown under a heading, by place. One syntax tree is built and printed, so no text of it can open a heading or anything else. */
export function printDifferences(title: string, differences: readonly Difference[]): string {
  return printDocumentTree([
    heading(1, title),
    paragraph(textNodes(describeCounts(countDifferences(differences)))),
    ...groupDifferences(differences).flatMap(({ place, differences: own }) => [heading(2, describePlace(place)), bulletList(own.map(item))]),
  ])
}

function item({ label, kind, before, after }: Difference): PhrasingContent[] {
  const values = [before, after].flatMap((text) => (text === null ? [] : [text])).join(' → ')
  return cleanOneLine([labelNode(label), { type: 'text', value: ' ' }, ...textNodes(kind === 'changed' ? values : `${kind}: ${values}`)])
}

function heading(depth: 1 | 2, title: string): RootContent {
  return { type: 'heading', depth, children: cleanOneLine(textNodes(title)) }
}
