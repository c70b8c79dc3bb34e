import { readFileSync } from 'node:fs'
import type { IPropertiesOptions } from 'docx'
import { findFontFile, listScriptFaces } from '@/lib/exchange/printed/fonts'

/** The faces of a document: Latin, Cyrillic and Greek as they are on the pages. */
export const TEXT_FONT = 'Inter'
export const CODE_FONT = 'Geist Mono'
/** What other scripts are set in, where no run names another one. */
export const EAST_ASIAN_FONT = 'Noto Sans SC'
export const COMPLEX_FONT = 'Noto Sans Arabic'
/** Emoji in one colour, as on the pages. */
export const EMOJI_FONT = 'Noto Emoji'

type EmbeddedFonts = NonNullable<IPropertiesOptions['fonts']>

/** The faces that travel with a document: those of every one whole, so that it can be written on in them, and of each other script that is in its texts the characters in use. */
export async function embedFonts(texts: readonly string[]): Promise<EmbeddedFonts> {
  const face = (name: string) => readFileSync(findFontFile(name))
  return [
    { name: TEXT_FONT, data: face('Inter_400Regular'), bold: face('Inter_600SemiBold'), italic: face('Inter_400Regular_Italic'), boldItalic: face('Inter_600SemiBold_Italic') },
    { name: CODE_FONT, data: face('GeistMono-Regular'), bold: face('GeistMono-SemiBold') },
    ...(await embedScripts(texts)),
  ]
}

// What no text in Latin, Cyrillic or Greek holds, found in one look at many megabytes.
const BEYOND = /[\u0590-\u1FFF\u2600-\u27BF\u2B00-\u2BFF\u2E80-\u{10FFFF}]/gu

async function embedScripts(texts: readonly string[]): Promise<EmbeddedFonts> {
  const characters = [...new Set(texts.flatMap((text) => text.match(BEYOND) ?? []))].join('')
  if (characters === '') return []
  const { default: subsetFont } = await import('subset-font')
  // Figures and spaces between letters are set in the letters' own font, and joiners make one sign of several.
  const cut = (file: string) => subsetFont(readFileSync(file), `${characters} 0123456789\u200D\uFE0F`, { targetFormat: 'sfnt' })
  const fonts: EmbeddedFonts[number][] = []
  for (const { name, regular, bold } of listScriptFaces(characters)) fonts.push({ name, data: await cut(regular), ...(bold ? { bold: await cut(bold) } : {}) })
  return fonts
}
