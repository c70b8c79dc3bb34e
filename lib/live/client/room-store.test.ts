import { beforeAll, describe, expect, it } from 'vitest'
import type { CommandCall } from '@/lib/domain/row/inverse'
import { newId } from '@/lib/kernel/ids'
import { Late } from '@/lib/kernel/late'
import { commandHands } from '@/lib/live/client/command-hands'
import { ID, REGISTER_ID } from '@/lib/testing/register-rows'
import { edit, Gate, ME, openRoom, other, serve, settle, shown } from '@/lib/testing/room-at-hand'

beforeAll(() => commandHands.load())

describe('a room whose commands are still on their way', () => {
  const late = (attempts: readonly boolean[]) => {
    let asked = 0
    const gate = new Gate<boolean>()
    const hands = new Late(async () => {
      const isThere = attempts[asked] ?? (await gate.wait())
      asked += 1
      if (!isThere) throw new Error('cut')
      return commandHands.load()
    })
    return { hands, gate }
  }
  const finish = async () => {
    for (let i = 0; i < 20; i += 1) await settle()
  }

  it('LV-55 says that something is unconfirmed, and does it in the order in which it was given once they are here', async () => {
    const { hands, gate } = late([])
    const room = openRoom(undefined, undefined, hands)
    void room.store.do('failure-mode.edit', edit('cause', 'Old', 'First'))
    void room.store.do('failure-mode.edit', edit('cause', 'First', 'Second'))
    expect([shown(room)?.cause, room.store.read().unconfirmed]).toEqual(['Old', 2])
    gate.open(true)
    await finish()
    expect([shown(room)?.cause, room.store.read().unconfirmed, room.sent.length]).toEqual(['Second', 2, 1])
  })

  it('LV-57 a later one replaces what an earlier one of the same person made, as if that had been shown', async () => {
    const { hands, gate } = late([])
    const room = openRoom(undefined, undefined, hands)
    const score = (before: number | null, after: number) => ({ scores: [{ failureModeId: ID.failureMode, assessmentId: newId(), stage: 'target', factors: { impact: { before, after } } }] })
    const given = [
      room.store.do('failure-mode.edit', edit('cause', 'Old', 'First')),
      room.store.do('failure-mode.edit', edit('cause', 'Old', 'Second')),
      room.store.do('failure-mode.rescore', score(null, 4)),
      room.store.do('register.batch', { steps: [{ verb: 'failure-mode.rescore', input: score(null, 5) }] }),
    ]
    gate.open(true)
    await finish()
    expect(shown(room)?.cause).toBe('Second')
    expect(room.store.read().rows.where('assessment', 'failureModeId', ID.failureMode).find(({ stage, ordinal }) => stage === 'target' && ordinal === 2)?.impact).toBe(5)
    for (let i = 0; i < given.length; i += 1) {
      room.answers.open(serve(room))
      await finish()
    }
    expect((await Promise.all(given)).map(({ ok }) => ok)).toEqual([true, true, true, true])
  })

  it('LV-58 what is malformed is refused in words like any other, and nothing waits behind it', async () => {
    const { hands, gate } = late([])
    const room = openRoom(undefined, undefined, hands)
    const given = [
      room.store.do('failure-mode.edit', { edits: 'everything' }),
      room.store.do('failure-mode.rescore', {}),
      room.store.do('register.batch', { steps: [{ verb: 'failure-mode.edit', input: null }] }),
      room.store.do('failure-mode.vanish', {}),
    ]
    gate.open(true)
    expect((await Promise.all(given)).map((one) => !one.ok && one.refusal.code)).toEqual(['invalid', 'invalid', 'invalid', 'invalid'])
    expect([room.store.read().unconfirmed, room.sent.length]).toEqual([0, 0])
  })

  it('LV-57 what somebody else changed meanwhile is not written over', async () => {
    const { hands, gate } = late([])
    const room = openRoom(undefined, undefined, hands)
    const given = room.store.do('failure-mode.edit', edit('cause', 'Old', 'Mine'))
    other(room.world, 'failure-mode.edit', edit('cause', 'Old', 'Theirs'))
    room.store.receive(room.world.events.slice(-1))
    gate.open(true)
    await expect(given).resolves.toMatchObject({ ok: false, refusal: { code: 'conflict' } })
    expect(shown(room)?.cause).toBe('Theirs')
  })

  it('LV-55 asks again when they were cut off', async () => {
    const { hands } = late([false, false, true])
    const room = openRoom(undefined, undefined, hands)
    void room.store.do('failure-mode.edit', edit('cause', 'Old', 'New'))
    await finish()
    expect(shown(room)?.cause).toBe('New')
  })

  it('LV-56 refuses in words when they never come, and has changed nothing', async () => {
    const { hands } = late(Array.from({ length: 50 }, () => false))
    const room = openRoom(undefined, undefined, hands)
    const outcome = await room.store.do('failure-mode.edit', edit('cause', 'Old', 'New'))
    expect(outcome).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('Reload the page') } })
    expect([shown(room)?.cause, room.store.read().unconfirmed, room.sent.length]).toEqual(['Old', 0, 0])
  })
})

describe('a room', () => {
  it('LV-10 shows a command at once, before anybody has answered', async () => {
    const room = openRoom()
    void room.store.do('failure-mode.edit', edit('cause', 'Old', 'New'))
    expect(shown(room)?.cause).toBe('New')
    expect(room.store.read().unconfirmed).toBe(1)
  })

  it('LV-11 refuses at once what the rows at hand refuse, and sends nothing', async () => {
    const room = openRoom()
    const outcome = await room.store.do('failure-mode.edit', edit('cause', 'Older', 'New'))
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'conflict', problems: [{ current: 'Old' }] } })
    expect([shown(room)?.cause, room.sent.length]).toEqual(['Old', 0])
  })

  it.each(['answer first', 'event first'])('LV-12 confirms a command once, %s', async (order) => {
    const room = openRoom()
    const outcome = room.store.do('failure-mode.edit', edit('cause', 'Old', 'New'))
    await settle()
    const answer = serve(room)
    const deliver = [() => room.answers.open(answer), () => room.store.receive(room.world.events)]
    for (const step of order === 'answer first' ? deliver : deliver.reverse()) {
      step()
      await settle()
      expect(room.store.read().unconfirmed).toBe(0)
      expect(shown(room)?.cause).toBe('New')
    }
    expect(await outcome).toMatchObject({ ok: true })
    expect(room.store.readHeads().get(REGISTER_ID)).toBe(1)
  })

  it('LV-13 does not show its own value again when others have changed it before the answer came', async () => {
    const room = openRoom()
    void room.store.do('failure-mode.edit', edit('cause', 'Old', 'New'))
    await settle()
    const answer = serve(room)
    other(room.world, 'failure-mode.edit', edit('cause', 'New', 'Old'))
    room.store.receive(room.world.events)
    expect(shown(room)?.cause).toBe('Old')
    room.answers.open(answer)
    await settle()
    expect(shown(room)?.cause).toBe('Old')
  })

  it('LV-14 waits for the events before its own when the answer overtakes them', async () => {
    const room = openRoom()
    void room.store.do('failure-mode.edit', edit('cause', 'Old', 'New'))
    await settle()
    other(room.world, 'failure-mode.edit', edit('effect', null, 'An effect'))
    room.answers.open(serve(room))
    await settle()
    expect(room.store.readHeads().get(REGISTER_ID)).toBe(0)
    expect(shown(room)).toMatchObject({ cause: 'New', effect: null })
    room.store.receive(room.world.events)
    expect(shown(room)).toMatchObject({ cause: 'New', effect: 'An effect' })
  })

  it('LV-15 sends a command whose answer was lost again, with the same id, and it is done once', async () => {
    const room = openRoom()
    const outcome = room.store.do('failure-mode.add', { rows: [{ id: ID.fresh, title: 'Once', categoryId: ID.category, orderKey: 'a5' }] })
    await settle()
    serve(room)
    room.answers.open({ ok: 'unreached' })
    await settle()
    expect(room.store.read()).toMatchObject({ state: 'offline', unconfirmed: 1 })
    expect(room.sent.map(({ commandId }) => commandId)).toEqual([room.sent[0]?.commandId, room.sent[0]?.commandId])
    room.answers.open(serve(room))
    expect(await outcome).toMatchObject({ ok: true })
    expect(room.world.events).toHaveLength(1)
    expect(room.store.read().rows.all('failure-mode').filter(({ title }) => title === 'Once')).toHaveLength(1)
    expect(room.store.read().state).toBe('live')
  })

  it('LV-16 gives back what was typed and shows what stands when somebody else was first in the same field', async () => {
    const room = openRoom()
    const input = edit('cause', 'Old', 'Mine')
    const outcome = room.store.do('failure-mode.edit', input)
    await settle()
    other(room.world, 'failure-mode.edit', edit('cause', 'Old', 'Theirs'))
    room.answers.open(serve(room))
    expect(await outcome).toMatchObject({ ok: false, refusal: { code: 'conflict', problems: [{ path: 'edits.0.before', current: 'Theirs' }] } })
    room.store.receive(room.world.events)
    expect(shown(room)?.cause).toBe('Theirs')
    expect(room.sent[0]?.input).toEqual(input)
    expect(room.store.read().unconfirmed).toBe(0)
  })

  it('LV-17 keeps both of two changes of different fields', async () => {
    const room = openRoom()
    const outcome = room.store.do('failure-mode.edit', edit('cause', 'Old', 'Mine'))
    await settle()
    other(room.world, 'failure-mode.edit', edit('effect', null, 'Theirs'))
    room.store.receive(room.world.events)
    expect(shown(room)).toMatchObject({ cause: 'Mine', effect: 'Theirs' })
    room.answers.open(serve(room))
    expect(await outcome).toMatchObject({ ok: true })
    room.store.receive(room.world.events)
    expect(shown(room)).toMatchObject({ cause: 'Mine', effect: 'Theirs' })
  })

  it('LV-18 keeps what is unconfirmed on top of a room that is read anew', async () => {
    const room = openRoom()
    void room.store.do('failure-mode.edit', edit('cause', 'Old', 'Mine'))
    other(room.world, 'failure-mode.edit', edit('effect', null, 'Theirs'))
    const reading = room.store.reload()
    room.rooms.open(room.world.readRoom(ME))
    await reading
    expect(shown(room)).toMatchObject({ cause: 'Mine', effect: 'Theirs' })
    expect(room.store.read().unconfirmed).toBe(1)
  })

  it('LV-18 keeps what was answered while the room is read anew, from before it', async () => {
    const room = openRoom()
    const reading = room.store.reload()
    const before = room.world.readRoom(ME)
    const outcome = room.store.do('failure-mode.edit', edit('cause', 'Old', 'Mine'))
    await settle()
    room.answers.open(serve(room))
    await outcome
    room.rooms.open(before)
    await reading
    expect(shown(room)?.cause).toBe('Mine')
    room.store.receive(room.world.events)
    expect(shown(room)?.cause).toBe('Mine')
    expect(room.store.readHeads().get(REGISTER_ID)).toBe(1)
  })

  it('LV-19 loses no event that arrives while the room is read anew', async () => {
    const room = openRoom()
    const reading = room.store.reload()
    const before = room.world.readRoom(ME)
    other(room.world, 'failure-mode.edit', edit('effect', null, 'Late'))
    room.store.receive(room.world.events)
    room.rooms.open(before)
    await reading
    expect(shown(room)?.effect).toBe('Late')
    expect(room.store.readHeads().get(REGISTER_ID)).toBe(1)
  })

  it('LV-19 reads the room once more when it was asked for again meanwhile', async () => {
    const room = openRoom()
    const reading = room.store.reload()
    const before = room.world.readRoom(ME)
    other(room.world, 'failure-mode.edit', edit('effect', null, 'Late'))
    void room.store.reload()
    room.rooms.open(before)
    await settle()
    room.rooms.open(room.world.readRoom(ME))
    await reading
    expect(shown(room)?.effect).toBe('Late')
  })

  it('LV-20 reads the room anew for an event that is too large to send, and tries until it succeeds', async () => {
    const room = openRoom()
    other(room.world, 'failure-mode.edit', edit('effect', null, 'Large'))
    room.store.receive(room.world.events.map((event) => ({ ...event, changes: null })))
    expect(shown(room)?.effect).toBe(null)
    room.rooms.open(room.world.readRoom(ME))
    await settle()
    expect(shown(room)?.effect).toBe('Large')
  })

  it('LV-21 passes over what it has seen', async () => {
    const room = openRoom()
    other(room.world, 'failure-mode.edit', edit('cause', 'Old', 'First'))
    const first = [...room.world.events]
    other(room.world, 'failure-mode.edit', edit('cause', 'First', 'Second'))
    room.store.receive(room.world.events)
    room.store.receive(first)
    expect(shown(room)?.cause).toBe('Second')
  })

  it('LV-22 takes a number without an event for one that is not for this reader', async () => {
    const room = openRoom()
    room.store.advance(new Map([[REGISTER_ID, 4], [newId(), 9]]))
    expect(Object.fromEntries(room.store.readHeads())).toMatchObject({ [REGISTER_ID]: 4 })
    expect(room.store.readHeads().size).toBe(2)
  })

  it('LV-23 undoes with the inverse command, and never over newer work', async () => {
    const room = openRoom()
    const outcome = room.store.do('failure-mode.edit', edit('cause', 'Old', 'New'))
    await settle()
    room.answers.open(serve(room))
    const done = await outcome
    const [call]: CommandCall[] = done.ok ? done.undo : []
    expect(call).toEqual({ verb: 'failure-mode.edit', input: edit('cause', 'New', 'Old') })
    other(room.world, 'failure-mode.edit', edit('cause', 'New', 'Newer'))
    room.store.receive(room.world.events)
    expect(await room.store.do(call?.verb ?? '', call?.input)).toMatchObject({ ok: false, refusal: { code: 'conflict' } })
    expect(shown(room)?.cause).toBe('Newer')
  })

  it('LV-24 sends commands one after the other, in the order in which they were given', async () => {
    const room = openRoom()
    void room.store.do('failure-mode.edit', edit('cause', 'Old', 'One'))
    void room.store.do('failure-mode.edit', edit('cause', 'One', 'Two'))
    await settle()
    expect(room.sent).toHaveLength(1)
    room.answers.open(serve(room))
    await settle()
    expect(room.sent).toHaveLength(2)
    room.answers.open(serve(room))
    await settle()
    expect(shown(room)?.cause).toBe('Two')
    expect(room.world.rows.get('failure-mode', ID.failureMode)?.cause).toBe('Two')
  })

  it('LV-62 says what a command touched, what was taken back and what others did, before the view shows it', async () => {
    const room = openRoom()
    const heard: unknown[] = []
    room.store.subscribeToRows((touched) => heard.push([touched === 'all' ? 'all' : [...touched], shown(room)?.cause]))
    const outcome = room.store.do('failure-mode.edit', edit('cause', 'Old', 'Mine'))
    expect(heard.splice(0)).toEqual([[[ID.failureMode], 'Mine']])
    await settle()
    other(room.world, 'failure-mode.edit', edit('cause', 'Old', 'Theirs'))
    room.answers.open(serve(room))
    expect(await outcome).toMatchObject({ ok: false })
    expect(heard.splice(0)).toEqual([[[ID.failureMode], 'Old']])
    room.store.receive(room.world.events)
    expect(heard.splice(0)).toEqual([[[ID.failureMode], 'Theirs']])
  })

  it('LV-62 says that everything may be different when the room was read anew, and nothing when nothing changed', async () => {
    const room = openRoom()
    const heard: unknown[] = []
    const stop = room.store.subscribeToRows((touched) => heard.push(touched))
    room.store.advance(new Map([[REGISTER_ID, 4]]))
    room.store.setState('offline')
    expect(heard).toEqual([])
    const reading = room.store.reload()
    room.rooms.open(room.world.readRoom(ME))
    await reading
    expect(heard).toEqual(['all'])
    stop()
    void room.store.do('failure-mode.edit', edit('cause', 'Old', 'Mine'))
    expect(heard).toEqual(['all'])
  })

  it('LV-24 lets what is sent past it wait for the commands before', async () => {
    const room = openRoom()
    let isAnswered = false
    void room.store.do('failure-mode.edit', edit('cause', 'Old', 'Mine'))
    void room.store.whenAnswered().then(() => (isAnswered = true))
    await settle()
    expect(isAnswered).toBe(false)
    room.answers.open(serve(room))
    await room.store.whenAnswered()
    expect(isAnswered).toBe(true)
  })

  it('LV-25 keeps a row that nothing touched the same object', async () => {
    const room = openRoom()
    const untouched = shown(room, ID.secondFailureMode)
    other(room.world, 'failure-mode.edit', edit('cause', 'Old', 'New'))
    room.store.receive(room.world.events)
    expect(shown(room, ID.secondFailureMode)).toBe(untouched)
  })
})
