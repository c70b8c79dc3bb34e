import { Bookmark, TextRun } from 'docx'
import { plainTextOf, type Run } from '@/lib/domain/document/printed-document'
import { removeControls } from '@/lib/exchange/markdown/clean-text'
import { holdsRightToLeft } from '@/lib/exchange/printed/writing-direction'

export const CODE_FONT = 'Geist Mono'

/** How a run looks beside what it says itself. */
export interface RunLook {
  bold?: boolean
  color?: string
  /** Half points. */
  size?: number
}

/** Characters that XML 1.0 cannot hold: with one of them in it no program would open the file. */
const NOT_XML = /[\uFFFE\uFFFF]/g

function cleanText(text: string): string {
  return removeControls(text).replace(NOT_XML, '\uFFFD')
}

/** Runs of a paragraph. Pieces of a script that is written from right to left are runs of their own, as Word wants them. */
export function textRuns(runs: readonly Run[], look: RunLook = {}): TextRun[] {
  return runs.flatMap(({ text, strong, emphasis, deleted, code }) => {
    if (text === '\n') return [new TextRun({ break: 1 })]
    const bold = look.bold === true || strong === true
    const face = { ...look, bold, boldComplexScript: bold, italics: emphasis, italicsComplexScript: emphasis, strike: deleted, ...(code ? { font: CODE_FONT } : {}) }
    return splitDirections(cleanText(text)).map((piece) => new TextRun({ ...face, text: piece, rightToLeft: holdsRightToLeft(piece) || undefined }))
  })
}

/** A text in pieces that each are written in one direction; spaces go with what stands before them. */
function splitDirections(text: string): string[] {
  if (!holdsRightToLeft(text)) return [text]
  return text.match(/[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{M}\s]+|[^\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]+/gu) ?? [text]
}

/** Names of bookmarks that are given already: a name twice would lead nowhere. */
export class Bookmarks {
  private count = 0

  /** Runs with a bookmark around them. */
  around(anchor: string, runs: readonly Run[]): Bookmark[] {
    this.count += 1
    // Word wants a letter first, then letters, digits and underscores, forty at most.
    const id = `at_${this.count}_${anchor.replace(/[^A-Za-z0-9]/g, '_')}`.slice(0, 40)
    return [new Bookmark({ id, children: textRuns(runs) })]
  }
}

/** Words without looks, for the head of a page. */
export function wordsOf(text: string): string {
  return cleanText(plainTextOf([{ text }]))
}
