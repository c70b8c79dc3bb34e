import { describe, expect, it } from 'vitest'
import { assert, present } from '@/lib/kernel/assert'
import { nowIso } from '@/lib/kernel/clock'
import { AppError, refuseInput } from '@/lib/kernel/errors'
import { isId, newId } from '@/lib/kernel/ids'

describe('a refusal', () => {
  it('KE-20 of an input carries the place, the words and what would be right', () => {
    const refuse = () => refuseInput('rows.0', 'Too long.', 'At most 3.')
    expect(refuse).toThrow(AppError)
    expect(refuse).toThrow(expect.objectContaining({ code: 'invalid', message: 'Too long.', problems: [{ path: 'rows.0', message: 'Too long.', hint: 'At most 3.' }] }))
  })

  it('KE-21 is no AppError when it is our own fault', () => {
    expect(() => assert(false, 'the sky is up')).toThrow(/Broken expectation: the sky is up/)
    expect(() => present(null, 'a thing')).toThrow(/a thing/)
    expect(() => present(undefined, 'a thing')).not.toThrow(AppError)
    expect([present(0, 'zero'), present('', 'empty'), present(false, 'no')]).toEqual([0, '', false])
  })
})

describe('ids and time', () => {
  it('KE-22 an id is new, well formed, and sorts by the time that it was made', () => {
    const ids = Array.from({ length: 500 }, newId)
    expect(new Set(ids).size).toBe(500)
    expect([...ids].sort()).toEqual(ids)
    expect(ids.every(isId)).toBe(true)
    expect([isId('one'), isId(7), isId(null), isId(`${ids[0]} `)]).toEqual([false, false, false, false])
  })

  it('KE-23 a time is ISO in UTC, whatever the zone of the process', () => {
    expect(nowIso()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  })
})
