import { sameValue } from '@/lib/domain/row/change'
import { FACTORS } from '@/lib/domain/scoring/factor'
import { scoringPolicySchema } from '@/lib/domain/scoring/policy-schema'
import { storePolicy, type StoredPolicy } from '@/lib/domain/scoring/stored-policy'

/** What is wrong with a version before it is stored, such as edges that do not rise; none when `readStoredPolicy` would read it back as it is. */
export function storedPolicyProblems(stored: StoredPolicy): string[] {
  const parsed = scoringPolicySchema.safeParse(openStored(stored))
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
  const { weights } = storePolicy(parsed.data)
  if (sameValue(weights, stored.weights)) return []
  return [`A ${stored.kind} policy has the weights ${weights.join(', ')}.`]
}

function openStored({ kind, weights, edges }: StoredPolicy) {
  if (kind !== 'custom') return { kind, edges }
  return { kind, weights: Object.fromEntries(FACTORS.map((factor, place) => [factor, weights[place]])), edges }
}
