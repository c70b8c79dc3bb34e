import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/domain/access/actor'
import { RowSet } from '@/lib/domain/row/row-set'
import { boardOf, phasesOf } from '@/lib/domain/workshop/board'
import { readDesk } from '@/lib/services/workshop/read-desk'
import { exportSummary } from '@/lib/services/workshop/read-summary'
import { readRegister } from '@/lib/services/register/read-register'
import { joinTestWorkshop, openTestWorkshop, testCard, type TestWorkshop } from '@/lib/testing/test-workshop'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { AppError } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { orderKeyBetween } from '@/lib/kernel/order-key'
import { present } from '@/lib/kernel/assert'

let database: TestDatabase
let workspace: TestWorkspace
let registerId: string
let meeting: TestWorkshop
let made = 0

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database?.drop())
beforeEach(async () => {
  made += 1
  workspace = await makeTestWorkspace(`leading-${made}`)
  registerId = await makeRegister(workspace.as.facilitator, 'D10')
  meeting = await openTestWorkshop(workspace.as.facilitator, registerId, 'named')
  await joinTestWorkshop(workspace.as.contributor, registerId, meeting.workshopId)
})

const ask = (actor: Actor, verb: string, input: object) => send(actor, verb, { workshopId: meeting.workshopId, ...input }, registerId)
const rowsNow = async () => RowSet.of((await readRegister(workspace.as.viewer, 'D10')).rows)
const move = (from: string, to: string, verb = 'workshop.move', actor = workspace.as.facilitator) => ask(actor, verb, { from, to })
const phasesNow = async () => phasesOf(await rowsNow(), meeting.workshopId)
const codeOf = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => (error instanceof AppError ? error.code : Promise.reject(error)))

describe('a phase that is repeated', () => {
  it('WK-124 is a copy of its own after it, and a brainstorm that is repeated hides new cards alone', async () => {
    const { facilitator, contributor } = workspace.as
    const [scene, write, group] = meeting.phaseIds as [string, string, string]
    await move(scene, write)
    await ask(contributor, 'card.write', testCard('Seen'))
    await move(write, group, 'workshop.reveal')
    const { id: _id, beganAt: _beganAt, deletedAt: _deletedAt, ...words } = present((await phasesNow())[1], 'the brainstorm')
    const again = newId()
    const close = present((await phasesNow()).at(-1), 'the closing')
    const copy = { ...words, id: again, orderKey: orderKeyBetween(words.orderKey, present((await phasesNow())[2], 'the grouping').orderKey) }
    expect(await codeOf(send(contributor, 'workshop-phase.add', { rows: [copy] }, registerId))).toBe('forbidden')
    await send(facilitator, 'workshop-phase.add', { rows: [copy] }, registerId)
    expect((await phasesNow()).map(({ kind }) => kind)).toEqual(['set-scene', 'brainstorm', 'brainstorm', 'group', 'close'])
    await move(group, again)
    await ask(contributor, 'card.write', testCard('Unseen'))
    expect(boardOf(await rowsNow(), meeting.workshopId)).toMatchObject({ count: 1, alone: [{ text: 'Seen' }] })
    expect((await readDesk(facilitator, 'D10', meeting.workshopId)).counts).toEqual([{ categoryId: null, cards: 1 }])
    expect(await codeOf(move(again, close.id))).toBe('precondition')
    await move(again, group, 'workshop.reveal')
    expect(boardOf(await rowsNow(), meeting.workshopId).count).toBe(2)
  })
})

describe('a lead that was handed over', () => {
  it('WK-127 WK-129 reveals and takes cards away, whatever the roles in the workspace', async () => {
    const { facilitator, contributor } = workspace.as
    const [scene, write, group] = meeting.phaseIds as [string, string, string]
    const { facilitatorId } = present((await rowsNow()).get('workshop', meeting.workshopId), 'the workshop')
    const heir = present((await rowsNow()).all('membership').find(({ name }) => name === 'Test contributor'), 'a member').id
    expect(await codeOf(ask(contributor, 'workshop-lead.entrust', { from: facilitatorId, to: heir }))).toBe('forbidden')
    await ask(facilitator, 'workshop-lead.entrust', { from: facilitatorId, to: heir })
    await move(scene, write, 'workshop.move', contributor)
    const card = testCard('Somebody is to blame')
    await ask(contributor, 'card.write', card)
    await move(write, group, 'workshop.reveal', contributor)
    const remove = { edits: [{ id: card.id, field: 'state', before: 'open', after: 'removed' }] }
    expect(await codeOf(send(workspace.as.signer, 'card.edit', remove, registerId))).toBe('forbidden')
    await send(contributor, 'card.edit', remove, registerId)
    expect(boardOf(await rowsNow(), meeting.workshopId)).toMatchObject({ count: 0, removed: 1 })
    const { text } = await exportSummary(workspace.as.viewer, 'D10', meeting.workshopId)
    expect(text).toContain('0 revealed and 1 removed')
    expect(text).not.toContain('Somebody is to blame')
  })
})
