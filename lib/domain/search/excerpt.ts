import { controlRow } from '@/lib/domain/control/control-rows'
import { detectionSignalRow, failureModeRow, hardStopStepRow, ownerLinkRow, responseStepRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { freePartRow } from '@/lib/domain/register/register-rows'
import type { Field } from '@/lib/domain/row/field'

/** One text of a failure mode, under the name of its field or of the kind of row that holds it. */
export interface PartText {
  part: string
  text: string
}

/** What a query looks for: the words that it holds or, where none of them was found, the words that came near. */
export interface SoughtWords {
  words: readonly string[]
  /** Near words are whole; the others may be a part of a word. */
  isNear: boolean
}

/** A piece of a text with the words that were looked for marked. */
export interface Excerpt {
  /** What the text is, such as "Cause". */
  label: string
  pieces: { text: string; isHit: boolean }[]
}

/** Longest excerpt, in characters, the dots at its ends not counted. */
export const EXCERPT_MAX = 140

const LABELS = new Map<string, string>([
  ...Object.entries<Field>(failureModeRow.fields).map(([name, { label }]): [string, string] => [name, label]),
  ...[detectionSignalRow, responseStepRow, hardStopStepRow].map((row): [string, string] => [row.kind, row.fields.text.label]),
  ['owner', ownerLinkRow.fields.ownerRoleId.label],
  ['control', controlRow.fields.title.label],
  ['control-owner', 'Owner of a control'],
  ['free-part', freePartRow.fields.body.label],
])

/** The stretch of the first text that holds the most of what was looked for; null where none of it stands. */
export function makeExcerpt(texts: readonly PartText[], sought: SoughtWords): Excerpt | null {
  const found = texts.flatMap(({ part, text }) => {
    const plain = text.replaceAll(/\*\*|`|\s+/g, (mark) => (mark.trim() === '' ? ' ' : '')).trim()
    const hits = findHits(plain, sought)
    return hits.length === 0 ? [] : [{ part, plain, hits, distinct: new Set(hits.map(({ word }) => word)).size }]
  })
  const [best] = found.sort((a, b) => b.distinct - a.distinct)
  return best ? { label: LABELS.get(best.part) ?? best.part, pieces: cutPieces(best.plain, best.hits) } : null
}

interface Hit {
  start: number
  end: number
  /** Which of the words it is. */
  word: string
}

/** Where the words stand in a text, in order; a hit is always a whole word of the text. */
export function findHits(text: string, { words, isNear }: SoughtWords): Hit[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].flatMap((match) => {
    const folded = foldWord(match[0])
    const word = words.find((one) => (isNear ? folded === one : folded.includes(one)))
    return word === undefined ? [] : [{ start: match.index, end: match.index + match[0].length, word }]
  })
}

// Letters that decompose into nothing simpler, as the database writes them.
const LETTERS: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }

/** A word as it is searched: lower case, without accents. */
export function foldWord(word: string): string {
  const bare = word.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')
  return bare.replaceAll(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter] ?? letter).normalize('NFC')
}

function cutPieces(text: string, hits: readonly Hit[]): Excerpt['pieces'] {
  const [start, end] = chooseWindow(text, hits[0]?.start ?? 0)
  const pieces: Excerpt['pieces'] = start > 0 ? [{ text: '…', isHit: false }] : []
  let at = start
  for (const hit of hits.filter((one) => one.start >= start && one.start < end)) {
    if (hit.start > at) pieces.push({ text: text.slice(at, hit.start), isHit: false })
    at = Math.min(hit.end, end)
    pieces.push({ text: text.slice(hit.start, at), isHit: true })
  }
  if (at < end) pieces.push({ text: text.slice(at, end), isHit: false })
  if (end < text.length) pieces.push({ text: '…', isHit: false })
  return pieces
}

/** From where to where the text is shown: a few words before the first hit, cut between words where there are any. */
function chooseWindow(text: string, hit: number): [number, number] {
  if (text.length <= EXCERPT_MAX) return [0, text.length]
  const early = Math.max(0, Math.min(hit - 40, text.length - EXCERPT_MAX))
  const gap = early === 0 ? 0 : text.lastIndexOf(' ', hit - 1) >= early ? text.indexOf(' ', early) + 1 : hit
  const start = wholeCharacter(text, Math.min(gap, hit))
  const late = Math.min(text.length, start + EXCERPT_MAX)
  const lastGap = text.lastIndexOf(' ', late)
  return [start, wholeCharacter(text, late === text.length || lastGap <= hit ? late : lastGap)]
}

/** The same place, or the one before where it would cut a character into halves. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}
