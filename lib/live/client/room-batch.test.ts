import { beforeAll, describe, expect, it } from 'vitest'
import { latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import { newId } from '@/lib/kernel/ids'
import { commandHands } from '@/lib/live/client/command-hands'
import { RoomStore } from '@/lib/live/client/room-store'
import { ID, REGISTER_ID } from '@/lib/testing/register-rows'
import { RoomWorld } from '@/lib/testing/room-world'

const ME = newId()

beforeAll(() => commandHands.load())

describe('a batch in a room', () => {
  it('LV-54 is shown at once, confirmed by one answer, and taken back by one command', async () => {
    const world = new RoomWorld()
    const start = world.readRoom(ME)
    const store = new RoomStore(start, {
      send: (envelope) => Promise.resolve(world.submit(ME, envelope)),
      reload: () => Promise.resolve(world.readRoom(ME)),
      wait: () => Promise.resolve(),
    })
    const score = { failureModeId: ID.fresh, assessmentId: newId(), stage: 'current', factors: { impact: { before: null, after: 5 } } }
    const steps = [
      { verb: 'failure-mode.add', input: { rows: [{ id: ID.fresh, title: 'New', categoryId: ID.category, orderKey: 'a5' }] } },
      { verb: 'failure-mode.rescore', input: { scores: [score] } },
    ]
    const doing = store.do('register.batch', { steps })
    expect(store.read()).toMatchObject({ unconfirmed: 1 })
    expect(latestAssessment(store.read().rows, ID.fresh, 'current')?.impact).toBe(5)
    const outcome = await doing
    expect(world.events.map(({ name }) => name)).toEqual(['register.batched'])
    expect(store.read().unconfirmed).toBe(0)
    const undo = outcome.ok ? outcome.undo : []
    expect(undo).toHaveLength(1)
    for (const call of undo) await store.do(call.verb, call.input)
    expect(store.read().rows.get('failure-mode', ID.fresh)?.deletedAt).not.toBeNull()
    expect(store.readHeads().get(REGISTER_ID)).toBe(world.events.length)
  })
})
