import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

/**
 * Order keys are fractional indexes: text that sorts by bytes (collation "C"), so that a row moves by changing its own key
 * only. Two people who insert at one place at once may make the same key; the row id then breaks the tie.
 */

/** Longest key that the database stores; a list that needs a longer one is spread anew by `spreadOrderKeys`. */
export const ORDER_KEY_MAX = 120

/** Whether a text is a key of at most 120 characters beside which another one can be put; `0`, `Z` and `a00` are none. */
export function isOrderKey(text: string): boolean {
  return /^[0-9A-Za-z]+$/.test(text) && text.length <= ORDER_KEY_MAX && isFractionalIndex(text)
}

function isFractionalIndex(key: string): boolean {
  try {
    generateKeyBetween(key, null)
    return true
  } catch {
    return false
  }
}

/**
 * A key between two neighbours; null stands for the open end. Equal or reversed neighbours yield a key after the first. Never throws: a
 * neighbour that is no key itself is taken for the nearest one on its far side or, where there is none, for the open end.
 */
export function orderKeyBetween(before: string | null, after: string | null): string {
  return generateKeyBetween(...settleNeighbours(before, after))
}

/** `count` keys in rising order, all between the two neighbours, which are read as `orderKeyBetween` reads them. */
export function spreadOrderKeys(count: number, before: string | null = null, after: string | null = null): string[] {
  return generateNKeysBetween(...settleNeighbours(before, after), count)
}

function settleNeighbours(before: string | null, after: string | null): [string | null, string | null] {
  const start = before === null ? null : raiseToKey(before)
  const end = after === null ? null : lowerToKey(after)
  return [start, start !== null && end !== null && start >= end ? null : end]
}

/** The text itself when it is a key, else one not far above it; null for a text below all keys. */
function raiseToKey(text: string): string | null {
  return [text, padInteger(text), `${padInteger(text)}V`].find(isFractionalIndex) ?? null
}

/** The text itself when it is a key, else one not far below it; null where cutting zeros gives none. */
function lowerToKey(text: string): string | null {
  return [text, text.replace(/0+$/, '')].find(isFractionalIndex) ?? null
}

// The head of a key says how many characters its integer has: `a` and `Z` two, `b` and `Y` three, up to 27 for `z` and `A`.
function padInteger(text: string): string {
  const head = text.charCodeAt(0)
  const length = head >= 97 ? head - 95 : 92 - head
  return text.padEnd(length, '0')
}

/** Order of two rows that carry an order key: by key bytes, then by id. */
export function compareOrder(a: { orderKey: string; id: string }, b: { orderKey: string; id: string }): number {
  if (a.orderKey !== b.orderKey) return a.orderKey < b.orderKey ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
