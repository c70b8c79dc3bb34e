import { AlignmentType, BorderStyle, Document, Footer, Header, HeadingLevel, Packer, PageNumber, PageOrientation, Paragraph, TableOfContents, TabStopType, TextRun, type ISectionOptions } from 'docx'
import type { PrintedDocument, PrintedFront, PrintedPart } from '@/lib/domain/document/printed-document'
import { childrenOf, DocxSetting, type Child } from '@/lib/exchange/docx/docx-blocks'
import { textRuns, wordsOf } from '@/lib/exchange/docx/docx-runs'
import { DOCX_STYLES, embeddedFonts, numberingOf } from '@/lib/exchange/docx/docx-style'
import { contentsDepth } from '@/lib/exchange/printed/contents-depth'

/** A4 in twips, and the margins at its sides. */
const PAPER = { width: 11_906, height: 16_838 }
const SIDES = { portrait: 1_134, landscape: 850 }

/** Sets a document for Word: styles, bookmarks, contents, running heads, page numbers, repeated heads of tables, embedded fonts. */
export async function printDocx(document: PrintedDocument): Promise<Uint8Array> {
  const { front, parts } = document
  const setting = new DocxSetting(0)
  const contents = contentsDepth(document)
  const sections = parts.map((part, i) => sectionOf(setting, document.front, part, i === 0 ? opening(front, contents) : []))
  const file = new Document({
    title: wordsOf(front.title),
    creator: wordsOf(front.organisation),
    description: wordsOf(front.origin),
    styles: DOCX_STYLES,
    numbering: numberingOf(setting.starts),
    fonts: embeddedFonts(),
    sections,
  })
  return Packer.toBuffer(file)
}

function sectionOf(setting: DocxSetting, front: PrintedFront, { orientation, blocks }: PrintedPart, before: readonly (Child | TableOfContents)[]): ISectionOptions {
  const isWide = orientation === 'landscape'
  const side = SIDES[orientation]
  setting.width = (isWide ? PAPER.height : PAPER.width) - 2 * side
  return {
    properties: {
      page: {
        // The library turns the sides itself.
        size: { ...PAPER, orientation: isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: { top: 1_360, bottom: 1_130, left: side, right: side, header: 620, footer: 560 },
      },
    },
    headers: { default: runningHead(front, setting.width) },
    footers: { default: runningFoot(front, setting.width) },
    children: [...before, ...childrenOf(setting, blocks)],
  }
}

const QUIET = { size: 15, color: '525A64' }

/** Code and title at the left, version and status at the right. */
function runningHead({ running, title }: PrintedFront, width: number): Header {
  const standing = [running.version === null ? null : `Version ${running.version}`, running.status].filter((text) => text !== null).join(' · ')
  return new Header({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
        border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: 'C9CED4', space: 4 } },
        children: [...textRuns([{ text: shorten(title) }], QUIET), new TextRun({ ...QUIET, text: `\t${wordsOf(standing)}` })],
      }),
    ],
  })
}

function shorten(title: string): string {
  return title.length > 60 ? `${title.slice(0, 60).trimEnd()} …` : title
}

function runningFoot({ organisation }: PrintedFront, width: number): Footer {
  const numbers = new TextRun({ ...QUIET, children: ['\tPage ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })
  return new Footer({
    children: [new Paragraph({ alignment: AlignmentType.START, tabStops: [{ type: TabStopType.RIGHT, position: width }], children: [...textRuns([{ text: organisation }], QUIET), numbers] })],
  })
}

function opening({ title, subtitle, organisation, origin }: PrintedFront, contents: number): (Child | TableOfContents)[] {
  return [
    new Paragraph({ spacing: { after: 40 }, children: textRuns([{ text: organisation }], QUIET) }),
    new Paragraph({ heading: HeadingLevel.TITLE, keepNext: true, children: textRuns([{ text: title }]) }),
    ...(subtitle === null ? [] : [new Paragraph({ children: textRuns([{ text: subtitle }], { size: 22, color: '525A64' }) })]),
    new Paragraph({ border: { bottom: { style: BorderStyle.SINGLE, size: 8, color: '15181C', space: 6 } }, spacing: { after: 200 }, children: textRuns([{ text: origin }], QUIET) }),
    ...(contents === 0 ? [] : [new TableOfContents('Contents', { hyperlink: true, headingStyleRange: `1-${contents}`, beginDirty: false })]),
  ]
}
