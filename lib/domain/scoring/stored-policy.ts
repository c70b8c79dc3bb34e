import { sameValue } from '@/lib/domain/row/change'
import { FACTORS } from '@/lib/domain/scoring/factor'
import { edgesOf, scoringPolicySchema, weightsOf, type ScoringPolicy, type ScoringPolicyKind } from '@/lib/domain/scoring/policy'

/** A policy as a version of it is stored: written out in full, so that a later change of a default cannot move an old score. */
export interface StoredPolicy {
  kind: ScoringPolicyKind
  /** In the order of FACTORS; zeros where the kind multiplies. */
  weights: number[]
  /** Last numbers of low, moderate and high. */
  edges: number[]
}

/** What to store of a policy, with its weights and edges written out. */
export function storePolicy(policy: ScoringPolicy): StoredPolicy {
  const weights = weightsOf(policy)
  return {
    kind: policy.kind,
    weights: FACTORS.map((factor) => weights?.[factor] ?? 0),
    edges: [...edgesOf(policy)],
  }
}

/**
 * The policy that was stored. Weights of every kind but `custom` are the kind's own and are not read.
 * Throws a ZodError when the stored lists break the limits of `scoringPolicySchema`.
 */
export function readStoredPolicy(stored: StoredPolicy): ScoringPolicy {
  return scoringPolicySchema.parse(openStored(stored))
}

function openStored({ kind, weights, edges }: StoredPolicy) {
  if (kind !== 'custom') return { kind, edges }
  return { kind, weights: Object.fromEntries(FACTORS.map((factor, place) => [factor, weights[place]])), edges }
}

/** What is wrong with a version before it is stored, such as edges that do not rise; none when `readStoredPolicy` would read it back as it is. */
export function storedPolicyProblems(stored: StoredPolicy): string[] {
  const parsed = scoringPolicySchema.safeParse(openStored(stored))
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
  const { weights } = storePolicy(parsed.data)
  if (sameValue(weights, stored.weights)) return []
  return [`A ${stored.kind} policy has the weights ${weights.join(', ')}.`]
}
