import type { Delete, Emphasis, Link, PhrasingContent, Strong } from 'mdast'
import { cleanInlineText, cleanLine, removeControls } from '@/lib/exchange/markdown/clean-text'
import { plainText, textNodes } from '@/lib/exchange/markdown/mdast-nodes'

type Attention = Emphasis | Strong | Delete
type Wrapper = Attention | Link

/**
 * Deepest nesting that is read; what is nested deeper loses the markup and keeps the text. Bounds every recursion on inline
 * nodes.
 */
const DEPTH_MAX = 12

/** Inline nodes in normal form: no positions, no empty nodes, no spaces at the ends, equal neighbours joined. */
export function cleanInline(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return trimEnds(cleanChildren(nodes, []))
}

/** As `cleanInline`, on one line: line breaks are spaces. For headings, table cells and other places that hold one line. */
export function cleanOneLine(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return cleanInline(flattenBreaks(cleanInline(nodes)))
}

function flattenBreaks(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.map((node): PhrasingContent => {
    if (node.type === 'break') return { type: 'text', value: ' ' }
    if (node.type === 'text') return { type: 'text', value: node.value.replace(/\n/g, ' ') }
    return isWrapper(node) ? wrap(node, flattenBreaks(node.children)) : node
  })
}

function isAttention(node: PhrasingContent): node is Attention {
  return node.type === 'emphasis' || node.type === 'strong' || node.type === 'delete'
}

function isWrapper(node: PhrasingContent): node is Wrapper {
  return isAttention(node) || node.type === 'link'
}

function wrap(node: Wrapper, children: PhrasingContent[]): PhrasingContent {
  if (node.type !== 'link') return { type: node.type, children }
  return { type: 'link', url: cleanAddress(node.url), title: cleanTitle(node.title), children }
}

function cleanAddress(url: string): string {
  return removeControls(url).replace(/[\n\t ]/g, '')
}

function cleanTitle(title: string | null | undefined): string | null {
  const clean = cleanLine(title ?? '')
  return clean === '' ? null : clean
}

function cleanChildren(nodes: readonly PhrasingContent[], around: readonly string[]): PhrasingContent[] {
  return joinNeighbours(nodes.flatMap((node) => cleanNode(node, around)))
}

function cleanNode(node: PhrasingContent, around: readonly string[]): PhrasingContent[] {
  if (node.type === 'text' || node.type === 'break') return [withoutPosition(node)]
  if (node.type === 'inlineCode') {
    const value = removeControls(node.value).replace(/[\n\t]/g, ' ')
    return value === '' ? [] : [{ type: 'inlineCode', value }]
  }
  if (node.type === 'image') {
    return [{ type: 'image', url: cleanAddress(node.url), title: cleanTitle(node.title), alt: cleanLine(node.alt ?? '') }]
  }
  if (!isWrapper(node) || around.length >= DEPTH_MAX) return textNodes(plainText([node]))
  const children = cleanChildren(node.children, [...around, node.type])
  if (node.type === 'link') return [wrap(node, children)]
  return around.includes(node.type) ? children : liftSpaces(node, children)
}

function withoutPosition(node: PhrasingContent): PhrasingContent {
  return node.type === 'text' ? { type: 'text', value: node.value } : { type: 'break' }
}

/** Moves spaces and breaks at the ends of an emphasis outside: inside they would have to be printed as character references. */
function liftSpaces(node: Attention, children: PhrasingContent[]): PhrasingContent[] {
  const before: PhrasingContent[] = []
  const after: PhrasingContent[] = []
  const inside = [...children]
  for (let [cut, rest] = cutEnd(inside[0], /^[ \n]+/); cut; [cut, rest] = cutEnd(inside[0], /^[ \n]+/)) {
    before.push(cut)
    inside.splice(0, 1, ...rest)
  }
  for (let [cut, rest] = cutEnd(inside.at(-1), /[ \n]$/); cut; [cut, rest] = cutEnd(inside.at(-1), /[ \n]$/)) {
    after.unshift(cut)
    inside.splice(-1, 1, ...rest)
  }
  return inside.length === 0 ? [...before, ...after] : [...before, wrap(node, inside), ...after]
}

function cutEnd(node: PhrasingContent | undefined, pattern: RegExp): [PhrasingContent | null, PhrasingContent[]] {
  if (node?.type === 'break') return [node, []]
  const match = node?.type === 'text' ? pattern.exec(node.value) : null
  if (!match || node?.type !== 'text') return [null, []]
  return [{ type: 'text', value: match[0] }, textNodes(node.value.replace(pattern, ''))]
}

/** Joins neighbouring texts and neighbouring emphasis of one kind, which no Markdown can keep apart, and cleans the texts. */
function joinNeighbours(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (last?.type === 'text' && node.type === 'text') joined.splice(-1, 1, { type: 'text', value: last.value + node.value })
    else if (last && isAttention(last) && last.type === node.type && isAttention(node)) {
      joined.splice(-1, 1, wrap(last, joinNeighbours([...last.children, ...node.children])))
    } else if (!(node.type === 'break' && last?.type === 'break')) joined.push(node)
  }
  return joined.flatMap((node, i) => (node.type === 'text' ? cleanAround(node.value, joined[i - 1], joined[i + 1]) : [node]))
}

function cleanAround(value: string, before: PhrasingContent | undefined, after: PhrasingContent | undefined): PhrasingContent[] {
  let clean = cleanInlineText(value)
  if (before?.type === 'break') clean = clean.replace(/^[ \n]+/, '')
  if (after?.type === 'break') clean = cutTail(clean)
  return textNodes(clean)
}

function cutTail(text: string): string {
  let end = text.length
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\n')) end--
  return text.slice(0, end)
}

function trimEnds(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const kept = [...nodes]
  while (kept[0]?.type === 'break') kept.shift()
  while (kept.at(-1)?.type === 'break') kept.pop()
  const first = kept[0]
  if (first?.type === 'text') kept.splice(0, 1, ...textNodes(first.value.replace(/^[ \n]+/, '')))
  const last = kept.at(-1)
  if (last?.type === 'text') kept.splice(-1, 1, ...textNodes(cutTail(last.value)))
  return kept.length === nodes.length ? kept : trimEnds(kept)
}
