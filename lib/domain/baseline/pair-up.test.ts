import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestRise, pairUp } from '@/lib/domain/baseline/pair-up'

const named = (names: readonly string[]) => names.map((name) => ({ name }))
const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 7 })

describe('pairing two lists', () => {
  it('BL-31 takes what stands between the same neighbours for renamed, and nothing else', () => {
    const { pairs, removed, added } = pairUp(named(['a', 'old', 'c']), named(['a', 'new', 'c', 'd']))
    expect(pairs.map(({ before, after }) => [before.name, after.name])).toEqual([['a', 'a'], ['old', 'new'], ['c', 'c']])
    expect([removed, added]).toEqual([[], [{ name: 'd' }]])
  })

  it('BL-31 takes a thing of one group for none of another', () => {
    const { pairs } = pairUp([{ name: 'a', group: 'x' }], [{ name: 'b', group: 'y' }])
    expect(pairs).toEqual([])
  })

  it('BL-32 tells as few things as can be told that they have moved', () => {
    const { pairs } = pairUp(named(['a', 'b', 'c', 'd']), named(['d', 'a', 'b', 'c']))
    expect(pairs.filter(({ isMoved }) => isMoved).map(({ after }) => after.name)).toEqual(['d'])
    expect(pairUp(named(['a', 'b']), named(['b', 'a']), false).pairs.some(({ isMoved }) => isMoved)).toBe(false)
  })

  it('BL-31 leaves nothing out, uses nothing twice, and is the same either way round', () => {
    fc.assert(
      fc.property(letters, letters, fc.boolean(), (one, other, isOrdered) => {
        const [before, after] = [named(one), named(other)]
        const { pairs, removed, added } = pairUp(before, after, isOrdered)
        expect(new Set([...pairs.map((pair) => pair.before), ...removed])).toEqual(new Set(before))
        expect([pairs.length + removed.length, pairs.length + added.length]).toEqual([before.length, after.length])
        const back = pairUp(after, before, isOrdered)
        expect([back.removed, back.added]).toEqual([added, removed])
        expect(new Set(back.pairs.map((pair) => `${after.indexOf(pair.before)} ${before.indexOf(pair.after)}`))).toEqual(
          new Set(pairs.map((pair) => `${after.indexOf(pair.after)} ${before.indexOf(pair.before)}`)),
        )
        expect(back.pairs.filter(({ isMoved }) => isMoved)).toHaveLength(pairs.filter(({ isMoved }) => isMoved).length)
      }),
      { seed: 1, numRuns: 500 },
    )
  })

  it('BL-32 finds a longest rise, as trying every choice does', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(20), { maxLength: 8 }), (list) => {
        const rise = list.filter((number) => longestRise(list).has(number))
        expect(rise).toEqual([...rise].sort((a, b) => a - b))
        const choices = Array.from({ length: 2 ** list.length }, (_, bits) => list.filter((_, i) => (bits >> i) & 1))
        const longest = Math.max(...choices.filter((one) => one.every((number, i) => i === 0 || number > (one[i - 1] ?? 0))).map(({ length }) => length))
        expect(rise).toHaveLength(longest)
      }),
      { seed: 2, numRuns: 60 },
    )
  })
})
