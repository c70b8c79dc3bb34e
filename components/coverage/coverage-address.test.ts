import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverageHref, COVERAGE_SORTS, COVERAGE_TABLES, openRowsHref, readCoverageAddress } from '@/components/coverage/coverage-address'
import { labHref, readLabAddress } from '@/components/policy-lab/lab-address'
import { FACTORS, STAGES } from '@/lib/domain/scoring/factor'
import { scoringPolicySchema } from '@/lib/domain/scoring/policy-schema'
import { readWorksheetAddress } from '@/lib/domain/worksheet/worksheet-address'

const queryOf = (href: string) => new URL(href, 'http://localhost').searchParams
const page = fc.integer({ min: 1, max: 500 })
const weight = fc.integer({ min: 1, max: 100 })
const typed = fc.record({ weights: fc.tuple(weight, weight, weight, weight, weight), own: fc.boolean() }).map(({ weights, own }) => {
  const sum = weights.reduce((total, one) => total + one, 0)
  const named = Object.fromEntries(FACTORS.map((factor, i) => [factor, weights[i]]))
  return scoringPolicySchema.parse({ kind: 'custom', weights: named, ...(own ? { edges: [sum, sum + 1, sum + 2] } : {}) })
})

describe('the address of the coverage page', () => {
  it('CV-30 reads back what it prints', () => {
    fc.assert(
      fc.property(fc.constantFrom(...COVERAGE_TABLES), fc.boolean(), fc.constantFrom(...COVERAGE_SORTS), page, (table, holes, sort, at) => {
        const state = { table, holes, sort, page: at }
        expect(readCoverageAddress(queryOf(coverageHref('D10', state)))).toEqual(state)
      }),
    )
  })

  it('CV-30 takes any address, and opens what opens first where it makes no sense', () => {
    expect(readCoverageAddress(new URLSearchParams('table=moons&holes=maybe&sort=luck&page=-3'))).toEqual({ table: 'controls', holes: false, sort: 'risk', page: 1 })
  })

  it('CV-31 leads to a worksheet whose tokens all make sense', () => {
    const href = openRowsHref('D10', [{ field: 'controls-proof', op: 'is', values: ['missing'] }, { field: 'layer', op: 'empty', values: [] }], 'D10-01')
    const { state, problems } = readWorksheetAddress(queryOf(href))
    expect(problems).toEqual([])
    expect(state.filters).toHaveLength(3)
    expect(state.peek).toBe('D10-01')
  })
})

describe('the address of the policy lab', () => {
  it('PL-60 reads back what it prints', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STAGES), fc.constantFrom('own', 'sum', 'code', 'moves'), page, fc.option(typed), fc.option(fc.uuid()), (stage, sort, at, policy, version) => {
        const state = { stage, sort, page: at, typed: policy, version }
        expect(readLabAddress(queryOf(labHref('D10', state)))).toEqual(state)
      }),
    )
  })

  it('PL-60 takes any address: weights that make no policy are left out', () => {
    for (const text of ['weights=0_0_0_0_0', 'weights=1_2', 'weights=a_b_c_d_e', 'weights=1_1_1_1_1&edges=9_8_7', 'weights=101_1_1_1_1']) {
      expect(readLabAddress(new URLSearchParams(text)).typed).toBeNull()
    }
    expect(readLabAddress(new URLSearchParams('stage=never&page=x'))).toMatchObject({ stage: 'current', sort: 'own', page: 1 })
  })
})
