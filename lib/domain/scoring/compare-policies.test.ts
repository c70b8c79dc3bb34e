import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareBands } from '@/lib/domain/scoring/band'
import { comparePolicies, listBandChanges } from '@/lib/domain/scoring/compare-policies'
import type { ScoringPolicy } from '@/lib/domain/scoring/policy'
import { neighboursOf, placeOfSet, setAtPlace, SET_COUNT } from '@/lib/domain/scoring/policy-table'
import { bandOf } from '@/lib/domain/scoring/score'

const POLICIES: ScoringPolicy[] = [{ kind: 'product' }, { kind: 'sum' }, { kind: 'weighted' }, { kind: 'severity-first' }]
const somePlaces = fc.array(fc.option(fc.integer({ min: 0, max: SET_COUNT - 1 }), { freq: 6 }), { maxLength: 30 })

describe('policies side by side', () => {
  it('PL-13 measure every move against the first policy, which has none against itself', () => {
    fc.assert(
      fc.property(somePlaces, (places) => {
        const { policies } = comparePolicies(places, POLICIES)
        const own = policies[0]?.ranking.ranks ?? []
        for (const [i, { moves, moved, ranking }] of policies.entries()) {
          expect(moves).toEqual(own.map((rank, row) => (rank === null ? null : rank - (ranking.ranks[row] ?? 0))))
          expect(moved).toBe(ranking.ranks.filter((rank, row) => rank !== own[row]).length)
          if (i === 0) expect(moved).toBe(0)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('PL-14 say how alike any two are, the same both ways, and 1 to themselves unless all rows are tied', () => {
    fc.assert(
      fc.property(somePlaces, (places) => {
        const { taus, policies } = comparePolicies(places, POLICIES)
        for (const [i, line] of taus.entries()) {
          expect(line).toEqual(taus.map((other) => other[i]))
          const different = new Set(policies[i]?.ranking.ranks.filter((rank) => rank !== null)).size
          if (different > 1) expect(line[i]).toBeCloseTo(1, 12)
          else expect(line[i]).toBeNull()
        }
      }),
      { numRuns: 40 },
    )
  })

  it('PL-15 take twenty thousand rows: each step of each row is counted', () => {
    const places = Array.from({ length: 20_000 }, (_, i) => (i * 7919) % SET_COUNT)
    const { policies } = comparePolicies(places, POLICIES)
    for (const { ranking } of policies) {
      expect(ranking.ranks).toHaveLength(20_000)
      expect(ranking.steps.total).toBe(places.reduce((sum, place) => sum + neighboursOf(place).length, 0))
      expect(ranking.steps.rank).toBeLessThanOrEqual(ranking.steps.total)
    }
  })

  it('PL-58 the preview lists each row whose band changes, once, the steepest worsening first', () => {
    fc.assert(
      fc.property(somePlaces, fc.constantFrom(...POLICIES), fc.constantFrom(...POLICIES), (places, from, to) => {
        const sets = places.map((place) => (place === null ? { ...setAtPlace(0), impact: null } : setAtPlace(place)))
        const changes = listBandChanges(sets, (set) => set, from, to)
        expect(changes.length).toBe(sets.filter((set) => placeOfSet(set) !== null && bandOf(from, set) !== bandOf(to, set)).length)
        const steps = changes.map(({ before, after }) => compareBands(after, before))
        expect(steps).toEqual([...steps].sort((a, b) => b - a))
        const { policies } = comparePolicies(places, [from, to])
        expect(policies[1]?.rebanded).toBe(changes.length)
      }),
    )
  })
})
