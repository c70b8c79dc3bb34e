import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBaselineView } from '@/lib/services/baseline/view-baseline'
import { readSigning } from '@/lib/services/signature/read-signing'
import { freezeTestBaseline } from '@/lib/testing/baseline-trials'
import { fullContent } from '@/lib/testing/full-register'
import { Forger } from '@/lib/testing/rewrite-history'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { newId } from '@/lib/kernel/ids'

let database: TestDatabase
let ours: TestWorkspace
let forger: Forger

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  forger = await Forger.at(database.adminUrl)
})
afterAll(async () => {
  await forger?.end()
  await database?.drop()
})

// Processes are started for it, which takes its time on a busy machine.
describe('a baseline with a large text', { timeout: 60_000 }, () => {
  it('BL-15 shows on its page and to signers what a small one does, and that it is not what was frozen', async () => {
    const registerId = newId()
    await send(ours.as.facilitator, 'register.import', { content: fullContent('LARGE') }, registerId)
    await freezeTestBaseline(ours.as.facilitator, registerId)
    const read = () => Promise.all([readBaselineView(ours.as.viewer, 'LARGE', 1, { page: 1 }), readSigning(ours.as.signer, 'LARGE', 1)])
    const small = await read()
    expect([small.map(({ isWhole }) => isWhole), small[0].view.lineCount]).toEqual([[true, true], 2])
    await forger.run('UPDATE baseline_text SET rows = rpad(rows, 2600000) WHERE register_id = $1', [registerId])
    const large = await read()
    expect(large).toEqual(small.map((page) => ({ ...page, isWhole: false })))
    expect(await read()).toEqual(large)
  })
})
