import { AlignmentType, BorderStyle, Document, Footer, Header, ImageRun, LevelFormat, LineRuleType, Packer, PageNumber, PageOrientation, Paragraph, TabStopType, TextRun, type INumberingOptions, type ISectionOptions, type IStylesOptions } from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { PrintedFront, PrintedPart } from '@/lib/domain/document/printed-document'
import { COMPLEX_FONT, EAST_ASIAN_FONT, embedFonts, TEXT_FONT } from '@/lib/exchange/docx/docx-fonts'
import type { Xml } from '@/lib/exchange/docx/docx-xml'
import { fitLogo } from '@/lib/domain/workspace/logo'
import { removeControls } from '@/lib/exchange/markdown/clean-text'
import { present } from '@/lib/kernel/assert'

const INK = '15181C'
const STEP = 360
const LEVELS = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const
/** A4 in twips, and the margins at its sides. */
const PAPER = { width: 11_906, height: 16_838 }
const SIDES = { portrait: 1_134, landscape: 850 }
const QUIET = { size: 15, color: '525A64' }
const SHORT_TITLE = 60

/** Twips between the margins of a part. */
export function textWidth({ orientation }: Pick<PrintedPart, 'orientation'>): number {
  return (orientation === 'landscape' ? PAPER.height : PAPER.width) - 2 * SIDES[orientation]
}

/**
 * The file around the text: styles, numberings, fonts, running heads, page numbers. The library that makes it keeps a dozen objects for each run and would
 * need a minute for a thousand scenarios, so it sets a mark for each part, in whose place the text is put. `orderedStarts` are the first
 * numbers of the numbered lists, whose numberings are 2, 3 and so on; 1 is that of the bullets.
 */
export async function packDocx(front: PrintedFront, parts: readonly Pick<PrintedPart, 'orientation'>[], bodies: readonly Xml[], orderedStarts: readonly number[]): Promise<Uint8Array> {
  const shell = new Document({
    title: removeControls(front.title),
    creator: removeControls(front.organisation),
    description: removeControls(front.origin),
    styles: STYLES,
    numbering: numberings(orderedStarts),
    fonts: await embedFonts([front.title, front.organisation, front.running.version ?? '', front.running.status ?? '', ...bodies]),
    // For the pages of the contents.
    features: { updateFields: true },
    sections: parts.map((part, i) => sectionOf(front, part, { place: i, ordered: i === 0 ? orderedStarts.length : 0, isLast: i === parts.length - 1 })),
  })
  const files = unzipSync(await Packer.toBuffer(shell))
  const text = strFromU8(present(files['word/document.xml'], 'a Word file has a document'))
  files['word/document.xml'] = strToU8(fillMarks(text, bodies))
  // Whoever saves the file again keeps the parts of fonts that came with it.
  files['word/settings.xml'] = strToU8(strFromU8(present(files['word/settings.xml'], 'a Word file has settings')).replace('<w:embedTrueTypeFonts/>', '<w:embedTrueTypeFonts/><w:saveSubsetFonts/>'))
  return zipSync(files, { level: 6 })
}

const MARK = /<w:p>(?:(?!<\/w:p>).)*?@@(part|list)-(\d+)@@.*?<\/w:p>/gs
const NUMBERING = /<w:numId w:val="(\d+)"\/>/g

/** Puts the text in the place of its marks. The library counts numberings in a way of its own, so each list is told its own number. */
function fillMarks(shell: string, bodies: readonly Xml[]): string {
  const numbers = new Map<string, string>()
  for (const [mark, kind, ours = ''] of shell.matchAll(MARK)) {
    if (kind === 'list') numbers.set(ours, present(/<w:numId w:val="(\d+)"\/>/.exec(mark)?.[1], 'the mark of a list has a numbering'))
  }
  const numbered = (body: Xml) => body.replace(NUMBERING, (_, ours: string) => `<w:numId w:val="${present(numbers.get(ours), 'a list has a mark')}"/>`)
  return shell.replace(MARK, (_, kind: string, place: string) => (kind === 'part' ? numbered(bodies[Number(place)] ?? ('' as Xml)) : ''))
}

function numberings(orderedStarts: readonly number[]): INumberingOptions {
  const style = (level: number) => ({ paragraph: { indent: { left: STEP * (level + 1), hanging: STEP } } })
  const bullets = LEVELS.map((level) => ({ level, format: LevelFormat.BULLET, text: level % 2 === 0 ? '•' : '–', alignment: AlignmentType.START, style: style(level) }))
  const numbers = (start: number) => LEVELS.map((level) => ({ level, format: LevelFormat.DECIMAL, text: `%${level + 1}.`, start, alignment: AlignmentType.START, style: style(level) }))
  return { config: [{ reference: 'bullets', levels: bullets }, ...orderedStarts.map((start, i) => ({ reference: `ordered-${i}`, levels: numbers(start) }))] }
}

const heading = (size: number, before: number, after: number) => ({
  run: { font: TEXT_FONT, size, bold: true, color: INK },
  paragraph: { spacing: { before, after }, keepNext: true, keepLines: true },
})
const tableOfContents = (level: number) => ({ id: `TOC${level}`, name: `toc ${level}`, basedOn: 'Normal', paragraph: { spacing: { before: level === 1 ? 60 : 0, after: 20 }, indent: { left: (level - 1) * STEP, right: STEP }, rightTabStop: PAPER.width - 2 * SIDES.portrait } })

const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: { ascii: TEXT_FONT, hAnsi: TEXT_FONT, cs: COMPLEX_FONT, eastAsia: EAST_ASIAN_FONT }, size: 19, color: INK, language: { value: 'en-GB', eastAsia: 'zh-CN', bidirectional: 'ar-SA' } },
      paragraph: { spacing: { before: 60, after: 80, line: 276 } },
    },
    title: { run: { font: TEXT_FONT, size: 40, bold: true, color: INK }, paragraph: { spacing: { before: 0, after: 120 } } },
    heading1: heading(28, 420, 160),
    heading2: heading(23, 340, 120),
    heading3: heading(20, 240, 100),
    heading4: heading(19, 200, 80),
  },
  paragraphStyles: [
    { id: 'TableCell', name: 'Table cell', basedOn: 'Normal', paragraph: { spacing: { before: 0, after: 0, line: 252 } } },
    tableOfContents(1),
    tableOfContents(2),
  ],
}

interface SectionPlace {
  place: number
  /** How many numbered lists must be made known in it. */
  ordered: number
  isLast: boolean
}

function sectionOf(front: PrintedFront, part: Pick<PrintedPart, 'orientation'>, { place, ordered, isLast }: SectionPlace): ISectionOptions {
  const isWide = part.orientation === 'landscape'
  const side = SIDES[part.orientation]
  const width = textWidth(part)
  // A numbering comes to be when a paragraph uses it.
  const marks = place === 0 ? [listMark('bullets', 1), ...Array.from({ length: ordered }, (_, i) => listMark(`ordered-${i}`, i + 2))] : []
  return {
    properties: {
      page: {
        // The library turns the sides itself.
        size: { ...PAPER, orientation: isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: { top: 1_360, bottom: 1_130, left: side, right: side, header: 620, footer: 560 },
      },
    },
    headers: { default: runningHead(front, width) },
    footers: { default: runningFoot(front, width) },
    // What ends a section hangs on its last paragraph, which must not be the mark.
    children: [...marks, ...(place === 0 ? logoOf(front) : []), new Paragraph(`@@part-${place}@@`), ...(isLast ? [] : [new Paragraph({ style: 'TableCell' })])],
  }
}

/** The logo above the title, in pixels of 96 to the inch. */
function logoOf({ logo, organisation }: PrintedFront): Paragraph[] {
  if (logo === null) return []
  const words = removeControls(`Logo of ${organisation}`)
  const transformation = fitLogo(logo, { width: 240, height: 56 })
  const picture = new ImageRun({ type: 'png', data: Buffer.from(logo.png, 'base64'), transformation, altText: { name: words, title: words, description: words } })
  return [new Paragraph({ spacing: { before: 0, after: 120, line: 240, lineRule: LineRuleType.AUTO }, children: [picture] })]
}

function listMark(reference: string, number: number): Paragraph {
  return new Paragraph({ numbering: { reference, level: 0 }, text: `@@list-${number}@@` })
}

/** Title at the left, version and status at the right. */
function runningHead({ running, title }: PrintedFront, width: number): Header {
  const standing = [running.version === null ? null : `Version ${running.version}`, running.status].filter((text) => text !== null).join(' · ')
  const clean = removeControls(title)
  const short = clean.length > SHORT_TITLE ? `${clean.slice(0, SHORT_TITLE).trimEnd()} …` : clean
  return new Header({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
        border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: 'C9CED4', space: 4 } },
        children: [new TextRun({ ...QUIET, text: short }), new TextRun({ ...QUIET, text: `\t${removeControls(standing)}` })],
      }),
    ],
  })
}

function runningFoot({ organisation }: PrintedFront, width: number): Footer {
  const words = new TextRun({ ...QUIET, text: removeControls(organisation) })
  const numbers = new TextRun({ ...QUIET, children: ['\tPage ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })
  return new Footer({ children: [new Paragraph({ tabStops: [{ type: TabStopType.RIGHT, position: width }], children: [words, numbers] })] })
}
