import { BorderStyle, HeadingLevel, Paragraph, ShadingType, type IParagraphOptions, type Table } from 'docx'
import { plainTextOf, type PrintedBlock, type PrintedItem, type Run } from '@/lib/domain/document/printed-document'
import { Bookmarks, CODE_FONT, textRuns } from '@/lib/exchange/docx/docx-runs'
import { matrixOf, tableOf } from '@/lib/exchange/docx/docx-tables'
import { isRightToLeft } from '@/lib/exchange/printed/writing-direction'

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4] as const
const STEP = 360
const DEEPEST = 8

export type Child = Paragraph | Table

/** What a document gathers while its blocks are set. */
export class DocxSetting {
  readonly bookmarks = new Bookmarks()
  private lists = 0
  /** First numbers of the numbered lists: each needs a numbering of its own. */
  readonly starts = new Set<number>()

  /** Twips between the margins of the part that is being set. */
  constructor(public width: number) {}

  nextList(start: number): { reference: string; instance: number } {
    this.starts.add(start)
    this.lists += 1
    return { reference: orderedReference(start), instance: this.lists }
  }
}

export const BULLETS = 'bullets'

export function orderedReference(start: number): string {
  return `ordered-${start}`
}

/** Where a block stands: how deep in lists, and whether in a quote. */
interface Place {
  depth: number
  quoted: boolean
}

const TOP: Place = { depth: 0, quoted: false }

export function childrenOf(setting: DocxSetting, blocks: readonly PrintedBlock[], place: Place = TOP): Child[] {
  return blocks.flatMap((block) => childOf(setting, block, place))
}

function childOf(setting: DocxSetting, block: PrintedBlock, place: Place): Child[] {
  switch (block.kind) {
    case 'heading': {
      const children = block.anchor === null ? textRuns(block.runs) : setting.bookmarks.around(block.anchor, block.runs)
      return [new Paragraph({ heading: HEADINGS[block.level - 1], keepNext: true, keepLines: true, bidirectional: isRightToLeft(block.runs), children })]
    }
    case 'paragraph':
      return [paragraphOf(block.runs, place)]
    case 'part': {
      const label: Run = { text: `${block.label}:`, strong: true }
      const lead = paragraphOf(block.runs.length === 0 ? [label] : [label, { text: ' ' }, ...block.runs], place, { keepNext: block.blocks.length > 0, spacing: { before: 140, after: 60 } })
      return [lead, ...childrenOf(setting, block.blocks, place)]
    }
    case 'facts':
      return block.facts.map(({ label, runs }) => paragraphOf([{ text: `${label}: `, strong: true }, ...runs], place, { spacing: { before: 20, after: 20 } }))
    case 'list': {
      const numbering = block.ordered ? setting.nextList(block.start) : { reference: BULLETS, instance: 0 }
      return block.items.flatMap((item) => itemOf(setting, item, numbering, place))
    }
    case 'quote':
      return childrenOf(setting, block.blocks, { ...place, quoted: true })
    case 'callout':
      return [paragraphOf([{ text: block.title, strong: true }], { ...place, quoted: true }, { keepNext: true }), ...childrenOf(setting, block.blocks, { ...place, quoted: true })]
    case 'code':
      return codeOf(block.text, place)
    case 'rule':
      return [new Paragraph({ border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: 'C9CED4', space: 1 } } })]
    case 'table':
      return [tableOf(block, setting.width), spacer()]
    case 'matrix': {
      const foot = `${block.sides.y} upwards, ${block.sides.x.toLowerCase()} to the right.${block.unplaced === null ? '' : ` ${block.unplaced}`}`
      const title = new Paragraph({ keepNext: true, spacing: { before: 160, after: 80 }, children: textRuns([{ text: block.title }], { bold: true }) })
      return [title, matrixOf(block, setting.width), new Paragraph({ spacing: { after: 160 }, children: textRuns([{ text: foot }], { size: 15, color: '525A64' }) })]
    }
  }
}

function paragraphOf(runs: readonly Run[], { depth, quoted }: Place, more: Partial<IParagraphOptions> = {}): Paragraph {
  const bar = { style: BorderStyle.SINGLE, size: 12, color: 'C9CED4', space: 8 }
  return new Paragraph({
    bidirectional: isRightToLeft(runs),
    ...(depth > 0 || quoted ? { indent: { left: depth * STEP + (quoted ? STEP : 0) } } : {}),
    ...(quoted ? { border: { left: bar } } : {}),
    ...more,
    children: textRuns(runs),
  })
}

/** An item: its first paragraph has the mark, what follows stands under it. */
function itemOf(setting: DocxSetting, { checked, blocks }: PrintedItem, { reference, instance }: { reference: string; instance: number }, place: Place): Child[] {
  const [first, ...others] = blocks
  const opening = first?.kind === 'paragraph' ? first.runs : []
  const rest = first?.kind === 'paragraph' ? others : blocks
  const inside = { ...place, depth: place.depth + 1 }
  const box: Run[] = checked === null ? [] : [{ text: checked ? '☑ ' : '☐ ' }]
  const mark = checked === null ? { numbering: { reference, level: Math.min(place.depth, DEEPEST), instance } } : { indent: { left: STEP * (place.depth + 1), hanging: STEP } }
  const lead = paragraphOf([...box, ...opening], { ...place, depth: 0 }, { ...mark, spacing: { before: 20, after: 20 } })
  return [lead, ...childrenOf(setting, rest, inside)]
}

function codeOf(text: string, place: Place): Child[] {
  const shading = { type: ShadingType.CLEAR, fill: 'F2F4F6', color: 'auto' }
  return plainTextOf([{ text }]).split('\n').map((line) => paragraphOf([{ text: line, code: true }], place, { shading, spacing: { before: 0, after: 0 }, run: { font: CODE_FONT } }))
}

/** Two tables that touch are one to Word. */
function spacer(): Paragraph {
  return new Paragraph({ spacing: { before: 0, after: 100, line: 120 } })
}
