import { describe, expect, it } from 'vitest'
import { addDays } from '@/lib/domain/action/due'
import { stepOn } from '@/lib/domain/action/reminder-step'

const TODAY = '2026-11-21'

describe('a step of reminding', () => {
  it.each([
    [31, null], [30, '30'], [29, '30'], [8, '30'], [7, '7'], [6, '7'], [2, '7'], [1, '1'], [0, '1'], [-1, 'overdue'], [-400, 'overdue'],
  ])('AT-30 %i days before the due day is %s', (days, step) => {
    expect(stepOn(addDays(TODAY, days), TODAY)).toBe(step)
  })
})
