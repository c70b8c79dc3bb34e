import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, describeDue, dueStateOf } from '@/lib/domain/action/due'

const TODAY = '2026-11-21'
const day = fc.integer({ min: -300_000, max: 300_000 }).map((days) => addDays('2026-01-01', days))

describe('a due day', () => {
  it.each([
    ['2026-11-20', 'overdue', '1 day overdue'],
    ['2025-11-21', 'overdue', '365 days overdue'],
    ['2026-11-21', 'today', 'due today'],
    ['2026-11-22', 'this-week', 'due tomorrow'],
    ['2026-11-28', 'this-week', 'due in 7 days'],
    ['2026-11-29', 'this-month', 'due in 8 days'],
    ['2026-12-21', 'this-month', 'due in 30 days'],
    ['2026-12-22', 'later', 'due in 31 days'],
    ['2029-11-21', 'later', 'due in 1,096 days'],
  ])('AT-5 %s stands as %s: %s', (due, state, words) => {
    expect([dueStateOf(due, TODAY), describeDue(due, TODAY)]).toEqual([state, words])
  })

  it('AT-6 is counted in whole days, whatever the time zone of the process and its summer time', () => {
    fc.assert(fc.property(day, fc.integer({ min: -1000, max: 1000 }), (from, days) => {
      expect(daysBetween(from, addDays(from, days))).toBe(days)
    }))
  })
})
