import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assignSlots, type Slots } from './use-row-slots'

const NONE: Slots = { byRow: new Map(), count: 0 }
const windows = fc.array(fc.uniqueArray(fc.constantFrom(...'abcdefghijkl'), { maxLength: 8 }), { maxLength: 20 })

test('GR-66 a row that stays keeps its slot, no two rows share one, and there are never more slots than rows at once', () => {
  fc.assert(
    fc.property(windows, (drawings) => {
      let slots = NONE
      for (const rows of drawings) {
        const next = assignSlots(slots, rows)
        expect([...next.byRow.keys()]).toEqual(rows)
        expect(new Set(next.byRow.values()).size).toBe(rows.length)
        for (const row of rows) if (slots.byRow.has(row)) expect(next.byRow.get(row)).toBe(slots.byRow.get(row))
        expect(next.count).toBeLessThanOrEqual(slots.count + Math.max(0, rows.length - slots.byRow.size))
        slots = next
      }
    }),
  )
})
