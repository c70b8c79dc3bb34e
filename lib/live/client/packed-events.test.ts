import { describe, expect, it } from 'vitest'
import type { Change } from '@/lib/domain/row/change'
import { newId } from '@/lib/kernel/ids'
import type { LiveEvent } from '@/lib/live/protocol'
import { printEvents, readEvents } from '@/lib/live/protocol/packed-events'
import { rowOf } from '@/lib/testing/register-rows'

const workshopId = newId()
const card = (i: number): Change => {
  const id = newId()
  return { kind: 'card', id, field: null, before: null, after: rowOf('card', { id, workshopId, text: `It broke in way ${i}`, notice: i % 2 === 0 ? null : 'Seen' }) }
}
const control = (i: number): Change => {
  const id = newId()
  return { kind: 'control', id, field: null, before: null, after: rowOf('control', { id, title: `C ${i}`, types: i < 3 ? ['detection'] : [] }) }
}
const edited: Change = { kind: 'card', id: newId(), field: 'state', before: 'open', after: 'parked' }
const many = (count: number, make: (i: number) => Change) => Array.from({ length: count }, (_, i) => make(i))

function eventOf(changes: Change[] | null): LiveEvent {
  return {
    ...{ id: newId(), streamId: newId(), seq: 1, name: 'workshop.revealed', personId: newId(), role: 'facilitator', door: 'page' },
    ...{ commandId: newId(), at: '2026-01-01T00:00:00.000Z', reason: null, changes },
  }
}

describe('events on their way', () => {
  const cases: [string, Change[] | null][] = [
    ['nothing', []],
    ['what is too large to send', null],
    ['a few rows', many(3, card)],
    ['many rows', many(40, card)],
    ['many rows between other changes', [edited, ...many(12, card), edited, ...many(12, card), ...many(2, control)]],
    ['rows of two kinds', [...many(12, card), ...many(12, control)]],
    ['rows whose fields are not the same', [...many(12, card), { ...card(1), after: { id: 'x', deletedAt: null, text: 'Less' } } as Change, ...many(12, card)]],
  ]
  for (const [name, changes] of cases) {
    it(`LV-59 are read as they were printed: ${name}`, () => {
      const events = [eventOf(changes), eventOf([edited])]
      expect(readEvents(printEvents(events))).toEqual(events)
    })
  }

  it('LV-59 say once what all rows of an event say', () => {
    const events = [eventOf(many(500, card))]
    expect(printEvents(events).length).toBeLessThan(JSON.stringify(events).length / 3)
    expect(printEvents(events).split(workshopId)).toHaveLength(2)
  })
})
