import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Actor } from '@/lib/domain/access/actor'
import { readHeads } from '@/lib/data/event-history'
import { withReadScope } from '@/lib/data/scope'
import { runVerb } from '@/lib/services/run-verb'
import { Hub, type HubPace } from '@/lib/live/server/hub'
import { SILENCE_MS } from '@/lib/live/server/presence-board'
import type { TestDatabase } from '@/lib/testing/test-database'
import { openTestWorkshop, type TestWorkshop } from '@/lib/testing/test-workshop'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { AppError } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'

/** Nothing happens by the clock, so that what is known was told. */
const NEVER = 3_600_000
const QUIET: HubPace = { safetyPollMs: NEVER, heartbeatMs: NEVER, sessionCheckMs: NEVER }
const DEADLINE = { timeout: 15_000, interval: 10 }

let database: TestDatabase
let ours: TestWorkspace
let registerId: string
let meeting: TestWorkshop
let hubs: Hub[] = []
let now = 0
let made = 0

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database?.drop())
beforeEach(async () => {
  made += 1
  now = 1_000_000
  ours = await makeTestWorkspace(`lead-${made}`)
  registerId = await makeRegister(ours.as.facilitator, 'D10')
  meeting = await openTestWorkshop(ours.as.facilitator, registerId, 'named')
})
afterEach(async () => {
  for (const hub of hubs) await hub.close()
  hubs = []
})

const memberOf = (actor: Actor) => withReadScope(actor, async (scope) => present(scope.membershipId, 'a member'))
const whereIs = async (hub: Hub, actor: Actor) => hub.whereIs(ours.workspaceId, registerId, await memberOf(actor))

/** A process that has listened long enough to know who is connected. */
async function openHub(): Promise<Hub> {
  const hub = new Hub(QUIET, { beatMs: NEVER, pauseMs: 5, clock: () => now })
  hubs.push(hub)
  await sit(hub, ours.as.viewer)
  await vi.waitFor(async () => {
    now += SILENCE_MS
    expect(await whereIs(hub, ours.as.signer)).toBe('gone')
  }, DEADLINE)
  return hub
}

/** Takes a seat as a browser does; what comes back drops the connection. */
async function sit(hub: Hub, actor: Actor): Promise<() => void> {
  const heads = await withReadScope(actor, (scope) => readHeads(scope, [registerId, actor.workspaceId]))
  const sink = { write: () => true, close: () => undefined }
  return hub.subscribe({ actor, sessionId: newId(), after: heads, sink, seat: newId(), isSessionGood: async () => true })
}

/** What comes of taking the lead over through a process: the code of the refusal, or null. */
async function assume(actor: Actor, hub: Hub): Promise<string | null> {
  const input = { workshopId: meeting.workshopId, from: await memberOf(ours.as.facilitator) }
  const presence = { whereIs: (register: string, member: string) => hub.whereIs(actor.workspaceId, register, member) }
  const work = runVerb(actor, { commandId: newId(), verb: 'workshop-lead.assume', registerId, input }, presence)
  return work.then(() => null, (error: unknown) => (error instanceof AppError ? error.code : Promise.reject(error)))
}

async function letLead(actor: Actor): Promise<void> {
  const row = { id: newId(), workshopId: meeting.workshopId, membershipId: await memberOf(actor) }
  await send(ours.as.facilitator, 'co-facilitator.add', { rows: [row] }, registerId)
}

describe('a lead whose holder’s connection drops', () => {
  it('PR-18 WK-128 is taken over in another process half a minute later and not before, by somebody who was let lead', async () => {
    const { facilitator, contributor, signer } = ours.as
    const [one, two] = [await openHub(), await openHub()]
    const drop = await sit(one, facilitator)
    await vi.waitFor(async () => expect(await whereIs(two, facilitator)).toBe('here'), DEADLINE)
    await letLead(contributor)
    expect(await assume(contributor, two)).toBe('precondition')
    drop()
    await vi.waitFor(async () => expect(await whereIs(two, facilitator)).toBe('left'), DEADLINE)
    now += SILENCE_MS - 1
    expect(await assume(contributor, two)).toBe('precondition')
    now += 1
    expect(await assume(signer, two)).toBe('forbidden')
    expect(await assume(contributor, two)).toBeNull()
    expect(await assume(contributor, two)).toBe('conflict')
  })

  it('WK-128 stays where it is when the holder is back in time', async () => {
    const { facilitator, contributor } = ours.as
    const [one, two] = [await openHub(), await openHub()]
    await letLead(contributor)
    const drop = await sit(one, facilitator)
    await vi.waitFor(async () => expect(await whereIs(two, facilitator)).toBe('here'), DEADLINE)
    drop()
    await sit(two, facilitator)
    await vi.waitFor(async () => expect(await whereIs(one, facilitator)).toBe('here'), DEADLINE)
    expect(await assume(contributor, one)).toBe('precondition')
  })

  it('PR-18 WK-128 is not taken over through a process that has only begun to listen, or hears nobody', async () => {
    const fresh = new Hub(QUIET, { beatMs: NEVER, pauseMs: 5, clock: () => now })
    hubs.push(fresh)
    await sit(fresh, ours.as.viewer)
    await letLead(ours.as.contributor)
    expect(await assume(ours.as.contributor, fresh)).toBe('precondition')
    const known = await openHub()
    known.presence.deafen()
    expect(await assume(ours.as.contributor, known)).toBe('precondition')
  })
})
