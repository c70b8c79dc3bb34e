import { sameValue } from '@/lib/domain/row/change'
import { POLICY_WORDS, type ScoringPolicy } from '@/lib/domain/scoring/policy'
import { storePolicy } from '@/lib/domain/scoring/stored-policy'
import type { ScoringPolicyRow } from '@/lib/domain/workspace/workspace-rows'

/** The stored version that scores exactly like a policy, the latest of several; undefined while nobody has stored one. */
export function findVersion(versions: readonly ScoringPolicyRow[], policy: ScoringPolicy): ScoringPolicyRow | undefined {
  const { kind, weights, edges } = storePolicy(policy)
  return versions
    .filter((row) => row.kind === kind && sameValue(row.weights, weights) && sameValue(row.edges, edges))
    .reduce<ScoringPolicyRow | undefined>((best, row) => (best && best.version > row.version ? best : row), undefined)
}

/** The row of a policy's next version, under the name of its kind: one more than the highest that is stored under this name. */
export function nextVersion(versions: readonly ScoringPolicyRow[], policy: ScoringPolicy, id: string) {
  const name = POLICY_WORDS[policy.kind].label
  const highest = versions.reduce((max, row) => (row.name === name ? Math.max(max, row.version) : max), 0)
  return { id, name, version: highest + 1, ...storePolicy(policy) }
}

/** A version as people read it, such as "Product, version 1". */
export function describeVersion({ name, version }: Pick<ScoringPolicyRow, 'name' | 'version'>): string {
  return `${name}, version ${version}`
}
