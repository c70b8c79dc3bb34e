import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { flushAnnouncements } from '@/lib/data/announce'
import { RowSet } from '@/lib/domain/row/row-set'
import { listRegisters } from '@/lib/services/register/list-registers'
import { readHistory } from '@/lib/services/register/read-history'
import { readRegister } from '@/lib/services/register/read-register'
import { readRegisterAsOf } from '@/lib/services/register/read-register-as-of'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import type { TestDatabase } from '@/lib/testing/test-database'
import { newId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'

let database: TestDatabase
let workspace: TestWorkspace

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await makeTestWorkspace('counted')
})
afterAll(() => database?.drop())

/** How many statements a piece of work sends to the database, those that open and close its transaction too. */
async function countStatements(work: () => Promise<unknown>): Promise<number> {
  // News of earlier commands is sent after them; this work's own is counted with it.
  await flushAnnouncements()
  const query = vi.spyOn(pg.Client.prototype, 'query')
  try {
    await work()
    await flushAnnouncements()
    return query.mock.calls.length
  } finally {
    query.mockRestore()
  }
}

/** A register with so many failure modes, each with a signal and a score. Returns the command that adds as many again. */
async function makeFilled(code: string, count: number) {
  const registerId = await makeRegister(workspace.as.facilitator, code)
  const categoryId = present(RowSet.of((await readRegister(workspace.as.viewer, code)).rows).all('category')[0], 'a category').id
  const rows = () => Array.from({ length: count }, (_, i) => ({ id: newId(), title: `Row ${i}`, categoryId, orderKey: 'a0' }))
  const first = rows()
  await send(workspace.as.contributor, 'failure-mode.add', { rows: first }, registerId)
  const signals = first.map((row) => ({ id: newId(), failureModeId: row.id, orderKey: 'a0', text: 'Seen' }))
  await send(workspace.as.contributor, 'detection-signal.add', { rows: signals }, registerId)
  const scores = first.map((row) => ({ failureModeId: row.id, assessmentId: newId(), stage: 'current', factors: { impact: { before: null, after: 3 } } }))
  await send(workspace.as.contributor, 'failure-mode.rescore', { scores }, registerId)
  const edits = first.map((row) => ({ id: row.id, field: 'cause', before: null, after: 'Known' }))
  return {
    add: () => send(workspace.as.contributor, 'failure-mode.add', { rows: rows() }, registerId),
    edit: () => send(workspace.as.contributor, 'failure-mode.edit', { edits }, registerId),
  }
}

describe('the number of statements', () => {
  it('DM-50 of reading a register is the same for 10 failure modes and for 200', async () => {
    await makeFilled('TEN', 10)
    await makeFilled('MANY', 200)
    const [ten, many] = [await countStatements(() => readRegister(workspace.as.viewer, 'TEN')), await countStatements(() => readRegister(workspace.as.viewer, 'MANY'))]
    expect(ten).toBeGreaterThan(3)
    expect(many).toBe(ten)
    expect(many).toBeLessThan(12)
  })

  it('AO-5 of reading the past is the same however much happened since', async () => {
    const [little, much] = [await makeFilled('LITTLE', 3), await makeFilled('MUCH', 120)]
    await Promise.all([little.edit(), much.edit()])
    await much.add()
    const reads = ['LITTLE', 'MUCH'].map((code) => () => readRegisterAsOf(workspace.as.viewer, code, { seq: 1 }))
    const counts = [await countStatements(present(reads[0], 'a read')), await countStatements(present(reads[1], 'a read'))]
    expect(counts[0]).toBeGreaterThan(3)
    expect(counts[1]).toBe(counts[0])
  })

  it('DM-50 of a command is the same for 5 rows and for 150', async () => {
    const [few, lots] = [await makeFilled('FEW', 5), await makeFilled('LOTS', 150)]
    const added = [await countStatements(few.add), await countStatements(lots.add)]
    expect(added[0]).toBeGreaterThan(5)
    expect(added[1]).toBe(added[0])
    expect(await countStatements(lots.edit)).toBe(await countStatements(few.edit))
  })

  it('DM-50 of the list of registers and of a history does not grow with them', async () => {
    const registerId = await makeRegister(workspace.as.facilitator, 'ZZ1')
    const list = await countStatements(() => listRegisters(workspace.as.viewer))
    const history = await countStatements(() => readHistory(workspace.as.viewer, 'ZZ1', { subjectId: null, before: null }))
    for (const i of [2, 3, 4, 5]) {
      await makeRegister(workspace.as.facilitator, `ZZ${i}`)
      await send(workspace.as.facilitator, 'register.edit', { edits: [{ id: registerId, field: 'title', before: i === 2 ? 'Register ZZ1' : `Title ${i - 1}`, after: `Title ${i}` }] }, registerId)
    }
    expect(await countStatements(() => listRegisters(workspace.as.viewer))).toBe(list)
    expect(await countStatements(() => readHistory(workspace.as.viewer, 'ZZ1', { subjectId: null, before: null }))).toBe(history)
  })
})
