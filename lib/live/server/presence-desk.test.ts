import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Actor } from '@/lib/domain/access/actor'
import { database as client } from '@/lib/data/client'
import { readHeads } from '@/lib/data/event-history'
import { withReadScope } from '@/lib/data/scope'
import { AppError } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'
import type { PersonHere, Place, PresenceMessage } from '@/lib/live/protocol/presence'
import { Hub, type HubPace } from '@/lib/live/server/hub'
import { SILENCE_MS } from '@/lib/live/server/presence-board'
import { printLetters, type SeatNews } from '@/lib/live/server/presence-news'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeRegister, makeTestWorkspace, openTestDatabase, type TestWorkspace } from '@/lib/testing/test-workspace'

/** Nothing happens by the clock, so that what arrives was told. */
const NEVER = 3_600_000
const QUIET: HubPace = { safetyPollMs: NEVER, heartbeatMs: NEVER, sessionCheckMs: NEVER }
const DEADLINE = { timeout: 15_000, interval: 10 }
const PLACE: Place = { failureModeId: newId(), column: 'cause' }

let database: TestDatabase
let ours: TestWorkspace
let theirs: TestWorkspace
let registerId: string
let hubs: Hub[] = []
/** Those that somebody sits at, which therefore listen. */
const sat = new Set<Hub>()
let now = 0
let made = 0

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database?.drop())
beforeEach(async () => {
  made += 1
  now = 1_000_000
  ours = await makeTestWorkspace(`here-${made}`)
  theirs = await makeTestWorkspace(`there-${made}`)
  registerId = await makeRegister(ours.as.facilitator, 'D10')
})
afterEach(async () => {
  for (const hub of hubs) await hub.close()
  hubs = []
  sat.clear()
})

function openHub(): Hub {
  const hub = new Hub(QUIET, { beatMs: NEVER, pauseMs: 5, clock: () => now })
  hubs.push(hub)
  return hub
}

/** A browser at the other end of a stream, as far as presence goes. */
class Screen {
  readonly seat = newId()
  readonly messages: PresenceMessage[] = []
  readonly raw: string[] = []
  private turn = 0
  leave: () => void = () => undefined

  constructor(readonly actor: Actor) {}

  readonly sink = {
    write: (text: string) => {
      this.raw.push(text)
      const data = /^event: presence\ndata: (.*)\n\n$/.exec(text)?.[1]
      if (data) this.messages.push(JSON.parse(data))
      return true
    },
    close: () => undefined,
  }

  people(): PersonHere[] | undefined {
    return this.messages.at(-1)?.people
  }

  tell(hub: Hub, place: Place | null, seat = this.seat): Promise<void> {
    this.turn += 1
    return hub.presence.tell(this.actor, { seat, registerId, turn: this.turn, place })
  }
}

async function sit(hub: Hub, actor: Actor, { seated = true } = {}): Promise<Screen> {
  const screen = new Screen(actor)
  const heads = await withReadScope(actor, (scope) => readHeads(scope, [registerId, actor.workspaceId]))
  const seat = seated ? screen.seat : null
  screen.leave = await hub.subscribe({ actor, sessionId: newId(), after: heads, sink: screen.sink, seat, isSessionGood: async () => true })
  sat.add(hub)
  await vi.waitFor(async () => expect(await countListening()).toBe(sat.size), DEADLINE)
  return screen
}

/** How many processes hear letters: one that was sent before would reach them with the next beat only, and none comes here. */
async function countListening(): Promise<number> {
  const [row] = await client().$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'eyes-open live' AND state = 'idle' AND query LIKE 'LISTEN%'`
  return present(row, 'a count').count
}

/** A letter as it would come from a process that is not one of ours. */
function deliver(hub: Hub, news: SeatNews): void {
  for (const letter of printLetters({ asks: false, news: [news] }, 7_900)) hub.presence.hear(letter)
}

const membershipOf = (actor: Actor) => withReadScope(actor, async (scope) => present(scope.membershipId, 'a member'))
const sorted = (people: PersonHere[]) => [...people].sort((a, b) => (a.membershipId < b.membershipId ? -1 : 1))

describe('who is here', () => {
  it('PR-20 is known to every reader of the register in every process, with their places', async () => {
    const [one, two] = [openHub(), openHub()]
    const amara = await sit(one, ours.as.contributor)
    const rafael = await sit(two, ours.as.viewer)
    await amara.tell(one, PLACE)
    const expected = sorted([
      { membershipId: await membershipOf(ours.as.contributor), place: PLACE },
      { membershipId: await membershipOf(ours.as.viewer), place: null },
    ])
    for (const screen of [amara, rafael]) await vi.waitFor(() => expect(screen.people()).toEqual(expected), DEADLINE)
  })

  it('PR-21 a place may be told through another process than the one that holds the connection', async () => {
    const [one, two] = [openHub(), openHub()]
    const amara = await sit(one, ours.as.contributor)
    const rafael = await sit(two, ours.as.viewer)
    // Each process hears the other: a letter sent before that would reach one of them with its next beat only.
    for (const screen of [amara, rafael]) await vi.waitFor(() => expect(screen.people()).toHaveLength(2), DEADLINE)
    await amara.tell(two, PLACE)
    for (const screen of [amara, rafael]) await vi.waitFor(() => expect(screen.people()).toContainEqual({ membershipId: expect.any(String), place: PLACE }), DEADLINE)
    // Only the process of the connection keeps it alive, and it now knows the place as well.
    const late = openHub()
    now += SILENCE_MS - 1
    one.presence.beat()
    const third = await sit(late, ours.as.signer)
    await vi.waitFor(() => expect(third.people()).toContainEqual({ membershipId: expect.any(String), place: PLACE }), DEADLINE)
  })

  it('PR-22 a connection that closes takes its person away at once, everywhere', async () => {
    const [one, two] = [openHub(), openHub()]
    const amara = await sit(one, ours.as.contributor)
    const rafael = await sit(two, ours.as.viewer)
    await vi.waitFor(() => expect(rafael.people()).toHaveLength(2), DEADLINE)
    amara.leave()
    await vi.waitFor(() => expect(rafael.people()).toEqual([{ membershipId: expect.any(String), place: null }]), DEADLINE)
  })

  it('PR-22 a process that stops takes its people with it', async () => {
    const [one, two] = [openHub(), openHub()]
    await sit(one, ours.as.contributor)
    const rafael = await sit(two, ours.as.viewer)
    await vi.waitFor(() => expect(rafael.people()).toHaveLength(2), DEADLINE)
    await one.close()
    await vi.waitFor(() => expect(rafael.people()).toHaveLength(1), DEADLINE)
  })

  it('PR-23 a process that falls silent is believed for 30 seconds and no longer; who still sits stays', async () => {
    const hub = openHub()
    const rafael = await sit(hub, ours.as.viewer)
    const membershipId = await membershipOf(ours.as.contributor)
    const ghost: SeatNews = { workspaceId: ours.workspaceId, registerId, membershipId, seat: newId(), turn: 1, place: PLACE, since: now, left: false }
    deliver(hub, ghost)
    await vi.waitFor(() => expect(rafael.people()).toHaveLength(2), DEADLINE)
    now += SILENCE_MS - 1
    hub.presence.beat()
    await rafael.tell(hub, PLACE)
    const viewer = { membershipId: await membershipOf(ours.as.viewer), place: PLACE }
    await vi.waitFor(() => expect(rafael.people()).toEqual(sorted([viewer, { membershipId, place: PLACE }])), DEADLINE)
    now += 1
    hub.presence.beat()
    await vi.waitFor(() => expect(rafael.people()).toEqual([viewer]), DEADLINE)
  })

  it('PR-24 tabs of one person are one person', async () => {
    const hub = openHub()
    const first = await sit(hub, ours.as.contributor)
    const second = await sit(hub, ours.as.contributor)
    await second.tell(hub, PLACE)
    await vi.waitFor(() => expect(first.people()).toEqual([{ membershipId: expect.any(String), place: PLACE }]), DEADLINE)
    second.leave()
    await vi.waitFor(() => expect(first.people()).toEqual([{ membershipId: expect.any(String), place: null }]), DEADLINE)
  })

  it('PR-25 is told to nobody of another workspace, whatever a letter says', async () => {
    const hub = openHub()
    const stranger = new Screen(theirs.as.administrator)
    const after = new Map([[registerId, 0], [theirs.workspaceId, 0]])
    await hub.subscribe({ actor: stranger.actor, sessionId: newId(), after, sink: stranger.sink, seat: stranger.seat, isSessionGood: async () => true })
    const amara = await sit(hub, ours.as.contributor)
    const forged: SeatNews = { workspaceId: theirs.workspaceId, registerId, membershipId: newId(), seat: newId(), turn: 1, place: PLACE, since: now, left: false }
    deliver(hub, forged)
    await amara.tell(hub, PLACE)
    await vi.waitFor(() => expect(amara.people()).toEqual([{ membershipId: expect.any(String), place: PLACE }]), DEADLINE)
    expect(amara.messages.every(({ people }) => people.every(({ membershipId }) => membershipId !== forged.membershipId))).toBe(true)
    expect(stranger.messages).toEqual([])
  })

  it('PR-26 refuses a place in a register of another workspace in the words for none at all', async () => {
    const hub = openHub()
    const stranger = new Screen(theirs.as.administrator)
    const foreign: unknown = await stranger.tell(hub, PLACE).then(() => null, (error: unknown) => error)
    expect(foreign).toBeInstanceOf(AppError)
    const missing: unknown = await hub.presence
      .tell(stranger.actor, { seat: stranger.seat, registerId: newId(), turn: 1, place: null })
      .then(() => null, (error: unknown) => error)
    expect(foreign).toMatchObject({ code: 'not-found' })
    expect(foreign).toEqual(missing)
  })

  it('PR-26 refuses somebody who tells too much', async () => {
    const hub = openHub()
    const amara = await sit(hub, ours.as.contributor)
    const telling = Array.from({ length: 16 }, () => amara.tell(hub, PLACE).then(() => 'taken', (error: unknown) => (error instanceof AppError ? error.code : error)))
    expect((await Promise.all(telling)).filter((answer) => answer === 'limit')).toHaveLength(1)
  })

  it('PR-27 nobody speaks for the seat of somebody else', async () => {
    const hub = openHub()
    const amara = await sit(hub, ours.as.contributor)
    const rafael = await sit(hub, ours.as.viewer)
    await rafael.tell(hub, PLACE, amara.seat)
    const viewer = await membershipOf(ours.as.viewer)
    await vi.waitFor(() => expect(amara.people()).toContainEqual({ membershipId: viewer, place: PLACE }), DEADLINE)
    expect(amara.people()).toContainEqual({ membershipId: await membershipOf(ours.as.contributor), place: null })
  })

  it('PR-28 is a message without a number: what the reader has seen of its streams stays as it was', async () => {
    const hub = openHub()
    const amara = await sit(hub, ours.as.contributor)
    await vi.waitFor(() => expect(amara.messages).not.toEqual([]), DEADLINE)
    expect(amara.raw.filter((text) => text.startsWith('event: presence')).every((text) => !text.includes('\nid:'))).toBe(true)
  })

  it('PR-29 a reader without a seat is told of others and counted by nobody', async () => {
    const hub = openHub()
    const amara = await sit(hub, ours.as.contributor)
    const silent = await sit(hub, ours.as.viewer, { seated: false })
    await vi.waitFor(() => expect(silent.people()).toEqual([{ membershipId: expect.any(String), place: null }]), DEADLINE)
    expect(amara.people()).toHaveLength(1)
  })
})
