import { BANDS } from '@/lib/domain/scoring/factor'
import type { Score } from '@/lib/domain/scoring/score'

/** Farther apart than any two numbers of one band: a weight is at most 1,000,000 and a level at most 5. */
export const BAND_STEP = 1_000_000_000

/**
 * One whole number for a score, in the order of `compareScores` with the worst highest: scored rows by band, then by number; below them the
 * incomplete ones by how many of the five factors they have, 0 to 4. Lists are cut into pages by it.
 */
export function rankOf(score: Score): number {
  if (score.state === 'incomplete') return score.scored
  return (BANDS.indexOf(score.band) + 1) * BAND_STEP + score.number
}

/** The score of a rank; the inverse of `rankOf`. */
export function scoreOfRank(rank: number): Score {
  const band = BANDS[Math.floor(rank / BAND_STEP) - 1]
  return band === undefined ? { state: 'incomplete', scored: rank } : { state: 'scored', number: rank % BAND_STEP, band }
}
