/** The five factors; in each, 1 is best and 5 is always worst. */
export const FACTORS = ['likelihood', 'impact', 'detectability', 'recoverability', 'blastRadius'] as const
export type Factor = (typeof FACTORS)[number]

/** A level of a factor. */
export const LEVELS = [1, 2, 3, 4, 5] as const
export type Level = (typeof LEVELS)[number]

/** Five factors, each a level or null while nobody has scored it. */
export type FactorSet = Record<Factor, Level | null>

/** Stages of an assessment: without controls, with the controls in place, with all planned controls in place. */
export const STAGES = ['inherent', 'current', 'target'] as const
export type Stage = (typeof STAGES)[number]

/** The four bands, mildest first. */
export const BANDS = ['low', 'moderate', 'high', 'critical'] as const
export type Band = (typeof BANDS)[number]

/** Five factors that nobody has scored. */
export const EMPTY_FACTORS: Readonly<FactorSet> = Object.freeze({
  likelihood: null,
  impact: null,
  detectability: null,
  recoverability: null,
  blastRadius: null,
})

/** How many of the five factors hold a level, 0 to 5. */
export function countScored(factors: FactorSet): number {
  return FACTORS.filter((factor) => factors[factor] !== null).length
}
