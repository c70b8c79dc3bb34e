/** One kind of row in two orders: its key in each (greater is worse) and how many rows are of that kind. */
export interface PairedKeys {
  a: number
  b: number
  rows: number
}

/**
 * Kendall's tau-b of two orders of the same rows: (C - D) / sqrt((n0 - n1) (n0 - n2)), where C and D count the pairs of rows that both orders
 * put the same and the opposite way round, n0 all pairs, n1 and n2 the pairs that are tied in the first and in the second. 1 is the same
 * order, -1 the reverse, 0 no relation; null when either order ties all rows, because nothing can be said then.
 * Source: M. G. Kendall, "The treatment of ties in ranking problems", Biometrika 33 (1945), 239-251. Counted with a Fenwick tree
 * (P. M. Fenwick, Software: Practice and Experience 24 (1994), 327-336), in n log n.
 */
export function kendallTauB(pairs: readonly PairedKeys[]): number | null {
  const all = pairs.reduce((sum, { rows }) => sum + rows, 0)
  const free = (pick: (pair: PairedKeys) => number) => choosePairs(all) - countTies(pairs, pick)
  const scale = Math.sqrt(free((pair) => pair.a)) * Math.sqrt(free((pair) => pair.b))
  if (scale === 0) return null
  // Rounding may lead beyond the ends by the last bit.
  return Math.max(-1, Math.min(1, agreement(pairs) / scale))
}

/** Pairs in the same order less pairs in the opposite one. */
function agreement(pairs: readonly PairedKeys[]): number {
  const sorted = [...pairs].sort((x, y) => x.a - y.a)
  const placeOf = new Map([...new Set(pairs.map(({ b }) => b))].sort((x, y) => x - y).map((b, place) => [b, place + 1]))
  const tree = new Float64Array(placeOf.size + 1)
  let seen = 0
  let sum = 0
  for (let start = 0; start < sorted.length; ) {
    let end = start
    while (end < sorted.length && sorted[end]?.a === sorted[start]?.a) end += 1
    // Rows that are tied in the first order are compared with the earlier ones only, never with each other.
    const group = sorted.slice(start, end).map(({ b, rows }) => ({ place: placeOf.get(b) ?? 1, rows }))
    for (const { place, rows } of group) sum += rows * (sumTo(tree, place - 1) - (seen - sumTo(tree, place)))
    for (const { place, rows } of group) {
      add(tree, place, rows)
      seen += rows
    }
    start = end
  }
  return sum
}

function sumTo(tree: Float64Array, place: number): number {
  let sum = 0
  for (let at = place; at > 0; at -= at & -at) sum += tree[at] ?? 0
  return sum
}

function add(tree: Float64Array, place: number, rows: number): void {
  for (let at = place; at < tree.length; at += at & -at) tree[at] = (tree[at] ?? 0) + rows
}

function countTies(pairs: readonly PairedKeys[], pick: (pair: PairedKeys) => number): number {
  const groups = new Map<number, number>()
  for (const pair of pairs) groups.set(pick(pair), (groups.get(pick(pair)) ?? 0) + pair.rows)
  return [...groups.values()].reduce((sum, rows) => sum + choosePairs(rows), 0)
}

function choosePairs(rows: number): number {
  return (rows * (rows - 1)) / 2
}
