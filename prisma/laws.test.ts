import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyChain } from '@/lib/data/event-chain'
import { withReadScope } from '@/lib/data/scope'
import { RowSet } from '@/lib/domain/row/row-set'
import { AppError } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'
import { readRegister, readWorkspaceRoom } from '@/lib/services/register/read-register'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import type { TestDatabase } from '@/lib/testing/test-database'

let database: TestDatabase
let workspace: TestWorkspace
let owner: pg.Client
let admin: pg.Client

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await makeTestWorkspace('laws')
  owner = new pg.Client({ connectionString: database.ownerUrl })
  admin = new pg.Client({ connectionString: database.adminUrl })
  await owner.connect()
  await admin.connect()
})
afterAll(async () => {
  await owner?.end()
  await admin?.end()
  await database?.drop()
})

async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(() => 'nothing was refused', (error: unknown) => (error instanceof pg.DatabaseError ? `${error.code} ${error.constraint ?? error.message}` : String(error)))
}

async function refusedVerb(work: Promise<unknown>): Promise<string> {
  return work.then(() => 'nothing was refused', (error: unknown) => (error instanceof AppError ? error.code : String(error)))
}

async function makeRows(code: string) {
  const registerId = await makeRegister(workspace.as.facilitator, code)
  const categoryId = present(RowSet.of((await readRegister(workspace.as.viewer, code)).rows).all('category')[0], 'a category').id
  return { registerId, categoryId }
}

describe('what happened', () => {
  const TABLES = ['event', 'event_change', 'assessment', 'scoring_policy']

  beforeAll(async () => {
    const { registerId, categoryId } = await makeRows('SCORED')
    const failureModeId = newId()
    await send(workspace.as.contributor, 'failure-mode.add', { rows: [{ id: failureModeId, title: 'A', categoryId, orderKey: 'a0' }] }, registerId)
    const scores = [{ failureModeId, assessmentId: newId(), stage: 'current', factors: { impact: { before: null, after: 3 } } }]
    await send(workspace.as.contributor, 'failure-mode.rescore', { scores }, registerId)
  })

  it.each(TABLES)('DM-40 in %s is never changed, not even by the owner', async (table) => {
    expect((await owner.query(`SELECT FROM ${table}`)).rowCount).toBeGreaterThan(0)
    const law = `23001 ${table}_append_only`
    expect(await refusal(owner.query(`UPDATE ${table} SET created_at = now()`))).toBe(law)
    expect(await refusal(owner.query(`DELETE FROM ${table}`))).toBe(law)
    // One statement takes them all; each trigger alone refuses.
    expect(await refusal(owner.query(`TRUNCATE ${table} CASCADE`))).toMatch(/^23001 \w+_append_only$/)
  })

  it('DM-41 follows the event before it, by number and hash', async () => {
    const { registerId } = await makeRows('GAP')
    const last = present((await owner.query('SELECT * FROM event WHERE stream_id = $1', [registerId])).rows[0], 'an event')
    const insert = (seq: number, previous: Buffer) =>
      owner.query(
        `INSERT INTO event (id, workspace_id, stream_id, seq, name, role, door, command_id, at, change_count, body_digest, previous_hash, hash)
         VALUES ($1, $2, $3, $4, 'x.happened', 'viewer', 'api', $1, now(), 0, $5, $6, $5)`,
        [newId(), workspace.workspaceId, registerId, seq, last.body_digest, previous],
      )
    expect(await refusal(insert(3, last.hash))).toBe('23514 event_no_gap')
    expect(await refusal(insert(2, last.previous_hash))).toBe('23514 event_no_gap')
    expect(await refusal(insert(1, last.hash))).toBe('23514 event_no_gap')
    expect(await refusal(insert(1, last.previous_hash))).toBe('23505 event_workspace_id_stream_id_seq_key')
    expect(await refusal(insert(2, last.hash))).toBe('nothing was refused')
  })
})

describe('the chain', () => {
  /** A register with four events, and the report after somebody with all power has tampered with it. */
  async function reportAfter(code: string, tamper: string) {
    const { registerId, categoryId } = await makeRows(code)
    for (const title of ['A', 'B', 'C']) {
      await send(workspace.as.contributor, 'failure-mode.add', { rows: [{ id: newId(), title, categoryId, orderKey: 'a0' }] }, registerId, 'as agreed')
    }
    const report = () => withReadScope(workspace.as.viewer, (scope) => verifyChain(scope, registerId))
    expect(await report()).toEqual({ events: 4, broken: [], emptied: [] })
    await admin.query("SET session_replication_role = 'replica'")
    const { rowCount } = await admin.query(tamper.replaceAll('$stream', `'${registerId}'`))
    await admin.query('RESET session_replication_role')
    expect(rowCount).toBe(1)
    return report()
  }
  const change = (set: string) =>
    `UPDATE event_change SET ${set} WHERE ordinal = 0 AND event_id = (SELECT id FROM event WHERE stream_id = $stream AND seq = 3)`

  it('DM-42 shows a changed value', async () => {
    expect(await reportAfter('T1', change(`after = jsonb_set(after, '{title}', '"Harmless"')`))).toEqual({ events: 4, broken: [], emptied: [3] })
  })

  it('DM-42 shows a changed reason', async () => {
    expect(await reportAfter('T2', "UPDATE event SET reason = 'never agreed' WHERE stream_id = $stream AND seq = 2")).toEqual({ events: 4, broken: [], emptied: [2] })
  })

  it('DM-42 shows a body that a lawful erasure emptied, and nothing else as broken', async () => {
    expect(await reportAfter('T3', change(`after = NULL`))).toEqual({ events: 4, broken: [], emptied: [3] })
  })

  it.each([
    ['name', "name = 'failure-mode.deleted'"],
    ['person', 'person_id = NULL'],
    ['role', "role = 'administrator'"],
    ['door', "door = 'page'"],
    ['time', "at = at + interval '1 day'"],
    ['number of changes', 'change_count = 1'],
    ['digest', "body_digest = decode(repeat('11', 32), 'hex')"],
    ['command', 'command_id = id'],
  ])('DM-43 shows a changed %s in the header', async (what, set) => {
    const report = await reportAfter(`H-${what.replaceAll(' ', '-')}`, `UPDATE event SET ${set} WHERE stream_id = $stream AND seq = 3`)
    expect(report.broken).toEqual([3])
  })

  it('DM-43 shows a forged hash at the event and at the one after it', async () => {
    const report = await reportAfter('T4', "UPDATE event SET hash = decode(repeat('22', 32), 'hex') WHERE stream_id = $stream AND seq = 2")
    expect(report.broken).toEqual([2, 3])
  })

  it('DM-44 shows an event that was taken out of the middle or off the end', async () => {
    expect((await reportAfter('T5', 'DELETE FROM event WHERE stream_id = $stream AND seq = 2')).broken).not.toEqual([])
    expect((await reportAfter('T6', 'DELETE FROM event WHERE stream_id = $stream AND seq = 4')).broken).toEqual([4])
  })
})

describe('a register', () => {
  it('DM-45 holds 20,000 live failure modes and not one more, however they come', async () => {
    const { registerId, categoryId } = await makeRows('FULL')
    const other = await makeRows('OTHER')
    const insert = (register: { registerId: string; categoryId: string }, from: number, to: number) =>
      owner.query(
        `INSERT INTO failure_mode (id, workspace_id, register_id, code, title, category_id, order_key, status, promise, failure_class, part_order)
         SELECT gen_random_uuid(), $1, $2, 'N-' || i, 'T', $3, 'a0', 'open', '{}', '{}', '{}' FROM generate_series($4::int, $5::int) i`,
        [workspace.workspaceId, register.registerId, register.categoryId, from, to],
      )
    await insert({ registerId, categoryId }, 1, 20_000)
    expect(await refusal(insert({ registerId, categoryId }, 20_001, 20_001))).toBe('23514 failure_mode_limit')
    const row = { id: newId(), title: 'One more', categoryId, orderKey: 'a0' }
    expect(await refusedVerb(send(workspace.as.contributor, 'failure-mode.add', { rows: [row] }, registerId))).toBe('limit')
    await owner.query("UPDATE failure_mode SET deleted_at = now() WHERE register_id = $1 AND code = 'N-1'", [registerId])
    await insert({ registerId, categoryId }, 20_001, 20_001)
    expect(await refusal(owner.query("UPDATE failure_mode SET deleted_at = NULL WHERE register_id = $1 AND code = 'N-1'", [registerId]))).toBe('23514 failure_mode_limit')
    const exchange = `UPDATE failure_mode SET deleted_at = CASE code WHEN 'N-2' THEN now() END WHERE register_id = $1 AND code IN ('N-1', 'N-2')`
    expect(await refusal(owner.query(exchange, [registerId]))).toBe('nothing was refused')
    expect(await refusal(insert(other, 1, 1))).toBe('nothing was refused')
  })

  it('DM-46 never gives a code again, not that of a deleted failure mode either', async () => {
    const { registerId, categoryId } = await makeRows('CODES')
    const ids = [newId(), newId()]
    await send(workspace.as.contributor, 'failure-mode.add', { rows: [{ id: ids[0], title: 'A', categoryId, orderKey: 'a0' }] }, registerId)
    await send(workspace.as.contributor, 'failure-mode.delete', { ids: [ids[0]] }, registerId)
    await send(workspace.as.contributor, 'failure-mode.add', { rows: [{ id: ids[1], title: 'B', categoryId, orderKey: 'a0' }] }, registerId)
    const codes = (await owner.query('SELECT code FROM failure_mode WHERE register_id = $1 ORDER BY code', [registerId])).rows
    expect(codes).toEqual([{ code: 'CODES-01' }, { code: 'CODES-02' }])
    expect(await refusal(owner.query("UPDATE failure_mode SET code = 'CODES-01' WHERE id = $1", [ids[1]]))).toBe('23505 failure_mode_code_once')
  })

  it('DM-47 two registers of a workspace have two codes; two workspaces may share one', async () => {
    await makeRows('TWICE')
    expect(await refusedVerb(makeRegister(workspace.as.facilitator, 'TWICE'))).toBe('conflict')
    const elsewhere = await makeTestWorkspace('elsewhere')
    expect(await makeRegister(elsewhere.as.facilitator, 'TWICE')).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('an owner role', () => {
  it('DM-48 is not held twice by one person on one day; a deleted period does not count, and others may hold it too', async () => {
    const rows = RowSet.of((await readWorkspaceRoom(workspace.as.administrator)).rows)
    const ownerRoleId = present(rows.all('owner-role')[0], 'a role').id
    const [first, second] = rows.all('membership').map((member) => member.id)
    const add = (membershipId: string | undefined, validFrom: string, validTo: string | null) => {
      const id = newId()
      const done = send(workspace.as.administrator, 'owner-role-holding.add', { rows: [{ id, ownerRoleId, membershipId, validFrom, validTo }] })
      return done.then(() => id)
    }
    const held = await add(first, '2026-01-01', '2026-01-31')
    expect(await refusedVerb(add(first, '2026-01-31', null))).toBe('invalid')
    expect(await refusedVerb(add(first, '2025-12-01', '2026-01-01'))).toBe('invalid')
    expect(await refusedVerb(add(first, '2026-03-02', '2026-03-01'))).toBe('invalid')
    await add(first, '2026-02-01', null)
    await add(second, '2026-01-15', null)
    await send(workspace.as.administrator, 'owner-role-holding.delete', { ids: [held] })
    await add(first, '2026-01-10', '2026-01-20')
    expect(await refusedVerb(send(workspace.as.administrator, 'owner-role-holding.restore', { ids: [held] }))).toBe('invalid')
  })
})
