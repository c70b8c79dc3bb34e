import * as z from 'zod/mini'
import type { Change, Row } from '@/lib/domain/row/change'
import { fieldSchema } from '@/lib/domain/row/row-schema'
import { addProblem } from '@/lib/domain/row/input-problems'
import { FACTORS, LEVELS, type Factor, type Level } from '@/lib/domain/scoring/factor'
import { levelSchema } from '@/lib/domain/scoring/factor-schema'
import type { Counts } from '@/lib/domain/scoring/spread'
import { ballotRow, type RoundTallyRow } from '@/lib/domain/workshop/scoring-rows'
import type { Confidence } from '@/lib/domain/workshop/workshop-words'

const id = z.uuid({ error: 'Expected an id.' })

/** All five factors, each with a level. */
export const levelsSchema = z.strictObject({
  likelihood: levelSchema,
  impact: levelSchema,
  detectability: levelSchema,
  recoverability: levelSchema,
  blastRadius: levelSchema,
})

/** Five levels of one person. */
export type Levels = Record<Factor, Level>

/** What one person gives in a round; without levels they pass. */
export interface BallotWords {
  levels: Levels | null
  confidence: Confidence | null
  reason: string | null
}

/** A ballot of one's own in a round that is not revealed. */
export type OwnBallot = BallotWords & { roundId: string }

const words = z.strictObject({
  ...{ workshopId: id, roundId: id, levels: z.nullable(levelsSchema) },
  ...{ confidence: fieldSchema(ballotRow.fields.confidence), reason: fieldSchema(ballotRow.fields.reason) },
})

export const castBallotSchema = z.pipe(
  words,
  z.transform((input: z.infer<typeof words>, payload) => {
    if (input.levels === null && input.confidence !== null) addProblem(payload, ['confidence'], 'Who passes is sure of nothing.', 'Leave it out, or give five levels.')
    return input
  }),
)
export type CastBallotInput = z.infer<typeof castBallotSchema>

/** A revealed ballot on its way into its row; the database has made its id and, where scoring is anonymous, taken its person away. */
export interface RevealedBallot extends BallotWords {
  id: string
  participantId: string | null
}

/** The ballot as a row that comes into being. */
export function revealBallot(roundId: string, { id: ballotId, participantId, levels: given, confidence, reason }: RevealedBallot): Change {
  const factors = Object.fromEntries(FACTORS.map((factor) => [factor, given?.[factor] ?? null]))
  const row: Row = { id: ballotId, roundId, participantId, stance: given ? 'scores' : 'passes', ...factors, confidence, reason, deletedAt: null }
  return { kind: 'ballot', id: ballotId, field: null, before: null, after: row }
}

/** How many ballots gave each level of each factor; who passed counts in none. */
export function tallyBallots(ballots: readonly Pick<BallotWords, 'levels'>[]): Record<Factor, Counts> {
  const count = (factor: Factor, level: Level) => ballots.filter((one) => one.levels?.[factor] === level).length
  const countsOf = (factor: Factor) => LEVELS.map((level) => count(factor, level)) as unknown as Counts
  return Object.fromEntries(FACTORS.map((factor) => [factor, countsOf(factor)])) as Record<Factor, Counts>
}

/** The tallies as five rows that come into being; `newId` makes their ids. */
export function revealTallies(roundId: string, tallies: Record<Factor, Counts>, newId: () => string): Change[] {
  return FACTORS.map((factor): Change => {
    const [ones, twos, threes, fours, fives] = tallies[factor]
    const row: Row = { id: newId(), roundId, factor, ones, twos, threes, fours, fives, deletedAt: null }
    return { kind: 'round-tally', id: row.id, field: null, before: null, after: row }
  })
}

/** The counts of a stored tally. */
export function countsOf({ ones, twos, threes, fours, fives }: Pick<RoundTallyRow, 'ones' | 'twos' | 'threes' | 'fours' | 'fives'>): Counts {
  return [ones, twos, threes, fours, fives]
}
