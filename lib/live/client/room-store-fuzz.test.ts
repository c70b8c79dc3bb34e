import { describe, expect, it } from 'vitest'
import { ROW_KINDS } from '@/lib/domain/row/row-kinds'
import type { RowSet } from '@/lib/domain/row/row-set'
import { newId } from '@/lib/kernel/ids'
import type { Answer, Envelope } from '@/lib/live/client/command-sender'
import { RoomStore, type Outcome, type RoomStart } from '@/lib/live/client/room-store'
import type { LiveEvent } from '@/lib/live/protocol'
import { factorsOf, latestAssessment } from '@/lib/domain/failure-mode/rescore'
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

/** One browser with a bad network: requests and answers get lost or late, the stream is cut, delayed and repeats itself. */
class Browser {
  readonly personId = newId()
  readonly outcomes: Promise<Outcome>[] = []
  readonly store: RoomStore
  private request: { envelope: Envelope; resolve(answer: Answer): void; answer: Answer | null } | null = null
  private readonly reads: { resolve(start: RoomStart): void; start: RoomStart | null }[] = []
  private stream: LiveEvent[] = []
  private sentUpTo: Map<string, number>

  constructor(
    private readonly world: RoomWorld,
    private readonly random: Random,
  ) {
    const start = world.readRoom(this.personId)
    this.sentUpTo = new Map(Object.entries(start.heads))
    this.store = new RoomStore(start, {
      send: (envelope) => new Promise((resolve) => (this.request = { envelope, resolve, answer: null })),
      reload: () => new Promise((resolve) => this.reads.push({ resolve, start: null })),
      wait: () => Promise.resolve(),
    })
  }

  type(): void {
    const call = makeCall(this.random, this.store.read().rows)
    if (call) this.outcomes.push(this.store.do(call.verb, call.input))
  }

  /** The request reaches the server or is lost; its answer comes back or is lost. */
  moveRequest(isKind: boolean): boolean {
    const request = this.request
    if (!request) return false
    const isLost = !isKind && this.random.chance(0.25)
    if (!isLost && request.answer === null) {
      request.answer = this.world.submit(this.personId, request.envelope)
      return true
    }
    this.request = null
    request.resolve(isLost || request.answer === null ? { ok: 'unreached' } : request.answer)
    return true
  }

  /** The room is read at one moment and arrives at another. */
  moveRead(): boolean {
    const [read] = this.reads
    if (!read) return false
    if (read.start === null) read.start = this.world.readRoom(this.personId)
    else {
      this.reads.shift()
      read.resolve(read.start)
    }
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

const ROWS = [ID.failureMode, ID.secondFailureMode, ID.deletedFailureMode]

function makeCall(random: Random, rows: RowSet) {
  const all = rows.all('failure-mode')
  const row = random.chance(0.6) ? rows.get('failure-mode', random.pick(ROWS) ?? '') : random.pick(all)
  if (!row) return null
  const kind = random.below(12)
  if (kind === 0) return { verb: 'failure-mode.add', input: { rows: [{ id: newId(), title: 'New', categoryId: ID.category, orderKey: 'a5' }] } }
  if (kind === 1) return { verb: 'failure-mode.delete', input: { ids: [row.id] } }
  if (kind === 2) return { verb: 'failure-mode.restore', input: { ids: [row.id] } }
  if (kind < 5) {
    const before = factorsOf(latestAssessment(rows, row.id, 'current')).impact
    const factors = { impact: { before, after: 1 + random.below(5) } }
    return { verb: 'failure-mode.rescore', input: { scores: [{ failureModeId: row.id, assessmentId: newId(), stage: 'current', factors }] } }
  }
  const field = random.pick(['cause', 'effect', 'component'] as const) ?? 'cause'
  return { verb: 'failure-mode.edit', input: { edits: [{ id: row.id, field, before: row[field], after: `Value ${random.below(1_000_000)}` }] } }
}

async function rest(): Promise<void> {
  for (let i = 0; i < 12; i += 1) await Promise.resolve()
}

async function step(random: Random, browsers: Browser[]): Promise<void> {
  const browser = random.pick(browsers)
  const dice = random.below(20)
  if (dice < 6) browser?.type()
  else if (dice < 12) browser?.moveRequest(false)
  else if (dice < 16) browser?.moveStream(false)
  else if (dice < 18) browser?.moveRead()
  else if (dice < 19) browser?.cut()
  else void browser?.store.reload()
  if (random.chance(0.7)) await rest()
}

/** Nothing more is typed or lost, until nothing is under way. */
async function calmDown(browsers: Browser[]): Promise<void> {
  await rest()
  while (browsers.map((one) => [one.moveRequest(true), one.moveRead(), one.moveStream(true)]).flat().includes(true)) await rest()
}

function listRows(rows: RowSet) {
  return ROW_KINDS.map((kind) => rows.all(kind).sort((a, b) => (a.id < b.id ? -1 : 1)))
}

describe('rooms on a bad network', () => {
  it.each(Array.from({ length: SEEDS }, (_, seed) => seed))('LV-30 all show what the server has when it is quiet again, seed %i', async (seed) => {
    const random = makeRandom(seed)
    const world = new RoomWorld()
    const browsers = Array.from({ length: 2 + random.below(4) }, () => new Browser(world, random))
    for (let i = 0; i < STEPS; i += 1) await step(random, browsers)
    await calmDown(browsers)
    const outcomes = (await Promise.all(browsers.flatMap((one) => one.outcomes))).filter((one) => one.ok && one.changes.length > 0)
    expect(world.events.length).toBeGreaterThan(5)
    expect(outcomes).toHaveLength(world.events.length)
    for (const { store } of browsers) {
      expect(listRows(store.read().rows)).toEqual(listRows(world.rows))
      expect(store.read().unconfirmed).toBe(0)
    }
  })
})
