import type { PrintedDocument, PrintedFront } from '@/lib/domain/document/printed-document'
import { blocksXml, DocxSetting, type ContentsEntry } from '@/lib/exchange/docx/docx-blocks'
import { packDocx, textWidth } from '@/lib/exchange/docx/docx-shell'
import { element, paragraph, textParagraph, textRuns, xml, type Xml } from '@/lib/exchange/docx/docx-xml'
import { contentsDepth } from '@/lib/exchange/printed/contents-depth'

/** Sets a document for Word: styles, bookmarks, contents, running heads, page numbers, repeated heads of tables, embedded fonts. */
export async function printDocx(document: PrintedDocument): Promise<Uint8Array> {
  const { front, parts } = document
  const setting = new DocxSetting(0)
  const [first = { before: xml(), rest: xml() }, ...others] = parts.map(({ orientation, blocks }, i) => {
    setting.width = textWidth({ orientation })
    // The contents stand behind what the document says of itself, before its first chapter.
    const chapter = i === 0 ? Math.max(0, blocks.findIndex(({ kind }) => kind === 'heading')) : 0
    return { before: blocksXml(setting, blocks.slice(0, chapter)), rest: blocksXml(setting, blocks.slice(chapter)) }
  })
  const opening = xml(titleXml(front), first.before, contentsXml(setting.entries, contentsDepth(document)), first.rest)
  return packDocx(front, parts, [opening, ...others.map(({ before, rest }) => xml(before, rest))], setting.orderedStarts)
}

const QUIET = { size: 15, color: '525A64' }

function titleXml({ title, subtitle, organisation, origin }: PrintedFront): Xml {
  return xml(
    textParagraph([{ text: organisation }], { spacing: { before: 0, after: 160 } }, QUIET),
    textParagraph([{ text: title }], { style: 'Title', keepNext: true }),
    subtitle === null ? '' : textParagraph([{ text: subtitle }], {}, { size: 22, color: '525A64' }),
    textParagraph([{ text: origin }], { border: { side: 'bottom', size: 8, color: '15181C' }, spacing: { before: 0, after: 200 } }, QUIET),
  )
}

/**
 * The contents as links within the file, each with a field for its page, in a field that Word can make anew. A page is known when the pages are set, so Word
 * asks whoever opens the file whether it may work them out; until then nothing stands there, rather than a number that is wrong.
 */
function contentsXml(all: readonly ContentsEntry[], depth: number): Xml | '' {
  const entries = all.filter(({ level }) => level <= depth)
  if (entries.length === 0) return ''
  const lines = entries.map(({ level, anchor, runs }, i) => {
    const page = xml(element('r', {}, element('tab')), fieldMark('begin'), instruction(` PAGEREF ${anchor} \\h `), fieldMark('separate'), fieldMark('end'))
    const link = element('hyperlink', { anchor, history: 1 }, textRuns(runs), page)
    const isLast = i === entries.length - 1
    const opening = xml(fieldMark('begin'), instruction(` TOC \\o "1-${depth}" \\h \\z `), fieldMark('separate'))
    return paragraph(xml(i === 0 ? opening : '', link, isLast ? fieldMark('end') : ''), { style: `TOC${level}` }, runs)
  })
  return xml(textParagraph([{ text: 'Contents', strong: true }], { keepNext: true, spacing: { before: 240, after: 80 } }), ...lines)
}

/** An edge of a field: where what it does begins, where what it says begins, and its end. */
function fieldMark(type: 'begin' | 'separate' | 'end'): Xml {
  return element('r', {}, element('fldChar', { fldCharType: type }))
}

/** What a field does: words of ours alone. */
function instruction(words: string): Xml {
  return `<w:r><w:instrText xml:space="preserve">${words}</w:instrText></w:r>` as Xml
}
