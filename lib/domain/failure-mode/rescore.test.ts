import { describe, expect, it } from 'vitest'
import { factorsOf, latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import { rescoreFailureModes } from '@/lib/domain/failure-mode/rescore'
import type { Change } from '@/lib/domain/row/change'
import { RowSet } from '@/lib/domain/row/row-set'
import { ID, REGISTER_ID, refusalOf, registerRows } from '@/lib/testing/register-rows'

const context = { now: '2026-05-01T10:00:00.000Z', streamId: REGISTER_ID }
const rescore = (scores: object[], rows = registerRows()): Change[] => rescoreFailureModes.apply(rows, rescoreFailureModes.schema.parse({ scores }), context)
const score = (factors: object, more: object = {}) => ({ failureModeId: ID.failureMode, assessmentId: ID.fresh, stage: 'current', factors, ...more })
/** The rows after a first score of impact 4. */
const scored = (): RowSet => registerRows().applied(rescore([score({ impact: { before: null, after: 4 } })]))

describe('a rescore', () => {
  it('RW-30 appends one assessment of the stage under the register’s policy, with the next number', () => {
    expect(rescore([score({ impact: { before: null, after: 4 } })])).toEqual([
      {
        kind: 'assessment',
        id: ID.fresh,
        field: null,
        before: null,
        after: {
          ...{ id: ID.fresh, failureModeId: ID.failureMode, stage: 'current', ordinal: 1, scoringPolicyId: ID.policy, deletedAt: null },
          ...{ likelihood: null, impact: 4, detectability: null, recoverability: null, blastRadius: null, rationale: null },
        },
      },
    ])
    expect(rescore([score({ impact: { before: 4, after: 5 } }, { assessmentId: ID.spare })], scored())).toMatchObject([{ after: { ordinal: 2, impact: 5 } }])
    expect(rescore([score({ impact: { before: null, after: 5 } }, { stage: 'target', assessmentId: ID.spare })], scored())).toMatchObject([{ after: { ordinal: 1, stage: 'target' } }])
  })

  it('RW-31 leaves the factors that it does not name as they stand', () => {
    const rows = scored().applied(rescore([score({ likelihood: { before: null, after: 2 } }, { assessmentId: ID.spare })], scored()))
    expect(factorsOf(latestAssessment(rows, ID.failureMode, 'current'))).toMatchObject({ likelihood: 2, impact: 4 })
    expect(rows.all('assessment')).toHaveLength(2)
  })

  it('RW-32 names the level that it replaces; all conflicts are told with what stands', () => {
    const refusal = refusalOf(() => rescore([score({ impact: { before: 3, after: 5 }, likelihood: { before: 1, after: 2 } })], scored()))
    expect(refusal).toMatchObject({ code: 'conflict', problems: [{ path: 'scores.0.likelihood', current: null }, { path: 'scores.0.impact', current: 4 }] })
  })

  it('RW-33 to what stands already appends nothing, whatever it replaces', () => {
    expect(rescore([score({ impact: { before: 1, after: 4 } })], scored())).toEqual([])
    expect(rescore([score({})])).toEqual([])
  })

  it('RW-34 may change the rationale alone, and may clear a factor', () => {
    expect(rescore([score({}, { rationale: { before: null, after: 'Measured' } })], scored())).toMatchObject([{ after: { impact: 4, rationale: 'Measured' } }])
    expect(rescore([score({ impact: { before: 4, after: null } })], scored())).toMatchObject([{ after: { impact: null } }])
  })

  it('RW-35 refuses one stage of one failure mode twice, and takes two stages', () => {
    const twice = [score({ impact: { before: null, after: 1 } }), score({ impact: { before: 1, after: 2 } }, { assessmentId: ID.spare })]
    expect(refusalOf(() => rescore(twice))).toMatchObject({ code: 'invalid', problems: [{ path: 'scores' }] })
    expect(rescore([score({ impact: { before: null, after: 1 } }), score({ impact: { before: null, after: 1 } }, { stage: 'target', assessmentId: ID.spare })])).toHaveLength(2)
  })

  it('RW-36 refuses a failure mode that is not here or was deleted', () => {
    const at = (failureModeId: string) => () => rescore([score({ impact: { before: null, after: 1 } }, { failureModeId })])
    expect(refusalOf(at(ID.nowhere))).toMatchObject({ code: 'not-found', problems: [{ path: 'scores.0.failureModeId' }] })
    expect(refusalOf(at(ID.deletedFailureMode))).toMatchObject({ code: 'precondition' })
  })

  it.each([0, 6, 2.5, 'high', '3', true, -1])('RW-37 refuses the level %j, with its place', (after) => {
    const parsed = rescoreFailureModes.schema.safeParse({ scores: [score({ impact: { before: null, after } })] })
    expect(parsed.error?.issues[0]?.path).toEqual(['scores', 0, 'factors', 'impact', 'after'])
  })

  it('RW-37 refuses an unknown factor and an unknown stage', () => {
    const path = (one: object) => rescoreFailureModes.schema.safeParse({ scores: [one] }).error?.issues[0]?.path
    expect(path(score({ luck: { before: null, after: 1 } }))).toEqual(['scores', 0, 'factors'])
    expect(path(score({}, { stage: 'past' }))).toEqual(['scores', 0, 'stage'])
  })
})

describe('the assessment that holds', () => {
  it('RW-38 is the one with the highest number of its stage, in whatever order they come', () => {
    const [first] = scored().all('assessment')
    const [second] = rescore([score({ impact: { before: 4, after: 5 } }, { assessmentId: ID.spare })], scored())
    const newest = second?.field === null ? second.after : null
    for (const list of [[first, newest], [newest, first]]) {
      const rows = RowSet.of({ assessment: list.flatMap((row) => row ?? []) })
      expect(latestAssessment(rows, ID.failureMode, 'current')?.impact).toBe(5)
      expect(latestAssessment(rows, ID.failureMode, 'inherent')).toBeUndefined()
    }
    expect(factorsOf(undefined)).toEqual({ likelihood: null, impact: null, detectability: null, recoverability: null, blastRadius: null })
  })
})
