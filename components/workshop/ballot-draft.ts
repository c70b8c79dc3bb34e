import * as z from 'zod/mini'
import { FACTORS, type Factor, type Level } from '@/lib/domain/scoring/factor'
import type { BallotWords, Levels } from '@/lib/domain/workshop/ballot'
import { CONFIDENCES, type Confidence } from '@/lib/domain/workshop/workshop-words'

const level = z.nullable(z.literal([1, 2, 3, 4, 5]))
const draftSchema = z.object({
  levels: z.object({ likelihood: level, impact: level, detectability: level, recoverability: level, blastRadius: level }),
  confidence: z.nullable(z.enum(CONFIDENCES)),
  reason: z.string(),
})

/** A ballot that is being filled in. */
export interface BallotDraft {
  levels: Record<Factor, Level | null>
  confidence: Confidence | null
  reason: string
}

const NO_LEVELS = { likelihood: null, impact: null, detectability: null, recoverability: null, blastRadius: null } as const

/** A draft as the tab kept it; without one, what was said last, or nothing. */
export function readBallotDraft(kept: string | null, said: BallotWords | undefined): BallotDraft {
  try {
    return draftSchema.parse(JSON.parse(kept ?? ''))
  } catch {
    return { levels: said?.levels ?? NO_LEVELS, confidence: said?.confidence ?? null, reason: said?.reason ?? '' }
  }
}

/** Five levels, or null while one is missing. */
export function fullLevels({ levels }: BallotDraft): Levels | null {
  return FACTORS.every((factor) => levels[factor] !== null) ? (levels as Levels) : null
}

/** The ballot that a draft makes; with `levels` null a pass, which says nothing of how sure it is. */
export function ballotOf({ confidence, reason }: BallotDraft, levels: Levels | null): BallotWords {
  return { levels, confidence: levels === null ? null : confidence, reason: reason.trim() === '' ? null : reason.trim() }
}
