import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

/**
 * Order keys are fractional indexes: text that sorts by bytes (collation "C"), so that a row moves by changing its own key
 * only. Two people who insert at one place at once may make the same key; the row id then breaks the tie.
 */

/** Longest key that the database stores; a list that needs a longer one is spread anew by `spreadOrderKeys`. */
export const ORDER_KEY_MAX = 120

/** A key between two neighbours; null stands for the open end. Equal or reversed neighbours yield a key after the first. */
export function orderKeyBetween(before: string | null, after: string | null): string {
  const end = before !== null && after !== null && before >= after ? null : after
  return generateKeyBetween(before, end)
}

/** `count` keys in rising order, all between the two neighbours. */
export function spreadOrderKeys(count: number, before: string | null = null, after: string | null = null): string[] {
  return generateNKeysBetween(before, after, count)
}

/** Order of two rows that carry an order key: by key bytes, then by id. */
export function compareOrder(a: { orderKey: string; id: string }, b: { orderKey: string; id: string }): number {
  if (a.orderKey !== b.orderKey) return a.orderKey < b.orderKey ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
