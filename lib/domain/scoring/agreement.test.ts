import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreementOf } from '@/lib/domain/scoring/agreement'
import { outliersOf, spreadOf, type Counts } from '@/lib/domain/scoring/spread'
import { LEVELS } from '@/lib/domain/scoring/factor'

const countsOf = (levels: readonly number[]) => LEVELS.map((level) => levels.filter((one) => one === level).length) as unknown as Counts

/** The worked example of Krippendorff (2011), section C to E: four observers, twelve units, some without a value. */
const OBSERVERS = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
]
const EXAMPLE = Array.from({ length: 12 }, (_, unit) => OBSERVERS.flatMap((one) => one[unit] ?? []))

/** The same, slowly: over every pair of ratings that stand in one unit, and over every pair of ratings at all. */
function slowAlpha(units: readonly (readonly number[])[]): number | null {
  const paired = units.filter((unit) => unit.length >= 2)
  const all = paired.flat()
  const distance = (a: number, b: number) => {
    const [low, high] = a < b ? [a, b] : [b, a]
    const between = all.filter((one) => one >= low && one <= high).length
    const ends = all.filter((one) => one === low).length + all.filter((one) => one === high).length
    return a === b ? 0 : (between - ends / 2) ** 2
  }
  const pairs = (list: readonly number[]) => list.flatMap((a, i) => list.flatMap((b, j) => (i === j ? [] : [distance(a, b)])))
  const observed = paired.reduce((sum, unit) => sum + pairs(unit).reduce((one, d) => one + d, 0) / (unit.length - 1), 0) / all.length
  const expected = pairs(all).reduce((sum, d) => sum + d, 0) / (all.length * (all.length - 1))
  return paired.length < 2 || expected === 0 ? null : 1 - observed / expected
}

const units = fc.array(fc.array(fc.constantFrom(...LEVELS), { maxLength: 7 }), { maxLength: 6 })

describe('agreement', () => {
  it('WK-88 gives the published value of the published example', () => {
    const { alpha } = agreementOf(EXAMPLE.map(countsOf))
    expect(alpha).toBeCloseTo(0.815, 3)
  })

  it('WK-88 is what comparing every pair gives', () => {
    fc.assert(
      fc.property(units, (list) => {
        const [quick, slow] = [agreementOf(list.map(countsOf)).alpha, slowAlpha(list)]
        if (quick === null || slow === null) expect(quick).toBe(slow)
        else expect(quick).toBeCloseTo(slow, 9)
      }),
    )
  })

  it('WK-88 is 1 when everybody agrees on units that differ, and less than 0 when they disagree within all that are alike', () => {
    expect(agreementOf([countsOf([1, 1, 1]), countsOf([4, 4])])).toEqual({ alpha: 1 })
    expect(agreementOf([countsOf([1, 5]), countsOf([1, 5])]).alpha).toBeLessThan(0)
  })

  it('WK-88 says nothing of fewer than two units with two ratings, nor of one and the same level everywhere', () => {
    for (const list of [[], [[1, 2, 3]], [[1, 2], [4]], [[1], [2], [3]]]) expect(agreementOf(list.map(countsOf))).toEqual({ alpha: null, because: 'too-few' })
    expect(agreementOf([countsOf([3, 3]), countsOf([3, 3, 3])])).toEqual({ alpha: null, because: 'no-variation' })
  })
})

describe('a spread', () => {
  it('WK-86 is what sorting the levels gives, with the lower of two in the middle', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LEVELS), { minLength: 1, maxLength: 30 }), (levels) => {
        const sorted = [...levels].sort((a, b) => a - b)
        const often = (level: number) => levels.filter((one) => one === level).length
        const most = Math.max(...levels.map(often))
        expect(spreadOf(countsOf(levels))).toEqual({
          count: levels.length,
          lowest: sorted[0],
          highest: sorted.at(-1),
          median: sorted[Math.floor((levels.length - 1) / 2)],
          modes: LEVELS.filter((level) => often(level) === most),
        })
      }),
    )
    expect(spreadOf(countsOf([]))).toBeNull()
  })

  it('WK-87 has outliers two levels or more from the median, at each end by itself', () => {
    expect(outliersOf(countsOf([1, 3, 3, 3, 5, 5]))).toEqual([{ level: 1, count: 1 }, { level: 5, count: 2 }])
    expect(outliersOf(countsOf([2, 2, 2, 5]))).toEqual([{ level: 5, count: 1 }])
    expect(outliersOf(countsOf([1, 2, 3, 4]))).toEqual([{ level: 4, count: 1 }])
    expect(outliersOf(countsOf([3, 3, 4]))).toEqual([])
    expect(outliersOf(countsOf([]))).toEqual([])
  })
})
