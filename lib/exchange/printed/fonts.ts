import path from 'node:path'
import { present } from '@/lib/kernel/assert'

interface Family {
  /** The name by which the font itself is known. */
  name: string
  files: readonly string[]
  /** Characters for which it is needed; always needed without. */
  scripts?: RegExp
}

const expo = (font: string, ...names: string[]) => names.map((name) => `@expo-google-fonts/${font}/${name.replace(/^[^_]+_/, '')}/${name}.ttf`)

/**
 * The fonts that documents are set in, all under the SIL Open Font License: Inter for Latin, Cyrillic and Greek as on the pages, and one family each
 * for what it lacks. A family of ten megabytes is read only for a text that needs it. A script that is in none of them prints as empty boxes.
 */
const FAMILIES: readonly Family[] = [
  { name: 'Inter', files: expo('inter', 'Inter_400Regular', 'Inter_400Regular_Italic', 'Inter_600SemiBold', 'Inter_600SemiBold_Italic') },
  { name: 'Noto Sans Arabic', files: expo('noto-sans-arabic', 'NotoSansArabic_400Regular', 'NotoSansArabic_600SemiBold'), scripts: /\p{Script=Arabic}/u },
  { name: 'Noto Sans Hebrew', files: expo('noto-sans-hebrew', 'NotoSansHebrew_400Regular', 'NotoSansHebrew_600SemiBold'), scripts: /\p{Script=Hebrew}/u },
  {
    name: 'Noto Sans SC',
    files: expo('noto-sans-sc', 'NotoSansSC_400Regular', 'NotoSansSC_600SemiBold'),
    scripts: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303F\uFF00-\uFFEF]/u,
  },
  { name: 'NanumGothic', files: expo('nanum-gothic', 'NanumGothic_400Regular'), scripts: /\p{Script=Hangul}/u },
  { name: 'Noto Sans Symbols 2', files: expo('noto-sans-symbols-2', 'NotoSansSymbols2_400Regular') },
  { name: 'Noto Emoji', files: expo('noto-emoji', 'NotoEmoji_400Regular'), scripts: /\p{Extended_Pictographic}/u },
]

const CODE: Family = { name: 'Geist Mono', files: ['Regular', 'SemiBold'].map((weight) => `geist/dist/fonts/geist-mono/GeistMono-${weight}.ttf`) }

/** Families in the order in which a character is looked for. */
export const TEXT_FAMILIES = FAMILIES.map(({ name }) => name)
export const CODE_FAMILIES = [CODE.name, ...TEXT_FAMILIES]

/** Absolute paths of the font files that a text needs, in the folder of the packages that ship them. */
export function listFontFiles(text: string): string[] {
  return [...FAMILIES, CODE].filter(({ scripts }) => scripts === undefined || scripts.test(text)).flatMap(({ files }) => files.map(pathOf))
}

/** A family that letters beyond Latin, Cyrillic and Greek are set in, with the paths of its faces. */
export interface ScriptFaces {
  name: string
  regular: string
  bold: string | null
}

/** The families of scripts that a text holds letters of, emoji among them. */
export function listScriptFaces(text: string): ScriptFaces[] {
  return FAMILIES.flatMap(({ name, files: [regular, bold], scripts }) => {
    if (!scripts?.test(text) || regular === undefined) return []
    return [{ name, regular: pathOf(regular), bold: bold === undefined ? null : pathOf(bold) }]
  })
}

/** The file of one face by the name of its file, such as Inter_400Regular. */
export function findFontFile(name: string): string {
  const files = [...FAMILIES, CODE].flatMap((family) => family.files)
  return pathOf(present(files.find((file) => path.basename(file, '.ttf') === name), 'the face is among the fonts of documents'))
}

function pathOf(file: string): string {
  return path.join(process.cwd(), 'node_modules', file)
}
