import { assert } from '@/lib/kernel/assert'

/**
 * The one JSON text of a value by RFC 8785: members sorted by the UTF-16 units of their names, no spaces, numbers as ECMAScript prints them.
 * As with JSON.stringify, `undefined` members are left out and a hole in a list is null. What has no such text (a number that is not finite,
 * half of a surrogate pair, a value that is no JSON) throws. `printText` is for what must have a text even so.
 */
export function canonicalJson(value: unknown, printText: (text: string) => string = printWellFormed): string {
  if (typeof value === 'string') return printText(value)
  if (Array.isArray(value)) return `[${Array.from(value, (item) => canonicalJson(item ?? null, printText)).join(',')}]`
  if (typeof value === 'object' && value !== null) return printMembers(value, printText)
  assert(value === null || typeof value === 'boolean' || Number.isFinite(value), 'canonical JSON holds finite numbers, texts, truth values, lists and records')
  return JSON.stringify(value)
}

function printMembers(value: object, printText: (text: string) => string): string {
  const members: Record<string, unknown> = { ...value }
  let text = ''
  // Without a comparison of its own, sort() compares UTF-16 units.
  for (const name of Object.keys(members).sort()) {
    const member = members[name]
    if (member !== undefined) text += `${text === '' ? '' : ','}${printText(name)}:${canonicalJson(member, printText)}`
  }
  return `{${text}}`
}

const HALF_A_CHARACTER = /\p{Cs}/u

function printWellFormed(text: string): string {
  const printed = JSON.stringify(text)
  // Half of a character is the one thing that comes as \ud…, if a text does not hold these very letters.
  assert(!printed.includes('\\ud') || !HALF_A_CHARACTER.test(text), 'canonical JSON holds well-formed text')
  return printed
}
