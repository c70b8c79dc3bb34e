import { beforeAll, describe, expect, it } from 'vitest'
import type { CommandCall } from '@/lib/domain/row/inverse'
import { ROW_KINDS, type RowKind } from '@/lib/domain/row/row-kinds'
import type { RowSet } from '@/lib/domain/row/row-set'
import type { Row } from '@/lib/domain/row/change'
import { isLongField, isTextKind, slimRow, slimRows } from '@/lib/domain/row/slim-row'
import { newId } from '@/lib/kernel/ids'
import { commandHands } from '@/lib/live/client/command-hands'
import type { Answer, Envelope } from '@/lib/live/client/command-sender'
import type { Extent, RoomStart } from '@/lib/live/client/room-doors'
import { RoomStore, type Outcome } from '@/lib/live/client/room-store'
import type { LiveEvent } from '@/lib/live/protocol'
import { factorsOf, latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import { ID } from '@/lib/testing/register-rows'
import { RoomWorld } from '@/lib/testing/room-world'

const SEEDS = 60
const STEPS = 250

/** mulberry32: the same numbers for the same seed, so that a failure can be looked at again. */
function makeRandom(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return { below, chance: (share: number) => next() < share, pick: <T>(list: readonly T[]) => list[below(list.length)] }
}
type Random = ReturnType<typeof makeRandom>

/** Every ninth event counts as too large to send. */
const asSent = (event: LiveEvent): LiveEvent => (event.seq % 9 === 0 ? { ...event, changes: null } : event)

interface Reading {
  read(): unknown
  resolve(value: unknown): void
  reject(error: Error): void
  /** What was read, once it was. */
  value: { is: unknown } | null
}

/** How a browser gets its room: whole; slim, and large events by reading what they changed. */
type Kind = 'whole' | 'slim'

/** One browser with a bad network: requests and answers get lost or late, the stream is cut, delayed and repeats itself. */
class Browser {
  readonly personId = newId()
  readonly outcomes: Promise<Outcome>[] = []
  readonly undos: CommandCall[] = []
  readonly store: RoomStore
  private request: { envelope: Envelope; resolve(answer: Answer): void; answer: Answer | null } | null = null
  private readonly readings: Reading[] = []
  private stream: LiveEvent[] = []
  private sentUpTo: Map<string, number>

  constructor(
    private readonly world: RoomWorld,
    private readonly random: Random,
    readonly kind: Kind,
  ) {
    const start = this.readRoom(kind)
    this.sentUpTo = new Map(Object.entries(start.heads))
    const send = (envelope: Envelope) => new Promise<Answer>((resolve) => (this.request = { envelope, resolve, answer: null }))
    const whole = { send, reload: () => this.later(() => this.readRoom('whole')), wait: () => Promise.resolve() }
    const slim = {
      ...whole,
      reload: (extent: Extent) => this.later(() => this.readRoom(extent === 'whole' ? 'whole' : 'slim')),
      readTexts: (ids: readonly string[]) => this.later(() => world.readTexts(ids)),
      readChanges: (streamId: string, seq: number) => this.later(() => world.readChanges(streamId, seq)),
    }
    this.store = new RoomStore(start, kind === 'slim' ? slim : whole)
  }

  private readRoom(kind: Kind): RoomStart {
    return kind === 'slim' ? this.world.readSlimRoom(this.personId) : this.world.readRoom(this.personId)
  }

  private later<T>(read: () => T): Promise<T> {
    return new Promise((resolve, reject) => this.readings.push({ read, resolve: (value) => resolve(value as T), reject, value: null }))
  }

  type(): void {
    const { rows } = this.store.read()
    const undo = this.random.chance(0.1) ? this.undos.pop() : undefined
    const call = undo ?? makeCall(this.random, rows)
    if (!call) return
    const edited = call === undo ? [] : unseenBy(call, this.store)
    // Nobody edits what they do not see; what is taken back may not be here any more.
    if (edited.length > 0) return void this.store.see(edited)
    const outcome = this.store.do(call.verb, call.input)
    this.outcomes.push(outcome)
    void outcome.then((done) => this.undos.push(...(done.ok ? done.undo : [])))
  }

  /** Somebody scrolls, or opens a page that shows everything. */
  look(): void {
    const ids = this.store.read().rows.all('failure-mode').map(({ id }) => id)
    if (this.random.chance(0.03)) void this.store.seeAll()
    else void this.store.see(ids.filter(() => this.random.chance(0.2)))
  }

  /** The request reaches the server or is lost; its answer comes back or is lost. */
  moveRequest(isKind: boolean): boolean {
    const request = this.request
    if (!request) return false
    const isLost = !isKind && this.random.chance(0.25)
    if (!isLost && request.answer === null) {
      request.answer = this.answer(request.envelope)
      return true
    }
    this.request = null
    request.resolve(isLost || request.answer === null ? { ok: 'unreached' } : request.answer)
    return true
  }

  /** Every seventh answer counts as too large to say more than its number. */
  private answer(envelope: Envelope): Answer {
    const answer = this.world.submit(this.personId, envelope)
    return this.kind === 'slim' && answer.ok === true && (answer.seq ?? 1) % 7 === 0 ? { ...answer, changes: [] } : answer
  }

  /** Something is read at one moment and arrives at another, behind what was asked for later, or not at all. */
  moveReading(isKind: boolean): boolean {
    const reading = this.random.pick(this.readings)
    if (!reading) return false
    if (!reading.value) {
      reading.value = { is: reading.read() }
      return true
    }
    this.readings.splice(this.readings.indexOf(reading), 1)
    if (!isKind && this.random.chance(0.15)) reading.reject(new Error('lost'))
    else reading.resolve(reading.value.is)
    return true
  }

  moveStream(isKind: boolean): boolean {
    const fresh = this.world.readEventsAfter(this.sentUpTo).map(asSent)
    for (const { streamId, seq } of fresh) this.sentUpTo.set(streamId, seq)
    this.stream.push(...fresh)
    if (this.stream.length === 0) return false
    const arrived = this.stream.splice(0, 1 + this.random.below(this.stream.length))
    this.store.receive(arrived)
    if (!isKind && this.random.chance(0.2)) this.store.receive(arrived)
    return true
  }

  /** What was under way is lost; the next connection begins at the numbers that the room has. */
  cut(): void {
    this.stream = []
    this.sentUpTo = new Map(this.store.readHeads())
  }
}

/** Failure modes whose texts a call would replace and that are not in hand. */
function unseenBy({ verb, input }: CommandCall, store: RoomStore): string[] {
  if (verb !== 'failure-mode.edit') return []
  const { edits } = input as { edits: { id: string; field: string }[] }
  return edits.flatMap(({ id, field }) => (isLongField('failure-mode', field) && !store.isWhole(id) ? [id] : []))
}

const ROWS = [ID.failureMode, ID.secondFailureMode, ID.deletedFailureMode]

function makeCall(random: Random, rows: RowSet): CommandCall | null {
  const all = rows.all('failure-mode')
  const row = random.chance(0.6) ? rows.get('failure-mode', random.pick(ROWS) ?? '') : random.pick(all)
  if (!row) return null
  const kind = random.below(15)
  if (kind === 0) return { verb: 'failure-mode.add', input: { rows: [{ id: newId(), title: 'New', categoryId: ID.category, orderKey: 'a5' }] } }
  if (kind === 1) return { verb: 'failure-mode.delete', input: { ids: [row.id] } }
  if (kind === 2) return { verb: 'failure-mode.restore', input: { ids: [row.id] } }
  if (kind < 5) {
    const latest = latestAssessment(rows, row.id, 'current')
    const factors = { impact: { before: factorsOf(latest).impact, after: 1 + random.below(5) } }
    const rationale = random.chance(0.3) && (!latest || 'rationale' in latest) ? { before: latest?.rationale ?? null, after: `Because ${random.below(1_000)}` } : undefined
    return { verb: 'failure-mode.rescore', input: { scores: [{ failureModeId: row.id, assessmentId: newId(), stage: 'current', factors, rationale }] } }
  }
  if (kind === 5) return { verb: 'detection-signal.add', input: { rows: [{ id: newId(), failureModeId: row.id, orderKey: 'a0', text: `Seen ${random.below(1_000)}` }] } }
  const signal = random.pick(rows.all('detection-signal'))
  if (kind === 6 && signal) return { verb: `detection-signal.${signal.deletedAt === null ? 'delete' : 'restore'}`, input: { ids: [signal.id] } }
  if (kind === 7 && signal) return { verb: 'detection-signal.edit', input: { edits: [{ id: signal.id, field: 'text', before: signal.text, after: `Seen ${random.below(1_000)}` }] } }
  const field = random.pick(['cause', 'effect', 'component'] as const) ?? 'cause'
  return { verb: 'failure-mode.edit', input: { edits: [{ id: row.id, field, before: row[field] ?? null, after: `Value ${random.below(1_000_000)}` }] } }
}

async function rest(): Promise<void> {
  for (let i = 0; i < 25; i += 1) await Promise.resolve()
}

async function step(random: Random, browsers: Browser[]): Promise<void> {
  const browser = random.pick(browsers)
  const dice = random.below(20)
  if (dice < 6) browser?.type()
  else if (dice < 12) browser?.moveRequest(false)
  else if (dice < 16) browser?.moveStream(false)
  else if (dice < 18) browser?.moveReading(false)
  else if (dice < 19) browser?.look()
  else if (random.chance(0.6)) browser?.cut()
  else void browser?.store.reload()
  if (random.chance(0.7)) await rest()
}

/** Nothing more is typed or lost, until nothing is under way. */
async function calmDown(browsers: Browser[]): Promise<void> {
  await rest()
  while (browsers.map((one) => [one.moveRequest(true), one.moveReading(true), one.moveStream(true)]).flat().includes(true)) await rest()
}

function listRows(rows: RowSet) {
  return ROW_KINDS.map((kind) => rows.all(kind).sort((a, b) => (a.id < b.id ? -1 : 1)))
}

/** What a room must show of the server's rows: all of what is whole, and what is slim of the others. */
function expectedRows(rows: RowSet, store: RoomStore): Record<string, Row[]> {
  const all = Object.fromEntries(ROW_KINDS.map((kind) => [kind, rows.all(kind) as Row[]]))
  const slim = slimRows(all)
  const isOfWhole = (kind: RowKind, row: Row) => store.isWhole(String(kind === 'failure-mode' ? row.id : row.failureModeId))
  const isSplit = (kind: RowKind) => kind === 'failure-mode' || kind === 'assessment' || isTextKind(kind)
  return Object.fromEntries(
    ROW_KINDS.map((kind) => {
      if (!isSplit(kind)) return [kind, byId(all[kind] ?? [])]
      const whole = (all[kind] ?? []).filter((row) => isOfWhole(kind, row))
      return [kind, byId([...whole, ...(slim[kind] ?? []).filter((row) => !isOfWhole(kind, row))])]
    }),
  )
}

/** What a room shows. A rationale that came by an event is in hand, though the failure mode is not whole. */
function shownRows({ store }: Browser): Record<string, Row[]> {
  const { rows } = store.read()
  const asSlim = (row: Row) => (store.isWhole(String(row.failureModeId)) ? row : slimRow('assessment', row))
  return Object.fromEntries(ROW_KINDS.map((kind) => [kind, byId(kind === 'assessment' ? rows.all(kind).map(asSlim) : (rows.all(kind) as Row[]))]))
}

const byId = (rows: readonly Row[]): Row[] => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))

async function play(seed: number, kindOf: (i: number) => Kind) {
  const random = makeRandom(seed)
  const world = new RoomWorld()
  const browsers = Array.from({ length: 2 + random.below(4) }, (_, i) => new Browser(world, random, kindOf(i)))
  for (let i = 0; i < STEPS; i += 1) await step(random, browsers)
  await calmDown(browsers)
  const outcomes = (await Promise.all(browsers.flatMap((one) => one.outcomes))).filter((one) => one.ok && one.changes.length > 0)
  expect(world.events.length).toBeGreaterThan(5)
  expect(outcomes).toHaveLength(world.events.length)
  return { world, browsers }
}

const seeds = Array.from({ length: SEEDS }, (_, seed) => seed)

beforeAll(() => commandHands.load())

describe('rooms on a bad network', () => {
  it.each(seeds)('LV-30 all show what the server has when it is quiet again, seed %i', async (seed) => {
    const { world, browsers } = await play(seed, () => 'whole')
    for (const { store } of browsers) {
      expect(listRows(store.read().rows)).toEqual(listRows(world.rows))
      expect(store.read().unconfirmed).toBe(0)
    }
  })

  it.each(seeds)('LV-31 slim ones too: each shows what it has seen and the slim rows of the rest, and all when all is seen, seed %i', async (seed) => {
    const { world, browsers } = await play(1_000 + seed, (i) => (i === 0 ? 'whole' : 'slim'))
    for (const browser of browsers) {
      expect(shownRows(browser)).toEqual(expectedRows(world.rows, browser.store))
      expect(browser.store.read().unconfirmed).toBe(0)
      void browser.store.see(world.rows.all('failure-mode').map(({ id }) => id))
    }
    await calmDown(browsers)
    for (const { store } of browsers) expect(listRows(store.read().rows)).toEqual(listRows(world.rows))
  })
})
