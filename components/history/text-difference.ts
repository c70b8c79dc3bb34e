import { diffWordsWithSpace } from 'diff'

export interface DifferencePart {
  kind: 'same' | 'gone' | 'new'
  text: string
}

/** Beyond so many replaced words two texts are shown whole: they have little in common, and comparing them further would take long. */
const EDITS_MAX = 1_000
/** How much of what stayed the same is shown around a change, in characters. */
const AROUND = 80

/** What is gone from a text and what is new in it, word by word, with long stretches of the same left out in the middle. */
export function findDifference(before: string, after: string): DifferencePart[] {
  const parts = diffWordsWithSpace(before, after, { maxEditLength: EDITS_MAX })
  if (parts === undefined) {
    return [{ kind: 'gone', text: before }, { kind: 'new', text: after }]
  }
  return parts.map(({ added, removed, value }, i): DifferencePart => {
    if (added || removed) return { kind: added ? 'new' : 'gone', text: value }
    return { kind: 'same', text: shortenSame(value, i === 0, i === parts.length - 1) }
  })
}

function shortenSame(text: string, isFirst: boolean, isLast: boolean): string {
  const head = isFirst ? '' : text.slice(0, AROUND)
  const tail = isLast ? '' : text.slice(-AROUND)
  return text.length <= head.length + tail.length + AROUND ? text : `${head} … ${tail}`.trimStart()
}

/** True where a difference is easier to read than two values: both are texts of some length that share words. */
export function isWorthComparing(before: unknown, after: unknown): boolean {
  return typeof before === 'string' && typeof after === 'string' && before.length + after.length > 60 && /\s/.test(before.trim()) && /\s/.test(after.trim())
}
