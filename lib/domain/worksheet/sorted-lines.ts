type Order<T> = (a: T, b: T) => number

/** Up to so many members are put in and taken out one by one; beyond, one pass over the list is quicker. */
const SINGLE_MAX = 8

/**
 * A sorted list without some of its members and with others, in the same order; the list itself stays as it was. What is not in it is not
 * taken out. No two members may be equal in the order.
 */
export function patchSorted<T>(
  list: readonly T[],
  gone: readonly T[],
  come: readonly T[],
  order: Order<T>,
): readonly T[] {
  if (gone.length === 0 && come.length === 0) return list
  return gone.length + come.length <= SINGLE_MAX ? patchSingly(list, gone, come, order) : mergeSorted(list, gone, come, order)
}

function patchSingly<T>(list: readonly T[], gone: readonly T[], come: readonly T[], order: Order<T>) {
  const next = list.slice()
  for (const line of gone) {
    const at = placeIn(next, line, order)
    if (next[at] === line) next.splice(at, 1)
  }
  for (const line of come) next.splice(placeIn(next, line, order), 0, line)
  return next
}

/** Index of the first member that does not stand before what is looked for, by an order of members to it. */
export function placeIn<T, Sought = T>(list: readonly T[], sought: Sought, order: (member: T, sought: Sought) => number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = list[middle]
    if (other !== undefined && order(other, sought) < 0) low = middle + 1
    else high = middle
  }
  return low
}

function mergeSorted<T>(list: readonly T[], gone: readonly T[], come: readonly T[], order: Order<T>) {
  const leaving = new Set(gone)
  const added = [...come].sort(order)
  const next: T[] = []
  let from = 0
  for (const line of list) {
    if (leaving.has(line)) continue
    for (let other = added[from]; other !== undefined && order(other, line) < 0; other = added[from]) {
      next.push(other)
      from += 1
    }
    next.push(line)
  }
  return next.concat(added.slice(from))
}
