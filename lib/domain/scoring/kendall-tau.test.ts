import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kendallTauB, type PairedKeys } from '@/lib/domain/scoring/kendall-tau'

/** The definition, pair by pair. */
function slowTauB(pairs: readonly PairedKeys[]): number | null {
  const rows = pairs.flatMap(({ a, b, rows: count }) => Array.from({ length: count }, () => ({ a, b })))
  let [sum, freeA, freeB] = [0, 0, 0]
  for (const [i, x] of rows.entries()) {
    for (const y of rows.slice(i + 1)) {
      sum += Math.sign(x.a - y.a) * Math.sign(x.b - y.b)
      freeA += x.a === y.a ? 0 : 1
      freeB += x.b === y.b ? 0 : 1
    }
  }
  return freeA === 0 || freeB === 0 ? null : sum / (Math.sqrt(freeA) * Math.sqrt(freeB))
}

const key = fc.integer({ min: -3, max: 4 })
const anyPairs = fc.array(fc.record({ a: key, b: key, rows: fc.integer({ min: 1, max: 3 }) }), { maxLength: 14 })
const single = (...list: [number, number][]) => list.map(([a, b]) => ({ a, b, rows: 1 }))

describe("Kendall's tau-b", () => {
  it('PL-20 agrees with the definition, pair by pair', () => {
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const [fast, slow] = [kendallTauB(pairs), slowTauB(pairs)]
        if (slow === null || fast === null) expect(fast).toBe(slow)
        else expect(fast).toBeCloseTo(slow, 12)
      }),
      { numRuns: 500 },
    )
  })

  it('PL-21 is 1 for the same order, -1 for the reverse, and null when one order ties everything', () => {
    expect(kendallTauB(single([1, 10], [2, 20], [3, 30]))).toBe(1)
    expect(kendallTauB(single([1, 30], [2, 20], [3, 10]))).toBe(-1)
    expect(kendallTauB(single([1, 5], [2, 5]))).toBeNull()
    expect(kendallTauB([])).toBeNull()
  })

  it('PL-22 takes ties into account: a worked example', () => {
    // Four rows: 5 pairs are free in the first order, 5 in the second; 4 agree, none disagrees.
    expect(kendallTauB(single([1, 1], [2, 1], [2, 2], [3, 3]))).toBeCloseTo(4 / 5, 12)
  })

  it('PL-23 does not depend on which order comes first', () => {
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        expect(kendallTauB(pairs.map(({ a, b, rows }) => ({ a: b, b: a, rows })))).toBe(kendallTauB(pairs))
      }),
    )
  })
})
