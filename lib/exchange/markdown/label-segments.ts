import type { Paragraph, PhrasingContent, RootContent } from 'mdast'
import { printBlocks, readBlocks } from '@/lib/exchange/markdown/blocks'
import { cleanInline } from '@/lib/exchange/markdown/clean-inline'
import { cleanLine } from '@/lib/exchange/markdown/clean-text'
import { labelNode, paragraph, textNodes } from '@/lib/exchange/markdown/mdast-nodes'

/** A clean block with the line of the source that it began on; 0 when it came from no source. */
export interface Block {
  node: RootContent
  line: number
}

/** What stood between a label and the text behind it. */
export type Joint = '' | ' ' | '\n'

export interface Labelled {
  label: string
  joint: Joint
  rest: PhrasingContent[]
}

/** A label and everything up to the next one; `label` is null for what stands before the first. */
export interface Segment {
  label: string | null
  joint: Joint
  rest: PhrasingContent[]
  /** Children of the paragraph that opened it. */
  opening: PhrasingContent[]
  blocks: Block[]
  line: number
}

/**
 * Reads inline nodes that begin with a bold label: strong text that ends with ":", then a space, a line break or nothing (MD-30).
 */
export function readLabel(nodes: readonly PhrasingContent[]): Labelled | null {
  const [first, second, ...others] = nodes
  const inside = first?.type === 'strong' && first.children.length === 1 ? first.children[0] : undefined
  if (inside?.type !== 'text' || !inside.value.endsWith(':')) return null
  const label = inside.value.slice(0, -1)
  if (label.trim() === '' || cleanLine(label) !== label) return null
  if (!second) return { label, joint: '', rest: [] }
  if (second.type === 'break') return { label, joint: '\n', rest: cleanInline(others) }
  if (second.type !== 'text') return null
  const joint = second.value[0]
  return joint === ' ' || joint === '\n' ? { label, joint, rest: cleanInline([second, ...others]) } : null
}

/** A paragraph that begins with a bold label. */
export function labelled(label: string, joint: Joint = '', rest: readonly PhrasingContent[] = []): Paragraph {
  const [first, ...others] = rest
  // Most parts are plain words, which are clean already: only what joins them to their label has to be put before them.
  if (joint !== '' && first?.type === 'text' && /^[^ \n]/.test(first.value) && others.every((node) => node.type === 'text' || node.type === 'inlineCode')) {
    return paragraph([labelNode(label), { type: 'text', value: joint + first.value }, ...others])
  }
  return paragraph(cleanInline([labelNode(label), ...textNodes(joint), ...rest]))
}

/** Groups blocks by the bold labels that open paragraphs. */
export function splitSegments(blocks: readonly Block[]): Segment[] {
  const segments: Segment[] = []
  for (const block of blocks) {
    const opening = block.node.type === 'paragraph' ? block.node.children : []
    const found = readLabel(opening)
    if (found) segments.push({ ...found, opening, blocks: [], line: block.line })
    else if (segments.length > 0) segments.at(-1)?.blocks.push(block)
    else segments.push({ label: null, joint: '', rest: [], opening: [], blocks: [block], line: block.line })
  }
  return segments
}

/** Moves the colon out of a bold label ("**Owner:** x" becomes "**Owner**: x"), so that a text cannot open a part (MD-40). */
export function defuseLabel(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const found = readLabel(nodes)
  if (!found) return [...nodes]
  const bold: PhrasingContent = { type: 'strong', children: textNodes(found.label) }
  return cleanInline([bold, { type: 'text', value: `:${found.joint}` }, ...found.rest])
}

/**
 * Body of a free part. Line feeds before it say where it stood: none is behind the label, one is on the next line, two are in a
 * paragraph of its own; lists and other blocks always stand alone.
 */
export function printFreeBody(segment: Segment): string {
  const nodes = segment.blocks.map((block) => block.node)
  if (segment.label === null) return printBlocks(nodes)
  if (segment.rest.length > 0) return (segment.joint === '\n' ? '\n' : '') + printBlocks([paragraph(segment.rest), ...nodes])
  return (nodes[0]?.type === 'paragraph' ? '\n\n' : '') + printBlocks(nodes)
}

/** Blocks that print a free part; the inverse of `printFreeBody`. Bold labels inside its body are defused. */
export function buildFreePart(label: string | null, body: string): RootContent[] {
  const name = cleanLine(label ?? '')
  const [first, ...others] = readBlocks(body)
  const feeds = /^\n*/.exec(body)?.[0].length ?? 0
  const rest = others.map(defuseBlock)
  if (name.trim() === '') return first ? [defuseBlock(first), ...rest] : rest
  if (first?.type === 'paragraph' && feeds < 2) return [labelled(name, feeds === 0 ? ' ' : '\n', first.children), ...rest]
  return first ? [labelled(name), defuseBlock(first), ...rest] : [labelled(name)]
}

function defuseBlock(node: RootContent): RootContent {
  return node.type === 'paragraph' ? paragraph(defuseLabel(node.children)) : node
}

/** Blocks without the rules at their end: those are printed anew after every scenario and section. */
export function stripEndRules(blocks: readonly Block[]): Block[] {
  let end = blocks.length
  while (end > 0 && blocks[end - 1]?.node.type === 'thematicBreak') end--
  return blocks.slice(0, end)
}
