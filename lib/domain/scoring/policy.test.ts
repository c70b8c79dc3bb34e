import { describe, expect, it } from 'vitest'
import { BAND_LABELS, compareBands, worstBand } from '@/lib/domain/scoring/band'
import { rangesOfBands } from '@/lib/domain/scoring/band-range'
import { listEveryFactorSet } from '@/lib/domain/scoring/every-factor-set'
import { BANDS } from '@/lib/domain/scoring/factor'
import { factorSetSchema } from '@/lib/domain/scoring/factor-schema'
import { DEFAULT_POLICY, edgesOf, POLICY_WORDS, rangeOf, SCORING_POLICY_KINDS, type ScoringPolicy } from '@/lib/domain/scoring/policy'
import { scoringPolicySchema } from '@/lib/domain/scoring/policy-schema'
import { bandOfNumber, scoreFactors } from '@/lib/domain/scoring/score'
import { readStoredPolicy, storePolicy } from '@/lib/domain/scoring/stored-policy'

const weights = { likelihood: 1, impact: 10, detectability: 0, recoverability: 3, blastRadius: 2 }
const factors = { likelihood: 1, impact: 2, detectability: 3, recoverability: null, blastRadius: 5 }

describe('policies from outside', () => {
  it.each([
    ['a level of 0', { ...factors, impact: 0 }],
    ['a level of 6', { ...factors, impact: 6 }],
    ['a level of 2.5', { ...factors, impact: 2.5 }],
    ['a word', { ...factors, impact: 'high' }],
    ['a number as text', { ...factors, impact: '3' }],
    ['a missing factor', { ...factors, impact: undefined }],
  ])('SC-1 refuses %s, with its place', (_, input) => {
    const result = factorSetSchema.safeParse(input)
    expect(result.error?.issues[0]).toMatchObject({ path: ['impact'], message: expect.stringContaining('1 to 5') })
  })

  it('SC-1 refuses a factor that does not exist and takes the whole range', () => {
    expect(factorSetSchema.safeParse({ ...factors, mood: 3 }).success).toBe(false)
    expect(factorSetSchema.parse(factors)).toEqual(factors)
  })

  it.each<[string, unknown]>([
    ['an unknown kind', { kind: 'average' }],
    ['no kind', {}],
    ['nothing', null],
    ['an unknown field', { kind: 'product', bonus: 1 }],
    ['weights where the kind has none', { kind: 'sum', weights }],
    ['custom without weights', { kind: 'custom' }],
  ])('SC-14 refuses %s', (_, input) => {
    expect(scoringPolicySchema.safeParse(input).success).toBe(false)
  })

  it.each<[string, unknown]>([
    ['all zero', { likelihood: 0, impact: 0, detectability: 0, recoverability: 0, blastRadius: 0 }],
    ['negative', { ...weights, impact: -1 }],
    ['a fraction', { ...weights, impact: 1.5 }],
    ['above 100', { ...weights, impact: 101 }],
    ['a missing one', { ...weights, impact: undefined }],
    ['not a number', { ...weights, impact: Number.NaN }],
  ])('SC-7 refuses weights: %s', (_, bad) => {
    const result = scoringPolicySchema.safeParse({ kind: 'custom', weights: bad })
    expect(result.error?.issues[0]?.path[0]).toBe('weights')
  })

  it.each<[string, unknown]>([
    ['equal', [32, 32, 100]],
    ['falling', [243, 32, 1024]],
    ['below the least number', [0, 243, 1024]],
    ['at the greatest number', [32, 243, 3125]],
    ['a fraction', [32.5, 243, 1024]],
    ['two of them', [32, 243]],
    ['four of them', [32, 243, 1024, 2000]],
    ['infinite', [32, 243, Number.POSITIVE_INFINITY]],
  ])('SC-13 refuses edges: %s', (_, edges) => {
    const result = scoringPolicySchema.safeParse({ kind: 'product', edges })
    expect(result.error?.issues[0]?.path[0]).toBe('edges')
  })

  it('SC-13 takes the outermost edges', () => {
    expect(scoringPolicySchema.safeParse({ kind: 'product', edges: [1, 2, 3124] }).success).toBe(true)
    expect(scoringPolicySchema.safeParse({ kind: 'sum', edges: [5, 6, 24] }).success).toBe(true)
  })
})

describe('edges and bands', () => {
  it('SC-9 SC-12 default policy, default edges and ranges are those of the product page', () => {
    expect(DEFAULT_POLICY).toEqual({ kind: 'product' })
    expect(edgesOf({ kind: 'product' })).toEqual([32, 243, 1024])
    expect(edgesOf({ kind: 'severity-first' })).toEqual([32, 243, 1024])
    expect(edgesOf({ kind: 'sum' })).toEqual([10, 15, 20])
    expect(edgesOf({ kind: 'weighted' })).toEqual([22, 33, 44])
    expect(edgesOf({ kind: 'custom', weights })).toEqual([32, 48, 64])
    expect(rangeOf({ kind: 'product' })).toEqual({ least: 1, greatest: 3125 })
    expect(rangeOf({ kind: 'sum' })).toEqual({ least: 5, greatest: 25 })
    expect(rangeOf({ kind: 'weighted' })).toEqual({ least: 11, greatest: 55 })
  })

  it('SC-10 the worst of several bands', () => {
    expect(worstBand(['low', 'high', 'moderate'])).toBe('high')
    expect(worstBand([null, 'low', null])).toBe('low')
    expect(worstBand([])).toBeNull()
    expect(worstBand([null])).toBeNull()
    expect([...BANDS].reverse().sort(compareBands)).toEqual(['low', 'moderate', 'high', 'critical'])
    expect(Object.keys(BAND_LABELS)).toEqual([...BANDS])
  })

  it('SC-15 ranges cover every number once and agree with the bands', () => {
    const policies: ScoringPolicy[] = [{ kind: 'product' }, { kind: 'sum', edges: [5, 6, 24] }, { kind: 'custom', weights }]
    for (const policy of policies) {
      const { least, greatest } = rangeOf(policy)
      const ranges = rangesOfBands(policy)
      for (let number = least; number <= greatest; number++) {
        const holding = ranges.filter(({ from, to }) => number >= from && number <= to).map(({ band }) => band)
        expect(holding).toEqual([bandOfNumber(number, edgesOf(policy))])
      }
      expect([ranges[0]?.from, ranges[3]?.to]).toEqual([least, greatest])
    }
  })
})

describe('stored policies', () => {
  it.each<ScoringPolicy>([
    { kind: 'product' },
    { kind: 'sum' },
    { kind: 'weighted' },
    { kind: 'severity-first' },
    { kind: 'custom', weights },
    { kind: 'custom', weights, edges: [17, 20, 60] },
  ])('SC-40 reads back as a policy that scores everything alike: %o', (policy) => {
    const back = readStoredPolicy(storePolicy(policy))
    const scoreAll = (one: ScoringPolicy) => listEveryFactorSet().map((set) => scoreFactors(one, set))
    expect(scoreAll(back)).toEqual(scoreAll(policy))
  })

  it('SC-40 refuses lists that are too short', () => {
    expect(() => readStoredPolicy({ kind: 'custom', weights: [1, 2], edges: [1, 2, 3] })).toThrow(/weights/)
    expect(() => readStoredPolicy({ kind: 'sum', weights: [], edges: [10, 15] })).toThrow(/edges/)
  })

  it('SC-14 every kind has words', () => {
    expect(Object.keys(POLICY_WORDS)).toEqual([...SCORING_POLICY_KINDS])
  })
})
