'use client'

import { summarise, type FailureModeSummary } from '@/lib/domain/failure-mode/failure-mode-summary'
import type { CategoryRow, RegisterRow } from '@/lib/domain/register/register-rows'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import type { RowSet } from '@/lib/domain/row/row-set'
import { DEFAULT_POLICY, type ScoringPolicy } from '@/lib/domain/scoring/policy'
import { readStoredPolicy } from '@/lib/domain/scoring/stored-policy'
import type { ScoringPolicyRow } from '@/lib/domain/workspace/workspace-rows'
import { present } from '@/lib/kernel/assert'
import { useRoomStore, useRoomView } from '@/lib/live/client/room'

/** The register of this room. */
export function useRegisterRow(): RegisterRow {
  const { rows } = useRoomView()
  const { registerId } = useRoomStore()
  return present(registerId ? rows.get('register', registerId) : null, 'the room of a register holds the register')
}

/** The policy that the register scores under. */
export function usePolicy(): ScoringPolicy {
  const { rows } = useRoomView()
  const stored = rows.get('scoring-policy', useRegisterRow().scoringPolicyId)
  return stored ? policyOf(stored) : DEFAULT_POLICY
}

const policies = new WeakMap<ScoringPolicyRow, ScoringPolicy>()

// One object for one stored version, so that what depends on it is not worked out again.
function policyOf(stored: ScoringPolicyRow): ScoringPolicy {
  const policy = policies.get(stored) ?? readStoredPolicy(stored)
  policies.set(stored, policy)
  return policy
}

export interface CategoryGroup {
  category: CategoryRow
  failureModes: FailureModeSummary[]
}

// The head, the table and a scenario's page ask for the same groups of the same rows; they are worked out once.
const known = new WeakMap<RowSet, { policy: ScoringPolicy; groups: CategoryGroup[] }>()

function groupByCategory(rows: RowSet, policy: ScoringPolicy): CategoryGroup[] {
  const before = known.get(rows)
  if (before?.policy === policy) return before.groups
  const groups = listInOrder<'category'>(rows.all('category')).map((category) => ({
    category,
    failureModes: listInOrder<'failure-mode'>(rows.where('failure-mode', 'categoryId', category.id)).map((row) => summarise(rows, row, policy)),
  }))
  known.set(rows, { policy, groups })
  return groups
}

/** The live failure modes in the order of the document, by category. */
export function useCategoryGroups(): CategoryGroup[] {
  const { rows } = useRoomView()
  return groupByCategory(rows, usePolicy())
}

/** Address of a failure mode's page. */
export function failureModePath(registerCode: string, code: string): string {
  return `/registers/${encodeURIComponent(registerCode)}/${encodeURIComponent(code)}`
}
