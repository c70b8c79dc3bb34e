import type { PhrasingContent, RootContent } from 'mdast'
import { HEADER_FIELDS } from '@/lib/domain/document/content'
import type { FrontPart, HeaderField, RegisterContent } from '@/lib/domain/document/content'
import { CONSTRAINTS_LABEL, HEADER_LABELS } from '@/lib/domain/document/document-labels'
import { cleanInline } from '@/lib/exchange/markdown/clean-inline'
import { cleanLine } from '@/lib/exchange/markdown/clean-text'
import type { Report } from '@/lib/exchange/markdown/document-problem'
import { splitFilledSegments } from '@/lib/exchange/markdown/empty-items'
import type { ListNeed } from '@/lib/exchange/markdown/empty-items'
import {
  buildFreePart,
  defuseLabel,
  printFreeBody,
  readLabel,
} from '@/lib/exchange/markdown/label-segments'
import type { Block, Labelled, Segment } from '@/lib/exchange/markdown/label-segments'
import { labelNode, paragraph, textNodes } from '@/lib/exchange/markdown/mdast-nodes'
import { buildList, readItems, takeProseItems } from '@/lib/exchange/markdown/part-fields'
import { printProse, readProse } from '@/lib/exchange/markdown/prose'

export type FrontContent = Pick<RegisterContent, 'header' | 'headerOrder' | 'headerLines' | 'constraints' | 'freeParts'>

/** A front with nothing in it. */
export function makeEmptyFront(): FrontContent {
  const header = { version: null, date: null, status: null, scope: null, prerequisites: null }
  return { header, headerOrder: null, headerLines: [], constraints: [], freeParts: [] }
}

/** Blocks between the title and the first section. */
export function buildFront(front: FrontContent): RootContent[] {
  const free = (after: FrontPart | null) => {
    return front.freeParts.filter((part) => part.after === after).flatMap((part) => buildFreePart(part.label, part.body))
  }
  const constraints = buildList(CONSTRAINTS_LABEL, readItems(front.constraints))
  return [...free(null), ...buildHeader(front), ...free('header'), ...constraints, ...free('constraints')]
}

/** The header: one paragraph with one bold label a line. A line break in a value is kept, a label in it is defused. */
function buildHeader(front: FrontContent): RootContent[] {
  const lines = listHeaderLines(front).map(({ label, value }) => {
    const nodes = splitLines(readProse(value)).map((line, i) => (i === 0 ? line : defuseLabel(line)))
    return [labelNode(cleanLine(label)), ...textNodes(' '), ...joinLines(nodes)]
  })
  return lines.length === 0 ? [] : [paragraph(joinLines(lines))]
}

function listHeaderLines(front: FrontContent): { label: string; value: string }[] {
  const extra = (after: HeaderField | null) => front.headerLines.filter((line) => line.after === after)
  const order = new Set([...(front.headerOrder ?? []), ...HEADER_FIELDS])
  const known = [...order].flatMap((field) => {
    const value = front.header[field]
    return [...(value === null ? [] : [{ label: HEADER_LABELS[field], value }]), ...extra(field)]
  })
  return [...extra(null), ...known]
}

/** Splits inline nodes at the line breaks between them; breaks inside emphasis and links stay. */
function splitLines(nodes: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]]
  for (const node of nodes) {
    if (node.type === 'break') lines.push([])
    else if (node.type !== 'text') lines.at(-1)?.push(node)
    else {
      const [head = '', ...tail] = node.value.split('\n')
      lines.at(-1)?.push(...textNodes(head))
      lines.push(...tail.map((text) => textNodes(text)))
    }
  }
  return lines.map((line) => cleanInline(line))
}

function joinLines(lines: readonly PhrasingContent[][]): PhrasingContent[] {
  return cleanInline(lines.flatMap((line, i) => (i === 0 ? line : [...textNodes('\n'), ...line])))
}

/** Reads what stands between the title and the first section. What fits no field becomes a free part in its place. */
export function readFront(blocks: readonly Block[], report: Report): FrontContent {
  const front = makeEmptyFront()
  let last: FrontPart | null = null
  for (const segment of splitFilledSegments(blocks, needOf, report)) {
    const part: FrontPart | null = last === 'constraints' ? null : readFrontPart(front, last, segment, report)
    const others = part === null ? [] : segment.blocks.slice(part === 'header' ? 0 : 1)
    if (part === null) keepFree(front, last, segment)
    last = part ?? last
    if (others.length > 0) keepFree(front, last, { ...segment, label: null, rest: [], blocks: others })
  }
  return front
}

function needOf(label: string): ListNeed {
  return label === CONSTRAINTS_LABEL ? 'list' : 'none'
}

function keepFree(front: FrontContent, after: FrontPart | null, segment: Segment): void {
  front.freeParts.push({ after, label: segment.label, body: printFreeBody(segment) })
}

function readFrontPart(front: FrontContent, last: FrontPart | null, segment: Segment, report: Report): FrontPart | null {
  if (last === null && readHeader(front, segment.opening)) return 'header'
  const constraints = segment.label === CONSTRAINTS_LABEL ? takeProseItems(segment, report) : null
  if (!constraints) return null
  front.constraints = constraints
  return 'constraints'
}

/** Reads a paragraph of labelled lines into the front; false when it holds no known header field. */
function readHeader(front: FrontContent, nodes: readonly PhrasingContent[]): boolean {
  const entries = readHeaderLines(nodes)
  const fields = entries.map(({ label }) => HEADER_FIELDS.find((field) => HEADER_LABELS[field] === label) ?? null)
  if (fields.every((field) => field === null)) return false
  const found: HeaderField[] = []
  entries.forEach((entry, i) => {
    const field = fields[i] ?? null
    const value = printProse(entry.rest)
    if (field === null || found.includes(field))
      front.headerLines.push({ after: found.at(-1) ?? null, label: entry.label, value })
    else {
      found.push(field)
      front.header[field] = value
    }
  })
  front.headerOrder = found.every((field, i) => i === 0 || isBefore(found[i - 1], field)) ? null : found
  return true
}

function isBefore(a: HeaderField | undefined, b: HeaderField): boolean {
  return a !== undefined && HEADER_FIELDS.indexOf(a) < HEADER_FIELDS.indexOf(b)
}

/** Lines of a header; a line that begins with no label goes on with the value before it. */
function readHeaderLines(nodes: readonly PhrasingContent[]): Labelled[] {
  const entries: Labelled[] = []
  for (const line of splitLines(nodes)) {
    const found = readLabel(line)
    const last = entries.at(-1)
    if (found) entries.push(found)
    else if (last) last.rest = joinLines([last.rest, line])
  }
  return entries
}
