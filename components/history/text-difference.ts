import { diffWordsWithSpace } from 'diff'

export interface DifferencePart {
  kind: 'same' | 'gone' | 'new'
  text: string
}

/** Beyond so many replaced words two texts are shown whole: they have little in common, and comparing them further would take long. */
const EDITS_MAX = 1_000
/** How much of what stayed the same is shown around a change, in characters. */
const AROUND = 80
/** A few letters that happen to stand in both texts would only cut a change into crumbs. */
const CRUMB_MAX = 4
/** Texts that share less of themselves than this are two texts. */
const SHARED_MIN = 0.4

/**
 * What is gone from a text and what is new in it, by words, with long stretches of the same left out in the middle. Texts with little in common
 * are one whole that is gone and one that is new.
 */
export function findDifference(before: string, after: string): DifferencePart[] {
  const parts = diffWordsWithSpace(before, after, { maxEditLength: EDITS_MAX })?.map(({ added, removed, value }): DifferencePart => {
    return { kind: added ? 'new' : removed ? 'gone' : 'same', text: value }
  })
  const joined = joinCrumbs(parts ?? [])
  const shared = joined.reduce((sum, { kind, text }) => (kind === 'same' ? sum + text.length : sum), 0)
  if (shared < SHARED_MIN * Math.max(before.length, after.length)) return wholes(before, after)
  return joined.map((part, i) => (part.kind === 'same' ? { ...part, text: shortenSame(part.text, i === 0, i === joined.length - 1) } : part))
}

function wholes(before: string, after: string): DifferencePart[] {
  const both: DifferencePart[] = [{ kind: 'gone', text: before }, { kind: 'new', text: after }]
  return both.filter(({ text }) => text !== '')
}

/** Changes with nothing but crumbs between them are one change. */
function joinCrumbs(parts: readonly DifferencePart[]): DifferencePart[] {
  const joined: DifferencePart[] = []
  let change = { gone: '', new: '' }
  const close = () => {
    joined.push(...wholes(change.gone, change.new))
    change = { gone: '', new: '' }
  }
  for (const [i, { kind, text }] of parts.entries()) {
    if (kind !== 'same') change = { ...change, [kind]: change[kind] + text }
    else if (text.trim().length < CRUMB_MAX && i > 0 && i < parts.length - 1) change = { gone: change.gone + text, new: change.new + text }
    else {
      close()
      joined.push({ kind, text })
    }
  }
  close()
  return joined
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
