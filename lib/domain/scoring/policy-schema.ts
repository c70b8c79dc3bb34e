import * as z from 'zod/mini'
import { addProblem } from '@/lib/domain/row/input-problems'
import { FACTORS } from '@/lib/domain/scoring/factor'
import { edgesOf, rangeOf, SCORING_POLICY_KINDS, WEIGHT_MAX, type ScoringPolicy } from '@/lib/domain/scoring/policy'

const WEIGHT_ERROR = `Expected a whole number from 0 to ${WEIGHT_MAX}.`
const EDGE_ERROR = 'Expected a whole number.'
const EDGES_ERROR = 'Expected three whole numbers: the last of low, of moderate and of high.'

const weightSchema = z.int({ error: WEIGHT_ERROR }).check(z.minimum(0, { error: WEIGHT_ERROR }), z.maximum(WEIGHT_MAX, { error: WEIGHT_ERROR }))
const edgeSchema = z.int({ error: EDGE_ERROR })
const edgesSchema = z.tuple([edgeSchema, edgeSchema, edgeSchema], { error: EDGES_ERROR })

const weightsSchema = z
  .strictObject({
    likelihood: weightSchema,
    impact: weightSchema,
    detectability: weightSchema,
    recoverability: weightSchema,
    blastRadius: weightSchema,
  })
  .check(z.refine((weights) => FACTORS.some((factor) => weights[factor] > 0), { error: 'At least one weight must be above 0.' }))

const policyShape = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('product'), edges: z.optional(edgesSchema) }),
    z.strictObject({ kind: z.literal('sum'), edges: z.optional(edgesSchema) }),
    z.strictObject({ kind: z.literal('weighted'), edges: z.optional(edgesSchema) }),
    z.strictObject({ kind: z.literal('custom'), weights: weightsSchema, edges: z.optional(edgesSchema) }),
    z.strictObject({ kind: z.literal('severity-first'), edges: z.optional(edgesSchema) }),
  ],
  { error: `Expected a policy of kind ${SCORING_POLICY_KINDS.join(', ')}.` },
)

function describeEdgeProblem(policy: ScoringPolicy): string | null {
  const { least, greatest } = rangeOf(policy)
  const [low, moderate, high] = edgesOf(policy)
  const reach = `Edges must lie from ${least} to ${greatest - 1}, so that every band can be reached.`
  if (low < least || high >= greatest) return reach
  if (low >= moderate || moderate >= high) return 'Edges must rise: low, then moderate, then high.'
  return null
}

/** Parses a policy that came from outside; refuses unknown kinds, unknown fields, weights and edges out of their limits. */
export const scoringPolicySchema: z.ZodMiniType<ScoringPolicy> = policyShape.check((payload) => {
  const message = describeEdgeProblem(payload.value)
  if (message !== null) addProblem(payload, ['edges'], message)
})
