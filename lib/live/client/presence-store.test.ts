import { describe, expect, it } from 'vitest'
import { PresenceStore } from '@/lib/live/client/presence-store'
import type { Place, Tell } from '@/lib/live/protocol/presence'

const id = (n: number) => `0197a000-0000-7000-8000-${String(n).padStart(12, '0')}`
const REGISTER = id(1)
const at = (column: string): Place => ({ failureModeId: id(2), column })

/** A store whose pauses end when the test says so. */
function openStore(registerId: string | null = REGISTER) {
  const told: Tell[] = []
  const pauses: (() => void)[] = []
  const store = new PresenceStore(registerId, {
    tell: async (one) => void told.push(one),
    wait: () => new Promise((resolve) => pauses.push(resolve)),
  })
  const rest = async () => {
    for (let i = 0; i < 5; i += 1) await Promise.resolve()
  }
  const pass = async () => {
    pauses.shift()?.()
    await rest()
  }
  return { store, told, pass, rest, pauses }
}

describe('the place that a browser tells', () => {
  it('PR-30 is told at once, then at most once in a pause, and the last one always', async () => {
    const { store, told, pass, rest } = openStore()
    const seat = store.takeSeat()
    for (const column of ['a', 'b', 'c', 'd']) store.tell(at(column))
    await rest()
    expect(told).toEqual([{ seat, registerId: REGISTER, turn: 1, place: at('a') }])
    await pass()
    expect(told.slice(1)).toEqual([{ seat, registerId: REGISTER, turn: 2, place: at('d') }])
    await pass()
    expect(told).toHaveLength(2)
  })

  it('PR-30 is not told twice, and nowhere is where a seat begins', async () => {
    const { store, told, pass, rest } = openStore()
    store.takeSeat()
    store.tell(null)
    await rest()
    expect(told).toEqual([])
    store.tell(at('a'))
    await rest()
    await pass()
    store.tell(at('a'))
    await rest()
    expect(told).toHaveLength(1)
    store.tell(null)
    await rest()
    expect(told.at(-1)).toMatchObject({ turn: 2, place: null })
  })

  it('PR-31 is told again by the seat of a new connection', async () => {
    const { store, told, pass, rest } = openStore()
    store.takeSeat()
    store.tell(at('a'))
    await rest()
    await pass()
    store.setLive(false)
    const seat = store.takeSeat()
    store.setLive(true)
    await rest()
    expect(told.at(-1)).toEqual({ seat, registerId: REGISTER, turn: 1, place: at('a') })
  })

  it('PR-31 waits for a connection, and is told by no page without a register', async () => {
    const early = openStore()
    early.store.tell(at('a'))
    await early.rest()
    expect(early.told).toEqual([])
    const outside = openStore(null)
    outside.store.takeSeat()
    outside.store.tell(at('a'))
    await outside.rest()
    expect(outside.told).toEqual([])
  })
})

describe('who a browser knows to be here', () => {
  it('PR-32 is what the last message of its own register says, and nobody without a connection', () => {
    const { store } = openStore()
    const people = [{ membershipId: id(9), place: at('a') }]
    let shown = 0
    store.subscribe(() => (shown += 1))
    store.receive({ registerId: REGISTER, people, more: 2 })
    store.receive({ registerId: id(7), people: [], more: 0 })
    expect([store.read(), shown]).toEqual([{ people, more: 2 }, 1])
    store.setLive(false)
    expect(store.read()).toEqual({ people: [], more: 0 })
  })
})
