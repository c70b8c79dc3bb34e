import { assert } from '@/lib/kernel/assert'
import { FACTORS } from '@/lib/domain/scoring/factor'
import { edgesOf, weightsOf, type ScoringPolicy, type ScoringPolicyKind, type Weights } from '@/lib/domain/scoring/policy'

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
 * The policy that was stored. Weights of every kind but `custom` are the kind's own and are not read. What is stored was checked
 * (stored-policy-problems.ts); lists of another length are our own fault and throw.
 */
export function readStoredPolicy({ kind, weights, edges: [low, moderate, high] }: StoredPolicy): ScoringPolicy {
  assert(low !== undefined && moderate !== undefined && high !== undefined, 'a stored policy has three edges')
  const edges: [number, number, number] = [low, moderate, high]
  if (kind !== 'custom') return { kind, edges }
  assert(weights.length === FACTORS.length, 'a stored policy has weights for five factors')
  return { kind, weights: weightsIn(weights), edges }
}

/** Weights by factor, from a list in the order of FACTORS; a missing one is 0. */
function weightsIn(list: readonly number[]): Weights {
  return Object.fromEntries(FACTORS.map((factor, place) => [factor, list[place] ?? 0])) as Weights
}
