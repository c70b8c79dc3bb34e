import { FACTORS, type Factor } from '@/lib/domain/scoring/factor'
import { FACTOR_WORDS } from '@/lib/domain/scoring/rubric'
import { spreadOf, type Counts } from '@/lib/domain/scoring/spread'
import type { BallotWords, Levels } from '@/lib/domain/workshop/ballot'

/** Reasons that are quoted; the rest stays with the ballots. */
const QUOTED_MAX = 5
/** Most characters of one reason that is quoted. */
const QUOTE_MAX = 200

/** The medians of the factors; where nobody gave a level, the middle of the scale. */
export function mediansOf(tallies: Record<Factor, Counts>): Levels {
  return Object.fromEntries(FACTORS.map((factor) => [factor, spreadOf(tallies[factor])?.median ?? 3])) as Levels
}

/** What could stand as the rationale of an agreement: how many scored, where they were apart, and what they wrote. It is to be changed. */
export function suggestRationale(number: number, tallies: Record<Factor, Counts>, ballots: readonly Pick<BallotWords, 'reason'>[]): string {
  const count = spreadOf(tallies.impact)?.count ?? 0
  const apart = FACTORS.flatMap((factor) => {
    const spread = spreadOf(tallies[factor])
    return spread && spread.lowest < spread.highest ? [`${FACTOR_WORDS[factor].label.toLowerCase()} ${spread.lowest} to ${spread.highest}`] : []
  })
  const scored = `Scored blind by ${count === 1 ? '1 person' : `${count} people`} in round ${number}`
  const spread = apart.length > 0 ? `${scored}; apart on ${apart.join(', ')}.` : `${scored}, all alike.`
  const reasons = [...new Set(ballots.flatMap(({ reason }) => reason?.replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '') || []))].slice(0, QUOTED_MAX)
  const quoted = reasons.map((text) => `“${text.length > QUOTE_MAX ? `${text.slice(0, QUOTE_MAX - 1)}…` : text}”`)
  return quoted.length > 0 ? `${spread} Reasons given: ${quoted.join('; ')}.` : spread
}
