import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/domain/access/actor'
import type { WantedLines } from '@/lib/domain/baseline/baseline-view'
import { rowsToContent } from '@/lib/domain/register/rows-to-content'
import { RowSet } from '@/lib/domain/row/row-set'
import { readHoldingBaselines } from '@/lib/services/baseline/read-holding-baselines'
import { readBaselineView } from '@/lib/services/baseline/view-baseline'
import { readRegister, readRegisterForPage } from '@/lib/services/register/read-register'
import { freezeTestBaseline, readTestBaseline } from '@/lib/testing/baseline-trials'
import { fullContent } from '@/lib/testing/full-register'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { AppError } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'

let database: TestDatabase
let ours: TestWorkspace
let owner: pg.Client
let facilitator: Actor
let count = 0

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  facilitator = ours.as.facilitator
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner?.end()
  await database?.drop()
})

async function makeFull(): Promise<{ code: string; registerId: string }> {
  const [code, registerId] = [`B${++count}`, newId()]
  await send(facilitator, 'register.import', { content: fullContent(code) }, registerId)
  return { code, registerId }
}

const refusalOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(() => 'nothing was refused', (error: unknown) => (error instanceof AppError ? error.code : error instanceof pg.DatabaseError ? error.constraint : String(error)))
const freeze = (registerId: string, more: object = {}) => send(facilitator, 'baseline.freeze', { id: newId(), changeNote: 'As agreed.', ...more }, registerId)
const rowsOf = async (code: string) => RowSet.of((await readRegister(facilitator, code)).rows)
const edit = (registerId: string, kind: string, id: string, field: string, [before, after]: readonly [unknown, unknown]) =>
  send(facilitator, `${kind}.edit`, { edits: [{ id, field, before, after }] }, registerId)

describe('freezing', () => {
  it('BL-1 keeps the register as it stands, numbered, signed, and as a draft', async () => {
    const { code, registerId } = await makeFull()
    const { seq } = await freeze(registerId, { label: '1.0' })
    const { head, rows, content, isWhole } = await readTestBaseline(ours.as.viewer, code, 1)
    expect(head).toMatchObject({ number: 1, label: '1.0', changeNote: 'As agreed.', status: 'draft', frozenAtSeq: Number(seq) - 1 })
    expect(isWhole).toBe(true)
    const now = await rowsOf(code)
    expect(rowsToContent(rows, registerId)).toEqual(rowsToContent(now, registerId))
    expect(content.register.sections.flatMap((section) => (section.kind === 'category' ? section.scenarios.map((one) => one.code) : []))).toEqual([`${code}-01`, `${code}-07`])
    expect(content.policy.kind).toBe('product')
    expect(content.roles).toEqual(['Ingestion Owner', 'Product Manager', 'SRE Lead'])
  })

  it('BL-9 a failure mode knows the baselines that were frozen while it was there', async () => {
    const { code, registerId } = await makeFull()
    const [old] = (await rowsOf(code)).all('failure-mode')
    const { id, categoryId } = present(old, 'the register holds one')
    const late = newId()
    const freezeOne = async (): Promise<string> => {
      const baselineId = newId()
      await freeze(registerId, { id: baselineId })
      return baselineId
    }
    const first = await freezeOne()
    await send(facilitator, 'failure-mode.add', { rows: [{ id: late, categoryId, title: 'Came late', orderKey: 'a9' }] }, registerId)
    await send(facilitator, 'failure-mode.delete', { ids: [id] }, registerId)
    const second = await freezeOne()
    await send(facilitator, 'failure-mode.restore', { ids: [id] }, registerId)
    await edit(registerId, 'failure-mode', late, 'title', ['Came late', 'Came later'])
    const third = await freezeOne()
    expect(await readHoldingBaselines(ours.as.viewer, code, id)).toEqual([third, first])
    expect(await readHoldingBaselines(ours.as.viewer, code, late)).toEqual([third, second])
    expect(await readHoldingBaselines(ours.as.viewer, code, newId())).toEqual([])
    const view = async (number: number, wanted: WantedLines) => (await readBaselineView(facilitator, code, number, wanted)).view
    const codes = (await view(2, { page: 1 })).lines.map((line) => line.code)
    expect(await view(2, { at: codes.at(-1) ?? '' })).toMatchObject({ page: 1, at: codes.at(-1) })
    expect(await view(2, { at: present(old, 'the register holds one').code })).toMatchObject({ page: 1, at: null })
  })

  it('BL-2 is the same afterwards, whatever becomes of the register', async () => {
    const { code, registerId } = await makeFull()
    await freeze(registerId)
    const before = await readTestBaseline(facilitator, code, 1)
    const row = present((await rowsOf(code)).all('failure-mode')[0], 'a failure mode')
    await edit(registerId, 'failure-mode', row.id, 'cause', [row.cause, 'Another one'])
    await send(facilitator, 'failure-mode.delete', { ids: [row.id] }, registerId)
    expect(await readTestBaseline(facilitator, code, 1)).toEqual(before)
  })

  it('BL-3 says who held the roles that the register names, under the names that they had', async () => {
    const { code, registerId } = await makeFull()
    const rows = await rowsOf(code)
    const role = present(rows.all('owner-role').find(({ name }) => name === 'SRE Lead'), 'a role')
    const member = present(rows.all('membership').find(({ name }) => name === 'Test signer'), 'a member')
    const holding = newId()
    await send(ours.as.administrator, 'owner-role-holding.add', { rows: [{ id: holding, ownerRoleId: role.id, membershipId: member.id, validFrom: '2026-01-01' }] })
    await freeze(registerId)
    await send(ours.as.administrator, 'owner-role-holding.delete', { ids: [holding] })
    const { holders } = await readTestBaseline(facilitator, code, 1)
    expect(holders).toEqual([{ role: 'Ingestion Owner', holders: [] }, { role: 'Product Manager', holders: [] }, { role: 'SRE Lead', holders: ['Test signer'] }])
    // Who holds a role is no content: nothing has changed for whoever signed.
    expect(await refusalOf(freeze(registerId))).toBe('precondition')
  })

  it('BL-4 refuses a register that means what its last baseline means, unless that is asked for', async () => {
    const { code, registerId } = await makeFull()
    await freeze(registerId)
    const row = present((await rowsOf(code)).all('failure-mode')[0], 'a failure mode')
    expect(await refusalOf(freeze(registerId))).toBe('precondition')
    await send(facilitator, 'comment.add', { rows: [{ id: newId(), failureModeId: row.id, text: 'Hm.' }] }, registerId)
    expect(await refusalOf(freeze(registerId))).toBe('precondition')
    await freeze(registerId, { evenIfUnchanged: true })
    expect((await readTestBaseline(facilitator, code, 2)).head.number).toBe(2)
  })

  it('BL-5 a change back means what it meant before: typed again, deleted and made anew, scored there and back', async () => {
    const { code, registerId } = await makeFull()
    await freeze(registerId)
    const rows = await rowsOf(code)
    const row = present(rows.all('failure-mode')[0], 'a failure mode')
    await edit(registerId, 'failure-mode', row.id, 'cause', [row.cause, 'Another one'])
    await edit(registerId, 'failure-mode', row.id, 'cause', ['Another one', row.cause])
    const signals = rows.where('detection-signal', 'failureModeId', row.id)
    await send(facilitator, 'detection-signal.delete', { ids: signals.map(({ id }) => id) }, registerId)
    await send(facilitator, 'detection-signal.add', { rows: signals.map(({ text, orderKey }) => ({ id: newId(), failureModeId: row.id, text, orderKey })) }, registerId)
    const control = present(rows.all('control').find(({ id }) => rows.where('control-link', 'controlId', id).some(({ failureModeId }) => failureModeId === row.id)), 'a control')
    await send(facilitator, 'control.unlink', { controlId: control.id, failureModeIds: [row.id] }, registerId)
    const { type, state, title, ownerRoleId, ownerText, due } = control
    await send(facilitator, 'control.introduce', { control: { id: newId(), type, state, title, ownerRoleId, ownerText, due }, serves: [{ linkId: newId(), failureModeId: row.id }] }, registerId)
    const score = (before: number | null, after: number | null) =>
      send(facilitator, 'failure-mode.rescore', { scores: [{ failureModeId: row.id, assessmentId: newId(), stage: 'target', factors: { impact: { before, after } } }] }, registerId)
    await score(null, 2)
    await score(2, null)
    expect(await refusalOf(freeze(registerId))).toBe('precondition')
    await score(null, 2)
    await freeze(registerId)
  })

  it('BL-6 needs a note, and a fresh id', async () => {
    const { registerId } = await makeFull()
    expect(await refusalOf(freeze(registerId, { changeNote: ' ' }))).toBe('invalid')
    const id = await freezeTestBaseline(facilitator, registerId)
    expect(await refusalOf(freeze(registerId, { id, evenIfUnchanged: true }))).toBe('conflict')
  })

  it('BL-7 numbers the baselines of a register without a gap, also those that are frozen at the same moment', async () => {
    const { code, registerId } = await makeFull()
    await Promise.all([1, 2, 3].map(() => freezeTestBaseline(facilitator, registerId)))
    const room = await readRegisterForPage(ours.as.viewer, code)
    expect((room.rows.baseline ?? []).map(({ number }) => Number(number)).sort()).toEqual([1, 2, 3])
  })
})

describe('the status of a baseline', () => {
  const move = (registerId: string, id: string, from: string, to: string) => send(facilitator, 'baseline.move', { id, from, to }, registerId)
  const lock = async (registerId: string, id: string) => {
    await move(registerId, id, 'draft', 'in-review')
    return move(registerId, id, 'in-review', 'locked')
  }

  it('BL-10 goes from draft through review to the lock, and a later lock supersedes it in the same event', async () => {
    const { code, registerId } = await makeFull()
    const [first, second] = [await freezeTestBaseline(facilitator, registerId), await freezeTestBaseline(facilitator, registerId)]
    await lock(registerId, first)
    const { changes } = await lock(registerId, second)
    expect(changes.map(({ id, after }) => [id, after])).toEqual([[second, 'locked'], [first, 'superseded']])
    const statuses = [1, 2].map(async (number) => (await readTestBaseline(facilitator, code, number)).head.status)
    expect(await Promise.all(statuses)).toEqual(['superseded', 'locked'])
  })

  it('BL-11 takes no other way, and no older one is locked over a newer', async () => {
    const { registerId } = await makeFull()
    const [first, second] = [await freezeTestBaseline(facilitator, registerId), await freezeTestBaseline(facilitator, registerId)]
    expect(await refusalOf(move(registerId, first, 'draft', 'locked'))).toBe('precondition')
    expect(await refusalOf(move(registerId, first, 'in-review', 'locked'))).toBe('conflict')
    await lock(registerId, second)
    expect(await refusalOf(move(registerId, second, 'locked', 'draft'))).toBe('precondition')
    await move(registerId, first, 'draft', 'in-review')
    expect(await refusalOf(move(registerId, first, 'in-review', 'locked'))).toBe('precondition')
  })
})

describe('the laws of baselines', () => {
  it('BL-12 no frozen text and no signed head is rewritten or removed, and of a head the status alone changes, not even by the owner', async () => {
    const { registerId } = await makeFull()
    const id = await freezeTestBaseline(facilitator, registerId)
    const run = (sql: string) => refusalOf(owner.query(sql))
    for (const table of ['baseline_text', 'signed_head']) {
      expect(await run(`UPDATE ${table} SET created_at = now()`)).toBe(`${table}_append_only`)
      expect(await run(`DELETE FROM ${table}`)).toBe(`${table}_append_only`)
      expect(await run(`TRUNCATE ${table} CASCADE`)).toBe(`${table}_append_only`)
    }
    for (const set of ["digest = repeat('0', 64)", "content_digest = repeat('0', 64)", "signature = 'none'", 'number = 9', "change_note = 'Nothing'", 'frozen_by_id = NULL, frozen_at = now()']) {
      expect(await run(`UPDATE baseline SET ${set} WHERE id = '${id}'`)).toBe('baseline_append_only')
    }
    expect(await run(`DELETE FROM baseline WHERE id = '${id}'`)).toBe('baseline_append_only')
    expect(await run(`TRUNCATE baseline CASCADE`)).toMatch(/_append_only$/)
  })

  it('BL-13 the database knows the lawful moves too, and one lock of a register', async () => {
    const { registerId } = await makeFull()
    const [first, second] = [await freezeTestBaseline(facilitator, registerId), await freezeTestBaseline(facilitator, registerId)]
    const set = (id: string, status: string) => refusalOf(owner.query(`UPDATE baseline SET status = '${status}' WHERE id = '${id}'`))
    const done = 'nothing was refused'
    for (const status of ['locked', 'superseded']) expect(await set(first, status)).toBe('baseline_status_moves')
    for (const status of ['in-review', 'draft', 'in-review', 'locked']) expect([status, await set(first, status)]).toEqual([status, done])
    for (const status of ['draft', 'in-review']) expect(await set(first, status)).toBe('baseline_status_moves')
    expect(await set(second, 'in-review')).toBe(done)
    expect(await set(second, 'locked')).toBe('baseline_locked_once')
    expect(await set(first, 'superseded')).toBe(done)
    expect(await set(second, 'locked')).toBe(done)
  })
})
