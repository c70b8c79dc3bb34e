import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NOBODY, OWNER_GROUPS, TEXT_ONLY, type OpenFailureMode, type OwnerGrouping } from '@/lib/domain/owners/owner-view'
import { addDays } from '@/lib/domain/action/due'
import { RowSet } from '@/lib/domain/row/row-set'
import { DEFAULT_POLICY } from '@/lib/domain/scoring/policy'
import { compareScores, scoreFactors } from '@/lib/domain/scoring/score'
import { factorsOf, latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import { holdersOn } from '@/lib/domain/workspace/role-holders'
import { readMine } from '@/lib/services/owners/read-mine'
import { readOverdue, readOwnerGroup, readOwners } from '@/lib/services/owners/read-owners'
import { readRegister, readWorkspaceRoom } from '@/lib/services/register/read-register'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { present } from '@/lib/kernel/assert'
import { nowIso } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { spreadOrderKeys } from '@/lib/kernel/order-key'

const TODAY = nowIso().slice(0, 10)
/** More than one page of a group, over two registers. */
const COUNT = 130
let database: TestDatabase
let ours: TestWorkspace
let people: RowSet
const registers = new Map<string, string>()

const roleId = (name: string) => present(people.all('owner-role').find((role) => role.name === name), name).id
const memberId = (name: string) => present(people.all('membership').find((member) => member.name === name), name).id

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('owners')
  const theirs = await makeTestWorkspace('others')
  people = RowSet.of((await readWorkspaceRoom(ours.as.viewer)).rows)
  for (const code of ['A1', 'B2']) registers.set(code, await makeRegister(ours.as.facilitator, code))
  await fill('A1', COUNT)
  await fill('B2', 7)
  const hold = (role: string, name: string, validFrom: string, validTo: string | null) => ({ id: newId(), ownerRoleId: roleId(role), membershipId: memberId(name), validFrom, validTo })
  await send(ours.as.administrator, 'owner-role-holding.add', {
    rows: [
      hold('SRE Lead', 'Test contributor', addDays(TODAY, -10), TODAY),
      hold('Ingestion Owner', 'Test contributor', TODAY, null),
      hold('Ingestion Owner', 'Test signer', addDays(TODAY, -100), null),
      hold('Product Manager', 'Test signer', addDays(TODAY, -30), addDays(TODAY, -18)),
      hold('Support Lead', 'Test signer', addDays(TODAY, 1), null),
    ],
  })
  await makeRegister(theirs.as.facilitator, 'A1')
})
afterAll(() => database?.drop())

/** Failure modes with every mixture of owner, score and status that a row may have. */
async function fill(code: string, count: number): Promise<void> {
  const registerId = registers.get(code)
  const { facilitator } = ours.as
  const { rows } = await readRegister(facilitator, code)
  const categoryId = present(rows.category?.[0], 'a category').id
  const statuses = ['draft', 'open', 'in-treatment'] as const
  const modes = spreadOrderKeys(count).map((orderKey, i) => ({
    id: newId(), title: `Mode ${i}`, categoryId, orderKey, status: i % 17 === 16 ? 'closed' : statuses[i % 3], closedReason: i % 17 === 16 ? 'Gone' : null,
  }))
  await send(facilitator, 'failure-mode.add', { rows: modes }, registerId)
  const level = (i: number) => ((i * 7) % 5) + 1
  const score = (stage: 'current' | 'inherent', shift: number) =>
    modes.flatMap(({ id }, i) => {
      if (i % 9 === 8) return []
      const after = (k: number) => ({ before: null, after: level(i * k + shift) })
      const factors = { likelihood: after(1), impact: after(2), detectability: after(3), recoverability: after(4), ...(i % 5 === 4 ? {} : { blastRadius: after(6) }) }
      return [{ failureModeId: id, assessmentId: newId(), stage, factors }]
    })
  await send(facilitator, 'failure-mode.rescore', { scores: score('inherent', 3) }, registerId)
  await send(facilitator, 'failure-mode.rescore', { scores: score('current', 0) }, registerId)
  const again = modes.slice(0, 20).map(({ id }, i) => ({ failureModeId: id, assessmentId: newId(), stage: 'current', factors: { likelihood: { before: i % 9 === 8 ? null : level(i), after: i % 2 ? 5 : 1 } } }))
  await send(facilitator, 'failure-mode.rescore', { scores: again.filter((_, i) => i % 9 !== 8 && level(i) !== (i % 2 ? 5 : 1)) }, registerId)
  const chains = [
    [['SRE Lead', 'accountable']],
    [['Ingestion Owner', 'accountable'], ['SRE Lead', 'joint'], ['Product Manager', 'escalation']],
    [['Product Manager', 'accountable']],
    [['Product Manager', 'awareness']],
    [],
    [['', 'accountable']],
    [['Support Lead', 'joint']],
  ] as const
  const links = modes.flatMap(({ id }, i) =>
    (chains[i % chains.length] ?? []).map(([role, part], k) => ({
      id: newId(), failureModeId: id, orderKey: `a${k}`, part, ...(role === '' ? { roleText: 'Whoever is awake' } : { ownerRoleId: roleId(role) }),
    })),
  )
  await send(facilitator, 'owner-link.add', { rows: links }, registerId)
}

interface Known {
  code: string
  keys: Record<OwnerGrouping, string[]>
  order: { score: ReturnType<typeof scoreFactors>; id: string }
}

/** The same by reading whole registers and looking at every row: slow and obvious. */
async function listSlowly(): Promise<Known[]> {
  const all: Known[] = []
  for (const [code, registerId] of registers) {
    const rows = RowSet.of((await readRegister(ours.as.viewer, code)).rows)
    for (const mode of rows.all('failure-mode')) {
      if (mode.deletedAt !== null || mode.status === 'closed' || mode.status === 'accepted') continue
      const score = scoreFactors(DEFAULT_POLICY, factorsOf(latestAssessment(rows, mode.id, 'current')))
      const links = rows.where('owner-link', 'failureModeId', mode.id).filter(({ deletedAt, part }) => deletedAt === null && (part === 'accountable' || part === 'joint'))
      const holders = links.flatMap((link) => (link.ownerRoleId ? holdersOn(TODAY, link.ownerRoleId, rows.all('owner-role-holding'), rows.all('membership')) : []))
      const orNobody = (keys: string[]) => (keys.length > 0 ? [...new Set(keys)] : [NOBODY])
      const keys = {
        person: orNobody(holders.map(({ id }) => id)),
        role: orNobody(links.map((link) => link.ownerRoleId ?? TEXT_ONLY)),
        register: [registerId],
        band: [score.state === 'scored' ? score.band : 'unscored'],
      }
      all.push({ code: mode.code, keys, order: { score, id: mode.id } })
    }
  }
  return all.sort((a, b) => compareScores(a.order.score, b.order.score) || (a.order.id < b.order.id ? -1 : 1))
}

async function readAllOf(by: OwnerGrouping, key: string): Promise<OpenFailureMode[]> {
  const items: OpenFailureMode[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const list = present(await readOwnerGroup(ours.as.viewer, { by, key, after: after ?? undefined }), `the group ${key}`)
    items.push(...list.items)
    after = list.next
    if (after === null) expect([key, list.total]).toEqual([key, items.length])
  }
  return items
}

describe('open failure modes by owner', () => {
  it.each(OWNER_GROUPS)('OW-3 by %s are what a slow reading of every row finds, worst first, in every group and on every page', async (by) => {
    const slow = await listSlowly()
    expect(slow.length).toBeGreaterThan(110)
    const { groups, next } = await readOwners(ours.as.viewer, { by })
    const keys = [...new Set(slow.flatMap((one) => one.keys[by]))]
    expect([groups.map(({ key }) => key).sort(), next]).toEqual([keys.sort(), null])
    for (const group of groups) {
      const expected = slow.filter((one) => one.keys[by].includes(group.key))
      expect([group.label, group.count]).toEqual([group.label, expected.length])
      expect([group.label, Object.values(group.bands).reduce((sum, count) => sum + count, 0)]).toEqual([group.label, expected.length])
      expect(group.worst.map(({ code }) => code)).toEqual(expected.slice(0, 5).map(({ code }) => code))
      expect((await readAllOf(by, group.key)).map(({ code }) => code)).toEqual(expected.map(({ code }) => code))
    }
    const worst = groups.map((group) => present(group.worst[0], 'no group is empty').score)
    for (const [i, score] of worst.entries()) expect(compareScores(worst[i - 1] ?? score, score)).toBeLessThanOrEqual(0)
  })

  it('OW-4 name each role with who holds it today, first and last day included, and a text as a text', async () => {
    const [both] = (await readAllOf('role', roleId('SRE Lead'))).filter(({ owners }) => owners.length === 3)
    expect(both?.owners).toEqual([
      { name: 'Ingestion Owner', isRole: true, part: 'accountable', holders: ['Test contributor', 'Test signer'] },
      { name: 'SRE Lead', isRole: true, part: 'joint', holders: ['Test contributor'] },
      { name: 'Product Manager', isRole: true, part: 'escalation', holders: [] },
    ])
    const [text] = await readAllOf('role', TEXT_ONLY)
    expect(text?.owners).toEqual([{ name: 'Whoever is awake', isRole: false, part: 'accountable', holders: [] }])
  })

  it('OW-5 of one person are those of the roles that they hold today', async () => {
    const slow = await listSlowly()
    const own = slow.filter((one) => one.keys.person.includes(memberId('Test contributor')))
    const mine = await readMine(ours.as.contributor)
    expect(mine.roles.map(({ name }) => name)).toEqual(['Ingestion Owner', 'SRE Lead'])
    expect([mine.open.total, mine.open.items[0]?.code]).toEqual([own.length, own[0]?.code])
    expect((await readMine(ours.as.viewer)).open).toEqual({ items: [], next: null, total: 0 })
  })

  it('OW-6 are nobody’s where the role that answers is held by nobody: since which day, who was the last, who is next', async () => {
    const { attention } = await readOwners(ours.as.viewer, { by: 'person' })
    const slow = await listSlowly()
    const of = (role: string) => slow.filter((one) => one.keys.role.includes(roleId(role)))
    const holes = present(attention, 'the first page').holes.map(({ role, failureModes, controls, worst }) => [role.name, role.vacant, role.next, failureModes, controls, worst])
    expect(holes).toContainEqual(['Product Manager', { since: addDays(TODAY, -17), was: 'Test signer' }, null, of('Product Manager').length, 0, of('Product Manager')[0]?.order.score])
    expect(holes).toContainEqual(['Support Lead', null, { from: addDays(TODAY, 1), name: 'Test signer' }, of('Support Lead').length, 0, of('Support Lead')[0]?.order.score])
    expect(holes).toHaveLength(2)
    expect(attention?.unanswered.total).toBe(slow.filter((one) => one.keys.person.includes(NOBODY)).length)
  })

  it('OW-7 of somebody who leaves the workspace are a hole from that day on, and theirs again when they are back', async () => {
    const membership = { ids: [memberId('Test contributor')] }
    await send(ours.as.administrator, 'membership.delete', membership)
    const { attention } = await readOwners(ours.as.viewer, { by: 'person' })
    const hole = attention?.holes.find(({ role }) => role.name === 'SRE Lead')
    await send(ours.as.administrator, 'membership.restore', membership)
    expect(hole?.role.vacant).toEqual({ since: TODAY, was: 'Test contributor' })
    expect((await readOwners(ours.as.viewer, { by: 'person' })).attention?.holes.map(({ role }) => role.name)).not.toContain('SRE Lead')
  })

  it('OW-8 of an archived register are at rest', async () => {
    const registerId = present(registers.get('B2'), 'B2')
    const edit = (before: string, after: string) => send(ours.as.facilitator, 'register.edit', { edits: [{ id: registerId, field: 'state', before, after }] }, registerId)
    await edit('draft', 'archived')
    const { groups } = await readOwners(ours.as.viewer, { by: 'register' })
    await edit('archived', 'draft')
    expect(groups.map(({ label }) => label)).toEqual(['A1 Register A1'])
  })

  it('OW-9 of a group that is not there, or not here, are no list', async () => {
    const asked: [OwnerGrouping, string][] = [['person', newId()], ['person', 'x'], ['role', newId()], ['role', "'"], ['register', newId()], ['register', NOBODY], ['band', 'grave']]
    for (const [by, key] of asked) expect([key, await readOwnerGroup(ours.as.viewer, { by, key })]).toEqual([key, null])
    const first = present(await readOwnerGroup(ours.as.viewer, { by: 'band', key: 'low' }), 'a band')
    for (const after of ['', '1', 'x.y', `9.${'z'.repeat(61)}`, "1.'", '99.abc']) {
      expect([after, (await readOwnerGroup(ours.as.viewer, { by: 'band', key: 'low', after }))?.items]).toEqual([after, first.items])
    }
  })
})

describe('what is due', () => {
  const failureModeOf = async (code: string) => present(RowSet.of((await readRegister(ours.as.viewer, code)).rows).all('failure-mode')[0], 'a failure mode')

  it('OW-10 is an action of one’s own or a control of a role that one holds, the earliest first; overdue is what lies before today', async () => {
    const registerId = registers.get('A1')
    const mode = await failureModeOf('A1')
    const own = memberId('Test contributor')
    const action = (what: string, due: string, more: object = {}) => ({ id: newId(), what, membershipId: own, due, failureModeId: mode.id, ...more })
    await send(ours.as.facilitator, 'action.add', {
      rows: [
        action('Late', addDays(TODAY, -3)),
        action('Today', TODAY),
        action('Done', addDays(TODAY, -9), { state: 'done', settledOn: TODAY }),
        action('Another’s', addDays(TODAY, -2), { membershipId: memberId('Test signer') }),
        ...Array.from({ length: 60 }, (_, i) => action(`Later ${i}`, addDays(TODAY, 5 + (i % 3)))),
      ],
    }, registerId)
    const control = (title: string, due: string | null, more: object) => ({ id: newId(), type: 'proof', title, due, state: 'planned', ...more })
    await send(ours.as.facilitator, 'control.add', {
      rows: [
        control('Count', addDays(TODAY, -5), { ownerRoleId: roleId('SRE Lead') }),
        control('Text', addDays(TODAY, -1), { ownerText: 'Night shift' }),
        control('Built', addDays(TODAY, -50), { state: 'in-place', ownerRoleId: roleId('SRE Lead') }),
        control('Vacant', addDays(TODAY, -4), { ownerRoleId: roleId('Product Manager') }),
      ],
    }, registerId)

    const { due } = await readMine(ours.as.contributor)
    expect([due.items.slice(0, 3).map(({ title }) => title), due.items.length, due.total]).toEqual([['Count', 'Late', 'Today'], 50, 63])
    const rest = await readMine(ours.as.contributor, { due: present(due.next, 'more') })
    expect([rest.due.items.length, rest.due.next, rest.due.total]).toEqual([13, null, 63])
    expect(new Set([...due.items, ...rest.due.items].map(({ id }) => id)).size).toBe(63)

    const { items, total } = await readOverdue(ours.as.viewer, {})
    expect([items.map(({ title, who }) => [title, who]), total]).toEqual([
      [
        ['Count', { kind: 'role', name: 'SRE Lead', holders: ['Test contributor'] }],
        ['Vacant', { kind: 'role', name: 'Product Manager', holders: [] }],
        ['Late', { kind: 'member', name: 'Test contributor', hasLeft: false }],
        ['Another’s', { kind: 'member', name: 'Test signer', hasLeft: false }],
        ['Text', { kind: 'text', name: 'Night shift' }],
      ],
      5,
    ])
    expect(items.find(({ title }) => title === 'Late')?.failureModeCode).toBe(mode.code)
  })

  it('OW-11 of somebody who has left is a hole with their name', async () => {
    const membership = { ids: [memberId('Test signer')] }
    await send(ours.as.administrator, 'membership.delete', membership)
    const { items } = await readOverdue(ours.as.viewer, {})
    await send(ours.as.administrator, 'membership.restore', membership)
    expect(items.find(({ title }) => title === 'Another’s')?.who).toEqual({ kind: 'member', name: 'Test signer', hasLeft: true })
  })

  it('OW-12 no more once its failure mode is deleted', async () => {
    const registerId = registers.get('A1')
    const mode = await failureModeOf('A1')
    await send(ours.as.facilitator, 'failure-mode.delete', { ids: [mode.id] }, registerId)
    const { items } = await readOverdue(ours.as.viewer, {})
    await send(ours.as.facilitator, 'failure-mode.restore', { ids: [mode.id] }, registerId)
    expect(items.map(({ kind }) => kind)).toEqual(['control', 'control', 'control'])
  })
})
