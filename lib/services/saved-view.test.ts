import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/domain/access/actor'
import { RowSet } from '@/lib/domain/row/row-set'
import { readRegister, readWorkspaceRoom } from '@/lib/services/register/read-register'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import type { TestDatabase } from '@/lib/testing/test-database'
import { AppError } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'

let database: TestDatabase
let ours: TestWorkspace
let registerId: string

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  registerId = await makeRegister(ours.as.facilitator, 'D10')
})
afterAll(() => database?.drop())

type Kind = 'private-view' | 'shared-view'

async function save(actor: Actor, kind: Kind, more: Record<string, unknown> = {}): Promise<string> {
  const id = newId()
  await send(actor, `${kind}.add`, { rows: [{ id, name: 'Worst first', registerId, state: 'sort=-score', ...more }] })
  return id
}
const seenBy = async (actor: Actor, kind: Kind) => RowSet.of((await readRegister(actor, 'D10')).rows).all(kind).map(({ id }) => id)
const rename = (actor: Actor, kind: Kind, id: string) => send(actor, `${kind}.edit`, { edits: [{ id, field: 'name', before: 'Worst first', after: 'Renamed' }] })
const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (error instanceof AppError ? error.code : String(error)))

describe('a private view', () => {
  it('SV-1 belongs to whoever saves it, which no input can say otherwise', async () => {
    const id = await save(ours.as.viewer, 'private-view')
    const room = await readWorkspaceRoom(ours.as.viewer)
    expect(RowSet.of(room.rows).get('private-view', id)?.ownerId).toBe(room.reader.membershipId)
    expect(await codeOf(save(ours.as.viewer, 'private-view', { ownerId: room.reader.membershipId }))).toBe('invalid')
    expect(await codeOf(save({ personId: null, workspaceId: ours.workspaceId, door: 'command-line' }, 'private-view'))).toBe('forbidden')
  })

  it('SV-2 stands in no room but its owner’s', async () => {
    const id = await save(ours.as.signer, 'private-view')
    expect(await seenBy(ours.as.signer, 'private-view')).toContain(id)
    for (const other of [ours.as.administrator, ours.as.facilitator, ours.as.viewer]) expect(await seenBy(other, 'private-view')).not.toContain(id)
  })

  it('SV-3 is changed, deleted and restored by its owner; to everybody else it is not there', async () => {
    const id = await save(ours.as.viewer, 'private-view')
    for (const act of ['delete', 'restore']) expect(await codeOf(send(ours.as.administrator, `private-view.${act}`, { ids: [id] }))).toBe('not-found')
    expect(await codeOf(rename(ours.as.administrator, 'private-view', id))).toBe('not-found')
    expect(await codeOf(rename(ours.as.viewer, 'private-view', id))).toBe('done')
    expect(await codeOf(send(ours.as.viewer, 'private-view.delete', { ids: [id] }))).toBe('done')
    expect(await codeOf(send(ours.as.viewer, 'private-view.restore', { ids: [id] }))).toBe('done')
  })
})

describe('a shared view', () => {
  it('SV-4 is seen by all, and changed by its owner and by whoever manages registers', async () => {
    const id = await save(ours.as.contributor, 'shared-view')
    for (const reader of Object.values(ours.as)) expect(await seenBy(reader, 'shared-view')).toContain(id)
    expect(await codeOf(save(ours.as.viewer, 'shared-view'))).toBe('forbidden')
    expect(await codeOf(rename(ours.as.facilitator, 'shared-view', id))).toBe('done')
    const theirs = await save(ours.as.administrator, 'shared-view')
    expect(await codeOf(rename(ours.as.contributor, 'shared-view', theirs))).toBe('forbidden')
    expect(await codeOf(send(ours.as.contributor, 'shared-view.delete', { ids: [theirs] }))).toBe('forbidden')
  })

  it('SV-5 may be for any register, and never for one of another workspace', async () => {
    expect(await codeOf(save(ours.as.contributor, 'shared-view', { registerId: null }))).toBe('done')
    expect(await codeOf(save(ours.as.contributor, 'shared-view', { registerId: newId() }))).toBe('invalid')
    expect(await codeOf(save(ours.as.contributor, 'shared-view', { state: 'x'.repeat(4_001) }))).toBe('invalid')
  })
})
