import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Actor } from '@/lib/domain/access/actor'
import { RowSet } from '@/lib/domain/row/row-set'
import { readHeads } from '@/lib/data/event-history'
import { withReadScope } from '@/lib/data/scope'
import { GuestRooms } from '@/lib/live/server/guest-rooms'
import { Hub } from '@/lib/live/server/hub'
import { readRegister } from '@/lib/services/register/read-register'
import { readGuestTable } from '@/lib/services/workshop/read-guest-room'
import { fullContent } from '@/lib/testing/full-register'
import { enterTestGuest } from '@/lib/testing/test-guest'
import { openTestWorkshop, testCard, type TestWorkshop } from '@/lib/testing/test-workshop'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { newId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'

/** Nothing happens by the clock, so that what arrives was announced. */
const NEVER = 3_600_000
const DEADLINE = { timeout: 15_000, interval: 10 }

let database: TestDatabase
let owner: pg.Client
let workspace: TestWorkspace
let registerId: string
let made = 0
/** Two processes on one database. */
let hubs: Hub[]

beforeAll(async () => {
  database = await openTestDatabase()
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner?.end()
  await database?.drop()
})
beforeEach(async () => {
  made += 1
  workspace = await makeTestWorkspace(`rights-${made}`)
  registerId = newId()
  await send(workspace.as.facilitator, 'register.import', { content: fullContent('D10') }, registerId)
  hubs = [1, 2].map(() => new Hub({ safetyPollMs: NEVER, heartbeatMs: NEVER, sessionCheckMs: NEVER }))
})
afterEach(async () => {
  for (const hub of hubs) await hub.close()
})

/** A browser at the other end of a stream, which hears bytes. */
class Ear {
  heard = ''
  isClosed = false
  readonly sink = { write: (text: string) => ((this.heard += text), true), close: () => void (this.isClosed = true) }
}

/** Follows the register alone, as only a forged client does: pages follow the workspace too. */
async function followAlone(hub: Hub, actor: Actor): Promise<Ear> {
  const ear = new Ear()
  const after = new Map([[registerId, present((await withReadScope(actor, (scope) => readHeads(scope, [registerId]))).get(registerId), 'a head')]])
  await hub.subscribe({ actor, sessionId: newId(), after, sink: ear.sink, isSessionGood: async () => true })
  return ear
}

const rowsNow = async () => RowSet.of((await readRegister(workspace.as.facilitator, 'D10')).rows)
const idOf = async (name: string) => present((await rowsNow()).all('membership').find((one) => one.name === name), name).id

async function rename(title: string): Promise<void> {
  const row = present((await rowsNow()).all('failure-mode')[0], 'a failure mode')
  await send(workspace.as.contributor, 'failure-mode.edit', { edits: [{ id: row.id, field: 'title', before: row.title, after: title }] }, registerId)
}

/** Ends a membership by an event that nobody announces, as after a lost notification. */
async function endSilently(membershipId: string): Promise<void> {
  await owner.query('UPDATE membership SET deleted_at = now() WHERE id = $1', [membershipId])
  const sql = `WITH moved AS (UPDATE stream SET last_seq = last_seq + 1 WHERE id = $1 RETURNING workspace_id, last_seq, last_hash),
    appended AS (
      INSERT INTO event (id, workspace_id, stream_id, seq, name, role, door, command_id, at, change_count, body_digest, previous_hash, hash)
      SELECT gen_random_uuid(), workspace_id, $1, last_seq, 'membership.deleted', 'administrator', 'seed', gen_random_uuid(), now(), 1, last_hash, last_hash, last_hash
      FROM moved RETURNING id, workspace_id
    )
    INSERT INTO event_change (event_id, workspace_id, ordinal, kind, row_id, field, before, after)
    SELECT id, workspace_id, 0, 'membership', $2, 'deletedAt', 'null', to_jsonb(now()) FROM appended`
  await owner.query(sql, [workspace.workspaceId, membershipId])
}

describe('a membership that ends or changes', () => {
  it('LV-59 takes the stream of a register with it in every process, also from who asked for no other', async () => {
    const alone = await Promise.all(hubs.map((hub) => followAlone(hub, workspace.as.viewer)))
    const staying = await Promise.all(hubs.map((hub) => followAlone(hub, workspace.as.signer)))
    await send(workspace.as.administrator, 'membership.delete', { ids: [await idOf('Test viewer')] })
    await rename('Quagmire')
    for (const ear of staying) await vi.waitFor(() => expect(ear.heard).toContain('Quagmire'), DEADLINE)
    for (const ear of alone) {
      await vi.waitFor(() => expect(ear.isClosed).toBe(true), DEADLINE)
      expect([ear.heard.includes('event: gone'), ear.heard.includes('Quagmire')]).toEqual([true, false])
    }
    expect(staying.map(({ isClosed }) => isClosed)).toEqual([false, false])
  })

  it('LV-59 is heeded before anything that happened after it is sent, though its own announcement was lost', async () => {
    const ears = await Promise.all(hubs.map((hub) => followAlone(hub, workspace.as.viewer)))
    await endSilently(await idOf('Test viewer'))
    await rename('Quagmire')
    for (const ear of ears) {
      await vi.waitFor(() => expect(ear.isClosed).toBe(true), DEADLINE)
      expect(ear.heard).not.toContain('Quagmire')
    }
  })

  it('LV-59 from administrator to viewer sends no invitation more', async () => {
    const [hub] = hubs
    const { administrator, facilitator } = workspace.as
    const after = new Map([[workspace.workspaceId, 1]])
    const roles = (id: string, from: string[], to: string[]) => send(administrator, 'membership.edit', { edits: [{ id, field: 'roles', before: from, after: to }] })
    await roles(await idOf('Test facilitator'), ['facilitator'], ['administrator'])
    const ear = new Ear()
    await hub?.subscribe({ actor: facilitator, sessionId: newId(), after, sink: ear.sink, isSessionGood: async () => true })
    const invite = (email: string) => send(administrator, 'invitation.create', { email, roles: ['viewer'], tokenHash: newId().replaceAll('-', '').padEnd(64, 'a') })
    await invite('before@example.org')
    await vi.waitFor(() => expect(ear.heard).toContain('before@example.org'), DEADLINE)
    await roles(await idOf('Test facilitator'), ['administrator'], ['viewer'])
    await invite('after@example.org')
    const owners = await idOf('Test signer')
    await send(administrator, 'membership.edit', { edits: [{ id: owners, field: 'name', before: 'Test signer', after: 'Renamed last' }] })
    await vi.waitFor(() => expect(ear.heard).toContain('Renamed last'), DEADLINE)
    expect(ear.heard).not.toContain('after@example.org')
  })
})

describe('the guests of a workshop', () => {
  let meeting: TestWorkshop
  let rooms: GuestRooms[]

  beforeEach(async () => {
    meeting = await openTestWorkshop(workspace.as.facilitator, registerId, 'named')
    rooms = hubs.map((hub) => new GuestRooms(hub, { gapMs: 0, heartbeatMs: NEVER, sessionCheckMs: NEVER }))
  })

  const lead = (verb: string, input: object = {}) => send(workspace.as.facilitator, verb, { workshopId: meeting.workshopId, ...input }, registerId)
  const go = (from: number, to: number) => lead(to === 2 ? 'workshop.reveal' : 'workshop.move', { from: meeting.phaseIds[from], to: meeting.phaseIds[to] })
  const enter = (name: string) => enterTestGuest(workspace, { registerId, workshopId: meeting.workshopId }, name)
  let readings = 0

  function sit(place: number, guest: Actor, isSessionGood = async () => true, sessionId = newId()): Ear {
    const ear = new Ear()
    const read = () => ((readings += 1), readGuestTable(guest))
    const { workspaceId } = workspace
    rooms[place]?.subscribe({ workspaceId, registerId, workshopId: meeting.workshopId, membershipId: guest.personId ?? '', sessionId, sink: ear.sink, read, isSessionGood })
    return ear
  }

  it('WK-107 are sent the table, and then what changes of it, in every process', async () => {
    const guest = await enter('Nadia')
    const ears = [sit(0, guest), sit(1, guest)]
    for (const ear of ears) await vi.waitFor(() => expect(ear.heard).toContain('It is 21 May 2027.'), DEADLINE)
    await go(0, 1)
    await send(workspace.as.facilitator, 'card.write', { ...testCard('Quagmire'), workshopId: meeting.workshopId }, registerId)
    for (const ear of ears) {
      await vi.waitFor(() => expect(ear.heard).toContain('"written":1'), DEADLINE)
      expect(ear.heard).not.toContain('Quagmire')
      expect(ear.heard.split('"category":')).toHaveLength(2)
    }
    await go(1, 2)
    for (const ear of ears) await vi.waitFor(() => expect(ear.heard).toContain('Quagmire'), DEADLINE)
  })

  it('WK-107 are read for once together, however many they are', async () => {
    const guests: Actor[] = []
    for (let i = 0; i < 8; i += 1) guests.push(await enter(`Guest ${i}`))
    const ears = guests.map((guest) => sit(0, guest))
    for (const ear of ears) await vi.waitFor(() => expect(ear.heard).toContain('Guest 7'), DEADLINE)
    const before = readings
    await go(0, 1)
    for (const ear of ears) await vi.waitFor(() => expect(ear.heard).toContain(`"phaseId":"${meeting.phaseIds[1]}"`), DEADLINE)
    expect(readings - before).toBeLessThan(guests.length)
  })

  it('WK-113 lose the stream at once when they are removed, in every process, and hear nothing of what came after', async () => {
    const [leaves, stays] = [await enter('Leaves'), await enter('Stays')]
    const [gone, here] = [[sit(0, leaves), sit(1, leaves)], [sit(0, stays), sit(1, stays)]]
    for (const ear of [...gone, ...here]) await vi.waitFor(() => expect(ear.heard).toContain('Leaves'), DEADLINE)
    await go(0, 1)
    await send(workspace.as.facilitator, 'card.write', { ...testCard('Quagmire'), workshopId: meeting.workshopId }, registerId)
    const participantId = present((await rowsNow()).all('participant').find(({ membershipId }) => membershipId === leaves.personId), 'a place').id
    await lead('participant.remove', { participantId, withdrawCards: false })
    await go(1, 2)
    for (const ear of here) await vi.waitFor(() => expect(ear.heard).toContain('Quagmire'), DEADLINE)
    for (const ear of gone) {
      await vi.waitFor(() => expect(ear.isClosed).toBe(true), DEADLINE)
      expect([ear.heard.includes('event: gone'), ear.heard.includes('Quagmire')]).toEqual([true, false])
    }
    expect(rooms.map(({ size }) => size)).toEqual([1, 1])
  })

  it('WK-108 lose it when their membership ends, when their session does, and when the workshop is over', async () => {
    const [ended, left, last] = [await enter('Ended'), await enter('Left'), await enter('Last')]
    let isGood = true
    const sessionId = newId()
    const ears = [sit(0, ended), sit(0, left, async () => isGood, sessionId), sit(0, last)] as const
    for (const ear of ears) await vi.waitFor(() => expect(ear.heard).toContain('Last'), DEADLINE)
    await send(workspace.as.administrator, 'membership.delete', { ids: [ended.personId] })
    await vi.waitFor(() => expect(ears[0].isClosed).toBe(true), DEADLINE)
    isGood = false
    await owner.query('SELECT pg_notify($1, $2)', ['eyes_open_stream', `${sessionId} 0`])
    await vi.waitFor(() => expect(ears[1].isClosed).toBe(true), DEADLINE)
    expect(ears[2].isClosed).toBe(false)
    for (const [from, to] of [[0, 1], [1, 2], [2, 3]] as const) await go(from, to)
    await lead('workshop.end')
    await vi.waitFor(() => expect(ears[2].isClosed).toBe(true), DEADLINE)
    expect(ears.map(({ heard }) => heard.endsWith('event: gone\ndata: []\n\n'))).toEqual([true, true, true])
  })
})
