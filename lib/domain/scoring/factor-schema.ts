import * as z from 'zod/mini'
import { FACTORS, type Factor, type FactorSet, type Level } from '@/lib/domain/scoring/factor'

const LEVEL_ERROR = 'Expected a whole number from 1 to 5, where 5 is worst.'

/** One level of a factor: exactly 1, 2, 3, 4 or 5, never a text or a fraction. */
export const levelSchema: z.ZodMiniType<Level> = z.literal([1, 2, 3, 4, 5], { error: LEVEL_ERROR })

/** A level, or null while nobody has scored the factor. */
export const optionalLevelSchema: z.ZodMiniType<Level | null> = z.nullable(levelSchema)

/** All five factors, each a level or null; a missing or an unknown factor is refused. */
export const factorSetSchema = z.strictObject({
  likelihood: optionalLevelSchema,
  impact: optionalLevelSchema,
  detectability: optionalLevelSchema,
  recoverability: optionalLevelSchema,
  blastRadius: optionalLevelSchema,
}) satisfies z.ZodMiniType<FactorSet>

export const factorSchema: z.ZodMiniType<Factor> = z.enum(FACTORS, { error: `Expected one of ${FACTORS.join(', ')}.` })
