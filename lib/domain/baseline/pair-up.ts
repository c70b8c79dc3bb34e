/** Something in a list that may stand in another version of the list: it is known by its name, and only things of one group are taken for each other. */
export interface Named {
  name: string
  group?: string
}

export interface Pair<T> {
  before: T
  after: T
  /** True where it stands at another place among those that stayed. */
  isMoved: boolean
}

export interface Pairing<T> {
  /** In the order of the later list. */
  pairs: Pair<T>[]
  removed: T[]
  added: T[]
}

interface Numbered<T> {
  one: T
  key: string
  place: number
}

/**
 * Which things of two lists are the same: those of one name first, the n-th of a name with the n-th; then, one after the other, those that are left
 * between the same neighbours, for they were renamed. In a list without an order of its own one that is left is the other that is left. What
 * is the same either way round.
 */
export function pairUp<T extends Named>(before: readonly T[], after: readonly T[], isOrdered = true): Pairing<T> {
  const [old, fresh] = [numberNames(before), numberNames(after)]
  const matched = intersect(old, fresh)
  const known = new Map(old.map((one) => [one.key, one]))
  const renamed = isOrdered ? pairRenamed(old, fresh, matched) : pairLast(old, fresh, matched)
  const from = new Map(fresh.flatMap((one) => {
    const earlier = matched.has(one.key) ? known.get(one.key) : renamed.get(one)
    return earlier ? [[one, earlier] as const] : []
  }))
  const kept = new Set(from.values())
  const places = [...from.values()].map(({ place }) => place)
  const still = isOrdered ? longestRise(places) : new Set(places)
  return {
    pairs: [...from].map(([later, earlier]) => ({ before: earlier.one, after: later.one, isMoved: !still.has(earlier.place) })),
    removed: old.filter((one) => !kept.has(one)).map(({ one }) => one),
    added: fresh.filter((one) => !from.has(one)).map(({ one }) => one),
  }
}

function numberNames<T extends Named>(list: readonly T[]): Numbered<T>[] {
  const seen = new Map<string, number>()
  return list.map((one, place) => {
    const name = JSON.stringify([one.group ?? '', one.name])
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return { one, key: `${name} ${count}`, place }
  })
}

function intersect<T>(old: readonly Numbered<T>[], fresh: readonly Numbered<T>[]): Set<string> {
  const keys = new Set(old.map(({ key }) => key))
  return new Set(fresh.flatMap(({ key }) => (keys.has(key) ? [key] : [])))
}

type Renamed<T> = Map<Numbered<T>, Numbered<T>>

/** Those that are left, by the last thing before them that was found again. */
function pairRenamed<T extends Named>(old: readonly Numbered<T>[], fresh: readonly Numbered<T>[], matched: ReadonlySet<string>): Renamed<T> {
  const gaps = new Map<string, Numbered<T>[]>()
  walkLeft(old, matched, (gap, one) => gaps.set(gap, [...(gaps.get(gap) ?? []), one]))
  const found: Renamed<T> = new Map()
  walkLeft(fresh, matched, (gap, one) => {
    const earlier = gaps.get(gap)?.shift()
    if (earlier) found.set(one, earlier)
  })
  return found
}

function walkLeft<T extends Named>(list: readonly Numbered<T>[], matched: ReadonlySet<string>, visit: (gap: string, one: Numbered<T>) => void): void {
  let behind = ''
  for (const one of list) {
    if (matched.has(one.key)) behind = one.key
    else visit(JSON.stringify([behind, one.one.group ?? '']), one)
  }
}

function pairLast<T extends Named>(old: readonly Numbered<T>[], fresh: readonly Numbered<T>[], matched: ReadonlySet<string>): Renamed<T> {
  const left = (list: readonly Numbered<T>[]) => list.filter(({ key }) => !matched.has(key))
  const [earlier, ...others] = left(old)
  const [later, ...more] = left(fresh)
  const isOne = earlier && later && others.length === 0 && more.length === 0 && earlier.one.group === later.one.group
  return new Map(isOne ? [[later, earlier]] : [])
}

/** The most numbers of a list that rise without any being moved; of several such choices one. */
export function longestRise(list: readonly number[]): Set<number> {
  // For each length the place of the least number that ends a rise so long, and for each number the one before it.
  const ends: number[] = []
  const earlier = new Map<number, number | undefined>()
  for (const number of list) {
    const at = firstNotBelow(ends, number)
    earlier.set(number, ends[at - 1])
    ends[at] = number
  }
  const rise = new Set<number>()
  for (let one = ends.at(-1); one !== undefined; one = earlier.get(one)) rise.add(one)
  return rise
}

function firstNotBelow(sorted: readonly number[], number: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < number) low = middle + 1
    else high = middle
  }
  return low
}
