import path from 'node:path'
import { present } from '@/lib/kernel/assert'

/**
 * The fonts that documents are set in, all under the SIL Open Font License: Inter for Latin, Cyrillic and Greek as on the pages, Geist Mono for codes,
 * and one family each for what they lack. A script that is in none of them prints as empty boxes.
 */
const FONTS = [
  ...['400Regular/Inter_400Regular', '400Regular_Italic/Inter_400Regular_Italic', '600SemiBold/Inter_600SemiBold', '600SemiBold_Italic/Inter_600SemiBold_Italic'].map(
    (name) => `@expo-google-fonts/inter/${name}.ttf`,
  ),
  ...['Regular', 'SemiBold'].map((weight) => `geist/dist/fonts/geist-mono/GeistMono-${weight}.ttf`),
  ...['400Regular/NotoSansArabic_400Regular', '600SemiBold/NotoSansArabic_600SemiBold'].map((name) => `@expo-google-fonts/noto-sans-arabic/${name}.ttf`),
  ...['400Regular/NotoSansHebrew_400Regular', '600SemiBold/NotoSansHebrew_600SemiBold'].map((name) => `@expo-google-fonts/noto-sans-hebrew/${name}.ttf`),
  ...['400Regular/NotoSansSC_400Regular', '600SemiBold/NotoSansSC_600SemiBold'].map((name) => `@expo-google-fonts/noto-sans-sc/${name}.ttf`),
  '@expo-google-fonts/nanum-gothic/400Regular/NanumGothic_400Regular.ttf',
  '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
  '@expo-google-fonts/noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf',
]

/** Families in the order in which a character is looked for. */
export const TEXT_FAMILIES = ['Inter', 'Noto Sans Arabic', 'Noto Sans Hebrew', 'Noto Sans SC', 'NanumGothic', 'Noto Sans Symbols 2', 'Noto Emoji'] as const
export const CODE_FAMILIES = ['Geist Mono', ...TEXT_FAMILIES] as const

/** Absolute paths of the font files, in the folder of the packages that ship them. */
export function listFontFiles(): string[] {
  return FONTS.map((file) => path.join(process.cwd(), 'node_modules', file))
}

/** The file of one face by the name of its file, such as Inter_400Regular. */
export function findFontFile(name: string): string {
  return present(
    listFontFiles().find((file) => path.basename(file, '.ttf') === name),
    'the face is among the fonts of documents',
  )
}
