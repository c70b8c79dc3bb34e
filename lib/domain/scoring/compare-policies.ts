import { compareBands } from '@/lib/domain/scoring/band'
import type { Band, FactorSet } from '@/lib/domain/scoring/factor'
import { kendallTauB } from '@/lib/domain/scoring/kendall-tau'
import type { ScoringPolicy } from '@/lib/domain/scoring/policy'
import { tabulatePolicy, type PolicyTable } from '@/lib/domain/scoring/policy-table'
import { countSets, rankRows, type Ranking } from '@/lib/domain/scoring/rank-rows'
import { bandOf } from '@/lib/domain/scoring/score'

/** One policy over the rows of a register, beside the one that the register has. */
export interface PolicyComparison {
  table: PolicyTable
  ranking: Ranking
  /** Ranks that a row gains (above 0: it stands worse) or loses against the first policy; null where it is not scored. */
  moves: (number | null)[]
  /** Rows whose rank is another than under the first policy. */
  moved: number
  /** Rows whose band is another than under the first policy. */
  rebanded: number
}

export interface Comparison {
  policies: PolicyComparison[]
  /** Kendall's tau-b of every two policies; null where an order ties everything. */
  taus: (number | null)[][]
}

/** Compares policies over the same rows; the first is the one that the others are measured against. `places` are those of `placeOfSet`. */
export function comparePolicies(places: readonly (number | null)[], policies: readonly ScoringPolicy[]): Comparison {
  const ranked = policies.map((policy) => {
    const table = tabulatePolicy(policy)
    return { table, ranking: rankRows(places, table) }
  })
  const first = ranked[0]
  const compared = ranked.map(({ table, ranking }): PolicyComparison => {
    const moves = ranking.ranks.map((rank, i) => {
      const own = first?.ranking.ranks[i] ?? null
      return rank === null || own === null ? null : own - rank
    })
    const rebanded = places.filter((place) => place !== null && first && table.bands[place] !== first.table.bands[place]).length
    return { table, ranking, moves, moved: moves.filter((move) => move !== null && move !== 0).length, rebanded }
  })
  return { policies: compared, taus: tausOf(places, ranked.map(({ table }) => table)) }
}

function tausOf(places: readonly (number | null)[], tables: readonly PolicyTable[]): (number | null)[][] {
  const counts = countSets(places)
  const held = [...counts.keys()].filter((place) => (counts[place] ?? 0) > 0)
  const taus = tables.map(() => tables.map((): number | null => null))
  for (const [i, one] of tables.entries()) {
    for (const [j, other] of tables.entries()) {
      if (j < i) continue
      const tau = kendallTauB(held.map((place) => ({ a: one.keys[place] ?? 0, b: other.keys[place] ?? 0, rows: counts[place] ?? 0 })))
      for (const [row, column] of [[i, j], [j, i]] as const) {
        const line = taus[row]
        if (line) line[column] = tau
      }
    }
  }
  return taus
}

export interface BandChange<R> {
  row: R
  before: Band
  after: Band
}

/** The rows that would stand in another band, those that get worse by most first. Rows that are not scored have no band to change. */
export function listBandChanges<R>(rows: readonly R[], factorsOf: (row: R) => FactorSet, from: ScoringPolicy, to: ScoringPolicy): BandChange<R>[] {
  const changes = rows.flatMap((row): BandChange<R>[] => {
    const before = bandOf(from, factorsOf(row))
    const after = bandOf(to, factorsOf(row))
    return before === null || after === null || before === after ? [] : [{ row, before, after }]
  })
  return changes.sort((a, b) => compareBands(b.after, b.before) - compareBands(a.after, a.before) || compareBands(b.after, a.after))
}
