import { compareBands, worstBand } from '@/lib/domain/scoring/band'
import { type Band, countScored, type Factor, FACTORS, type FactorSet, type Level } from '@/lib/domain/scoring/factor'
import { edgesOf, weightsOf, type Edges, type ScoringPolicy } from '@/lib/domain/scoring/policy'

/** What a policy makes of five factors; number and band exist only when all five are there. */
export type Score = { state: 'scored'; number: number; band: Band } | { state: 'incomplete'; scored: number }

type FullFactors = Record<Factor, Level>

/** The set without nulls, or null when a factor is missing. */
function takeFull(factors: FactorSet): FullFactors | null {
  const { likelihood, impact, detectability, recoverability, blastRadius } = factors
  if (likelihood === null || impact === null || detectability === null) return null
  if (recoverability === null || blastRadius === null) return null
  return { likelihood, impact, detectability, recoverability, blastRadius }
}

function countNumber(policy: ScoringPolicy, factors: FullFactors): number {
  const weights = weightsOf(policy)
  if (weights === null) return FACTORS.reduce((total, factor) => total * factors[factor], 1)
  return FACTORS.reduce((total, factor) => total + weights[factor] * factors[factor], 0)
}

/** Band of a number between three edges; a number on an edge belongs to the lower band. */
export function bandOfNumber(number: number, [low, moderate, high]: Edges): Band {
  if (number <= low) return 'low'
  if (number <= moderate) return 'moderate'
  return number <= high ? 'high' : 'critical'
}

/**
 * The band below which severity-first never lets a row fall, or null. Grave impact that is silent or beyond repair is at least
 * high; the gravest that is both is critical, however unlikely and however narrow it is.
 */
function severityFloor({ impact, detectability, recoverability }: FullFactors): Band | null {
  const silent = detectability === 5
  const beyondRepair = recoverability === 5
  if (impact === 5 && silent && beyondRepair) return 'critical'
  return impact >= 4 && (silent || beyondRepair) ? 'high' : null
}

function decideBand(policy: ScoringPolicy, factors: FullFactors, number: number): Band {
  const band = bandOfNumber(number, edgesOf(policy))
  if (policy.kind !== 'severity-first') return band
  return worstBand([band, severityFloor(factors)]) ?? band
}

/** Number and band of five factors under a policy, or how many of the five are there. */
export function scoreFactors(policy: ScoringPolicy, factors: FactorSet): Score {
  const full = takeFull(factors)
  if (full === null) return { state: 'incomplete', scored: countScored(factors) }
  const number = countNumber(policy, full)
  return { state: 'scored', number, band: decideBand(policy, full, number) }
}

/** Band of five factors under a policy; null while a factor is missing. */
export function bandOf(policy: ScoringPolicy, factors: FactorSet): Band | null {
  const score = scoreFactors(policy, factors)
  return score.state === 'scored' ? score.band : null
}

/** The number and the band as people read them, such as "625 critical" or "3 of 5 scored". */
export function describeScore(score: Score): string {
  return score.state === 'scored' ? `${score.number} ${score.band}` : `${score.scored} of ${FACTORS.length} scored`
}

/**
 * Order for a list of scores, worst first: by band, then by number (severity-first may rank a smaller number higher).
 * Incomplete rows stand after all scored ones, those that were begun before those that nobody has touched.
 */
export function compareScores(a: Score, b: Score): number {
  if (a.state === 'incomplete') return b.state === 'incomplete' ? b.scored - a.scored : 1
  if (b.state === 'incomplete') return -1
  return compareBands(b.band, a.band) || b.number - a.number
}
