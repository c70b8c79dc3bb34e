/** Most characters of a register's or a scenario's code. */
export const CODE_MAX = 40

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._/#-]*$/u

/**
 * Whether a text can be the code of a register, such as "D10": letters, digits and `. _ / # -`, without spaces, at most 40
 * characters.
 */
export function isRegisterCode(text: string): boolean {
  return text.length <= CODE_MAX && CODE.test(text)
}

/** Whether a text can be the code of a scenario, such as "D10-01": a code that holds a digit, so that "Note — later" is none. */
export function isScenarioCode(text: string): boolean {
  return isRegisterCode(text) && /\p{N}/u.test(text)
}

export interface CodedTitle {
  code: string
  title: string
  /** What stood between them: an em dash, or another dash that a reader may have typed for it. */
  dash: string
}

/** Splits "CODE — Title" at its first dash; null when the text before it holds a space or there is no dash. */
export function splitCodedTitle(text: string): CodedTitle | null {
  const match = /^(\S+) (—|–|-)(?: ([^]*))?$/.exec(text.trim())
  if (!match) return null
  return { code: match[1] ?? '', dash: match[2] ?? '', title: (match[3] ?? '').trim() }
}

/** The scenario that a heading opens, or null when it opens none. */
export function readScenarioTitle(text: string): CodedTitle | null {
  const coded = splitCodedTitle(text)
  return coded && isScenarioCode(coded.code) ? coded : null
}

/** Prints "CODE — Title"; the inverse of `splitCodedTitle`. */
export function printCodedTitle(code: string, title: string): string {
  return title === '' ? `${code} —` : `${code} — ${title}`
}
