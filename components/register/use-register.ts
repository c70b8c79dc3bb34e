'use client'

import { useMemo } from 'react'
import { summarise, type FailureModeSummary } from '@/lib/domain/failure-mode/failure-mode-summary'
import type { CategoryRow, RegisterRow } from '@/lib/domain/register/register-rows'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import { DEFAULT_POLICY, type ScoringPolicy } from '@/lib/domain/scoring/policy'
import { readStoredPolicy } from '@/lib/domain/scoring/stored-policy'
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
  return useMemo(() => (stored ? readStoredPolicy(stored) : DEFAULT_POLICY), [stored])
}

export interface CategoryGroup {
  category: CategoryRow
  failureModes: FailureModeSummary[]
}

/** The live failure modes in the order of the document, by category. */
export function useCategoryGroups(): CategoryGroup[] {
  const { rows } = useRoomView()
  const policy = usePolicy()
  return useMemo(
    () =>
      listInOrder<'category'>(rows.all('category')).map((category) => ({
        category,
        failureModes: listInOrder<'failure-mode'>(rows.where('failure-mode', 'categoryId', category.id)).map((row) => summarise(rows, row, policy)),
      })),
    [rows, policy],
  )
}

/** Address of a failure mode's page. */
export function failureModePath(registerCode: string, code: string): string {
  return `/registers/${encodeURIComponent(registerCode)}/${encodeURIComponent(code)}`
}
