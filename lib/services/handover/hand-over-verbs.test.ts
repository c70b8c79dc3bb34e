import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/domain/access/actor'
import { addDays } from '@/lib/domain/action/due'
import { RowSet } from '@/lib/domain/row/row-set'
import { withReadScope } from '@/lib/data/scope'
import { readMine } from '@/lib/services/owners/read-mine'
import { readWorkspaceRoom } from '@/lib/services/register/read-register'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { present } from '@/lib/kernel/assert'
import { AppError } from '@/lib/kernel/errors'
import { nowIso } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'

const TODAY = nowIso().slice(0, 10)
let database: TestDatabase
let ours: TestWorkspace
let ownerRoleId: string
let count = 0

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
})
afterAll(() => database?.drop())

const room = async () => RowSet.of((await readWorkspaceRoom(ours.as.administrator)).rows)
const memberId = async (name: string) => present((await room()).all('membership').find((member) => member.name === name), name).id
const stateOf = async (id: string) => present((await room()).get('hand-over', id), 'the asking').state
const holdings = async () =>
  (await room())
    .where('owner-role-holding', 'ownerRoleId', ownerRoleId)
    .filter(({ deletedAt }) => deletedAt === null)
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
    .map(({ membershipId, validFrom, validTo }) => ({ membershipId, validFrom, validTo }))

async function refusalCode(work: Promise<unknown>): Promise<string> {
  return work.then(() => 'done', (error: unknown) => (error instanceof AppError ? error.code : String(error)))
}

/** A role that the contributor holds; asks the signer to take it over. */
async function ask(actor: Actor = ours.as.contributor, more: object = {}): Promise<string> {
  const id = newId()
  const [fromMembershipId, toMembershipId] = [await memberId('Test contributor'), await memberId('Test signer')]
  await send(actor, 'hand-over.ask', { id, ownerRoleId, fromMembershipId, toMembershipId, day: addDays(TODAY, 3), ...more })
  return id
}

beforeEach(async () => {
  ownerRoleId = newId()
  await send(ours.as.administrator, 'owner-role.add', { rows: [{ id: ownerRoleId, name: `Role ${++count}`, orderKey: 'a0' }] })
  const holding = { id: newId(), ownerRoleId, membershipId: await memberId('Test contributor'), validFrom: '2026-01-01' }
  await send(ours.as.administrator, 'owner-role-holding.add', { rows: [holding] })
})

describe('handing a role over', () => {
  it('OW-34 changes nothing until the one who was asked accepts; then one event ends the one holding and begins the other', async () => {
    const id = await ask()
    const [from, to] = [await memberId('Test contributor'), await memberId('Test signer')]
    expect(await holdings()).toEqual([{ membershipId: from, validFrom: '2026-01-01', validTo: null }])
    const { seq, streamId } = await send(ours.as.signer, 'hand-over.accept', { id })
    expect(await holdings()).toEqual([
      { membershipId: from, validFrom: '2026-01-01', validTo: addDays(TODAY, 2) },
      { membershipId: to, validFrom: addDays(TODAY, 3), validTo: null },
    ])
    const events = await withReadScope(ours.as.viewer, (scope) => scope.tx.event.findMany({ where: { streamId, seq: { gte: present(seq, 'an event') } } }))
    expect(events).toMatchObject([{ streamId: ours.workspaceId, name: 'hand-over.accepted', role: 'signer', changeCount: 4 }])
    expect(await stateOf(id)).toBe('accepted')
    expect(await refusalCode(send(ours.as.signer, 'hand-over.accept', { id }))).toBe('precondition')
  })

  it('OW-35 can be accepted or refused by nobody else, whatever their role', async () => {
    const id = await ask()
    for (const actor of [ours.as.administrator, ours.as.facilitator, ours.as.contributor, { ...ours.as.signer, personId: null }]) {
      expect(await refusalCode(send(actor, 'hand-over.accept', { id }))).toBe('forbidden')
      expect(await refusalCode(send(actor, 'hand-over.refuse', { id, reason: 'No' }))).toBe('forbidden')
    }
    expect(await stateOf(id)).toBe('asked')
  })

  it('OW-36 is asked for by the holder, a facilitator or an administrator, and not by others', async () => {
    expect(await refusalCode(ask(ours.as.signer))).toBe('forbidden')
    for (const actor of [ours.as.contributor, ours.as.facilitator, ours.as.administrator]) {
      const id = await ask(actor)
      await send(actor, 'hand-over.withdraw', { id })
      expect(await stateOf(id)).toBe('withdrawn')
    }
    const id = await ask()
    expect(await refusalCode(send(ours.as.signer, 'hand-over.withdraw', { id }))).toBe('forbidden')
    expect(await refusalCode(ask())).toBe('conflict')
  })

  it('OW-37 is refused with a reason, which the giver reads', async () => {
    const id = await ask()
    expect(await refusalCode(send(ours.as.signer, 'hand-over.refuse', { id, reason: ' ' }))).toBe('invalid')
    await send(ours.as.signer, 'hand-over.refuse', { id, reason: 'Three roles already' })
    const seen = (await readMine(ours.as.contributor)).handOvers.find((one) => one.id === id)
    expect(seen).toMatchObject({ state: 'refused', reason: 'Three roles already', mine: 'giver', to: 'Test signer' })
    expect((await readMine(ours.as.viewer)).handOvers).toEqual([])
  })

  it('OW-38 is void when the receiver or the giver leaves, and stays void when they are back', async () => {
    for (const name of ['Test signer', 'Test contributor']) {
      const id = await ask()
      const ids = [await memberId(name)]
      await send(ours.as.administrator, 'membership.delete', { ids })
      expect([name, await stateOf(id)]).toEqual([name, 'void'])
      await send(ours.as.administrator, 'membership.restore', { ids })
      expect([name, await stateOf(id)]).toEqual([name, 'void'])
    }
    expect(await refusalCode(ask())).toBe('done')
  })

  it('OW-39 begins on the day of acceptance where the day that was asked for has passed', async () => {
    const id = await ask(ours.as.contributor, { day: addDays(TODAY, -20) })
    await send(ours.as.signer, 'hand-over.accept', { id })
    expect((await holdings()).map(({ validFrom }) => validFrom)).toEqual(['2026-01-01', TODAY])
  })

  it('OW-40 asks nobody who may only read, nobody who is gone, not oneself, and for no role that the giver does not hold', async () => {
    const viewer = { toMembershipId: await memberId('Test viewer') }
    const self = { toMembershipId: await memberId('Test contributor') }
    const other = { fromMembershipId: await memberId('Test facilitator') }
    const early = { day: '2025-01-01' }
    const codes = []
    for (const more of [viewer, self, other, early, { ownerRoleId: newId() }]) codes.push(await refusalCode(ask(ours.as.administrator, more)))
    expect(codes).toEqual(['precondition', 'invalid', 'precondition', 'precondition', 'invalid'])
  })

  it('OW-41 fails as a whole when the holder’s days were changed meanwhile', async () => {
    const id = await ask()
    const [held] = (await room()).where('owner-role-holding', 'ownerRoleId', ownerRoleId)
    await send(ours.as.administrator, 'owner-role-holding.delete', { ids: [present(held, 'a holding').id] })
    expect(await refusalCode(send(ours.as.signer, 'hand-over.accept', { id }))).toBe('precondition')
    expect([await stateOf(id), await holdings()]).toEqual(['asked', []])
  })
})
