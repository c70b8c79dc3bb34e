import fc from 'fast-check'
import type { RootContent } from 'mdast'
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item'
import { toMarkdown, type Join } from 'mdast-util-to-markdown'
import { describe, expect, it } from 'vitest'
import { readBlocks } from '@/lib/exchange/markdown/blocks'
import { oddContent, tameContent } from '@/lib/exchange/markdown/document-arbitraries'
import { buildDocument } from '@/lib/exchange/markdown/document-tree'
import { printDocumentTree } from '@/lib/exchange/markdown/print-markdown'
import { printSimpleBlock } from '@/lib/exchange/markdown/print-simple'
import { readDemonstrationContent } from '@/lib/testing/demonstration/load-demonstration'
import { fullContent } from '@/lib/testing/full-register'

const joinLabel: Join = (left, right, parent) => {
  if (parent.type !== 'root' || left.type !== 'paragraph' || right.type !== 'list' || right.ordered) return undefined
  const [label, ...others] = left.children
  const bold = label?.type === 'strong' && others.length === 0
  return bold && right.children[0]?.children[0]?.type === 'paragraph' ? 0 : undefined
}

/** The slow way: the printer looks at the whole tree. */
function printWhole(nodes: RootContent[]): string {
  const extensions = [gfmTableToMarkdown({ stringLength: () => 3 }), gfmStrikethroughToMarkdown(), gfmTaskListItemToMarkdown()]
  return toMarkdown({ type: 'root', children: nodes }, { bullet: '-', bulletOther: '*', rule: '-', fences: true, join: [joinLabel], listItemIndent: 'one', extensions })
}

describe('printing without the printer', () => {
  it('MD-25 prints odd documents as the printer does', () => {
    fc.assert(
      fc.property(oddContent, (content) => {
        const tree = buildDocument(content)
        expect(printDocumentTree(tree)).toBe(printWhole(tree))
      }),
      { seed: 11, numRuns: 120 },
    )
  })

  it('MD-25 prints tame documents as the printer does, most of their blocks by itself', () => {
    fc.assert(
      fc.property(tameContent, (content) => {
        const tree = buildDocument(content)
        expect(printDocumentTree(tree)).toBe(printWhole(tree))
      }),
      { seed: 12, numRuns: 40 },
    )
    const tree = [...buildDocument(readDemonstrationContent()), ...buildDocument(fullContent('D10'))]
    expect(printDocumentTree(tree)).toBe(printWhole(tree))
    expect(tree.filter((node) => printSimpleBlock(node) !== null).length).toBeGreaterThan(tree.length * 0.8)
  })

  it.each(['- a\n- b\n\n\n* c', '- a\n\n1. b\n2. c', '**A:**\n- b', '**A:** b\nc', '**A:**\n\n- [ ] b', '# A #\n\nb', '- a\n\n      b', '- a\n  b', '**A\\::** b', 'a\\\nb'])(
    'MD-25 prints neighbours that could be taken for each other as the printer does: %j',
    (source) => {
      const tree = readBlocks(source)
      expect(printDocumentTree(tree)).toBe(printWhole(tree))
    },
  )
})
