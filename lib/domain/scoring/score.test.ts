import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareBands } from '@/lib/domain/scoring/band'
import { listEveryFactorSet } from '@/lib/domain/scoring/every-factor-set'
import { FACTORS, LEVELS, type Band, type Factor, type FactorSet } from '@/lib/domain/scoring/factor'
import { bandOf, bandOfNumber, compareScores, describeScore, scoreFactors, type Score } from '@/lib/domain/scoring/score'
import { DEFAULT_POLICY, rangeOf, type ScoringPolicy } from '@/lib/domain/scoring/policy'
import { scoringPolicySchema } from '@/lib/domain/scoring/policy-schema'

const FULL = listEveryFactorSet()
const EVERY = listEveryFactorSet([null, ...LEVELS])

const BUILT_IN: ScoringPolicy[] = [{ kind: 'product' }, { kind: 'sum' }, { kind: 'weighted' }, { kind: 'severity-first' }]
const CUSTOM: ScoringPolicy[] = [
  { kind: 'custom', weights: { likelihood: 2, impact: 5, detectability: 0, recoverability: 1, blastRadius: 4 } },
  { kind: 'custom', weights: { likelihood: 0, impact: 1, detectability: 0, recoverability: 0, blastRadius: 0 } },
  { kind: 'product', edges: [1, 2, 3124] },
  { kind: 'severity-first', edges: [500, 1000, 3000] },
]
const POLICIES = [...BUILT_IN, ...CUSTOM]

const full = (l: number, i: number, d: number, r: number, b: number): FactorSet => {
  const found = FULL.find((set) => Object.values(set).join() === [l, i, d, r, b].join())
  if (!found) throw new Error('no such set')
  return found
}

/** The slow version: counts unit by unit, with the numbers of PRODUCT.md written out; it shares no code with what it tests. */
const ORACLE_EDGES: Record<string, number[]> = {
  product: [32, 243, 1024],
  sum: [10, 15, 20],
  weighted: [22, 33, 44],
  'severity-first': [32, 243, 1024],
}
const ORACLE_COEFFICIENTS: Record<string, [string, number][]> = {
  sum: [['likelihood', 1], ['impact', 1], ['detectability', 1], ['recoverability', 1], ['blastRadius', 1]],
  weighted: [['impact', 3], ['blastRadius', 3], ['recoverability', 2], ['detectability', 2], ['likelihood', 1]],
}

function countOracleNumber(policy: ScoringPolicy, set: Map<string, number>): number {
  const levels = [...set.values()]
  if (policy.kind === 'product' || policy.kind === 'severity-first') {
    let size = 1
    for (const level of levels) size = Array.from({ length: level }, () => size).reduce((total, part) => total + part, 0)
    return size
  }
  const coefficients = policy.kind === 'custom' ? Object.entries(policy.weights) : (ORACLE_COEFFICIENTS[policy.kind] ?? [])
  let total = 0
  for (const [name, times] of coefficients) {
    for (let turn = 0; turn < times; turn++) total += set.get(name) ?? Number.NaN
  }
  return total
}

function findOracleBand(policy: ScoringPolicy, set: Map<string, number>, number: number): Band {
  const weightTotal = policy.kind === 'custom' ? Object.values(policy.weights).reduce((a, b) => a + b) : 0
  const edges = policy.edges ?? ORACLE_EDGES[policy.kind] ?? [2, 3, 4].map((level) => level * weightTotal)
  let place = edges.filter((edge) => edge < number).length
  if (policy.kind === 'severity-first') {
    const [i, d, r] = [set.get('impact'), set.get('detectability'), set.get('recoverability')]
    if ((i === 4 || i === 5) && (d === 5 || r === 5) && place < 2) place = 2
    if (`${i}${d}${r}` === '555') place = 3
  }
  return (['low', 'moderate', 'high', 'critical'] as const)[place] ?? 'critical'
}

function scoreSlowly(policy: ScoringPolicy, factors: FactorSet): Score {
  const set = new Map<string, number>()
  for (const [name, level] of Object.entries(factors)) if (level !== null) set.set(name, level)
  if (set.size < 5) return { state: 'incomplete', scored: set.size }
  const number = countOracleNumber(policy, set)
  return { state: 'scored', number, band: findOracleBand(policy, set, number) }
}

/** Sets that the two versions see differently, with both answers; one comparison for all of them keeps the run short. */
function findDisagreements(policy: ScoringPolicy, sets: FactorSet[]) {
  return sets
    .map((set) => ({ set, fast: scoreFactors(policy, set), slow: scoreSlowly(policy, set) }))
    .filter(({ fast, slow }) => JSON.stringify(fast) !== JSON.stringify(slow))
}

const names = { 0: 'own weights', 1: 'one weight', 2: 'own edges', 3: 'severity first with own edges' }
const titleOf = (policy: ScoringPolicy) => {
  const place = CUSTOM.indexOf(policy)
  return place < 0 ? policy.kind : `${policy.kind} (${Object.values(names)[place]})`
}

const weight = fc.integer({ min: 0, max: 100 })
const weights = fc
  .record({ likelihood: weight, impact: weight, detectability: weight, recoverability: weight, blastRadius: weight })
  .filter((set) => Object.values(set).some((one) => one > 0))
const anyPolicy: fc.Arbitrary<ScoringPolicy> = fc
  .oneof(
    fc.constantFrom<ScoringPolicy>(...BUILT_IN),
    weights.map((set): ScoringPolicy => ({ kind: 'custom', weights: set })),
  )
  .chain((policy) => {
    const { least, greatest } = rangeOf(policy)
    const edge = fc.integer({ min: least, max: greatest - 1 })
    const edges = fc
      .uniqueArray(edge, { minLength: 3, maxLength: 3 })
      .map((list): [number, number, number] => {
        const [low = 0, moderate = 0, high = 0] = [...list].sort((a, b) => a - b)
        return [low, moderate, high]
      })
    return fc.oneof(fc.constant(policy), edges.map((own): ScoringPolicy => ({ ...policy, edges: own })))
  })
const anyFull = fc.constantFrom(...FULL)

/** The set with one factor one level worse; null when it is at 5. */
function worsen(set: FactorSet, factor: Factor): FactorSet | null {
  const next = LEVELS[LEVELS.findIndex((level) => level === set[factor]) + 1]
  return next === undefined ? null : { ...set, [factor]: next }
}

function checkMonotone(policy: ScoringPolicy, set: FactorSet) {
  const before = scoreFactors(policy, set)
  for (const factor of FACTORS) {
    const worse = worsen(set, factor)
    if (worse === null) continue
    const after = scoreFactors(policy, worse)
    if (before.state !== 'scored' || after.state !== 'scored') throw new Error('a full set must be scored')
    const counts = policy.kind !== 'custom' || policy.weights[factor] > 0
    if (counts ? after.number <= before.number : after.number !== before.number) throw new Error(`number of ${factor}`)
    if (compareBands(after.band, before.band) < 0) throw new Error(`band of ${factor}`)
  }
}

describe('scoring against the slow version', () => {
  for (const policy of POLICIES) {
    it(`SC-4 SC-5 SC-6 SC-7 SC-8 SC-11 all 3,125 sets: ${titleOf(policy)}`, () => {
      expect(FULL).toHaveLength(3125)
      expect(findDisagreements(policy, FULL)).toEqual([])
    })

    it(`SC-2 all 7,776 sets with gaps: ${titleOf(policy)}`, () => {
      expect(EVERY).toHaveLength(7776)
      expect(findDisagreements(policy, EVERY)).toEqual([])
      expect(EVERY.filter((set) => bandOf(policy, set) === null)).toHaveLength(7776 - 3125)
    })

    it(`SC-20 SC-21 monotone in every factor of all 3,125 sets: ${titleOf(policy)}`, () => {
      for (const set of FULL) checkMonotone(policy, set)
    })
  }

  it('SC-7 SC-8 SC-11 any weights and any edges', () => {
    fc.assert(
      fc.property(anyPolicy, anyFull, (policy, set) => {
        expect(scoringPolicySchema.parse(policy)).toEqual(policy)
        expect(scoreFactors(policy, set)).toEqual(scoreSlowly(policy, set))
      }),
      { numRuns: 2000 },
    )
  })

  it('SC-20 SC-21 SC-22 SC-23 any weights and any edges', () => {
    fc.assert(
      fc.property(anyPolicy, anyFull, (policy, set) => {
        checkMonotone(policy, set)
        const { least, greatest } = rangeOf(policy)
        const score = scoreFactors(policy, set)
        expect(score).toMatchObject({ state: 'scored' })
        if (score.state === 'scored') expect(score.number >= least && score.number <= greatest).toBe(true)
        expect(scoreFactors(policy, full(1, 1, 1, 1, 1))).toEqual({ state: 'scored', number: least, band: 'low' })
        expect(scoreFactors(policy, full(5, 5, 5, 5, 5))).toEqual({ state: 'scored', number: greatest, band: 'critical' })
      }),
      { numRuns: 500 },
    )
  })
})

describe('scoring by cases', () => {
  it('SC-8 severity-first: one row of the table each', () => {
    const policy: ScoringPolicy = { kind: 'severity-first' }
    const cases: [FactorSet, number, Band][] = [
      [full(1, 4, 5, 1, 1), 20, 'high'],
      [full(1, 4, 1, 5, 1), 20, 'high'],
      [full(1, 5, 5, 1, 1), 25, 'high'],
      [full(1, 5, 5, 5, 1), 125, 'critical'],
      [full(1, 4, 5, 5, 1), 100, 'high'],
      [full(1, 3, 5, 5, 1), 75, 'moderate'],
      [full(1, 5, 4, 4, 1), 80, 'moderate'],
      [full(5, 4, 5, 5, 5), 2500, 'critical'],
    ]
    for (const [set, number, band] of cases) expect(scoreFactors(policy, set)).toEqual({ state: 'scored', number, band })
  })

  it('SC-11 a number on an edge belongs to the lower band', () => {
    const found = [1, 32, 33, 243, 244, 1024, 1025, 3125].map((number) => bandOfNumber(number, [32, 243, 1024]))
    expect(found).toEqual(['low', 'low', 'moderate', 'moderate', 'high', 'high', 'critical', 'critical'])
  })

  it('SC-24 scoring changes neither factors nor policy', () => {
    const set = Object.freeze(full(4, 5, 5, 4, 3))
    const policy = Object.freeze<ScoringPolicy>({ kind: 'weighted', edges: [20, 30, 40] })
    expect(scoreFactors(policy, set)).toEqual(scoreFactors(policy, set))
    expect(scoreFactors(DEFAULT_POLICY, set)).toEqual({ state: 'scored', number: 1200, band: 'critical' })
  })

  it('SC-2 says how far an incomplete row has come', () => {
    expect(describeScore(scoreFactors(DEFAULT_POLICY, { ...full(4, 5, 5, 4, 3), impact: null }))).toBe('4 of 5 scored')
    expect(describeScore(scoreFactors(DEFAULT_POLICY, full(4, 5, 5, 4, 3)))).toBe('1200 critical')
  })

  it('SC-30 orders worst first, by band before number, incomplete rows last and begun ones before untouched ones', () => {
    const list: Score[] = [
      { state: 'incomplete', scored: 0 },
      { state: 'scored', number: 200, band: 'moderate' },
      { state: 'incomplete', scored: 4 },
      { state: 'scored', number: 125, band: 'critical' },
      { state: 'scored', number: 240, band: 'moderate' },
    ]
    expect([...list].sort(compareScores).map(describeScore)).toEqual([
      '125 critical',
      '240 moderate',
      '200 moderate',
      '4 of 5 scored',
      '0 of 5 scored',
    ])
  })
})
