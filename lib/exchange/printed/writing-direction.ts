import type { Run } from '@/lib/domain/document/printed-document'

const STRONG = /\p{L}/u
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** True for a text whose first letter is of a script that is written from right to left. */
export function isRightToLeft(runs: readonly Run[]): boolean {
  for (const { text } of runs) {
    const first = STRONG.exec(text)
    if (first) return RIGHT_TO_LEFT.test(first[0])
  }
  return false
}

/** True for a text that holds any letter of such a script. */
export function holdsRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text)
}
