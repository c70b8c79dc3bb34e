import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentQuerySchema } from '@/lib/domain/document/document-choice'
import { printFingerprint } from '@/lib/domain/document/document-facts'
import { RowSet } from '@/lib/domain/row/row-set'
import { exportDocument } from '@/lib/services/register/export-document'
import { readRegister } from '@/lib/services/register/read-register'
import { fullContent } from '@/lib/testing/full-register'
import { askTestReview, findNamed, makeHeldRole, signTestBaseline } from '@/lib/testing/signing-trials'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { present } from '@/lib/kernel/assert'
import { newId } from '@/lib/kernel/ids'

let database: TestDatabase
let ours: TestWorkspace

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
})
afterAll(() => database?.drop())

const print = async (asked: object) => {
  const { bytes } = await exportDocument(ours.as.viewer, 'D10', documentQuerySchema.parse({ as: 'html', ...asked }), { tell: () => undefined, signal: new AbortController().signal })
  return Buffer.from(bytes).toString('utf8')
}

describe('a document', () => {
  it('SG-17 prints who signed, with the fingerprint; of the register as it stands it says what is stale', async () => {
    const registerId = newId()
    await send(ours.as.facilitator, 'register.import', { content: fullContent('D10') }, registerId)
    const role = await makeHeldRole(ours.as.administrator, 'Chief Witness', (await findNamed(ours.as.viewer)).member('Test signer'))
    expect(await print({})).not.toContain('Chief Witness')
    const { baselineId, placeIds: [placeId = ''] } = await askTestReview(ours.as.facilitator, registerId, [role])
    await signTestBaseline(ours.as.signer, registerId, { baselineId, placeId, meaning: 'accepts-the-risk' })
    const rows = RowSet.of((await readRegister(ours.as.viewer, 'D10')).rows)
    const stale = 'accepts the risk (stale'
    const fresh = await print({})
    for (const words of ['Chief Witness', 'Test signer', 'accepts the risk', printFingerprint(present(rows.all('signature')[0], 'a signature').contentDigest)]) expect(fresh).toContain(words)
    expect(fresh).not.toContain(stale)
    const row = present(rows.all('failure-mode')[0], 'a failure mode')
    await send(ours.as.facilitator, 'failure-mode.edit', { edits: [{ id: row.id, field: 'cause', before: row.cause, after: 'Another cause' }] }, registerId)
    expect(await print({})).toContain(stale)
    expect(await print({ baseline: '1' })).not.toContain(stale)
  })
})
