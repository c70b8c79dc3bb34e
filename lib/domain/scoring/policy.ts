import { FACTORS, type Factor } from '@/lib/domain/scoring/factor'

/** How five factors become a number and a band (PRODUCT.md section 2, "Scoring policy"; docs/spec/scoring.md). */
export const SCORING_POLICY_KINDS = ['product', 'sum', 'weighted', 'custom', 'severity-first'] as const
export type ScoringPolicyKind = (typeof SCORING_POLICY_KINDS)[number]

/** What people read for a kind of policy: its name and how it counts. */
export const POLICY_WORDS = {
  product: { label: 'Product', formula: 'likelihood × impact × detectability × recoverability × blast radius' },
  sum: { label: 'Sum', formula: 'likelihood + impact + detectability + recoverability + blast radius' },
  weighted: {
    label: 'Weighted',
    formula: 'impact × 3 + blast radius × 3 + recoverability × 2 + detectability × 2 + likelihood',
  },
  custom: { label: 'Custom weights', formula: 'each factor times its weight, added up' },
  'severity-first': {
    label: 'Severity first',
    formula: 'the product, but grave impact that is silent or cannot be recovered is never below high',
  },
} satisfies Record<ScoringPolicyKind, { label: string; formula: string }>

/** Highest weight of one factor; whole numbers keep sums exact, so that a score on an edge is on the edge everywhere. */
export const WEIGHT_MAX = 100

export type Weights = Record<Factor, number>

/** Last numbers of low, moderate and high, in this order; an edge belongs to the lower band. */
export type Edges = readonly [number, number, number]

/** The weights of the "weighted" policy (the method text, section 14). */
export const WEIGHTED_WEIGHTS = {
  likelihood: 1,
  impact: 3,
  detectability: 2,
  recoverability: 2,
  blastRadius: 3,
} as const satisfies Weights

/** A policy without its name and version, which are stored beside it. Absent edges mean the default ones. */
export type ScoringPolicy = { edges?: [number, number, number] } & (
  | { kind: 'product' | 'sum' | 'weighted' | 'severity-first' }
  | { kind: 'custom'; weights: Weights }
)

/** The policy of a new workspace: the product with its default edges. */
export const DEFAULT_POLICY: ScoringPolicy = { kind: 'product' }

/** Weights of a policy that adds up; null for one that multiplies. */
export function weightsOf(policy: ScoringPolicy): Weights | null {
  if (policy.kind === 'custom') return policy.weights
  if (policy.kind === 'weighted') return WEIGHTED_WEIGHTS
  if (policy.kind === 'sum') return { likelihood: 1, impact: 1, detectability: 1, recoverability: 1, blastRadius: 1 }
  return null
}

/** Number of a row whose five factors all stand at one level. */
export function numberAtLevel(policy: ScoringPolicy, level: number): number {
  const weights = weightsOf(policy)
  if (weights === null) return level ** FACTORS.length
  return FACTORS.reduce((total, factor) => total + weights[factor] * level, 0)
}

/** Least and greatest number that a policy can give. */
export function rangeOf(policy: ScoringPolicy): { least: number; greatest: number } {
  return { least: numberAtLevel(policy, 1), greatest: numberAtLevel(policy, 5) }
}

/** The edges of a policy: its own, or the numbers of all-2, all-3 and all-4. */
export function edgesOf(policy: ScoringPolicy): Edges {
  return policy.edges ?? [numberAtLevel(policy, 2), numberAtLevel(policy, 3), numberAtLevel(policy, 4)]
}
