import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Actor } from '@/lib/domain/access/actor'
import { withIdentityScope } from '@/lib/data/identity-scope'
import { readHeads } from '@/lib/data/event-history'
import { withReadScope } from '@/lib/data/scope'
import { insertSession, readOpenSession, revokeSessions } from '@/lib/data/sessions'
import { present } from '@/lib/kernel/assert'
import { newId } from '@/lib/kernel/ids'
import { CATCH_UP_MAX, LIVE_CHANGES_MAX, parseHeads, type LiveEvent } from '@/lib/live/protocol'
import { readEvents } from '@/lib/live/protocol/packed-events'
import { openEventStream } from '@/lib/live/server/event-stream'
import { Hub, type HubPace } from '@/lib/live/server/hub'
import { readRegister, readWorkspaceRoom } from '@/lib/services/register/read-register'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'

/** Nothing happens by the clock, so that what arrives was announced. */
const NEVER = 3_600_000
const QUIET: HubPace = { safetyPollMs: NEVER, heartbeatMs: NEVER, sessionCheckMs: NEVER }
const DEADLINE = { timeout: 15_000, interval: 10 }

let database: TestDatabase
let workspace: TestWorkspace
let registerId: string
let rowId: string
let hubs: Hub[] = []
let made = 0

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database?.drop())
beforeEach(async () => {
  made += 1
  workspace = await makeTestWorkspace(`live-${made}`)
  registerId = await makeRegister(workspace.as.facilitator, 'D10')
  const categoryId = present((await readRegister(workspace.as.viewer, 'D10')).rows.category?.[0], 'a category').id
  rowId = newId()
  await send(workspace.as.contributor, 'failure-mode.add', { rows: [{ id: rowId, title: 'A', categoryId, orderKey: 'a0' }] }, registerId)
})
afterEach(async () => {
  for (const hub of hubs) await hub.close()
  hubs = []
})

function openHub(pace: Partial<HubPace> = {}): Hub {
  const hub = new Hub({ ...QUIET, ...pace })
  hubs.push(hub)
  return hub
}

interface Message {
  name: string
  heads: Map<string, number>
  events: LiveEvent[]
}

/** A browser at the other end of a stream. */
class Reader {
  readonly messages: Message[] = []
  isClosed = false
  private rest = ''

  readonly sink = {
    write: (text: string) => {
      const blocks = (this.rest + text).split('\n\n')
      this.rest = blocks.pop() ?? ''
      this.messages.push(...blocks.filter((block) => block.startsWith('event: ')).map(readMessage))
      return true
    },
    close: () => {
      this.isClosed = true
    },
  }

  seqs(streamId = registerId): number[] {
    return this.messages.flatMap(({ events }) => events).flatMap((event) => (event.streamId === streamId ? [event.seq] : []))
  }

  names(): string[] {
    return this.messages.map(({ name }) => name)
  }

  head(streamId = registerId): number | undefined {
    return this.messages.at(-1)?.heads.get(streamId)
  }
}

function readMessage(block: string): Message {
  const [, name = '', id = '', data = ''] = /^event: (.*)\nid: (.*)\ndata: (.*)$/s.exec(block) ?? []
  return { name, heads: present(parseHeads(id), 'a message says how far it goes'), events: readEvents(data) }
}

async function headOf(streamId: string): Promise<number> {
  const heads = await withReadScope(workspace.as.viewer, (scope) => readHeads(scope, [streamId]))
  return present(heads.get(streamId), 'the stream is there')
}

interface Following {
  actor?: Actor
  after?: ReadonlyMap<string, number>
  sessionId?: string
  isSessionGood?: () => Promise<boolean>
}

/** Follows the register and the workspace, from their last numbers unless said. */
async function follow(hub: Hub, following: Following = {}): Promise<Reader> {
  const { actor = workspace.as.viewer, sessionId = newId(), isSessionGood = async () => true } = following
  const reader = new Reader()
  const after = following.after ?? new Map([[registerId, await headOf(registerId)], [workspace.workspaceId, await headOf(workspace.workspaceId)]])
  await hub.subscribe({ actor, sessionId, after, sink: reader.sink, isSessionGood })
  return reader
}

async function edit(before: string | null, after: string): Promise<number | null> {
  const edits = [{ id: rowId, field: 'cause', before, after }]
  return (await send(workspace.as.contributor, 'failure-mode.edit', { edits }, registerId)).seq
}

/** Edits one field so many times, one after the other. */
async function editTimes(times: number): Promise<void> {
  const [row] = (await readRegister(workspace.as.viewer, 'D10')).rows['failure-mode'] ?? []
  let before = typeof row?.cause === 'string' ? row.cause : null
  for (let i = 0; i < times; i += 1) {
    const after = newId()
    await edit(before, after)
    before = after
  }
}

async function runAsOwner(sql: string, values: unknown[] = [], url = database.ownerUrl): Promise<number | null> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client.query(sql, values).then(({ rowCount }) => rowCount).finally(() => client.end())
}

/** Events that nobody announces, as after a lost notification. They hold nothing and keep the hash of the one before. */
async function appendSilently(count: number): Promise<void> {
  const sql = `WITH moved AS (
      UPDATE stream SET last_seq = last_seq + $2 WHERE id = $1 RETURNING workspace_id, last_seq - $2 AS seq, last_hash
    )
    INSERT INTO event (id, workspace_id, stream_id, seq, name, role, door, command_id, at, change_count, body_digest, previous_hash, hash)
    SELECT gen_random_uuid(), workspace_id, $1, seq + n, 'silent', 'administrator', 'seed', gen_random_uuid(), now(), 0, last_hash, last_hash, last_hash
    FROM moved, generate_series(1, $2::bigint) AS n ORDER BY n`
  await runAsOwner(sql, [registerId, count])
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}

describe('the hub', () => {
  it('LV-40 two processes on one database deliver everything to everybody, in order and once', async () => {
    const [one, two] = [openHub(), openHub()]
    const readers = [await follow(one), await follow(two), await follow(one), await follow(two)]
    const begin = await headOf(registerId)
    await editTimes(25)
    for (const reader of readers) {
      await vi.waitFor(() => expect(reader.head()).toBe(begin + 25), DEADLINE)
      expect(reader.seqs()).toEqual(range(begin + 1, begin + 25))
    }
  })

  it('LV-41 a reader that comes back gets what it missed, then what is new, and nothing twice', async () => {
    const hub = openHub()
    const first = await follow(hub)
    const begin = await headOf(registerId)
    await editTimes(3)
    await vi.waitFor(() => expect(first.head()).toBe(begin + 3), DEADLINE)
    const left = present(first.messages.at(-1), 'a message').heads
    await editTimes(4)
    for (const place of [hub, openHub()]) {
      const back = await follow(place, { after: left })
      await vi.waitFor(() => expect(back.head()).toBe(begin + 7), DEADLINE)
      expect(back.seqs()).toEqual(range(begin + 4, begin + 7))
    }
  })

  it('LV-42 a reader that joins while the stream moves misses nothing', async () => {
    const [one, two] = [openHub(), openHub()]
    await follow(one)
    const begin = await headOf(registerId)
    const after = new Map([[registerId, begin]])
    const moving = editTimes(40)
    const readers: Reader[] = []
    for (let i = 0; i < 24; i += 1) readers.push(await follow(i % 2 === 0 ? one : two, { after }))
    await moving
    for (const reader of readers) {
      await vi.waitFor(() => expect(reader.head()).toBe(begin + 40), DEADLINE)
      expect(reader.seqs()).toEqual(range(begin + 1, begin + 40))
    }
  })

  it('LV-42 a newer event does not pass the older ones that are still being read', async () => {
    const hub = openHub()
    const begin = await headOf(registerId)
    await editTimes(2)
    const first = await follow(hub)
    const late = follow(hub, { after: new Map([[registerId, begin]]) })
    await editTimes(1)
    await vi.waitFor(() => expect(first.head()).toBe(begin + 3), DEADLINE)
    const reader = await late
    await vi.waitFor(() => expect(reader.head()).toBe(begin + 3), DEADLINE)
    expect(reader.seqs()).toEqual(range(begin + 1, begin + 3))
  })

  it('LV-43 a reader that is too far behind is asked to read the room again, and hears what comes after', async () => {
    const hub = openHub()
    const begin = await headOf(registerId)
    await appendSilently(CATCH_UP_MAX + 1)
    const reader = await follow(hub, { after: new Map([[registerId, begin]]) })
    expect(reader.names()).toEqual(['reload'])
    expect(reader.head()).toBe(begin + CATCH_UP_MAX + 1)
    await editTimes(1)
    await vi.waitFor(() => expect(reader.seqs()).toEqual([begin + CATCH_UP_MAX + 2]), DEADLINE)
  })

  it('LV-44 a lost notification costs one turn of the safety poll', async () => {
    const reader = await follow(openHub({ safetyPollMs: 20 }))
    const begin = await headOf(registerId)
    await appendSilently(3)
    await vi.waitFor(() => expect(reader.head()).toBe(begin + 3), DEADLINE)
  })

  it('LV-45 what is not for a reader is skipped, and its number counts', async () => {
    const hub = openHub()
    const [viewer, administrator] = [await follow(hub), await follow(hub, { actor: workspace.as.administrator })]
    const begin = await headOf(workspace.workspaceId)
    const input = { email: 'a@b.example', roles: ['viewer'], tokenHash: 'a'.repeat(64) }
    await send(workspace.as.administrator, 'invitation.create', input)
    await vi.waitFor(() => expect(administrator.seqs(workspace.workspaceId)).toEqual([begin + 1]), DEADLINE)
    await vi.waitFor(() => expect(viewer.head(workspace.workspaceId)).toBe(begin + 1), DEADLINE)
    expect(viewer.names()).toEqual(['skipped'])
    expect(JSON.stringify(viewer.messages)).not.toContain('a@b.example')
    const back = await follow(hub, { after: present(viewer.messages.at(-1), 'a message').heads })
    expect(back.messages).toEqual([])
  })

  it('LV-46 a membership that ends ends its streams in every process, and nobody else’s', async () => {
    const [one, two] = [openHub(), openHub()]
    const ending = [await follow(one), await follow(two)]
    const staying = await follow(two, { actor: workspace.as.contributor })
    const member = await membershipOf(workspace.as.viewer)
    await send(workspace.as.administrator, 'membership.delete', { ids: [member] })
    for (const reader of ending) {
      await vi.waitFor(() => expect(reader.isClosed).toBe(true), DEADLINE)
      expect(reader.names().at(-1)).toBe('gone')
    }
    await vi.waitFor(() => expect(staying.messages.length).toBe(1), DEADLINE)
    expect([staying.isClosed, one.size, two.size]).toEqual([false, 0, 1])
    await expect(follow(one)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('LV-46 roles that change change what is sent from then on', async () => {
    const hub = openHub()
    const reader = await follow(hub)
    const edits = [{ id: await membershipOf(workspace.as.viewer), field: 'roles', before: ['viewer'], after: ['administrator'] }]
    await send(workspace.as.administrator, 'membership.edit', { edits })
    const input = { email: 'c@d.example', roles: ['viewer'], tokenHash: 'b'.repeat(64) }
    await send(workspace.as.administrator, 'invitation.create', input)
    await vi.waitFor(() => expect(JSON.stringify(reader.messages)).toContain('c@d.example'), DEADLINE)
  })

  it('LV-47 a session that is revoked closes its streams at once, and no other of the same person', async () => {
    const hub = openHub()
    const personId = present(workspace.as.viewer.personId, 'a person')
    const [ended, good] = [await beginSession(personId), await beginSession(personId)]
    const [closing, staying] = [await followInSession(hub, personId, ended), await followInSession(hub, personId, good)]
    // What is announced before anybody listens is found by the next look only.
    await vi.waitFor(async () => expect(await countListeners()).toBe(1), DEADLINE)
    await withIdentityScope(personId, (scope) => revokeSessions(scope, ended))
    await vi.waitFor(() => expect(closing.isClosed).toBe(true), DEADLINE)
    expect([closing.names().at(-1), staying.isClosed, hub.size]).toEqual(['gone', false, 1])
  })

  it('LV-47 a session whose end nobody announced is found by the next look', async () => {
    const hub = openHub({ sessionCheckMs: 20 })
    const personId = present(workspace.as.viewer.personId, 'a person')
    const sessionId = await beginSession(personId)
    const reader = await followInSession(hub, personId, sessionId)
    await runAsOwner('UPDATE session SET revoked_at = now() WHERE id = $1', [sessionId])
    await vi.waitFor(() => expect(reader.isClosed).toBe(true), DEADLINE)
  })

  it('LV-48 a reader that does not read is dropped at a bounded queue', async () => {
    const hub = openHub()
    const begin = await headOf(registerId)
    const after = new Map([[registerId, begin]])
    const body = await openEventStream(new AbortController().signal, (sink) =>
      hub.subscribe({ actor: workspace.as.viewer, sessionId: newId(), after, sink, isSessionGood: async () => true }),
    )
    const reading = await follow(hub)
    let before: string | null = null
    for (let i = 0; hub.size > 1 && i < 80; i += 1) {
      const text = String(i % 10).repeat(9_999)
      await edit(before, text)
      before = text
      await vi.waitFor(() => expect(reading.head()).toBe(begin + i + 1), DEADLINE)
    }
    expect(hub.size).toBe(1)
    let bytes = 0
    for await (const chunk of body) bytes += chunk.byteLength
    expect(bytes).toBeGreaterThan(900_000)
    expect(bytes).toBeLessThan(1_048_576 + 25_000)
  })

  it('LV-49 a listening connection that is cut comes back and looks for what it missed', async () => {
    const reader = await follow(openHub())
    const begin = await headOf(registerId)
    await vi.waitFor(async () => expect(await countListeners()).toBe(1), DEADLINE)
    await runAsOwner(`SELECT pg_terminate_backend(pid) ${LISTENERS}`, [], database.adminUrl)
    await editTimes(2)
    await vi.waitFor(() => expect(reader.head()).toBe(begin + 2), DEADLINE)
    await vi.waitFor(async () => expect(await countListeners()).toBe(1), DEADLINE)
    await editTimes(1)
    await vi.waitFor(() => expect(reader.seqs()).toEqual(range(begin + 1, begin + 3)), DEADLINE)
  })

  it('LV-50 a hub that closes ends all its streams without sending anybody away for good', async () => {
    const hub = openHub()
    const readers = [await follow(hub), await follow(hub)]
    await hub.close()
    expect(hub).toMatchObject({ isClosing: true, size: 0 })
    expect(readers.map(({ isClosed }) => isClosed)).toEqual([true, true])
    expect(readers.flatMap((reader) => reader.names())).toEqual([])
  })

  it('LV-51 a request that ends ends its subscription', async () => {
    const hub = openHub()
    const request = new AbortController()
    const after = new Map([[registerId, 0]])
    const body = await openEventStream(request.signal, (sink) =>
      hub.subscribe({ actor: workspace.as.viewer, sessionId: newId(), after, sink, isSessionGood: async () => true }),
    )
    expect(hub.size).toBe(1)
    request.abort()
    expect(hub.size).toBe(0)
    await body.cancel()
  })

  it('LV-52 an event with very many changes is sent without them', async () => {
    const reader = await follow(openHub())
    const categoryId = present((await readRegister(workspace.as.viewer, 'D10')).rows.category?.[0], 'a category').id
    const rows = Array.from({ length: LIVE_CHANGES_MAX + 1 }, () => ({ id: newId(), title: 'B', categoryId, orderKey: 'a0' }))
    const { seq } = await send(workspace.as.contributor, 'failure-mode.add', { rows }, registerId)
    await vi.waitFor(() => expect(reader.head()).toBe(seq), DEADLINE)
    expect(reader.messages.flatMap(({ events }) => events)).toMatchObject([{ seq, changes: null }])
  })

  it('LV-53 a stream of another workspace is not followed', async () => {
    const hub = openHub()
    const theirs = await makeTestWorkspace(`theirs-${made}`)
    const reader = await follow(hub, { actor: theirs.as.administrator, after: new Map([[registerId, 0], [theirs.workspaceId, 0]]) })
    const own = await follow(hub)
    await editTimes(1)
    await vi.waitFor(() => expect(own.seqs()).toHaveLength(1), DEADLINE)
    expect(reader.seqs()).toEqual([])
    await expect(follow(hub, { actor: { ...theirs.as.viewer, workspaceId: workspace.workspaceId } })).rejects.toMatchObject({ code: 'not-found' })
  })
})

const LISTENERS = "FROM pg_stat_activity WHERE application_name = 'eyes-open live' AND datname = current_database()"

async function countListeners(): Promise<number> {
  return (await runAsOwner(`SELECT pid ${LISTENERS} AND query LIKE 'LISTEN%'`, [], database.adminUrl)) ?? 0
}

async function membershipOf({ personId }: Actor): Promise<string> {
  const { rows } = await readWorkspaceRoom(workspace.as.administrator)
  return present(rows.membership?.find((row) => row.personId === personId), 'a membership').id
}

async function beginSession(personId: string): Promise<string> {
  const id = newId()
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString()
  const session = { id, workspaceId: workspace.workspaceId, userAgent: null, createdAt: new Date().toISOString(), expiresAt }
  await withIdentityScope(personId, (scope) => insertSession(scope, session))
  return id
}

function followInSession(hub: Hub, personId: string, sessionId: string): Promise<Reader> {
  const isSessionGood = async () => (await readOpenSession(personId, sessionId)) !== null
  return follow(hub, { sessionId, isSessionGood })
}
