import type { MatrixRow } from '@/lib/domain/matrix/build-matrix'
import type { AssessmentRow, FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { factorsOf } from '@/lib/domain/failure-mode/rescore'
import type { CategoryRow } from '@/lib/domain/register/register-rows'
import type { Stage } from '@/lib/domain/scoring/factor'
import { compareOrder } from '@/lib/kernel/order-key'

/** Fields of the three kinds that a matrix is made from; nothing else of them need be there. */
export const MATRIX_FIELDS = {
  category: ['orderKey', 'deletedAt'],
  'failure-mode': ['code', 'title', 'categoryId', 'orderKey', 'deletedAt'],
  assessment: ['failureModeId', 'stage', 'ordinal', 'likelihood', 'impact', 'detectability', 'recoverability', 'blastRadius'],
} as const

export interface MatrixSource {
  categories: readonly Pick<CategoryRow, 'id' | 'orderKey' | 'deletedAt'>[]
  failureModes: readonly Pick<FailureModeRow, 'id' | 'code' | 'title' | 'categoryId' | 'orderKey' | 'deletedAt'>[]
  assessments: readonly Pick<AssessmentRow, 'id' | (typeof MATRIX_FIELDS)['assessment'][number]>[]
}

type Assessment = MatrixSource['assessments'][number]

/**
 * The live failure modes in the order of the document, with their factors at each stage that has an assessment. Walks over each list
 * once: the matrix is made anew after every event.
 */
export function listMatrixRows({ categories, failureModes, assessments }: MatrixSource): MatrixRow[] {
  const live = categories.filter((category) => category.deletedAt === null).sort(compareOrder)
  const places = new Map(live.map(({ id }, place) => [id, place]))
  const latest = findLatest(assessments)
  return failureModes
    .filter((row) => row.deletedAt === null && places.has(row.categoryId))
    .sort((a, b) => (places.get(a.categoryId) ?? 0) - (places.get(b.categoryId) ?? 0) || compareOrder(a, b))
    .map(({ id, code, title }) => ({ id, code, title, factors: latest.get(id) ?? {} }))
}

function findLatest(assessments: readonly Assessment[]): Map<string, MatrixRow['factors']> {
  const held = new Map<string, Partial<Record<Stage, Assessment>>>()
  for (const one of assessments) {
    const stages = held.get(one.failureModeId) ?? {}
    const best = stages[one.stage]
    if (!best || best.ordinal < one.ordinal) stages[one.stage] = one
    held.set(one.failureModeId, stages)
  }
  const entries = [...held].map(([id, stages]) => [
    id,
    Object.fromEntries(Object.entries(stages).map(([stage, one]) => [stage, factorsOf(one)])),
  ] as const)
  return new Map(entries)
}
