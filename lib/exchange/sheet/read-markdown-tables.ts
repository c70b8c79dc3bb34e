import type { Heading, List, Nodes, Paragraph, RootContent, Table } from 'mdast'
import type { SourceCell, SourceSheet } from '@/lib/domain/import/source-sheet'
import { parseBlockMarkdown } from '@/lib/exchange/markdown/parse-markdown'
import { SheetMeter, SheetRefusal, SHEETS_MAX } from '@/lib/exchange/sheet/sheet-limits'

/** The tables of a Markdown document, and its scenarios where each is a heading with bold labels below it. Throws SheetRefusal. */
export function readMarkdownTables(text: string): SourceSheet[] {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const blocks = parseBlockMarkdown(source)
  const meter = new SheetMeter()
  const tables = blocks.flatMap((block, i) => (block.type === 'table' ? [readTable(block, headingAbove(blocks, i, source), source, meter)] : []))
  if (tables.length > SHEETS_MAX) throw new SheetRefusal(`The document has ${tables.length} tables.`, `At most ${SHEETS_MAX} are read.`)
  const scenarios = readScenarios(blocks, source, meter)
  return scenarios ? [...tables, scenarios] : tables
}

const lineOf = (node: Nodes) => node.position?.start.line ?? 0
const textOf = (node: Nodes, source: string) => source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)

function readTable(table: Table, name: string | null, source: string, meter: SheetMeter): SourceSheet {
  const rows = table.children.map((row, i) => {
    meter.countRow(row.children.length, i)
    return { number: lineOf(row), cells: row.children.map(({ children }) => sliceAcross(children, source).replaceAll('\\|', '|')) }
  })
  return { name, kind: 'markdown', rows, merges: [] }
}

function sliceAcross(children: readonly Nodes[], source: string): string {
  const [first, last] = [children[0], children.at(-1)]
  return first && last ? source.slice(first.position?.start.offset ?? 0, last.position?.end.offset ?? 0) : ''
}

const headingText = (heading: Heading, source: string) => sliceAcross(heading.children, source)

function headingAbove(blocks: readonly RootContent[], at: number, source: string): string | null {
  const heading = blocks.slice(0, at).findLast((block) => block.type === 'heading')
  return heading ? headingText(heading, source) : null
}

/** One heading with the labels that stand below it. */
interface Labelled {
  line: number
  depth: number
  heading: string
  parts: Map<string, string[]>
}

const NUMBERED = /^((?:\p{L}{1,6}[ -]?)?\d+(?:\.\d+)*)\s*(?:[.:)]|\s[–—-])\s*(\S.*)$/u

/** Scenarios: the depth of heading below which labels stand most often. One label says nothing, two of one heading do. */
function readScenarios(blocks: readonly RootContent[], source: string, meter: SheetMeter): SourceSheet | null {
  const found = listLabelled(blocks, source).filter(({ parts }) => [...parts.keys()].filter((label) => label !== '').length >= 2)
  const depth = mostCommon(found.map((one) => one.depth))
  const scenarios = found.filter((one) => one.depth === depth)
  const [first] = scenarios
  if (!first) return null
  const labels = [...new Set(scenarios.flatMap(({ parts }) => [...parts.keys()]))]
  const rows = scenarios.map(({ line, heading, parts }, i) => {
    meter.countRow(labels.length + 2, i)
    const [, number = '', title = heading] = NUMBERED.exec(heading) ?? []
    const cells = labels.map((label): SourceCell => {
      const texts = parts.get(label) ?? []
      return texts.length === 1 ? (texts[0] ?? '') : texts
    })
    return { number: line, cells: [number, title, ...cells] }
  })
  const head = ['#', 'Heading', ...labels.map((label) => (label === '' ? 'Text' : label))]
  return { name: null, kind: 'headings', rows: [{ number: first.line, cells: head }, ...rows], merges: [] }
}

function mostCommon(depths: readonly number[]): number | null {
  const counts = new Map<number, number>()
  for (const depth of depths) counts.set(depth, (counts.get(depth) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
}

function listLabelled(blocks: readonly RootContent[], source: string): Labelled[] {
  const list: Labelled[] = []
  let label = ''
  for (const block of blocks) {
    if (block.type === 'heading') {
      list.push({ line: lineOf(block), depth: block.depth, heading: headingText(block, source), parts: new Map() })
      label = ''
    }
    const current = list.at(-1)
    if (!current || block.type === 'heading' || block.type === 'thematicBreak' || block.type === 'table') continue
    for (const { name, texts } of piecesOf(block, label, source)) {
      label = name
      const known = current.parts.get(name) ?? []
      current.parts.set(name, [...known, ...texts])
    }
  }
  return list
}

function piecesOf(block: RootContent, label: string, source: string): { name: string; texts: string[] }[] {
  if (block.type === 'paragraph') return splitParagraph(block, label, source)
  if (block.type === 'list') return [{ name: label, texts: itemsOf(block, source) }]
  return [{ name: label, texts: [textOf(block, source)] }]
}

const LABEL = /^\*\*([^*\n]{1,80}?)(?::\*\*|\*\*:)[ \t]*/

// A label stands at the beginning of a line; a line that has none goes on with the sentence above it.
function splitParagraph(paragraph: Paragraph, label: string, source: string): { name: string; texts: string[] }[] {
  const pieces: { name: string; lines: string[] }[] = []
  for (const line of textOf(paragraph, source).split('\n')) {
    const [opening, name] = LABEL.exec(line.trimStart()) ?? []
    const rest = line.trimStart().slice(opening?.length ?? 0)
    const last = pieces.at(-1)
    if (name !== undefined) pieces.push({ name: name.trim(), lines: [rest] })
    else if (last) last.lines.push(rest)
    else pieces.push({ name: label, lines: [rest] })
  }
  return pieces.map(({ name, lines }) => ({ name, texts: [lines.map((line) => line.trim()).join(' ').trim()].filter(Boolean) }))
}

const itemsOf = (list: List, source: string) =>
  list.children.map((item) => sliceAcross(item.children, source).split('\n').map((line) => line.trim()).join(' '))
