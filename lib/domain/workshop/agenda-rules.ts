import type { RuleProblem } from '@/lib/domain/row/row-commands'
import { BEFORE_REVEAL, type PhaseKind } from '@/lib/domain/workshop/workshop-words'

/**
 * Why phases in this order make no workshop; null where they do. There are two at least and the last alone is the closing. What is written in
 * hiding is grouped before anything else is done with it, and nothing is grouped that was not written; a workshop without cards has neither.
 */
export function agendaProblem(kinds: readonly PhaseKind[]): RuleProblem | null {
  if (kinds.length < 2 || kinds.indexOf('close') !== kinds.length - 1) {
    return { message: 'These phases make no workshop.', hint: 'Take two at least, and end with the closing.' }
  }
  let cards: 'none' | 'hidden' | 'shown' = 'none'
  for (const kind of kinds) {
    if (kind === 'group' ? cards === 'none' : cards === 'hidden' && !BEFORE_REVEAL.includes(kind)) return WRITING_FIRST
    if (kind === 'group') cards = 'shown'
    if (kind === 'brainstorm') cards = 'hidden'
  }
  return null
}

const WRITING_FIRST: RuleProblem = {
  message: 'Cards are written first and grouped next.',
  hint: 'Put a grouping after every brainstorm, before choosing and scoring; a workshop without cards has neither.',
}

/**
 * Where phases of a kind are put into an agenda: the first place from `after` on (0 to its length) where it remains one, and with what. A
 * brainstorm brings its grouping where none would follow it. Null where there is no place.
 */
export function placeFor(kind: PhaseKind, kinds: readonly PhaseKind[], after: number): { at: number; added: PhaseKind[] } | null {
  const bundles: PhaseKind[][] = kind === 'brainstorm' ? [[kind], [kind, 'group']] : [[kind]]
  for (const added of bundles) {
    for (let at = after; at <= kinds.length; at += 1) if (agendaProblem(kinds.toSpliced(at, 0, ...added)) === null) return { at, added }
  }
  return null
}
