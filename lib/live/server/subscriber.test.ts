import { describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/domain/access/actor'
import type { Change } from '@/lib/domain/row/change'
import type { LiveEvent } from '@/lib/live/protocol'
import { Subscriber } from '@/lib/live/server/subscriber'
import { newId } from '@/lib/kernel/ids'

const STREAM = newId()
const workspaceId = newId()

function sit(personId: string): { subscriber: Subscriber; sent: string[] } {
  const sent: string[] = []
  const actor: Actor = { personId, workspaceId, door: 'page' }
  const subscriber = new Subscriber(actor, newId(), new Map([[STREAM, 0]]), { write: (text) => sent.push(text) > 0, close: () => undefined })
  subscriber.roles = ['administrator']
  return { subscriber, sent }
}

const change = (kind: Change['kind']): Change => ({ kind, id: newId(), field: 'name', before: 'A', after: 'B' })
const event = (seq: number, personId: string | null, changes: Change[]): LiveEvent => ({
  ...{ id: newId(), streamId: STREAM, seq, name: 'private-view.edited', personId, role: 'viewer', door: 'page' },
  ...{ commandId: newId(), at: '2026-01-01T00:00:00.000Z', reason: null, changes },
})

describe('what a live stream prints', () => {
  it('SV-2 tells of a private view to its owner alone, whoever is served first', () => {
    const [owner, other] = [newId(), newId()]
    for (const order of [[owner, other], [other, owner]]) {
      const desks = order.map((personId) => ({ personId, ...sit(personId) }))
      const events = [event(1, owner, [change('private-view')]), event(2, other, [change('owner-role')])]
      for (const { subscriber } of desks) subscriber.deliver(STREAM, events)
      for (const { personId, sent } of desks) {
        expect([personId === owner, sent.join().includes('private-view","id')]).toEqual([personId === owner, personId === owner])
        expect(sent.join()).toContain('owner-role')
      }
    }
  })

  it('SV-2 moves the number on for those who see nothing of it', () => {
    const { subscriber, sent } = sit(newId())
    subscriber.deliver(STREAM, [event(1, newId(), [change('private-view')])])
    expect(subscriber.heads.get(STREAM)).toBe(1)
    expect(sent).toHaveLength(1)
    expect(sent[0]).not.toContain('private-view')
  })
})
