import type { AssessmentRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import type { RowReader } from '@/lib/domain/row/row-reader'
import { FACTORS, type Factor, type FactorSet, type Stage } from '@/lib/domain/scoring/factor'

/** The assessment that holds at a stage, or undefined while there is none. */
export function latestAssessment(rows: RowReader, failureModeId: string, stage: Stage): AssessmentRow | undefined {
  return rows
    .where('assessment', 'failureModeId', failureModeId)
    .filter((row) => row.stage === stage)
    .reduce<AssessmentRow | undefined>((best, row) => (best && best.ordinal > row.ordinal ? best : row), undefined)
}

/** The five factors of an assessment row; all empty without one. */
export function factorsOf(row: Pick<AssessmentRow, Factor> | undefined): FactorSet {
  return Object.fromEntries(FACTORS.map((factor) => [factor, row?.[factor] ?? null])) as FactorSet
}
