import type { PrintedBlock, PrintedItem, Run } from '@/lib/domain/document/printed-document'
import { matrixOf, tableOf } from '@/lib/exchange/docx/docx-tables'
import { element, paragraph, textParagraph, textRuns, xml, type ParagraphLook, type Xml } from '@/lib/exchange/docx/docx-xml'

const STEP = 360
const DEEPEST = 8
const QUIET = { size: 15, color: '525A64' }

/** An entry of the contents. */
export interface ContentsEntry {
  level: number
  anchor: string
  runs: readonly Run[]
}

/** What a document gathers while its blocks are set. */
export class DocxSetting {
  /** Headings of the chapters and scenarios, in their order. */
  readonly entries: ContentsEntry[] = []
  /** First numbers of the numbered lists in their order: each list has a numbering of its own. */
  readonly orderedStarts: number[] = []
  private bookmarks = 0

  /** `width` is the twips between the margins of the part that is being set. */
  constructor(public width: number) {}

  /** The number of the numbering of a list; 1 is that of all bullets. */
  numberingOf(block: Extract<PrintedBlock, { kind: 'list' }>): number {
    return block.ordered ? this.orderedStarts.push(block.start) + 1 : 1
  }

  /** Runs of a heading with a bookmark around them. */
  bookmarked(level: number, anchor: string, runs: readonly Run[]): Xml {
    this.bookmarks += 1
    // Word wants a letter first, then letters, digits and underscores, forty at most; the number keeps two from being one.
    const name = `at_${this.bookmarks}_${anchor.replace(/[^A-Za-z0-9]/g, '_')}`.slice(0, 40)
    this.entries.push({ level, anchor: name, runs })
    return xml(element('bookmarkStart', { id: this.bookmarks, name }), textRuns(runs), element('bookmarkEnd', { id: this.bookmarks }))
  }
}

/** Where a block stands: how deep in lists, and whether in a quote. */
interface Place {
  depth: number
  quoted: boolean
}

const TOP: Place = { depth: 0, quoted: false }

export function blocksXml(setting: DocxSetting, blocks: readonly PrintedBlock[], place: Place = TOP): Xml {
  return xml(...blocks.map((block) => blockXml(setting, block, place)))
}

function blockXml(setting: DocxSetting, block: PrintedBlock, place: Place): Xml {
  switch (block.kind) {
    case 'heading': {
      const inside = block.anchor === null ? textRuns(block.runs) : setting.bookmarked(block.level, block.anchor, block.runs)
      return paragraph(inside, { style: `Heading${block.level}`, keepNext: true }, block.runs)
    }
    case 'paragraph':
      return placed(block.runs, place)
    case 'part': {
      const label: Run = { text: `${block.label}:`, strong: true }
      const lead = placed(block.runs.length === 0 ? [label] : [label, { text: ' ' }, ...block.runs], place, { keepNext: block.blocks.length > 0, spacing: { before: 140, after: 60 } })
      return xml(lead, blocksXml(setting, block.blocks, place))
    }
    case 'facts':
      return xml(...block.facts.map(({ label, runs }) => placed([{ text: `${label}: `, strong: true }, ...runs], place, { spacing: { before: 20, after: 20 } })))
    case 'list': {
      const id = setting.numberingOf(block)
      return xml(...block.items.map((item) => itemXml(setting, item, id, place)))
    }
    case 'quote':
      return blocksXml(setting, block.blocks, { ...place, quoted: true })
    case 'callout': {
      const inside = { ...place, quoted: true }
      return xml(placed([{ text: block.title, strong: true }], inside, { keepNext: true }), blocksXml(setting, block.blocks, inside))
    }
    case 'code':
      return xml(...block.text.split('\n').map((text) => placed([{ text, code: true }], place, { fill: 'F2F4F6', spacing: { before: 0, after: 0 } })))
    case 'rule':
      return paragraph('', { border: { side: 'bottom', size: 4, color: 'C9CED4' } })
    case 'table':
      return xml(tableOf(block, setting.width), SPACER)
    case 'matrix': {
      const foot = `${block.sides.y} upwards, ${block.sides.x.toLowerCase()} to the right.${block.unplaced === null ? '' : ` ${block.unplaced}`}`
      const title = textParagraph([{ text: block.title, strong: true }], { keepNext: true, spacing: { before: 160, after: 80 } })
      return xml(title, matrixOf(block, setting.width), textParagraph([{ text: foot }], { spacing: { before: 20, after: 160 } }, QUIET))
    }
  }
}

/** Two tables that touch are one to Word. */
const SPACER = paragraph('', { style: 'TableCell', spacing: { before: 0, after: 80 } })

function placed(runs: readonly Run[], { depth, quoted }: Place, more: ParagraphLook = {}): Xml {
  const left = depth * STEP + (quoted ? STEP : 0)
  const bar = quoted ? { border: { side: 'left' as const, size: 12, color: 'C9CED4' } } : {}
  return textParagraph(runs, { ...(left > 0 ? { indent: { left } } : {}), ...bar, ...more })
}

/** An item: its first paragraph has the mark, what follows stands under it. */
function itemXml(setting: DocxSetting, { checked, blocks }: PrintedItem, id: number, place: Place): Xml {
  const [first, ...others] = blocks
  const opening = first?.kind === 'paragraph' ? first.runs : []
  const rest = first?.kind === 'paragraph' ? others : blocks
  const level = Math.min(place.depth, DEEPEST)
  const mark: ParagraphLook = checked === null ? { numbering: { id, level } } : { indent: { left: STEP * (level + 1), hanging: STEP } }
  const box: Run[] = checked === null ? [] : [{ text: checked ? '☑ ' : '☐ ' }]
  const lead = textParagraph([...box, ...opening], { ...mark, spacing: { before: 20, after: 20 } })
  return xml(lead, blocksXml(setting, rest, { ...place, depth: place.depth + 1 }))
}
