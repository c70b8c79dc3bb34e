import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factorsOf, latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import { listMatrixRows } from '@/lib/domain/matrix/matrix-rows'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import { RowSet } from '@/lib/domain/row/row-set'
import { STAGES } from '@/lib/domain/scoring/factor'
import { failureModeOf, rowOf } from '@/lib/testing/register-rows'

const CATEGORIES = ['c1', 'c2', 'c3']
const IDS = ['f1', 'f2', 'f3', 'f4', 'f5', 'f6']
const orderKey = fc.constantFrom('a0', 'a1', 'a2')
const deletedAt = fc.constantFrom(null, null, '2026-04-01T00:00:00.000Z')
const level = fc.constantFrom(null, 1, 3, 5)
const anyCategories = fc.tuple(...CATEGORIES.map((id) => fc.record({ id: fc.constant(id), orderKey, deletedAt })))
const anyFailureModes = fc.tuple(
  ...IDS.map((id) => fc.record({ id: fc.constant(id), code: fc.constant(id), categoryId: fc.constantFrom(...CATEGORIES), orderKey, deletedAt })),
)
const anyAssessments = fc
  .uniqueArray(fc.record({ failureModeId: fc.constantFrom(...IDS), stage: fc.constantFrom(...STAGES), ordinal: fc.nat(4), impact: level }), {
    selector: ({ failureModeId, stage, ordinal }) => `${failureModeId} ${stage} ${ordinal}`,
    maxLength: 30,
  })
  .map((list) => list.map((one, place) => ({ id: `a${place}`, ...one })))

describe('rows of a matrix', () => {
  it('MX-16 are the live failure modes in the order of the document with the assessments that hold', () => {
    fc.assert(
      fc.property(anyCategories, anyFailureModes, anyAssessments, (categories, failureModes, assessments) => {
        const rows = RowSet.of({
          category: categories.map((row) => rowOf('category', row)),
          'failure-mode': failureModes.map((row) => failureModeOf(row)),
          assessment: assessments.map((row) => rowOf('assessment', row)),
        })
        const slow = listInOrder<'category'>(rows.all('category')).flatMap(({ id: category }) =>
          listInOrder<'failure-mode'>(rows.where('failure-mode', 'categoryId', category)).map(({ id, code, title }) => {
            const held = STAGES.flatMap((stage) => {
              const latest = latestAssessment(rows, id, stage)
              return latest ? [[stage, factorsOf(latest)] as const] : []
            })
            return { id, code, title, factors: Object.fromEntries(held) }
          }),
        )
        const source = { categories: rows.all('category'), failureModes: rows.all('failure-mode'), assessments: rows.all('assessment') }
        expect(listMatrixRows(source)).toEqual(slow)
      }),
    )
  })
})
