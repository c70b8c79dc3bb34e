import type { Run } from '@/lib/domain/document/printed-document'
import { CODE_FONT, EMOJI_FONT } from '@/lib/exchange/docx/docx-fonts'
import { removeControls } from '@/lib/exchange/markdown/clean-text'
import { holdsRightToLeft, isRightToLeft } from '@/lib/exchange/printed/writing-direction'

/** Markup of a Word document: made by the functions of this file alone, which escape every text. */
export type Xml = string & { readonly __markup: 'docx' }

/** Joins markup. */
export function xml(...pieces: readonly (Xml | '')[]): Xml {
  return pieces.join('') as Xml
}

/** An element with attributes, whose values are numbers, words of ours, or escaped here. */
export function element(name: string, attributes: Record<string, string | number> = {}, ...children: readonly (Xml | '')[]): Xml {
  const listed = Object.entries(attributes).map(([key, value]) => ` w:${key}="${escapeText(String(value))}"`).join('')
  const inside = children.join('')
  return (inside === '' ? `<w:${name}${listed}/>` : `<w:${name}${listed}>${inside}</w:${name}>`) as Xml
}

/** Characters that XML 1.0 cannot hold: with one of them in it no program would open the file. */
const NOT_XML = /[\uFFFE\uFFFF]/g
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escapeText(text: string): string {
  return removeControls(text).replace(NOT_XML, '\uFFFD').replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)
}

function textElement(text: string): Xml {
  return `<w:t xml:space="preserve">${escapeText(text.replace(/[\n\t]/g, ' '))}</w:t>` as Xml
}

/** How a run looks beside what it says itself; sizes are half points, colours six figures. */
export interface RunLook {
  bold?: boolean
  color?: string
  size?: number
}

/** How letters of a script are set: with what fonts, and read in which language. */
interface Script {
  fonts: Record<string, string>
  language: Record<string, string>
}

// Fonts that travel with the document. Without them Chinese, Japanese, Latin and Arabic are set in the document's own.
const JAPANESE: Script = { fonts: {}, language: { eastAsia: 'ja-JP' } }
const KOREAN: Script = { fonts: { eastAsia: 'NanumGothic' }, language: { eastAsia: 'ko-KR' } }
const TRADITIONAL: Script = { fonts: {}, language: { eastAsia: 'zh-TW' } }
const HEBREW: Script = { fonts: { cs: 'Noto Sans Hebrew' }, language: { bidi: 'he-IL' } }
const EMOJI: Script = { fonts: { ascii: EMOJI_FONT, hAnsi: EMOJI_FONT, eastAsia: EMOJI_FONT, cs: EMOJI_FONT }, language: {} }

/** The East Asian script of a paragraph: Chinese characters alone do not tell which, so its other letters do; null for Chinese, and for none. */
function eastAsianOf(runs: readonly Run[]): Script | null {
  const text = runs.map((run) => run.text).join('')
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return JAPANESE
  if (/\p{Script=Hangul}/u.test(text)) return KOREAN
  return /\p{Script=Bopomofo}/u.test(text) ? TRADITIONAL : null
}

function runProperties({ strong, emphasis, deleted, code }: Omit<Run, 'text'>, { bold, color, size }: RunLook, rtl: boolean, script: Script | null): Xml | '' {
  const fonts = { ...(code ? { ascii: CODE_FONT, hAnsi: CODE_FONT } : {}), ...script?.fonts }
  const inside = xml(
    Object.keys(fonts).length > 0 ? element('rFonts', fonts) : '',
    bold || strong ? xml(element('b'), element('bCs')) : '',
    emphasis ? xml(element('i'), element('iCs')) : '',
    deleted ? element('strike') : '',
    color ? element('color', { val: color }) : '',
    size ? xml(element('sz', { val: size }), element('szCs', { val: size })) : '',
    rtl ? element('rtl') : '',
    script && Object.keys(script.language).length > 0 ? element('lang', script.language) : '',
  )
  return inside === '' ? '' : element('rPr', {}, inside)
}

/** Runs of a paragraph. Pieces of a script that is written from right to left are runs of their own, as Word wants them. */
export function textRuns(runs: readonly Run[], look: RunLook = {}): Xml {
  const eastAsian = eastAsianOf(runs)
  return xml(
    ...runs.flatMap(({ text, ...face }) => {
      if (text === '\n') return [element('r', {}, element('br'))]
      return splitDirections(text).flatMap(splitScripts).map((piece) => {
        const rtl = holdsRightToLeft(piece)
        const script = rtl ? (/\p{Script=Hebrew}/u.test(piece) ? HEBREW : null) : eastAsianIn(piece, eastAsian)
        return element('r', {}, runProperties(face, look, rtl, script), textElement(piece))
      })
    }),
  )
}

const PIECES = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{M}\s]+|[^\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]+/gu

/** A text in pieces that each are written in one direction; spaces go with what stands before them. */
function splitDirections(text: string): readonly string[] {
  return holdsRightToLeft(text) ? (text.match(PIECES) ?? [text]) : [text]
}

// A run names one font for all its East Asian letters and one for all that are written from right to left.
const SCRIPTS = /[\p{Script=Hangul}\s]+|[\p{Script=Hebrew}\p{M}\s]+|[^\p{Script=Hangul}\p{Script=Hebrew}]+/gu

// What stands below U+2600 is set with the text around it: arrows, © and ™.
const SIGN = String.raw`(?:(?=[\u2600-\u{10FFFF}])\p{Extended_Pictographic}|\p{Regional_Indicator})`
const EMOJIS = new RegExp(String.raw`(${SIGN}[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\u200D\uFE0F]*)`, 'u')
const BEGINS_WITH_EMOJI = new RegExp(`^${SIGN}`, 'u')
const MAY_HOLD_SCRIPTS = /[\u0590-\u05FF\u1100-\u11FF\u2600-\u{10FFFF}]/u

/** A piece of one direction in pieces that each are set in one font beside that of Latin letters. */
function splitScripts(text: string): readonly string[] {
  if (!MAY_HOLD_SCRIPTS.test(text)) return [text]
  return text.split(EMOJIS).flatMap((piece) => (BEGINS_WITH_EMOJI.test(piece) ? [piece] : (piece.match(SCRIPTS) ?? [])))
}

/** How a piece is set in a paragraph of a script: Korean letters in their own font, Chinese ones among them in the document's. */
function eastAsianIn(piece: string, script: Script | null): Script | null {
  if (BEGINS_WITH_EMOJI.test(piece)) return EMOJI
  if (/\p{Script=Hangul}/u.test(piece)) return KOREAN
  return script === KOREAN ? { ...KOREAN, fonts: {} } : script
}

/** How a paragraph stands. Lengths are twips. */
export interface ParagraphLook {
  style?: string
  keepNext?: boolean
  numbering?: { id: number; level: number }
  /** A line at one side: its weight in eighths of a point, its colour. */
  border?: { side: 'left' | 'bottom'; size: number; color: string }
  fill?: string
  spacing?: { before: number; after: number }
  indent?: { left: number; hanging?: number }
  right?: boolean
}

/** A paragraph of runs; the order of its properties is that of the standard. */
export function paragraph(children: Xml | '', look: ParagraphLook = {}, runs: readonly Run[] = []): Xml {
  const { style, keepNext, numbering, border, fill, spacing, indent, right } = look
  const properties = xml(
    style ? element('pStyle', { val: style }) : '',
    keepNext ? element('keepNext') : '',
    numbering ? element('numPr', {}, element('ilvl', { val: numbering.level }), element('numId', { val: numbering.id })) : '',
    border ? element('pBdr', {}, element(border.side, { val: 'single', sz: border.size, space: 6, color: border.color })) : '',
    fill ? element('shd', { val: 'clear', color: 'auto', fill }) : '',
    isRightToLeft(runs) ? element('bidi') : '',
    spacing ? element('spacing', { ...spacing }) : '',
    indent ? element('ind', { ...indent }) : '',
    right ? element('jc', { val: 'right' }) : '',
  )
  return element('p', {}, properties === '' ? '' : element('pPr', {}, properties), children)
}

/** A paragraph of a text. */
export function textParagraph(runs: readonly Run[], look: ParagraphLook = {}, runLook: RunLook = {}): Xml {
  return paragraph(textRuns(runs, runLook), look, runs)
}
