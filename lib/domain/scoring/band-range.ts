import { BANDS, type Band } from '@/lib/domain/scoring/factor'
import { edgesOf, rangeOf, type ScoringPolicy } from '@/lib/domain/scoring/policy'

/** The numbers of one band, both ends included. */
export interface BandRange {
  band: Band
  from: number
  to: number
}

/**
 * The numbers that each band covers under a policy, mildest first, for a legend. Under severity-first a row may stand in a worse
 * band than its number alone would give.
 */
export function rangesOfBands(policy: ScoringPolicy): BandRange[] {
  const { least, greatest } = rangeOf(policy)
  const ends = [...edgesOf(policy), greatest]
  return BANDS.map((band, place) => {
    const before = ends[place - 1]
    return { band, from: before === undefined ? least : before + 1, to: ends[place] ?? greatest }
  })
}
