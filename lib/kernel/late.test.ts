import { describe, expect, it } from 'vitest'
import { Late } from '@/lib/kernel/late'

describe('what comes late', () => {
  it('KE-33 is fetched once, and everybody who waited goes on in the order of asking', async () => {
    let fetched = 0
    const late = new Late(() => Promise.resolve((fetched += 1)))
    const order: string[] = []
    expect(late.now).toBeNull()
    await Promise.all(['first', 'second', 'third'].map((name) => late.load().then(() => order.push(name))))
    expect([fetched, late.now, order]).toEqual([1, 1, ['first', 'second', 'third']])
  })

  it('KE-33 is at hand before anybody who waited goes on', async () => {
    const late = new Late(() => Promise.resolve('here'))
    await late.load().then((value) => expect(late.now).toBe(value))
  })

  it('KE-34 that failed is fetched anew at the next call', async () => {
    let fetched = 0
    const late = new Late(() => ((fetched += 1) === 1 ? Promise.reject(new Error('cut')) : Promise.resolve('here')))
    await expect(late.load()).rejects.toThrow('cut')
    expect(late.now).toBeNull()
    await expect(late.load()).resolves.toBe('here')
    expect(late.now).toBe('here')
  })
})
