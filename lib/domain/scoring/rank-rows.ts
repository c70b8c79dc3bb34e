import { BANDS, type Band } from '@/lib/domain/scoring/factor'
import { neighboursOf, SET_COUNT, type PolicyTable } from '@/lib/domain/scoring/policy-table'

/** How the rows of a register stand under one policy. */
export interface Ranking {
  /**
   * Rank of each row, 1 is worst; null where the row is not scored. Standard competition ranking: equals share a rank, and as many ranks are
   * left out after them ("1, 2, 2, 4").
   */
  ranks: (number | null)[]
  /** Ranks that at least two rows share. */
  shared: ReadonlySet<number>
  /** Rows that share their rank with at least one other. */
  tied: number
  /** Scored rows by band. */
  bands: Record<Band, number>
  steps: StepCount
  /** By the place of a set: how many of its steps move a row of that set to another rank. */
  rankSteps: Uint8Array
}

/** What would change if one factor of one row were one level off, all rows, factors and both directions counted, within 1 to 5. */
export interface StepCount {
  total: number
  /** Steps after which the row itself has another rank. */
  rank: number
  /** Steps after which the row itself has another band. */
  band: number
}

/** How many rows hold each set. Rows without all five factors (null) are left out. */
export function countSets(places: readonly (number | null)[]): Int32Array {
  const counts = new Int32Array(SET_COUNT)
  for (const place of places) if (place !== null) counts[place] = (counts[place] ?? 0) + 1
  return counts
}

/**
 * Ranks rows under a policy, worst first, and counts what single steps would change. Rows with the same set fare alike, so the work is in
 * proportion to the rows plus d log d for the d different sets, of which there are at most 3,125.
 */
export function rankRows(places: readonly (number | null)[], table: PolicyTable): Ranking {
  const counts = countSets(places)
  const held = [...counts.keys()].filter((place) => (counts[place] ?? 0) > 0)
  const above = countAbove(held, counts, table)
  const rankOf = (place: number) => above(table.keys[place] ?? 0) + 1
  const perRank = new Map<number, number>()
  for (const place of held) {
    const rank = rankOf(place)
    perRank.set(rank, (perRank.get(rank) ?? 0) + (counts[place] ?? 0))
  }
  const ties = [...perRank].filter(([, rows]) => rows > 1)
  const bands: Record<Band, number> = { low: 0, moderate: 0, high: 0, critical: 0 }
  for (const place of held) bands[BANDS[table.bands[place] ?? 0] ?? 'low'] += counts[place] ?? 0
  return {
    ranks: places.map((place) => (place === null ? null : rankOf(place))),
    shared: new Set(ties.map(([rank]) => rank)),
    tied: ties.reduce((sum, [, rows]) => sum + rows, 0),
    bands,
    ...countSteps(held, counts, table, above),
  }
}

/** A function that says how many rows have a key above a given one. */
function countAbove(held: readonly number[], counts: Int32Array, table: PolicyTable): (key: number) => number {
  const byKey = new Map<number, number>()
  for (const place of held) {
    const key = table.keys[place] ?? 0
    byKey.set(key, (byKey.get(key) ?? 0) + (counts[place] ?? 0))
  }
  const keys = [...byKey.keys()].sort((a, b) => b - a)
  let sum = 0
  const before = keys.map((key) => {
    const own = sum
    sum += byKey.get(key) ?? 0
    return own
  })
  return (key) => {
    let low = 0
    let high = keys.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((keys[middle] ?? 0) > key) low = middle + 1
      else high = middle
    }
    return before[low] ?? sum
  }
}

function countSteps(held: readonly number[], counts: Int32Array, table: PolicyTable, above: (key: number) => number) {
  const steps: StepCount = { total: 0, rank: 0, band: 0 }
  const rankSteps = new Uint8Array(SET_COUNT)
  for (const place of held) {
    const rows = counts[place] ?? 0
    const key = table.keys[place] ?? 0
    const neighbours = neighboursOf(place)
    // Among the others, the row itself does not stand above where it goes to.
    const moves = neighbours.filter((to) => above(table.keys[to] ?? 0) - (key > (table.keys[to] ?? 0) ? 1 : 0) !== above(key)).length
    rankSteps[place] = moves
    steps.total += rows * neighbours.length
    steps.rank += rows * moves
    steps.band += rows * neighbours.filter((to) => table.bands[to] !== table.bands[place]).length
  }
  return { steps, rankSteps }
}
