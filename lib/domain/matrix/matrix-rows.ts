import type { MatrixRow } from '@/lib/domain/matrix/build-matrix'
import type { AssessmentRow, FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { factorsOf } from '@/lib/domain/failure-mode/latest-assessment'
import type { CategoryRow } from '@/lib/domain/register/register-rows'
import type { Stage } from '@/lib/domain/scoring/factor'
import { compareOrder } from '@/lib/kernel/order-key'

/** Fields of the three kinds that a matrix is made from; nothing else of them need be there. */
export const MATRIX_FIELDS = {
  category: ['orderKey', 'deletedAt'],
  'failure-mode': ['code', 'title', 'categoryId', 'orderKey', 'deletedAt'],
  assessment: ['failureModeId', 'stage', 'ordinal', 'likelihood', 'impact', 'detectability', 'recoverability', 'blastRadius'],
} as const

type Category = Pick<CategoryRow, 'id' | 'orderKey' | 'deletedAt'>
type FailureMode = Pick<FailureModeRow, 'id' | 'code' | 'title' | 'categoryId' | 'orderKey' | 'deletedAt'>
type Assessment = Pick<AssessmentRow, 'id' | (typeof MATRIX_FIELDS)['assessment'][number]>

export interface MatrixSource {
  categories: readonly Category[]
  failureModes: readonly FailureMode[]
  assessments: readonly Assessment[]
}

/** A row of the matrix with what decides its place in the document. */
export interface PlacedRow {
  row: MatrixRow
  category: { id: string; orderKey: string }
  orderKey: string
}

/** The order of the document: by category, then by the rows' own keys. */
export function comparePlaces(a: PlacedRow, b: PlacedRow): number {
  return compareOrder(a.category, b.category) || compareOrder({ id: a.row.id, orderKey: a.orderKey }, { id: b.row.id, orderKey: b.orderKey })
}

/** A live failure mode of a live category, with its factors at each stage that has an assessment. */
export function placeRow({ id, code, title, orderKey }: FailureMode, category: Category, assessments: readonly Assessment[]): PlacedRow {
  const latest: Partial<Record<Stage, Assessment>> = {}
  for (const one of assessments) {
    const best = latest[one.stage]
    if (!best || best.ordinal < one.ordinal) latest[one.stage] = one
  }
  const factors = Object.fromEntries(Object.entries(latest).map(([stage, one]) => [stage, factorsOf(one)]))
  return { row: { id, code, title, factors }, category: { id: category.id, orderKey: category.orderKey }, orderKey }
}

/** The live failure modes in the order of the document. Walks over each list once. */
export function listPlacedRows({ categories, failureModes, assessments }: MatrixSource): PlacedRow[] {
  const live = new Map(categories.flatMap((category) => (category.deletedAt === null ? [[category.id, category]] : [])))
  const scored = new Map<string, Assessment[]>()
  for (const one of assessments) {
    const list = scored.get(one.failureModeId)
    if (list) list.push(one)
    else scored.set(one.failureModeId, [one])
  }
  return failureModes
    .flatMap((row) => {
      const category = live.get(row.categoryId)
      return row.deletedAt === null && category ? [placeRow(row, category, scored.get(row.id) ?? [])] : []
    })
    .sort(comparePlaces)
}

/** The same as rows of a matrix. */
export function listMatrixRows(source: MatrixSource): MatrixRow[] {
  return listPlacedRows(source).map(({ row }) => row)
}
