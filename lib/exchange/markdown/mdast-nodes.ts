import type { List, ListItem, Paragraph, PhrasingContent, Strong, Table, TableCell, Text } from 'mdast'

/** A text node in a list, or no node for empty text: an empty text node is not read back. */
export function textNodes(value: string): Text[] {
  return value === '' ? [] : [{ type: 'text', value }]
}

export function paragraph(children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children }
}

/** The bold label that opens a part, such as "**Owner:**". */
export function labelNode(label: string): Strong {
  return { type: 'strong', children: [{ type: 'text', value: `${label}:` }] }
}

/** A tight bullet list with one paragraph an item; an empty item has no paragraph, as a parser reads it. */
export function bulletList(items: PhrasingContent[][]): List {
  const children = items.map((item): ListItem => {
    return { type: 'listItem', spread: false, checked: null, children: item.length === 0 ? [] : [paragraph(item)] }
  })
  return { type: 'list', ordered: false, start: null, spread: false, children }
}

/** A table without alignment whose first row is its head. */
export function table(head: readonly string[], rows: PhrasingContent[][][]): Table {
  const cell = (children: PhrasingContent[]): TableCell => ({ type: 'tableCell', children })
  const lines = [head.map((title) => textNodes(title)), ...rows]
  return {
    type: 'table',
    align: head.map(() => null),
    children: lines.map((cells) => ({ type: 'tableRow', children: cells.map(cell) })),
  }
}

/**
 * The text of inline nodes without its markup; the address of a link or image follows in brackets. Read without recursion, so
 * that no nesting can exhaust the stack.
 */
export function plainText(nodes: readonly PhrasingContent[]): string {
  const stack = [...nodes].reverse()
  let text = ''
  for (let node = stack.pop(); node; node = stack.pop()) {
    if ('value' in node) text += node.value
    else if (node.type === 'break') text += ' '
    else if (node.type === 'image') text += (node.alt ?? '') + printAddress(node.url)
    if (node.type === 'link') stack.push({ type: 'text', value: printAddress(node.url) })
    if ('children' in node) for (let i = node.children.length - 1; i >= 0; i--) stack.push(...node.children.slice(i, i + 1))
  }
  return text
}

function printAddress(url: string): string {
  return url === '' ? '' : ` (${url})`
}

/** Text of inline nodes that hold no markup and one line at most; null when they hold more. */
export function readPlainLine(nodes: readonly PhrasingContent[]): string | null {
  const [only, ...others] = nodes
  if (!only) return ''
  return only.type === 'text' && others.length === 0 && !only.value.includes('\n') ? only.value : null
}
