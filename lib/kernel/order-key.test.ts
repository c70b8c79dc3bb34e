import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareOrder, isOrderKey, ORDER_KEY_MAX, orderKeyBetween, spreadOrderKeys } from '@/lib/kernel/order-key'

const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))

describe('an order key', () => {
  it('KE-10 lies between its neighbours by bytes, however often one inserts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 60 }), (places) => {
        const keys: string[] = []
        for (const place of places) {
          const at = place % (keys.length + 1)
          const key = orderKeyBetween(keys[at - 1] ?? null, keys[at] ?? null)
          keys.splice(at, 0, key)
          expect(key).toMatch(/^[0-9A-Za-z]+$/)
        }
        expect([...keys].sort(byBytes)).toEqual(keys)
        expect(new Set(keys).size).toBe(keys.length)
      }),
      { seed: 11, numRuns: 100 },
    )
  })

  it('KE-11 between equal or reversed neighbours comes after the first', () => {
    expect(orderKeyBetween('a1', 'a1') > 'a1').toBe(true)
    expect(orderKeyBetween('a2', 'a1') > 'a2').toBe(true)
  })

  it('KE-12 is spread in rising order, and stays short for a whole register', () => {
    const keys = spreadOrderKeys(20_000)
    expect(keys).toHaveLength(20_000)
    expect(keys.every((key, i) => i === 0 || byBytes(keys[i - 1] ?? '', key) < 0)).toBe(true)
    expect(Math.max(...keys.map((key) => key.length))).toBeLessThan(ORDER_KEY_MAX)
    expect(spreadOrderKeys(3, 'a0', 'a1').every((key) => key > 'a0' && key < 'a1')).toBe(true)
    expect(spreadOrderKeys(0)).toEqual([])
  })

  it('KE-13 that two rows share leaves the order to their ids', () => {
    const rows = [{ orderKey: 'a1', id: '1' }, { orderKey: 'a0', id: '3' }, { orderKey: 'a0', id: '2' }, { orderKey: 'Zz', id: '4' }]
    expect([...rows].sort(compareOrder).map((row) => row.id)).toEqual(['4', '2', '3', '1'])
    expect(compareOrder({ orderKey: 'a', id: '1' }, { orderKey: 'a', id: '1' })).toBe(0)
  })

  it.each(['', '0', 'a00', 'Z', 'a', 'b1', `A${'0'.repeat(26)}`, 'a-', 'a0\n', `a${'1'.repeat(120)}`])('KE-14 is not %j, beside which nothing could be put', (text) => {
    expect(isOrderKey(text)).toBe(false)
  })

  it('KE-14 lies between its neighbours also where an old one is none itself', () => {
    for (const [before, after] of [['a00', 'a1'], ['Z', 'a0'], ['a', 'a1'], ['b', null], ['a0', 'a10'], ['0', 'a0']] as const) {
      const key = orderKeyBetween(before, after)
      expect([before, isOrderKey(key), key > before, after === null || key < after]).toEqual([before, true, true, true])
    }
  })

  it('KE-14 is found beside every text that the database has ever taken for one', () => {
    const stored = fc.option(fc.stringMatching(/^[0-9A-Za-z]{1,30}$/))
    fc.assert(
      fc.property(stored, stored, (before, after) => {
        expect(isOrderKey(orderKeyBetween(before, after))).toBe(true)
        expect(spreadOrderKeys(3, before, after).every(isOrderKey)).toBe(true)
      }),
      { seed: 11, numRuns: 2_000 },
    )
  })
})
