import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentQuerySchema } from '@/lib/domain/document/document-choice'
import { exportDocument } from '@/lib/services/register/export-document'
import { readWorkspaceRoom } from '@/lib/services/register/read-register'
import { keepLogo, readLogoPng } from '@/lib/services/workspace/logo'
import { makeTestPng } from '@/lib/testing/test-png'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'

let database: TestDatabase
let ours: TestWorkspace
let theirs: TestWorkspace

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  theirs = await makeTestWorkspace('theirs')
  await makeRegister(ours.as.facilitator, 'D10')
})
afterAll(async () => {
  await database?.drop()
})

const set = (before: string | null, after: string | null, actor = ours.as.administrator) =>
  send(actor, 'workspace.edit', { edits: [{ id: actor.workspaceId, field: 'logoId', before, after }] })
const page = async () => {
  const following = { tell: () => undefined, signal: new AbortController().signal }
  return Buffer.from((await exportDocument(ours.as.viewer, 'D10', documentQuerySchema.parse({ as: 'html' }), following)).bytes).toString('utf8')
}

describe('the logo of a workspace', () => {
  it('DO-10 DO-11 stands on a document with its words once it is chosen, and is gone when that is undone', async () => {
    expect(await page()).not.toContain('<img')
    const id = await keepLogo(ours.as.administrator, makeTestPng())
    expect(await keepLogo(ours.as.administrator, makeTestPng())).toBe(id)
    const { changes } = await set(null, id)
    const base64 = makeTestPng().toString('base64')
    expect(await page()).toContain(`<img class="logo" alt="Logo of ours" src="data:image/png;base64,${base64}"`)
    expect(JSON.stringify((await readWorkspaceRoom(ours.as.viewer)).rows)).not.toContain(base64.slice(0, 40))
    expect(Buffer.from(await readLogoPng(ours.as.viewer, id)).equals(makeTestPng())).toBe(true)
    expect(changes).toMatchObject([{ kind: 'workspace', field: 'logoId', before: null, after: id }])
    await set(id, null)
    expect(await page()).not.toContain('<img')
  })

  it('DO-11 is chosen by administrators alone, from what they gave, and read by nobody else', async () => {
    await expect(keepLogo(ours.as.facilitator, makeTestPng())).rejects.toMatchObject({ code: 'forbidden' })
    const id = await keepLogo(ours.as.administrator, makeTestPng({ width: 3 }))
    await expect(set(null, id, ours.as.facilitator)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(set(null, id, theirs.as.administrator)).rejects.toMatchObject({ code: 'not-found', message: 'There is no such picture here.' })
    await expect(readLogoPng(theirs.as.administrator, id)).rejects.toMatchObject({ code: 'not-found' })
  })
})
