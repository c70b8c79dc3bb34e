import { LEVELS, type Level } from '@/lib/domain/scoring/factor'

/** Scales that scores of other people's sheets are on. */
export const SCALES = ['1-5', '1-10', 'words', 'percent'] as const
export type Scale = (typeof SCALES)[number]

/** The conversion of each scale as people read it, level 1 first. */
export const SCALE_STEPS = {
  '1-5': ['1', '2', '3', '4', '5'],
  '1-10': ['1–2', '3–4', '5–6', '7–8', '9–10'],
  words: [
    'very low, rare, minor, negligible',
    'low, unlikely',
    'medium, moderate, possible',
    'high, likely',
    'very high, critical, severe, expected',
  ],
  percent: ['up to 20 %', 'up to 40 %', 'up to 60 %', 'up to 80 %', 'above 80 %'],
} as const satisfies Record<Scale, readonly [string, string, string, string, string]>

export const SCALE_LABELS = { '1-5': '1 to 5', '1-10': '1 to 10', words: 'Words', percent: 'Percent' } as const satisfies Record<Scale, string>

const WORDS: readonly (readonly string[])[] = [
  ['very low', 'rare', 'minor', 'negligible', 'sehr gering', 'sehr niedrig', 'très faible', 'muy bajo', 'muy baja', '很低', '非常に低い'],
  ['low', 'unlikely', 'gering', 'niedrig', 'faible', 'bajo', 'baja', '低', '低い'],
  ['medium', 'moderate', 'possible', 'mittel', 'moyen', 'moyenne', 'medio', 'media', '中', '中程度'],
  ['high', 'likely', 'hoch', 'élevé', 'élevée', 'alto', 'alta', '高', '高い'],
  ['very high', 'critical', 'severe', 'expected', 'sehr hoch', 'kritisch', 'très élevé', 'critique', 'muy alto', 'muy alta', 'crítico', '很高', '非常に高い'],
]
const LEVEL_OF_WORD = new Map(WORDS.flatMap((words, i) => words.map((word) => [word, LEVELS[i] ?? 1] as const)))

const NOTHING = new Set(['', '-', '--', '---', '–', '—', '?', 'n/a', 'na', 'n.a.', 'n. a.', 'none', 'tbd', 'tbc', 'to be confirmed', 'to be defined', 'unknown', 'offen', 'k.a.', 'à définir', 'por definir', '未定', '待定', '无', 'なし'])

/** Whether a cell of a score says that there is none. */
export function saysNothing(text: string): boolean {
  return NOTHING.has(text.toLowerCase())
}

/** The number in a cell, with a point or a comma before its fraction, bold or not; null for anything else. */
export function readNumber(text: string): number | null {
  const bare = text.replace(/^\*+|\*+$/g, '').trim()
  return /^[+-]?\d{1,15}(?:[.,]\d{1,15})?$/.test(bare) ? Number(bare.replace(',', '.')) : null
}

const readPercent = (text: string): number | null => (/%$/.test(text) ? readNumber(text.slice(0, -1).trim()) : null)

/** The figure that a computed column multiplies: a number, a share of one for a percentage, the level of a word. */
export function readFigure(text: string): number | null {
  const percent = readPercent(text)
  return percent === null ? (readNumber(text) ?? LEVEL_OF_WORD.get(text.toLowerCase()) ?? null) : percent / 100
}

/** Whether a cell may be a score on any scale. */
export function isScaleValue(text: string): boolean {
  return saysNothing(text) || readFigure(text) !== null
}

/** The scale of a column of scores, guessed from its cells. `highest` is the highest plain number of all score columns of the table. */
export function guessScale(cells: readonly string[], highest: number): Scale {
  const given = cells.filter((text) => !saysNothing(text))
  if (given.some((text) => readPercent(text) !== null)) return 'percent'
  if (given.some((text) => readNumber(text) !== null)) return highest > 5 ? '1-10' : '1-5'
  return given.length > 0 ? 'words' : '1-5'
}

/** The level of a score on a scale: null where the cell says nothing, `problem` where it is none of the scale. Never clamped. */
export function readLevel(text: string, scale: Scale): { level: Level | null } | { problem: string } {
  if (saysNothing(text)) return { level: null }
  const level = scale === 'words' ? LEVEL_OF_WORD.get(text.toLowerCase()) : levelOfNumber(text, scale)
  return level === undefined ? { problem: `“${cut(text)}” is no value of the scale ${SCALE_LABELS[scale]}.` } : { level }
}

function levelOfNumber(text: string, scale: Exclude<Scale, 'words'>): Level | undefined {
  const value = scale === 'percent' ? readPercent(text) : readNumber(text)
  if (value === null) return undefined
  if (scale === 'percent') return value < 0 || value > 100 ? undefined : LEVELS[Math.max(0, Math.ceil(value / 20) - 1)]
  if (!Number.isInteger(value)) return undefined
  return LEVELS[(scale === '1-10' ? Math.ceil(value / 2) : value) - 1]
}

const cut = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
