import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OWNER_PARTS } from '@/lib/domain/failure-mode/owner-chain'
import { addDays } from '@/lib/domain/action/due'
import { NOBODY, TEXT_ONLY } from '@/lib/domain/owners/owner-view'
import { RowSet } from '@/lib/domain/row/row-set'
import { filterTest } from '@/lib/domain/worksheet/filter-match'
import { lineContext, lineOwnership, makeLine, type WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'
import { readMine } from '@/lib/services/owners/read-mine'
import { readOwnerGroup } from '@/lib/services/owners/read-owners'
import { readRegister, readWorkspaceRoom } from '@/lib/services/register/read-register'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { seeded } from '@/lib/testing/worksheet-world'
import { present } from '@/lib/kernel/assert'
import { nowIso } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { spreadOrderKeys } from '@/lib/kernel/order-key'

const TODAY = nowIso().slice(0, 10)
const COUNT = 95
const ROLES = ['SRE Lead', 'Ingestion Owner', 'Product Manager', 'Support Lead', 'On-Call Primary']
let database: TestDatabase
let ours: TestWorkspace
let people: RowSet
let registerId: string

const roleId = (name: string) => present(people.all('owner-role').find((role) => role.name === name), name).id
const memberId = (name: string) => present(people.all('membership').find((member) => member.name === name), name).id

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('chains')
  people = RowSet.of((await readWorkspaceRoom(ours.as.viewer)).rows)
  registerId = await makeRegister(ours.as.facilitator, 'A1')
  const ids = await addChains()
  await holdRoles()
  await deleteNamedRole(ids)
  await send(ours.as.administrator, 'membership.delete', { ids: [memberId('Test signer')] })
})
afterAll(() => database?.drop())

/** Chains of every make: no link to four, each a role or a name in words, in any part, some links deleted. */
async function addChains(): Promise<string[]> {
  const { facilitator } = ours.as
  const random = seeded(22)
  const categoryId = present((await readRegister(facilitator, 'A1')).rows.category?.[0], 'a category').id
  const modes = spreadOrderKeys(COUNT).map((orderKey, i) => ({ id: newId(), title: `Mode ${i}`, categoryId, orderKey, status: 'open' }))
  await send(facilitator, 'failure-mode.add', { rows: modes }, registerId)
  const links = modes.flatMap(({ id }) =>
    Array.from({ length: random(5) }, (_, k) => ({
      ...{ id: newId(), failureModeId: id, orderKey: `a${k}`, part: OWNER_PARTS[random(4)] },
      ...(random(5) === 0 ? { roleText: 'Whoever is awake' } : { ownerRoleId: roleId(ROLES[random(ROLES.length)] ?? '') }),
    })),
  )
  await send(facilitator, 'owner-link.add', { rows: links }, registerId)
  await send(facilitator, 'owner-link.delete', { ids: links.filter(() => random(6) === 0).map(({ id }) => id) }, registerId)
  return modes.map(({ id }) => id)
}

/** Held today, held until yesterday, held from tomorrow, held by somebody who then leaves, and never held. */
async function holdRoles(): Promise<void> {
  const hold = (role: string, name: string, validFrom: string, validTo: string | null) => ({ id: newId(), ownerRoleId: roleId(role), membershipId: memberId(name), validFrom, validTo })
  const rows = [
    hold('SRE Lead', 'Test contributor', addDays(TODAY, -10), TODAY),
    hold('Ingestion Owner', 'Test contributor', addDays(TODAY, -10), addDays(TODAY, -1)),
    hold('Product Manager', 'Test contributor', addDays(TODAY, 1), null),
    hold('Support Lead', 'Test signer', addDays(TODAY, -10), null),
  ]
  await send(ours.as.administrator, 'owner-role-holding.add', { rows })
}

/** A role that is gone although a restored failure mode names it: it was deleted while that was deleted too. */
async function deleteNamedRole(ids: string[]): Promise<void> {
  const { administrator, facilitator } = ours.as
  const named = newId()
  await send(administrator, 'owner-role.add', { rows: [{ id: named, name: 'Night Desk', orderKey: 'a9' }] })
  await send(administrator, 'owner-role-holding.add', { rows: [{ id: newId(), ownerRoleId: named, membershipId: memberId('Test contributor'), validFrom: TODAY, validTo: null }] })
  const some = ids.slice(0, 8)
  await send(facilitator, 'owner-link.add', { rows: some.map((failureModeId) => ({ id: newId(), failureModeId, orderKey: 'a9', part: 'accountable', ownerRoleId: named })) }, registerId)
  await send(facilitator, 'failure-mode.delete', { ids: some }, registerId)
  await send(administrator, 'owner-role.delete', { ids: [named] })
  await send(facilitator, 'failure-mode.restore', { ids: some }, registerId)
}

async function readLines(): Promise<WorksheetLine[]> {
  const rows = RowSet.of((await readRegister(ours.as.viewer, 'A1')).rows)
  const context = lineContext(rows, registerId, TODAY)
  return rows.all('failure-mode').flatMap(({ id }) => makeLine(rows, id, context) ?? [])
}

async function readCodes(by: 'person' | 'role', key: string): Promise<string[]> {
  const { items, next } = present(await readOwnerGroup(ours.as.viewer, { by, key }), key)
  expect(next).toBeNull()
  return items.map(({ code }) => code).sort()
}

describe('the worksheet and the pages of owners', () => {
  it('OW-22 say the same of every chain: unowned, unheld, owned in words, held', async () => {
    const lines = await readLines()
    const [today, unowned, worded] = [await readCodes('person', NOBODY), await readCodes('role', NOBODY), await readCodes('role', TEXT_ONLY)]
    const inDatabase = (code: string) => {
      if (unowned.includes(code)) return 'unowned'
      if (!today.includes(code)) return 'held'
      return worded.includes(code) ? 'worded' : 'unheld'
    }
    expect(lines.map((line) => [line.code, lineOwnership(line)])).toEqual(lines.map(({ code }) => [code, inDatabase(code)]))
    expect([...new Set(lines.map(lineOwnership))].sort()).toEqual(['held', 'unheld', 'unowned', 'worded'])
    expect(unowned.every((code) => today.includes(code))).toBe(true)
  })

  it('OW-22 mean the same by mine, by a role that answers and by unowned', async () => {
    const lines = await readLines()
    const pass = (field: string, value: string, name = 'Test contributor') =>
      lines.filter(filterTest({ field, op: 'is', values: [value] }, { membershipId: memberId(name) })).map(({ code }) => code).sort()
    const mine = await readMine(ours.as.contributor)
    expect(mine.open.items.map(({ code }) => code).sort()).toEqual(pass('row', 'mine'))
    expect(pass('row', 'mine').length).toBeGreaterThan(10)
    for (const name of ROLES) expect([name, await readCodes('role', roleId(name))]).toEqual([name, pass('answers', roleId(name))])
    expect(await readCodes('role', NOBODY)).toEqual(pass('row', 'unowned'))
  })
})
