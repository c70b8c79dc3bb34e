import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readRegister } from '@/lib/services/register/read-register'
import { runVerb } from '@/lib/services/run-verb'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { RowSet } from '@/lib/domain/row/row-set'
import { withReadScope } from '@/lib/data/scope'
import { verifyChain } from '@/lib/data/event-chain'
import { present } from '@/lib/kernel/assert'
import { newId } from '@/lib/kernel/ids'

let database: TestDatabase
let ours: TestWorkspace
let theirs: TestWorkspace
let registerId: string
let categoryId: string

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  theirs = await makeTestWorkspace('theirs')
  registerId = await makeRegister(ours.as.facilitator, 'D10')
  categoryId = present((await rowsOf('D10')).all('category')[0], 'a new register has categories').id
})
afterAll(() => database?.drop())

async function rowsOf(code: string, workspace = ours): Promise<RowSet> {
  return RowSet.of((await readRegister(workspace.as.viewer, code)).rows)
}

function failureMode(title: string) {
  return { id: newId(), title, categoryId, orderKey: 'a0' }
}

async function refusal(promise: Promise<unknown>) {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  return z.object({ code: z.string(), message: z.string(), problems: z.array(z.any()) }).parse(error)
}

describe('a verb', () => {
  it('VE-1 stores, numbers the event and gives a code', async () => {
    const row = failureMode('Rows vanish')
    const result = await send(ours.as.contributor, 'failure-mode.add', { rows: [row] }, registerId)
    expect(result.seq).toBe(2)
    expect((await rowsOf('D10')).get('failure-mode', row.id)).toMatchObject({ title: 'Rows vanish', code: 'D10-01', status: 'open' })
  })

  it('VE-2 answers a retry the same and changes nothing', async () => {
    const envelope = { commandId: newId(), verb: 'failure-mode.add', registerId, input: { rows: [failureMode('Once')] } }
    const [first, second] = await Promise.all([runVerb(ours.as.contributor, envelope), runVerb(ours.as.contributor, envelope)])
    expect(second).toEqual(first)
    expect((await rowsOf('D10')).all('failure-mode').filter((row) => row.title === 'Once')).toHaveLength(1)
  })

  it('VE-3 refuses an id that was used for another command', async () => {
    const envelope = { commandId: newId(), verb: 'failure-mode.add', registerId, input: { rows: [failureMode('A')] } }
    await runVerb(ours.as.contributor, envelope)
    const other = { ...envelope, input: { rows: [failureMode('B')] } }
    expect(await refusal(runVerb(ours.as.contributor, other))).toMatchObject({ code: 'conflict', problems: [{ path: 'commandId' }] })
  })

  it('VE-4 refuses a role that may not', async () => {
    const input = { rows: [failureMode('No')] }
    expect(await refusal(send(ours.as.viewer, 'failure-mode.add', input, registerId))).toMatchObject({ code: 'forbidden' })
    expect(await refusal(send(ours.as.contributor, 'register.create', { code: 'X', title: 'X' }, newId()))).toMatchObject({ code: 'forbidden' })
  })

  it('VE-5 shows a foreign workspace the same as nothing', async () => {
    const input = { rows: [failureMode('No')] }
    const foreign = await refusal(send(theirs.as.administrator, 'failure-mode.add', input, registerId))
    const missing = await refusal(send(theirs.as.administrator, 'failure-mode.add', input, newId()))
    expect(foreign).toEqual(missing)
    expect(foreign.code).toBe('not-found')
  })

  it('VE-6 refuses a foreign row as a parent', async () => {
    const theirRegister = await makeRegister(theirs.as.facilitator, 'D10')
    const error = await refusal(send(theirs.as.contributor, 'failure-mode.add', { rows: [failureMode('No')] }, theirRegister))
    expect(error).toMatchObject({ code: 'invalid', problems: [{ path: 'rows.0.categoryId' }] })
  })

  it('VE-7 keeps both of two edits of different fields at once', async () => {
    const row = failureMode('Both win')
    await send(ours.as.contributor, 'failure-mode.add', { rows: [row] }, registerId)
    const edit = (field: string, after: string) => ({ edits: [{ id: row.id, field, before: null, after }] })
    await Promise.all([
      send(ours.as.contributor, 'failure-mode.edit', edit('cause', 'A cause'), registerId),
      send(ours.as.facilitator, 'failure-mode.edit', edit('effect', 'An effect'), registerId),
    ])
    expect((await rowsOf('D10')).get('failure-mode', row.id)).toMatchObject({ cause: 'A cause', effect: 'An effect' })
  })

  it('VE-8 lets one of two edits of the same field win and tells the other what stands', async () => {
    const row = failureMode('One wins')
    await send(ours.as.contributor, 'failure-mode.add', { rows: [row] }, registerId)
    const edit = (after: string) => ({ edits: [{ id: row.id, field: 'cause', before: null, after }] })
    await send(ours.as.contributor, 'failure-mode.edit', edit('Mine'), registerId)
    const error = await refusal(send(ours.as.facilitator, 'failure-mode.edit', edit('Yours'), registerId))
    expect(error).toMatchObject({ code: 'conflict', problems: [{ path: 'edits.0.before', current: 'Mine' }] })
  })

  it('VE-9 does 10,000 rows as one transaction, one event, and no gap in the chain', async () => {
    const big = await makeRegister(ours.as.facilitator, 'BIG')
    const category = present((await rowsOf('BIG')).all('category')[0], 'a category').id
    const rows = Array.from({ length: 10_000 }, (_, i) => ({ ...failureMode(`Row ${i}`), categoryId: category }))
    const added = await send(ours.as.contributor, 'failure-mode.add', { rows }, big)
    expect(added.seq).toBe(2)
    const edits = rows.map((row) => ({ id: row.id, field: 'component', before: null, after: 'loader' }))
    expect((await send(ours.as.contributor, 'failure-mode.edit', { edits }, big)).seq).toBe(3)
    const report = await withReadScope(ours.as.viewer, (scope) => verifyChain(scope, big))
    expect(report).toEqual({ events: 3, broken: [], emptied: [] })
    expect(new Set((await rowsOf('BIG')).all('failure-mode').map((row) => row.component))).toEqual(new Set(['loader']))
  })

  it('VE-10 rescues nothing of a command that fails half-way', async () => {
    const before = (await rowsOf('D10')).all('failure-mode').length
    const rows = [failureMode('Good'), { ...failureMode('Bad'), categoryId: newId() }]
    await refusal(send(ours.as.contributor, 'failure-mode.add', { rows }, registerId))
    expect((await rowsOf('D10')).all('failure-mode')).toHaveLength(before)
  })

  it.each([0, 6, 2.5, 'high'])('VE-11 refuses the level %s of a factor', async (level) => {
    const row = failureMode('Scored')
    await send(ours.as.contributor, 'failure-mode.add', { rows: [row] }, registerId)
    const scores = [{ failureModeId: row.id, assessmentId: newId(), stage: 'current', factors: { impact: { before: null, after: level } } }]
    const error = await refusal(send(ours.as.contributor, 'failure-mode.rescore', { scores }, registerId))
    expect(error).toMatchObject({ code: 'invalid', problems: [{ path: 'scores.0.factors.impact.after' }] })
  })

  it('VE-12 names the verbs that come near an unknown one', async () => {
    const error = await refusal(send(ours.as.contributor, 'failure-mode.rename', {}, registerId))
    expect(error).toMatchObject({ code: 'invalid', problems: [{ path: 'verb', hint: expect.stringContaining('failure-mode.edit') }] })
  })
})
