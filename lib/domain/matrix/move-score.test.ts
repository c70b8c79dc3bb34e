import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rescoreFailureModes } from '@/lib/domain/failure-mode/rescore'
import { factorsAfter, moveScore, placeOf, seenWith, standingOf, standsTheSame, type Standing } from '@/lib/domain/matrix/move-score'
import type { RowSet } from '@/lib/domain/row/row-set'
import { FACTORS, LEVELS, STAGES, type Stage } from '@/lib/domain/scoring/factor'
import { ID, refusalOf, REGISTER_ID, registerRows } from '@/lib/testing/register-rows'

const context = { now: '2026-05-01T00:00:00.000Z', streamId: REGISTER_ID }
const level = fc.constantFrom(...LEVELS)
const anyAxes = fc
  .record({ xFactor: fc.constantFrom(...FACTORS), yFactor: fc.constantFrom(...FACTORS), stage: fc.constantFrom(...STAGES) })
  .filter(({ xFactor, yFactor }) => xFactor !== yFactor)
const anyMove = fc.record({ axes: anyAxes, to: fc.record({ x: level, y: level }), rationale: fc.constantFrom('a', 'b') })

type AnyMove = typeof anyMove extends fc.Arbitrary<infer T> ? T : never

function applyMove(rows: RowSet, { axes, to, rationale }: AnyMove, assessmentId: string, before: Standing<string | null>): RowSet {
  const input = moveScore({ ...axes, failureModeId: ID.failureMode, assessmentId, before, to, rationale })
  return rows.applied(rescoreFailureModes.apply(rows, rescoreFailureModes.schema.parse(input), context))
}

function wholeStandingOf(rows: RowSet, stage: Stage): Standing<string | null> {
  const { factors, rationale } = standingOf(rows, ID.failureMode, stage)
  return { factors, rationale: rationale ?? null }
}

const idOf = (place: number) => `0197a000-0000-7000-8000-${String(1000 + place).padStart(12, '0')}`

describe('moving in the matrix', () => {
  it('MX-17 scores the two factors with the rationale at the stage, and leaves the rest', () => {
    fc.assert(
      fc.property(fc.array(anyMove, { minLength: 1, maxLength: 8 }), (moves) => {
        let rows = registerRows()
        for (const [place, move] of moves.entries()) {
          const before = wholeStandingOf(rows, move.axes.stage)
          rows = applyMove(rows, move, idOf(place), before)
          const after = standingOf(rows, ID.failureMode, move.axes.stage)
          expect(placeOf(after, move.axes)).toEqual(move.to)
          expect(after).toEqual({ factors: factorsAfter(before, move.axes, move.to), rationale: move.rationale })
        }
      }),
    )
  })

  it('MX-18 what somebody else moved meanwhile is refused with what stands now', () => {
    const axes = { xFactor: 'likelihood', yFactor: 'impact', stage: 'current' } as const
    const rows = registerRows()
    const seen = wholeStandingOf(rows, 'current')
    const moved = applyMove(rows, { axes, to: { x: 2, y: 3 }, rationale: 'a' }, idOf(0), seen)
    const refusal = refusalOf(() => applyMove(moved, { axes, to: { x: 4, y: 3 }, rationale: 'b' }, idOf(1), seen))
    expect(refusal.code).toBe('conflict')
    expect(refusal.problems.map(({ path, current }) => [path, current])).toEqual([
      ['scores.0.likelihood', 2],
      ['scores.0.rationale', 'a'],
    ])
    expect(standsTheSame(seen, standingOf(moved, ID.failureMode, 'current'), axes)).toBe(false)
    expect(standsTheSame(seen, seen, axes)).toBe(true)
    expect(standsTheSame({ ...seen, rationale: 'a' }, { ...seen, rationale: 'b' }, axes)).toBe(false)
    expect(standsTheSame({ ...seen, rationale: undefined }, { ...seen, rationale: 'b' }, axes)).toBe(true)
  })

  it('MX-20 takes the rationale that comes after the picking up as seen, once, and never that of another scoring', () => {
    const whole = wholeStandingOf(registerRows(), 'current')
    const slim = { ...whole, rationale: undefined }
    expect(seenWith(slim, slim)).toBe(slim)
    expect(seenWith(slim, { ...whole, rationale: 'Seen twice' })).toEqual({ ...whole, rationale: 'Seen twice' })
    expect(seenWith(slim, { ...whole, rationale: null })).toEqual({ ...whole, rationale: null })
    const seen = { ...whole, rationale: 'Seen twice' }
    expect(seenWith(seen, { ...whole, rationale: 'Another' })).toBe(seen)
    expect(seenWith(slim, { factors: { ...whole.factors, impact: whole.factors.impact === 1 ? 2 : 1 }, rationale: 'Theirs' })).toBe(slim)
  })
})
