import { beforeAll, describe, expect, it } from 'vitest'
import type { Change } from '@/lib/domain/row/change'
import { newId } from '@/lib/kernel/ids'
import type { Answer, Envelope } from '@/lib/live/client/command-sender'
import type { Extent, RoomStart } from '@/lib/live/client/room-doors'
import { commandHands } from '@/lib/live/client/command-hands'
import { RoomStore } from '@/lib/live/client/room-store'
import type { LiveEvent, WholeFailureModes } from '@/lib/live/protocol'
import { ID, REGISTER_ID } from '@/lib/testing/register-rows'
import { RoomWorld } from '@/lib/testing/room-world'

const ME = newId()
const OTHER = newId()

interface Asked<Q, A> {
  question: Q
  answer(value: A): void
  fail(): void
}

/** A slim room whose doors answer when the test says so. */
function openSlim(world = new RoomWorld(), start = world.readSlimRoom(ME)) {
  const sent: Asked<Envelope, Answer>[] = []
  const rooms: Asked<Extent, RoomStart>[] = []
  const texts: Asked<readonly string[], WholeFailureModes>[] = []
  const events: Asked<number, Change[]>[] = []
  const ask = <Q, A>(list: Asked<Q, A>[], question: Q) =>
    new Promise<A>((resolve, reject) => list.push({ question, answer: resolve, fail: () => reject(new Error('lost')) }))
  const store = new RoomStore(start, {
    send: (envelope) => ask(sent, envelope),
    reload: (extent) => ask(rooms, extent),
    readTexts: (ids) => ask(texts, ids),
    readChanges: (_, seq) => ask(events, seq),
    wait: () => Promise.resolve(),
  })
  store.setState('live')
  return { world, store, sent, rooms, texts, events }
}
type Room = ReturnType<typeof openSlim>

async function settle(): Promise<void> {
  for (let i = 0; i < 20; i += 1) await Promise.resolve()
}

function other(world: RoomWorld, verb: string, input: object): LiveEvent {
  const answer = world.submit(OTHER, { commandId: newId(), verb, registerId: REGISTER_ID, input })
  expect(answer).toMatchObject({ ok: true })
  const event = world.events.at(-1)
  if (!event) throw new Error('Nothing happened.')
  return event
}

const edit = (field: string, before: unknown, after: unknown, id = ID.failureMode) => ({ edits: [{ id, field, before, after }] })
const shown = ({ store }: Room, id = ID.failureMode) => store.read().rows.get('failure-mode', id)
const signals = ({ store }: Room) => store.read().rows.all('detection-signal').map(({ text }) => text)
const signal = (text: string) => ({ rows: [{ id: newId(), failureModeId: ID.failureMode, orderKey: 'a0', text }] })

async function see(room: Room, id = ID.failureMode): Promise<void> {
  const seen = room.store.see([id])
  await settle()
  room.texts.at(-1)?.answer(room.world.readTexts([id]))
  await seen
}

beforeAll(() => commandHands.load())

describe('a room that begins with its first lines', () => {
  it('SL-29 is edited before the rest has come, and keeps what was done and what happened meanwhile', async () => {
    const world = new RoomWorld()
    const start = world.readSlimRoom(ME)
    const first = (start.rows['failure-mode'] ?? []).filter(({ id }) => id === ID.failureMode)
    const room = openSlim(world, { ...start, rows: { ...start.rows, 'failure-mode': first }, firstOf: 2 })
    expect([room.store.firstOf, shown(room, ID.secondFailureMode)]).toEqual([2, undefined])
    const heard: unknown[] = []
    room.store.subscribeToRows((touched) => heard.push(touched))
    const reading = room.store.reload()
    const done = room.store.do('failure-mode.edit', edit('title', shown(room)?.title, 'Mine'))
    expect(shown(room)?.title).toBe('Mine')
    await settle()
    const rest = world.readSlimRoom(ME)
    room.store.receive([other(world, 'failure-mode.edit', edit('component', null, 'Theirs', ID.secondFailureMode))])
    expect(room.store.firstOf).toBe(2)
    room.rooms[0]?.answer(rest)
    await reading
    expect([room.store.firstOf, shown(room)?.title, shown(room, ID.secondFailureMode)?.component]).toEqual([null, 'Mine', 'Theirs'])
    expect(heard).toContain('all')
    const envelope = room.sent[0]?.question
    room.sent[0]?.answer(envelope ? world.submit(ME, envelope) : { ok: 'unreached' })
    expect((await done).ok).toBe(true)
    expect([shown(room)?.title, room.store.read().unconfirmed]).toEqual(['Mine', 0])
  })
})

describe('a slim room', () => {
  it('SL-10 has no long field and no text until it is seen, and then all of them', async () => {
    const world = new RoomWorld()
    other(world, 'detection-signal.add', signal('Counts differ'))
    const room = openSlim(world)
    expect([Object.hasOwn(shown(room) ?? {}, 'cause'), signals(room), room.store.isWhole(ID.failureMode)]).toEqual([false, [], false])
    await see(room)
    expect([shown(room)?.cause, signals(room), room.store.isWhole(ID.failureMode)]).toEqual(['Old', ['Counts differ'], true])
    expect(room.store.isWhole(ID.secondFailureMode)).toBe(false)
  })

  it('SL-11 asks for what is seen in one turn at once, for none twice, and for nothing that is here', async () => {
    const room = openSlim()
    const seen = [room.store.see([ID.failureMode]), room.store.see([ID.secondFailureMode, ID.failureMode, ID.nowhere])]
    await settle()
    expect(room.texts.map(({ question }) => [...question].sort())).toEqual([[ID.failureMode, ID.secondFailureMode].sort()])
    room.texts[0]?.answer(room.world.readTexts(room.texts[0].question))
    await Promise.all(seen)
    await room.store.see([ID.failureMode, ID.secondFailureMode])
    expect(room.texts).toHaveLength(1)
  })

  it('SL-12 asks again when texts could not be read', async () => {
    const room = openSlim()
    const seen = room.store.see([ID.failureMode])
    await settle()
    room.texts[0]?.fail()
    await settle()
    room.texts[1]?.answer(room.world.readTexts([ID.failureMode]))
    await seen
    expect(shown(room)?.cause).toBe('Old')
  })

  it('SL-13 applies what happened since the texts were read', async () => {
    const room = openSlim()
    const seen = room.store.see([ID.failureMode])
    await settle()
    const old = room.world.readTexts([ID.failureMode])
    room.store.receive([other(room.world, 'failure-mode.edit', edit('cause', 'Old', 'New')), other(room.world, 'detection-signal.add', signal('Late'))])
    expect(shown(room)).not.toHaveProperty('cause')
    room.texts[0]?.answer(old)
    await seen
    expect([shown(room)?.cause, signals(room)]).toEqual(['New', ['Late']])
  })

  it('SL-14 never shows older over newer while texts are ahead of the room, nor scores that it has not come to', async () => {
    const room = openSlim()
    const score = (before: number | null, after: number) => ({ scores: [{ failureModeId: ID.failureMode, assessmentId: newId(), stage: 'current', factors: { impact: { before, after } } }] })
    const events = [
      other(room.world, 'failure-mode.edit', edit('cause', 'Old', 'First')),
      other(room.world, 'failure-mode.rescore', score(null, 3)),
      other(room.world, 'failure-mode.edit', edit('title', 'A', 'Titled')),
      other(room.world, 'failure-mode.edit', edit('cause', 'First', 'Second')),
    ]
    await see(room)
    expect(shown(room)).toMatchObject({ cause: 'Second', title: 'A' })
    expect(room.store.read().rows.all('assessment')).toEqual([])
    for (const event of events) {
      room.store.receive([event])
      expect(shown(room)?.cause).toBe('Second')
    }
    expect(shown(room)?.title).toBe('Titled')
    expect(room.store.read().rows.all('assessment')).toHaveLength(1)
    room.store.receive([other(room.world, 'failure-mode.edit', edit('cause', 'Second', 'Third'))])
    expect(shown(room)?.cause).toBe('Third')
  })

  it('SL-15 reads texts again that are older than a room that was read anew meanwhile', async () => {
    const room = openSlim()
    const seen = room.store.see([ID.failureMode])
    await settle()
    const old = room.world.readTexts([ID.failureMode])
    other(room.world, 'failure-mode.edit', edit('cause', 'Old', 'New'))
    const reading = room.store.reload()
    room.rooms[0]?.answer(room.world.readSlimRoom(ME))
    await reading
    room.texts[0]?.answer(old)
    await settle()
    expect(shown(room)).not.toHaveProperty('cause')
    room.texts[1]?.answer(room.world.readTexts([ID.failureMode]))
    await seen
    expect(shown(room)?.cause).toBe('New')
  })

  it('SL-16 has a failure mode that came by an event whole, and keeps only the scores that hold of one that is not', async () => {
    const room = openSlim()
    room.store.receive([other(room.world, 'failure-mode.add', { rows: [{ id: ID.fresh, title: 'New', cause: 'Known', categoryId: ID.category, orderKey: 'a5' }] })])
    expect([shown(room, ID.fresh)?.cause, room.store.isWhole(ID.fresh)]).toEqual(['Known', true])
    for (const [id, before, after] of [[ID.secondFailureMode, null, 2], [ID.secondFailureMode, 2, 3], [ID.fresh, null, 2], [ID.fresh, 2, 3]] as const) {
      const scores = [{ failureModeId: id, assessmentId: newId(), stage: 'current', factors: { impact: { before, after } } }]
      room.store.receive([other(room.world, 'failure-mode.rescore', { scores })])
    }
    const held = (id: string) => room.store.read().rows.where('assessment', 'failureModeId', id).map(({ impact }) => impact).sort()
    expect([held(ID.secondFailureMode), held(ID.fresh)]).toEqual([[3], [2, 3]])
  })

  it('SL-17 fetches the texts that a command replaces before it is done, in the order in which commands were given', async () => {
    const room = openSlim()
    const outcomes = [room.store.do('failure-mode.edit', edit('cause', 'Old', 'New')), room.store.do('failure-mode.edit', edit('title', 'A', 'B'))]
    await settle()
    expect([room.sent.length, room.store.read().unconfirmed, shown(room)?.title]).toEqual([0, 2, 'A'])
    room.texts[0]?.answer(room.world.readTexts([ID.failureMode]))
    await settle()
    expect(shown(room)).toMatchObject({ cause: 'New', title: 'B' })
    for (const i of [0, 1]) {
      const { question, answer } = room.sent[i] ?? {}
      if (question) answer?.(room.world.submit(ME, question))
      await settle()
    }
    expect(await Promise.all(outcomes)).toMatchObject([{ ok: true }, { ok: true }])
    expect(room.sent.map(({ question }) => question.input)).toEqual([edit('cause', 'Old', 'New'), edit('title', 'A', 'B')])
    expect(room.store.read().unconfirmed).toBe(0)
  })

  it('SL-17 does so for the steps of a batch', async () => {
    const room = openSlim()
    const steps = [{ verb: 'failure-mode.edit', input: edit('title', 'A', 'B') }, { verb: 'failure-mode.edit', input: edit('cause', 'Old', 'New') }]
    void room.store.do('register.batch', { steps })
    await settle()
    expect([room.texts.map(({ question }) => question), room.sent.length]).toEqual([[[ID.failureMode]], 0])
    room.texts[0]?.answer(room.world.readTexts([ID.failureMode]))
    await settle()
    expect([shown(room)?.cause, room.sent.length]).toEqual(['New', 1])
  })

  it('SL-17 refuses with the value that stands when what was replaced was guessed', async () => {
    const room = openSlim()
    const outcome = room.store.do('failure-mode.edit', edit('cause', null, 'New'))
    await settle()
    room.texts[0]?.answer(room.world.readTexts([ID.failureMode]))
    expect(await outcome).toMatchObject({ ok: false, refusal: { code: 'conflict', problems: [{ current: 'Old' }] } })
    expect(room.sent).toHaveLength(0)
  })

  it('SL-17 waits for nothing where a command replaces what is in hand', async () => {
    const room = openSlim()
    void room.store.do('failure-mode.edit', edit('status', 'open', 'draft'))
    const scores = [{ failureModeId: ID.failureMode, assessmentId: newId(), stage: 'current', factors: { impact: { before: null, after: 4 } } }]
    void room.store.do('failure-mode.rescore', { scores })
    expect([shown(room)?.status, room.store.read().rows.all('assessment').length, room.texts.length]).toEqual(['draft', 1, 0])
  })

  it('SL-17 waits for the texts that a step of a batch replaces', async () => {
    const room = openSlim()
    const steps = [
      { verb: 'failure-mode.edit', input: edit('status', 'open', 'draft') },
      { verb: 'failure-mode.edit', input: edit('cause', 'Old', 'New') },
      { verb: 'response-step.add', input: { rows: [{ id: newId(), failureModeId: ID.secondFailureMode, orderKey: 'a0', text: 'Stop' }] } },
    ]
    void room.store.do('register.batch', { steps })
    await settle()
    expect([shown(room)?.status, room.texts[0]?.question]).toEqual(['open', [ID.failureMode, ID.secondFailureMode]])
    room.texts[0]?.answer(room.world.readTexts([ID.failureMode, ID.secondFailureMode]))
    await settle()
    expect(shown(room)).toMatchObject({ status: 'draft', cause: 'New' })
    expect(room.sent.map(({ question }) => question.input)).toEqual([{ steps }])
  })

  it('SL-18 takes a score back without losing a rationale that is not in hand', async () => {
    const world = new RoomWorld()
    const score = (factors: object, rationale?: object) => ({ scores: [{ failureModeId: ID.failureMode, assessmentId: newId(), stage: 'current', factors, rationale }] })
    other(world, 'failure-mode.rescore', score({ impact: { before: null, after: 2 } }, { before: null, after: 'Seen in spring' }))
    const room = openSlim(world)
    const outcome = room.store.do('failure-mode.rescore', score({ impact: { before: 2, after: 5 } }))
    await settle()
    room.sent[0]?.answer(world.submit(ME, room.sent[0].question))
    const done = await outcome
    for (const { verb, input } of done.ok ? done.undo : []) other(world, verb, input as object)
    const latest = world.rows.all('assessment').sort((a, b) => b.ordinal - a.ordinal)[0]
    expect(latest).toMatchObject({ ordinal: 3, impact: 2, rationale: 'Seen in spring' })
  })

  it('SL-19 sends what it cannot judge, because the row is not here any more', async () => {
    const world = new RoomWorld()
    const added = other(world, 'detection-signal.add', signal('Counts differ'))
    const room = openSlim(world)
    const outcome = room.store.do('detection-signal.delete', { ids: [added.changes?.[0]?.id] })
    await settle()
    room.sent[0]?.answer(world.submit(ME, room.sent[0].question))
    expect(await outcome).toMatchObject({ ok: true, undo: [{ verb: 'detection-signal.restore' }] })
    expect(world.rows.all('detection-signal')[0]?.deletedAt).not.toBeNull()
  })

  it('SL-23 becomes whole for a page that shows everything, and stays so', async () => {
    const room = openSlim()
    const seen = room.store.seeAll()
    expect(room.rooms.map(({ question }) => question)).toEqual(['whole'])
    room.rooms[0]?.answer(room.world.readRoom(ME))
    await seen
    expect([room.store.isComplete, shown(room)?.cause]).toEqual([true, 'Old'])
    await room.store.seeAll()
    void room.store.reload()
    expect(room.rooms.map(({ question }) => question)).toEqual(['whole', 'whole'])
  })

  it('SL-24 tells which failure modes the texts belong to', async () => {
    const room = openSlim()
    const heard: unknown[] = []
    room.store.subscribeToRows((touched) => heard.push(touched === 'all' ? 'all' : [...touched]))
    await see(room)
    expect(heard).toEqual([[ID.failureMode]])
    room.store.receive([other(room.world, 'failure-mode.edit', edit('cause', null, 'Unseen', ID.secondFailureMode))])
    expect(heard).toHaveLength(1)
  })
})

describe('an event that is too large to send', () => {
  const asLarge = (event: LiveEvent): LiveEvent => ({ ...event, changes: null })

  it('SL-25 is fetched and applied in its place, before those that came behind it', async () => {
    const room = openSlim()
    await see(room)
    const large = other(room.world, 'failure-mode.edit', edit('cause', 'Old', 'Large'))
    const next = other(room.world, 'failure-mode.edit', edit('cause', 'Large', 'Next'))
    room.store.receive([asLarge(large)])
    room.store.receive([next])
    room.store.advance(new Map([[REGISTER_ID, 2]]))
    expect([shown(room)?.cause, room.store.readHeads().get(REGISTER_ID)]).toEqual(['Old', 0])
    await settle()
    room.events[0]?.answer(large.changes ?? [])
    await settle()
    expect([shown(room)?.cause, room.store.readHeads().get(REGISTER_ID)]).toEqual(['Next', 2])
    expect(room.rooms).toHaveLength(0)
  })

  it('SL-26 makes the room read itself anew only when it cannot be fetched', async () => {
    const room = openSlim()
    room.store.receive([asLarge(other(room.world, 'failure-mode.edit', edit('title', 'A', 'Large')))])
    for (const i of [0, 1]) {
      await settle()
      room.events[i]?.fail()
    }
    await settle()
    room.rooms[0]?.answer(room.world.readSlimRoom(ME))
    await settle()
    expect(shown(room)?.title).toBe('Large')
  })

  it('SL-27 of one’s own is fetched once, for its confirmation and for what takes it back', async () => {
    const room = openSlim()
    const outcome = room.store.do('failure-mode.edit', edit('title', 'A', 'Mine'))
    await settle()
    const answer = room.world.submit(ME, room.sent[0]?.question as Envelope)
    room.sent[0]?.answer(answer.ok === true ? { ...answer, changes: [] } : answer)
    await settle()
    room.store.receive(room.world.events.map(asLarge))
    await settle()
    room.events[0]?.answer(room.world.readChanges(REGISTER_ID, 1))
    expect(await outcome).toMatchObject({ ok: true, undo: [{ verb: 'failure-mode.edit', input: edit('title', 'Mine', 'A') }] })
    await settle()
    expect([room.events.length, room.store.read().unconfirmed, shown(room)?.title]).toEqual([1, 0, 'Mine'])
  })

  it('SL-28 is skipped when the room was read anew meanwhile', async () => {
    const room = openSlim()
    const large = other(room.world, 'failure-mode.edit', edit('title', 'A', 'Large'))
    room.store.receive([asLarge(large)])
    await settle()
    const reading = room.store.reload()
    other(room.world, 'failure-mode.edit', edit('title', 'Large', 'Larger'))
    room.rooms[0]?.answer(room.world.readSlimRoom(ME))
    await reading
    room.events[0]?.answer(large.changes ?? [])
    await settle()
    expect(shown(room)?.title).toBe('Larger')
  })
})
