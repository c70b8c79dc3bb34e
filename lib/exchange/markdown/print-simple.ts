import type { List, PhrasingContent, RootContent } from 'mdast'
import { printSimpleLines, printSimpleProse } from '@/lib/exchange/markdown/simple-prose'

/**
 * The blocks of which a document has thousands, printed without the printer, which costs it a millisecond a scenario: rules, headings, paragraphs with or
 * without a bold label, and lists of one paragraph an item, all of simple prose. What comes out is what the printer would print (MD-25 is
 * tested on it); null for everything else.
 */
export function printSimpleBlock(node: RootContent): string | null {
  switch (node.type) {
    case 'thematicBreak':
      return '---'
    case 'paragraph':
      return printSimpleProse(node.children) ?? printLabelled(node.children)
    case 'heading': {
      const text = printSimpleProse(node.children)
      return text === null || text.includes('#') ? null : `${'#'.repeat(node.depth)} ${text}`
    }
    case 'list':
      return printSimpleList(node)
    default:
      return null
  }
}

/** The text inside of a label that needs neither parser nor printer. */
export const SIMPLE_LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N} ()-]*[\p{L}\p{N})])?:$/u

/** "**Label:**" with nothing, simple prose or lines of it behind. */
function printLabelled([label, second, ...others]: readonly PhrasingContent[]): string | null {
  const [inside, ...more] = label?.type === 'strong' ? label.children : []
  if (inside?.type !== 'text' || more.length > 0 || !SIMPLE_LABEL.test(inside.value)) return null
  const head = `**${inside.value}**`
  if (second === undefined) return head
  if (second.type !== 'text') return null
  const joint = second.value.charAt(0)
  if (joint !== ' ' && joint !== '\n') return null
  const rest = second.value.slice(1)
  const text = printSimpleLines(rest === '' ? others : [{ type: 'text', value: rest }, ...others])
  return text === null ? null : head + joint + text
}

function printSimpleList({ ordered, spread, children }: List): string | null {
  if (ordered || spread) return null
  const items = children.map(({ checked, spread: isLoose, children: [only, ...others] }) => {
    const isPlain = checked === null && !isLoose && others.length === 0 && only?.type === 'paragraph'
    return isPlain ? printSimpleProse(only.children) : null
  })
  return items.some((item) => item === null) || items.length === 0 ? null : items.map((item) => `- ${item}`).join('\n')
}
