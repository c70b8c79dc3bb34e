import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RowSet } from '@/lib/domain/row/row-set'
import { OWNER_PARTS } from '@/lib/domain/failure-mode/owner-chain'
import { FACTORS } from '@/lib/domain/scoring/factor'
import { factorsOf, latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import { readRegister, readWorkspaceRoom } from '@/lib/services/register/read-register'
import { fullContent } from '@/lib/testing/full-register'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { seeded } from '@/lib/testing/worksheet-world'
import { present } from '@/lib/kernel/assert'
import { newId } from '@/lib/kernel/ids'
import { spreadOrderKeys } from '@/lib/kernel/order-key'

let database: TestDatabase
let owner: pg.Client
let ours: TestWorkspace
let people: RowSet

beforeAll(async () => {
  database = await openTestDatabase()
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  ours = await makeTestWorkspace('kept-lists')
  people = RowSet.of((await readWorkspaceRoom(ours.as.viewer)).rows)
})
afterAll(async () => {
  await owner?.end()
  await database?.drop()
})

const OPEN = `SELECT o.id, o.register_id, a.role_ids, a.has_text, o.rank FROM open_failure_mode o
  JOIN answering_team a ON a.workspace_id = o.workspace_id AND a.id = o.team_id WHERE o.rank IS NOT NULL ORDER BY o.id`
const COUNTS = 'SELECT register_id, team_id, band, count FROM open_count WHERE count > 0 ORDER BY register_id, team_id, band'

/** What is kept, and what a fresh reading of every register would keep. */
async function keptAndFresh() {
  const read = async () => ({ open: (await owner.query(OPEN)).rows, counts: (await owner.query(COUNTS)).rows })
  const kept = await read()
  await owner.query('BEGIN')
  await owner.query('DELETE FROM open_count')
  await owner.query('DELETE FROM open_failure_mode')
  await owner.query('SELECT refresh_open_failure_modes(r.workspace_id, r.id, NULL) FROM register r')
  const fresh = await read()
  await owner.query('ROLLBACK')
  return { kept, fresh }
}

async function expectTrue(step: string): Promise<number> {
  const { kept, fresh } = await keptAndFresh()
  expect([step, kept]).toEqual([step, fresh])
  const counted = kept.counts.reduce((total: number, { count }: { count: number }) => total + count, 0)
  expect([step, counted]).toEqual([step, kept.open.length])
  return kept.open.length
}

/** Commands of every kind that moves a failure mode in the lists, with inputs that the rows of the moment allow. */
async function doSomething(random: (below: number) => number, code: string, registerId: string): Promise<string> {
  const { facilitator } = ours.as
  const rows = RowSet.of((await readRegister(facilitator, code)).rows)
  const modes = rows.all('failure-mode')
  const live = modes.filter(({ deletedAt }) => deletedAt === null)
  const some = live.filter(() => random(4) === 0)
  const links = rows.all('owner-link').filter((link) => link.deletedAt === null && live.some(({ id }) => id === link.failureModeId) && random(5) === 0)
  const roles = people.all('owner-role')
  const newLink = (failureModeId: string) => ({ id: newId(), failureModeId, orderKey: 'a5', part: OWNER_PARTS[random(4)], ...(random(4) ? { ownerRoleId: roles[random(roles.length)]?.id } : { roleText: 'A team' }) })
  const score = (failureModeId: string) => {
    const before = factorsOf(latestAssessment(rows, failureModeId, 'current'))
    const changed = FACTORS.map((factor) => [factor, { before: before[factor], after: 1 + random(5) }] as const).filter(([, { before: was, after }]) => was !== after)
    return { failureModeId, assessmentId: newId(), stage: 'current', factors: Object.fromEntries(changed) }
  }
  const statusOf = (id: string) => present(live.find((row) => row.id === id), id).status
  const close = (id: string) => [{ id, field: 'status', before: statusOf(id), after: 'closed' }, { id, field: 'closedReason', before: null, after: 'Gone' }]
  const reopen = (id: string) => [{ id, field: 'status', before: 'closed', after: 'open' }, { id, field: 'closedReason', before: 'Gone', after: null }]
  const ids = (list: readonly { id: string }[]) => ({ ids: list.map(({ id }) => id) })
  const gone = modes.filter(({ deletedAt }) => deletedAt !== null)
  const [open, closed] = [some.filter(({ status }) => status !== 'closed'), some.filter(({ status }) => status === 'closed')]
  const acts: [string, boolean, object][] = [
    ['owner-link.add', some.length > 0, { rows: some.map(({ id }) => newLink(id)) }],
    ['owner-link.delete', links.length > 0, ids(links)],
    ['owner-link.edit', links.length > 0, { edits: links.map(({ id, part }) => ({ id, field: 'part', before: part, after: part === 'joint' ? 'awareness' : 'joint' })) }],
    ['failure-mode.rescore', some.length > 0, { scores: some.map(({ id }) => score(id)).filter(({ factors }) => Object.keys(factors).length > 0) }],
    ['failure-mode.edit', open.length > 0, { edits: open.flatMap(({ id }) => close(id)) }],
    ['failure-mode.edit', closed.length > 0, { edits: closed.flatMap(({ id }) => reopen(id)) }],
    ['failure-mode.delete', some.length > 0, ids(some.slice(0, 2))],
    ['failure-mode.restore', gone.length > 0, ids(gone)],
  ]
  const possible = acts.filter(([, isPossible]) => isPossible)
  const [verb, , input] = present(possible[random(possible.length)], 'something to do')
  await send(facilitator, verb, input, registerId)
  return verb
}

async function fillRegister(code: string): Promise<string> {
  const registerId = await makeRegister(ours.as.facilitator, code)
  const categoryId = present((await readRegister(ours.as.viewer, code)).rows.category?.[0], 'a category').id
  const rows = spreadOrderKeys(30).map((orderKey, i) => ({ id: newId(), title: `Mode ${i}`, categoryId, orderKey, status: 'open' }))
  await send(ours.as.facilitator, 'failure-mode.add', { rows }, registerId)
  return registerId
}

describe('what is kept for the pages of owners', () => {
  it.each([4, 19])('OW-23 is what a fresh reading finds after every command (seed %i)', async (seed) => {
    const random = seeded(seed)
    const code = `S${seed}`
    const registerId = await fillRegister(code)
    const done = new Set<string>()
    for (let step = 0; step < 40; step += 1) {
      const verb = await doSomething(random, code, registerId)
      done.add(verb)
      await expectTrue(`${step} ${verb}`)
    }
    expect(done.size).toBeGreaterThan(5)
  })

  it('OW-23 follows an import, an archived register and another policy', async () => {
    const { facilitator, administrator } = ours.as
    await send(facilitator, 'register.import', { content: fullContent('I1') }, newId())
    const registerId = await fillRegister('P1')
    const all = await expectTrue('filled')
    await send(facilitator, 'register.edit', { edits: [{ id: registerId, field: 'state', before: 'draft', after: 'archived' }] }, registerId)
    expect(await expectTrue('archived')).toBe(all - 30)
    await send(facilitator, 'register.edit', { edits: [{ id: registerId, field: 'state', before: 'archived', after: 'active' }] }, registerId)
    expect(await expectTrue('back')).toBe(all)
    const rows = RowSet.of((await readRegister(facilitator, 'P1')).rows)
    const scores = rows.all('failure-mode').filter((row) => row.title.startsWith('Mode 1')).map(({ id }) => ({
      ...{ failureModeId: id, assessmentId: newId(), stage: 'current' }, factors: Object.fromEntries(FACTORS.map((factor) => [factor, { before: null, after: 3 }])),
    }))
    await send(facilitator, 'failure-mode.rescore', { scores }, registerId)
    const ranksBefore = (await owner.query(OPEN)).rows.map(({ rank }) => rank)
    const policyId = newId()
    await send(administrator, 'scoring-policy.add', { rows: [{ id: policyId, name: 'Sums', version: 1, kind: 'sum', weights: [1, 1, 1, 1, 1], edges: [10, 15, 20] }] })
    const adopted = present(rows.get('register', registerId), 'the register').scoringPolicyId
    await send(facilitator, 'scoring-policy.adopt', { before: adopted, after: policyId }, registerId, 'Sums are what the board reads')
    await expectTrue('another policy')
    expect((await owner.query(OPEN)).rows.map(({ rank }) => rank)).not.toEqual(ranksBefore)
  })

  it('OW-24 costs nothing where nothing of it changed: a text writes no row', async () => {
    const registerId = await fillRegister('T1')
    const id = present((await readRegister(ours.as.viewer, 'T1')).rows['failure-mode']?.[0], 'a failure mode').id
    const writes = async () => (await owner.query('SELECT max(updated_at) AS at, count(*) AS count, sum(xmin::text::bigint) AS by FROM open_failure_mode')).rows
    const before = await writes()
    await send(ours.as.facilitator, 'failure-mode.edit', { edits: [{ id, field: 'cause', before: null, after: 'Heat' }] }, registerId)
    await send(ours.as.facilitator, 'failure-mode.edit', { edits: [{ id, field: 'status', before: 'open', after: 'in-treatment' }] }, registerId)
    expect(await writes()).toEqual(before)
  })
})
