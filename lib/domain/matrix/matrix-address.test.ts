import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_MATRIX_VIEW } from '@/lib/domain/matrix/build-matrix'
import { parseMatrixAddress, printMatrixAddress, withAxis, withStage, type MatrixState } from '@/lib/domain/matrix/matrix-address'
import { FACTORS, STAGES } from '@/lib/domain/scoring/factor'

const TODAY = '2026-11-21'
const parse = (query: string) => parseMatrixAddress(new URLSearchParams(query), TODAY)
const DEFAULT_STATE: MatrixState = { ...DEFAULT_MATRIX_VIEW, to: null, at: null }

const anyState: fc.Arbitrary<MatrixState> = fc
  .record({
    xFactor: fc.constantFrom(...FACTORS),
    yFactor: fc.constantFrom(...FACTORS),
    stage: fc.constantFrom(...STAGES),
    to: fc.constantFrom(null, ...STAGES),
    at: fc.constantFrom(null, { day: '2026-11-20' }, { day: '1999-12-31' }, { seq: 1 }, { seq: 4021 }),
  })
  .filter(({ xFactor, yFactor, stage, to }) => xFactor !== yFactor && stage !== to)

describe('address of a matrix', () => {
  it('MX-14 says everything and is read back as it was', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        expect(parse(printMatrixAddress(state))).toEqual({ state, problems: [] })
      }),
    )
  })

  it('MX-14 leaves out what is usual, so that the same matrix has the same address', () => {
    expect(printMatrixAddress(DEFAULT_STATE)).toBe('')
    expect(parse('')).toEqual({ state: DEFAULT_STATE, problems: [] })
    const state: MatrixState = { xFactor: 'detectability', yFactor: 'impact', stage: 'inherent', to: 'target', at: { day: '2026-11-20' } }
    expect(printMatrixAddress(state)).toBe('x=detectability&y=impact&stage=inherent&to=target&at=2026-11-20')
  })

  it('MX-14 one side alone is enough', () => {
    expect(parse('x=detectability').state).toMatchObject({ xFactor: 'detectability', yFactor: 'impact' })
    expect(parse('x=impact')).toMatchObject({ state: { xFactor: 'impact', yFactor: 'likelihood' }, problems: [] })
    expect(parse('y=likelihood')).toMatchObject({ state: { xFactor: 'impact', yFactor: 'likelihood' }, problems: [] })
  })

  it.each([
    ['x=mood', /“mood” is no factor\. Known: likelihood/],
    ['x=impact&y=impact', /Both sides are impact/],
    ['stage=later', /“later” is no stage/],
    ['to=nowhere', /“nowhere” is no stage/],
    ['stage=target&to=target', /both are “target”/],
    ['at=yesterday', /“yesterday” is no earlier day/],
    ['at=2026-02-30', /no earlier day/],
    ['at=2026-11-22', /lies ahead/],
    ['at=2026-11-21', /Today is not over/],
    [`x=${'long'.repeat(500)}`, /^“longlonglonglonglonglonglonglonglonglong…” is no factor/],
  ])('MX-15 %s is explained and something sensible shown', (query, words) => {
    const { state, problems } = parse(query)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(words)
    expect(state.xFactor).not.toBe(state.yFactor)
    expect(state.to).not.toBe(state.stage)
    expect(state.at).toBeNull()
  })

  it('MX-15 no text at all breaks it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('x', 'y', 'stage', 'to', 'at'), fc.string()), (query) => {
        const { state } = parseMatrixAddress(new URLSearchParams(query), TODAY)
        expect(parse(printMatrixAddress(state))).toEqual({ state, problems: [] })
      }),
    )
  })

  it('MX-7 choosing the other side’s factor lets the sides change places', () => {
    fc.assert(
      fc.property(anyState, fc.constantFrom(...FACTORS), fc.constantFrom('xFactor' as const, 'yFactor' as const), (state, factor, side) => {
        const next = withAxis(state, side, factor)
        expect(next[side]).toBe(factor)
        expect(next.xFactor).not.toBe(next.yFactor)
      }),
    )
    expect(withStage({ ...DEFAULT_STATE, to: 'target' }, 'target')).toMatchObject({ stage: 'target', to: null })
  })
})
