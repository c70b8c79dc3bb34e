import { describe, expect, it } from 'vitest'
import { splitDue } from '@/components/owners/split-due'
import type { DueItem } from '@/lib/domain/owners/owner-view'

const item = (due: string): DueItem => ({ kind: 'action', id: due, registerId: 'r', registerCode: 'D10', failureModeCode: 'D10-01', title: due, due, who: { kind: 'nobody' } })
const days = (items: readonly DueItem[]) => items.map(({ due }) => due)

describe('what is due on Mine', () => {
  it('OW-25 what has passed or comes within a week is apart from what comes within thirty days, and that from the rest', () => {
    const parts = splitDue(['2026-01-01', '2026-05-09', '2026-05-10', '2026-05-17', '2026-05-18', '2026-06-09', '2026-06-10'].map(item), '2026-05-10')
    expect(days(parts.pressing)).toEqual(['2026-01-01', '2026-05-09', '2026-05-10', '2026-05-17'])
    expect(parts.overdue).toBe(2)
    expect(days(parts.soon)).toEqual(['2026-05-18', '2026-06-09'])
    expect(days(parts.later)).toEqual(['2026-06-10'])
  })
})
