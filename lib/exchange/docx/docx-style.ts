import { readFileSync } from 'node:fs'
import { AlignmentType, LevelFormat, type INumberingOptions, type IPropertiesOptions, type IStylesOptions } from 'docx'
import { BULLETS, orderedReference } from '@/lib/exchange/docx/docx-blocks'
import { CODE_FONT } from '@/lib/exchange/docx/docx-runs'
import { findFontFile } from '@/lib/exchange/printed/fonts'

const FONT = 'Inter'
const INK = '15181C'
const STEP = 360
const LEVELS = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const

/** The faces that travel with a document. Other scripts are set in what the reader's system has: their fonts weigh ten megabytes each. */
export function embeddedFonts(): NonNullable<IPropertiesOptions['fonts']> {
  const face = (name: string) => readFileSync(findFontFile(name))
  return [
    { name: FONT, data: face('Inter_400Regular'), bold: face('Inter_600SemiBold'), italic: face('Inter_400Regular_Italic'), boldItalic: face('Inter_600SemiBold_Italic') },
    { name: CODE_FONT, data: face('GeistMono-Regular') },
  ]
}

const heading = (size: number, before: number, after: number) => ({
  run: { font: FONT, size, bold: true, color: INK },
  paragraph: { spacing: { before, after }, keepNext: true, keepLines: true },
})

export const DOCX_STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: { ascii: FONT, hAnsi: FONT, cs: 'Arial', eastAsia: 'Microsoft YaHei' }, size: 19, color: INK, language: { value: 'en-GB', eastAsia: 'zh-CN', bidirectional: 'ar-SA' } },
      paragraph: { spacing: { before: 60, after: 80, line: 276 } },
    },
    title: { run: { font: FONT, size: 40, bold: true, color: INK }, paragraph: { spacing: { before: 0, after: 120 } } },
    heading1: heading(28, 420, 160),
    heading2: heading(23, 340, 120),
    heading3: heading(20, 240, 100),
    heading4: heading(19, 200, 80),
  },
  paragraphStyles: [{ id: 'cell', name: 'Table cell', basedOn: 'Normal', paragraph: { spacing: { before: 0, after: 0, line: 252 } } }],
}

/** Bullets, and one numbering for each number that a list begins with. */
export function numberingOf(starts: Iterable<number>): INumberingOptions {
  const style = (level: number) => ({ paragraph: { indent: { left: STEP * (level + 1), hanging: STEP } } })
  const bullets = LEVELS.map((level) => ({ level, format: LevelFormat.BULLET, text: level % 2 === 0 ? '•' : '–', alignment: AlignmentType.START, style: style(level) }))
  const numbers = (start: number) => LEVELS.map((level) => ({ level, format: LevelFormat.DECIMAL, text: `%${level + 1}.`, start, alignment: AlignmentType.START, style: style(level) }))
  return { config: [{ reference: BULLETS, levels: bullets }, ...[...starts].map((start) => ({ reference: orderedReference(start), levels: numbers(start) }))] }
}
