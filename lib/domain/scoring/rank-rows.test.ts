import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FACTORS, type FactorSet, type Level } from '@/lib/domain/scoring/factor'
import { listEveryFactorSet } from '@/lib/domain/scoring/every-factor-set'
import type { ScoringPolicy } from '@/lib/domain/scoring/policy'
import { bandAt, neighboursOf, placeOfSet, setAtPlace, SET_COUNT, tabulatePolicy } from '@/lib/domain/scoring/policy-table'
import { rankRows } from '@/lib/domain/scoring/rank-rows'
import { bandOf, compareScores, scoreFactors } from '@/lib/domain/scoring/score'

const POLICIES: ScoringPolicy[] = [
  { kind: 'product' },
  { kind: 'sum' },
  { kind: 'weighted' },
  { kind: 'severity-first' },
  { kind: 'custom', weights: { likelihood: 0, impact: 7, detectability: 1, recoverability: 0, blastRadius: 2 } },
]
const tables = POLICIES.map((policy) => ({ policy, table: tabulatePolicy(policy) }))

/** Rank by comparing with every other row. */
function slowRank(policy: ScoringPolicy, sets: readonly FactorSet[], i: number): number | null {
  const own = scoreFactors(policy, sets[i] as FactorSet)
  if (own.state !== 'scored') return null
  return 1 + sets.filter((other, j) => j !== i && scoreFactors(policy, other).state === 'scored' && compareScores(scoreFactors(policy, other), own) < 0).length
}

/** Changes one factor of one row at a time and ranks everything again. */
function slowSteps(policy: ScoringPolicy, sets: readonly FactorSet[]) {
  const steps = { total: 0, rank: 0, band: 0 }
  for (const [i, set] of sets.entries()) {
    const rank = slowRank(policy, sets, i)
    if (rank === null) continue
    for (const factor of FACTORS) {
      for (const level of [Number(set[factor]) - 1, Number(set[factor]) + 1]) {
        if (level < 1 || level > 5) continue
        const stepped = { ...set, [factor]: level as Level }
        steps.total += 1
        steps.rank += slowRank(policy, sets.with(i, stepped), i) === rank ? 0 : 1
        steps.band += bandOf(policy, stepped) === bandOf(policy, set) ? 0 : 1
      }
    }
  }
  return steps
}

const level = fc.constantFrom<(Level | null)[]>(1, 2, 3, 4, 5, 5, 4, null)
const someSet: fc.Arbitrary<FactorSet> = fc.record({ likelihood: level, impact: level, detectability: level, recoverability: level, blastRadius: level })
const fullSet = fc.integer({ min: 0, max: SET_COUNT - 1 }).map((place): FactorSet => setAtPlace(place))
const someSets = fc.array(fc.oneof(fullSet, someSet, fc.constant(setAtPlace(0))), { maxLength: 12 })

describe('the table of a policy', () => {
  it('PL-1 holds every full set once, at a place that leads back to it', () => {
    const places = listEveryFactorSet().map(placeOfSet)
    expect(new Set(places).size).toBe(SET_COUNT)
    for (const set of listEveryFactorSet()) expect(setAtPlace(placeOfSet(set) ?? -1)).toEqual(set)
    expect(placeOfSet({ ...setAtPlace(0), impact: null })).toBeNull()
  })

  it('PL-2 scores each set as the policy does, and orders sets as lists are ordered', () => {
    for (const { policy, table } of tables) {
      for (const set of listEveryFactorSet()) {
        const place = placeOfSet(set) ?? -1
        expect(scoreFactors(policy, set)).toEqual({ state: 'scored', number: table.numbers[place], band: bandAt(table, place) })
      }
      fc.assert(
        fc.property(fullSet, fullSet, (a, b) => {
          const order = compareScores(scoreFactors(policy, a), scoreFactors(policy, b))
          expect(Math.sign((table.keys[placeOfSet(b) ?? 0] ?? 0) - (table.keys[placeOfSet(a) ?? 0] ?? 0))).toBe(Math.sign(order))
        }),
      )
    }
  })

  it('PL-3 knows the neighbours of a set: one step of one factor, within 1 to 5', () => {
    for (let place = 0; place < SET_COUNT; place += 1) {
      const set = setAtPlace(place)
      const near = listSteps(set)
      expect(neighboursOf(place).sort()).toEqual(near.map((one) => placeOfSet(one)).sort())
    }
  })
})

function listSteps(set: FactorSet): FactorSet[] {
  return FACTORS.flatMap((factor) =>
    [-1, 1].flatMap((step) => {
      const next = Number(set[factor]) + step
      return next >= 1 && next <= 5 ? [{ ...set, [factor]: next as Level }] : []
    }),
  )
}

describe('the rows of a register under a policy', () => {
  it('PL-10 are ranked as comparing each with all others ranks them; what is not scored has no rank', () => {
    fc.assert(
      fc.property(someSets, fc.constantFrom(...tables), (sets, { policy, table }) => {
        const { ranks } = rankRows(sets.map(placeOfSet), table)
        expect(ranks).toEqual(sets.map((_, i) => slowRank(policy, sets, i)))
      }),
      { numRuns: 300 },
    )
  })

  it('PL-11 share a rank when they are equal, and the ranks after them are left out', () => {
    const [worst, middle, best] = [3124, 1562, 0]
    const { ranks, tied, shared } = rankRows([best, middle, worst, middle, null], tabulatePolicy({ kind: 'sum' }))
    expect(ranks).toEqual([4, 2, 1, 2, null])
    expect([tied, [...shared]]).toEqual([2, [2]])
  })

  it('PL-12 fall into bands whose numbers add up to the scored rows', () => {
    fc.assert(
      fc.property(someSets, fc.constantFrom(...tables), (sets, { policy, table }) => {
        const { bands } = rankRows(sets.map(placeOfSet), table)
        for (const band of ['low', 'moderate', 'high', 'critical'] as const) expect(bands[band]).toBe(sets.filter((set) => bandOf(policy, set) === band).length)
      }),
    )
  })

  it('PL-30 change rank and band under single steps as often as trying every step says', () => {
    fc.assert(
      fc.property(someSets, fc.constantFrom(...tables), (sets, { policy, table }) => {
        expect(rankRows(sets.map(placeOfSet), table).steps).toEqual(slowSteps(policy, sets))
      }),
      { numRuns: 150 },
    )
  })

  it('PL-31 hold still when there is nobody to change places with', () => {
    const { steps, rankSteps } = rankRows([1562], tabulatePolicy({ kind: 'product' }))
    expect(steps).toMatchObject({ total: 10, rank: 0 })
    expect(rankSteps[1562]).toBe(0)
  })
})
