import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, Door } from '@/lib/domain/access/actor'
import { gatherAcceptances, stateOf, statusOn } from '@/lib/domain/acceptance/acceptance-standing'
import { RowSet } from '@/lib/domain/row/row-set'
import { bandOf } from '@/lib/domain/scoring/score'
import { DEFAULT_POLICY } from '@/lib/domain/scoring/policy'
import { factorsOf, latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import { readRegister } from '@/lib/services/register/read-register'
import { runVerb } from '@/lib/services/run-verb'
import { DEFAULT_OWNER_ROLES } from '@/lib/services/workspace/create-workspace'
import { ageAcceptance, approveTestAcceptance, askTestAcceptance, dayFromNow, makeAcceptingRole, makeScoredMode, scoreTestMode } from '@/lib/testing/acceptance-trials'
import { atPage, findNamed, proveTestIdentity } from '@/lib/testing/signing-trials'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { present } from '@/lib/kernel/assert'
import { AppError } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'

let database: TestDatabase
let ours: TestWorkspace
let owner: pg.Client
let names: Awaited<ReturnType<typeof findNamed>>
let registerId: string
let categoryId: string
/** Roles of the signer that may accept up to high and low risks, and one of the administrator up to critical. */
let high: string
let low: string
let critical: string
const TODAY = dayFromNow(0)

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  names = await findNamed(ours.as.viewer)
  const { administrator, facilitator } = ours.as
  high = await makeAcceptingRole(administrator, 'High', names.member('Test signer'), 'high')
  low = await makeAcceptingRole(administrator, 'Low', names.member('Test signer'), 'low')
  critical = await makeAcceptingRole(administrator, 'Critical', names.member('Test administrator'), 'critical')
  registerId = await makeRegister(facilitator, 'D10')
  categoryId = present((await readRows()).all('category')[0], 'a category').id
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner?.end()
  await database?.drop()
})

const readRows = async () => RowSet.of((await readRegister(ours.as.viewer, 'D10')).rows)
const moderate = () => makeScoredMode(ours.as.facilitator, registerId, categoryId, 3)
const refusalOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(() => 'nothing was refused', (error: unknown) => (error instanceof AppError ? `${error.code}: ${error.message}` : error instanceof pg.DatabaseError ? `${error.code} ${error.constraint}` : String(error)))
const ask = (failureModeId: string, more: object = {}, actor = ours.as.contributor) => askTestAcceptance(actor, registerId, failureModeId, more)
const approve = (acceptanceId: string, ownerRoleId = high, actor = ours.as.signer) => approveTestAcceptance(actor, registerId, { acceptanceId, ownerRoleId })
const lapse = (id: string) => send({ personId: null, workspaceId: ours.workspaceId, door: 'job' }, 'acceptance.lapse', { id }, registerId)

/** What a failure mode says of itself today, and what became of its acceptances. */
async function standing(failureModeId: string) {
  const rows = await readRows()
  const row = present(rows.get('failure-mode', failureModeId), 'the failure mode')
  const moment = { status: row.status, band: bandOf(DEFAULT_POLICY, factorsOf(latestAssessment(rows, row.id, 'current'))), today: TODAY }
  return { stored: row.status, status: statusOn(rows, row, moment), states: gatherAcceptances(rows, row.id).map((parts) => stateOf(parts, moment)) }
}

describe('asking for an acceptance', () => {
  it('AE-1 prints the risk as it stands, until a day to come, a year away at most', async () => {
    const mode = await moderate()
    const attempt = (expiresOn: string) => refusalOf(ask(mode, { expiresOn }))
    expect([await attempt(TODAY), await attempt(dayFromNow(367)), await refusalOf(ask(mode, { reason: ' ' }))]).toEqual([
      'invalid: An acceptance ends on a day to come.',
      expect.stringMatching(/^invalid: An acceptance holds for a year at most/),
      expect.stringMatching(/^invalid/),
    ])
    const id = await ask(mode, { expiresOn: dayFromNow(366), conditions: 'While traffic is low' })
    expect((await readRows()).get('acceptance', id)).toMatchObject({ title: 'It breaks', band: 'moderate', number: 243, askedByName: 'Test contributor', conditions: 'While traffic is low', renewsId: null, ended: null })
    expect(await standing(mode)).toEqual({ stored: 'open', status: 'open', states: ['waiting'] })
  })

  it('AE-2 is for a risk that is scored, open and not asked for already, by a person', async () => {
    const [unscored, closed] = [newId(), await moderate()]
    await send(ours.as.facilitator, 'failure-mode.add', { rows: [{ id: unscored, title: 'New', categoryId, orderKey: 'a1' }] }, registerId)
    expect(await refusalOf(ask(unscored))).toBe('precondition: Not all five factors have a current score.')
    const edits = [['status', 'open', 'closed'], ['closedReason', null, 'Gone']].map(([field, before, after]) => ({ id: closed, field, before, after }))
    await send(ours.as.facilitator, 'failure-mode.edit', { edits }, registerId)
    expect(await refusalOf(ask(closed))).toBe('precondition: This failure mode is closed.')
    const mode = await moderate()
    await ask(mode)
    expect(await refusalOf(ask(mode))).toMatch(/^precondition: Test contributor has asked already/)
    expect(await refusalOf(ask(mode, {}, { personId: null, workspaceId: ours.workspaceId, door: 'command-line' }))).toMatch(/^forbidden: A person asks/)
  })

  it('AE-3 is taken back by who asked, while nobody has decided', async () => {
    const mode = await moderate()
    const id = await ask(mode)
    const withdraw = (actor: Actor, which = id) => refusalOf(send(actor, 'acceptance.withdraw', { id: which }, registerId))
    expect(await withdraw(ours.as.facilitator)).toBe('forbidden: Only who asked for an acceptance takes the request back.')
    expect(await withdraw(ours.as.contributor)).toBe('nothing was refused')
    expect([await refusalOf(approve(id)), (await standing(mode)).states]).toEqual(['precondition: This request was taken back.', ['withdrawn']])
    const again = await ask(mode)
    await approve(again)
    expect(await withdraw(ours.as.contributor, again)).toBe('precondition: Test signer has decided already.')
  })
})

describe('a decision', () => {
  it('AE-4 sets the status in the same event, prints who, as what, how checked and when, and is sealed', async () => {
    const mode = await moderate()
    const id = await ask(mode)
    const { changes } = await approve(id)
    expect(changes.map(({ kind, field, after }) => [kind, field, field === null ? '' : after])).toEqual([['acceptance-decision', null, ''], ['failure-mode', 'status', 'accepted']])
    expect(changes[0]?.after).toMatchObject({ outcome: 'approved', roleName: 'High', deciderName: 'Test signer', checkedHow: 'password', zone: 'Europe/Oslo', failureModeId: mode })
    expect(await standing(mode)).toEqual({ stored: 'accepted', status: 'accepted', states: ['in-force'] })
    expect(await refusalOf(approve(id))).toBe('conflict: Test signer has approved it already, as High.')
  })

  it('AE-5 is for a role that may accept such a risk, held on the day or delegated, and never for who asked, nor in their place', async () => {
    const { administrator, signer } = ours.as
    const id = await ask(await moderate())
    expect(await refusalOf(approve(id, low))).toBe('forbidden: Low may not accept a moderate risk.')
    expect(await refusalOf(approve(id, high, administrator))).toBe('forbidden: You do not hold the role High today.')
    const own = await ask(await moderate(), {}, administrator)
    expect(await refusalOf(approve(own, critical, administrator))).toBe('forbidden: You asked for this acceptance, and so you do not decide it.')
    expect(await refusalOf(approve(own, critical))).toBe('forbidden: You do not hold the role Critical today.')
    const days = { validFrom: TODAY, validTo: TODAY }
    await send(administrator, 'delegation.give', { id: newId(), ownerRoleId: critical, toMembershipId: names.member('Test signer'), ...days }, registerId)
    expect(await refusalOf(approve(own, critical))).toBe('forbidden: Test administrator asked for this, and nobody decides it in their place.')
    await approve(id, critical, signer)
    expect((await readRows()).where('acceptance-decision', 'acceptanceId', id)).toMatchObject([{ deciderName: 'Test signer', roleName: 'Critical', onBehalfOf: `Test administrator, ${TODAY} to ${TODAY}` }])
    expect(await refusalOf(approve(own))).toBe('nothing was refused')
  })

  it.each(['api', 'command-line', 'seed', 'job'] as const satisfies Door[])('AE-6 is refused through the door %s, with a good proof too', async (door) => {
    const id = await ask(await moderate())
    const proof = await proveTestIdentity(ours.as.signer, id, 'accepts-the-risk')
    const input = { id: newId(), acceptanceId: id, ownerRoleId: high, zone: 'UTC', proof }
    expect(await refusalOf(send({ ...ours.as.signer, door }, 'acceptance.approve', input, registerId))).toBe('forbidden: Nobody accepts a risk through this door.')
    expect(await refusalOf(send({ personId: null, workspaceId: ours.workspaceId, door: 'page' }, 'acceptance.approve', input, registerId))).toMatch(/^forbidden: A person signs/)
    expect(await refusalOf(send(atPage(ours.as.administrator), 'register.batch', { steps: [{ verb: 'acceptance.approve', input }] }, registerId))).toMatch(/^invalid/)
  })

  it('AE-7 uses up a fresh proof of this person for this acceptance', async () => {
    const [one, other] = [await ask(await moderate()), await ask(await moderate())]
    const attempt = (proof: string) => refusalOf(send(atPage(ours.as.signer), 'acceptance.approve', { id: newId(), acceptanceId: one, ownerRoleId: high, zone: 'UTC', proof }, registerId))
    const unproved = 'precondition: Your identity was not checked for this decision, or too long ago.'
    expect(await attempt(await proveTestIdentity(ours.as.signer, other, 'accepts-the-risk'))).toBe(unproved)
    expect(await attempt(await proveTestIdentity(ours.as.signer, one, 'approved'))).toBe(unproved)
    expect(await attempt(await proveTestIdentity(ours.as.administrator, one, 'accepts-the-risk'))).toBe(unproved)
    const proof = await proveTestIdentity(ours.as.signer, one, 'accepts-the-risk')
    expect([await attempt(proof), await attempt(proof)]).toEqual(['nothing was refused', expect.stringMatching(/^conflict/)])
  })

  it('AE-8 to refuse has a reason, and another request may follow', async () => {
    const mode = await moderate()
    const id = await ask(mode)
    const refuse = (reason: string) => refusalOf(send(ours.as.signer, 'acceptance.refuse', { id: newId(), acceptanceId: id, ownerRoleId: high, reason, zone: 'UTC' }, registerId))
    expect([await refuse(' '), await refuse('Too often.'), await refuse('Again.')]).toEqual(['invalid: A refusal needs a reason.', 'nothing was refused', 'conflict: Test signer has refused it already, as High.'])
    await approve(await ask(mode))
    expect((await standing(mode)).states).toEqual(['in-force', 'refused'])
  })

  it('AE-9 is about the risk that was asked about: not one that rose since, was closed, or whose day has passed', async () => {
    const mode = await moderate()
    const id = await ask(mode)
    await scoreTestMode(ours.as.facilitator, registerId, mode, 4, 3)
    expect(await refusalOf(approve(id))).toBe('precondition: The risk is 1024 high now, and 243 moderate was to be accepted.')
    await scoreTestMode(ours.as.facilitator, registerId, mode, 2, 4)
    await ageAcceptance(database.ownerUrl, id)
    expect(await refusalOf(approve(id))).toMatch(/^precondition: The day until which it was asked for has passed/)
    await approve(await ask(mode))
    expect((await standing(mode)).states).toEqual(['in-force', 'unanswered'])
  })

  it('AE-10 stands once, where two browsers decide at the same moment, and is answered as before where the same command comes again', async () => {
    const one = await ask(await moderate())
    const answers = await Promise.all([refusalOf(approve(one)), refusalOf(approve(one))])
    expect(answers.sort()).toEqual(['conflict: Test signer has approved it already, as High.', 'nothing was refused'])
    const [other, commandId, id] = [await ask(await moderate()), newId(), newId()]
    const again = async () => {
      const proof = await proveTestIdentity(ours.as.signer, other, 'accepts-the-risk')
      return runVerb(atPage(ours.as.signer), { commandId, verb: 'acceptance.approve', registerId, input: { id, acceptanceId: other, ownerRoleId: high, zone: 'UTC', proof } })
    }
    expect(await again()).toEqual(await again())
  })

  it('AE-11 is never changed or removed, and nothing is accepted without one, whoever writes', async () => {
    const mode = await moderate()
    await approve(await ask(mode))
    for (const sql of ['DELETE FROM acceptance_decision', "UPDATE acceptance_decision SET decider_name = 'X'", 'TRUNCATE acceptance_decision CASCADE']) expect([sql, await refusalOf(owner.query(sql))]).toEqual([sql, '23001 acceptance_decision_append_only'])
    for (const sql of ['DELETE FROM acceptance', "UPDATE acceptance SET reason = 'X'"]) expect([sql, await refusalOf(owner.query(sql))]).toEqual([sql, '23001 acceptance_append_only'])
    const bare = await moderate()
    expect(await refusalOf(owner.query("UPDATE failure_mode SET status = 'accepted' WHERE id = $1", [bare]))).toBe('23514 failure_mode_accepted')
    expect(await refusalOf(send(ours.as.facilitator, 'failure-mode.edit', { edits: [{ id: bare, field: 'status', before: 'open', after: 'accepted' }] }, registerId))).toBe('invalid: A failure mode is accepted only through an acceptance.')
    expect(await refusalOf(send(ours.as.facilitator, 'failure-mode.edit', { edits: [{ id: mode, field: 'cause', before: null, after: 'Heat' }] }, registerId))).toBe('nothing was refused')
  })
})

describe('who may accept what', () => {
  it('AE-16 begins with three roles; administrators change it, and nobody else', async () => {
    const roles = (await readRows()).all('owner-role').filter(({ name }) => DEFAULT_OWNER_ROLES.some((one) => one === name))
    const bands = new Map(roles.map(({ name, acceptsUpTo }) => [name, acceptsUpTo]))
    expect(DEFAULT_OWNER_ROLES.map((name) => bands.get(name))).toEqual(['moderate', 'high', 'critical', null, null, null])
    const id = names.role('Support Lead')
    const change = (actor: Actor, before: string | null, after: string | null) => refusalOf(send(actor, 'owner-role.edit', { edits: [{ id, field: 'acceptsUpTo', before, after }] }))
    expect(await change(ours.as.facilitator, null, 'critical')).toMatch(/^forbidden/)
    expect(await change(ours.as.administrator, null, 'severe')).toMatch(/^invalid/)
    expect([await change(ours.as.administrator, null, 'low'), await change(ours.as.administrator, 'low', null)]).toEqual(['nothing was refused', 'nothing was refused'])
  })
})

describe('the end of an acceptance', () => {
  it('AE-12 comes with its day, before anything is recorded; a job records it once and opens the failure mode again', async () => {
    const mode = await moderate()
    const id = await ask(mode, { expiresOn: dayFromNow(39) })
    await approve(id)
    expect([await lapse(id), (await standing(mode)).status]).toMatchObject([{ seq: null }, 'accepted'])
    await ageAcceptance(database.ownerUrl, id)
    expect(await standing(mode)).toEqual({ stored: 'accepted', status: 'open', states: ['lapsed'] })
    const [first, second] = [await lapse(id), await lapse(id)]
    expect([first.changes.map(({ field, after }) => [field, after]).slice(0, 1), first.changes.at(-1)?.after, second.seq]).toEqual([[['status', 'open']], 'expired', null])
    expect(await standing(mode)).toEqual({ stored: 'open', status: 'open', states: ['lapsed'] })
  })

  it('AE-13 comes with a risk that rose above what was accepted, or is not scored any more, and not with one that fell', async () => {
    const mode = await moderate()
    const id = await ask(mode)
    await approve(id)
    const move = (after: 2 | 4 | null, before: 2 | 3 | 4 | null) => scoreTestMode(ours.as.facilitator, registerId, mode, after, before)
    const open = async () => (await owner.query('SELECT rank IS NOT NULL AS open FROM open_failure_mode WHERE id = $1', [mode])).rows[0]?.open
    await move(2, 3)
    expect([(await standing(mode)).status, await open(), (await lapse(id)).seq]).toEqual(['accepted', false, null])
    await move(4, 2)
    expect([(await standing(mode)).states, (await standing(mode)).status, await open()]).toEqual([['risen'], 'open', true])
    await move(null, 4)
    expect([(await standing(mode)).states, await open()]).toEqual([['risen'], true])
    expect((await lapse(id)).changes.at(-1)?.after).toBe('risen')
    await move(2, null)
    expect(await standing(mode)).toEqual({ stored: 'open', status: 'open', states: ['risen'] })
  })

  it('AE-14 comes with its renewal, which is another decision; the old one stays', async () => {
    const mode = await moderate()
    const first = await ask(mode)
    await approve(first)
    const second = await ask(mode, { expiresOn: dayFromNow(90) })
    expect((await standing(mode)).states).toEqual(['waiting', 'in-force'])
    const { changes } = await approve(second)
    expect(changes.map(({ kind, field }) => [kind, field])).toEqual([['acceptance-decision', null], ['acceptance', 'endedAt'], ['acceptance', 'ended']])
    expect([(await standing(mode)).states, (await readRows()).get('acceptance', second)?.renewsId]).toEqual([['in-force', 'renewed'], first])
  })

  it('AE-15 comes with another status that somebody sets; by hand it is not accepted again', async () => {
    const mode = await moderate()
    await approve(await ask(mode))
    const set = (before: string, after: string) => refusalOf(send(ours.as.facilitator, 'failure-mode.edit', { edits: [{ id: mode, field: 'status', before, after }] }, registerId))
    expect([await set('accepted', 'in-treatment'), (await standing(mode)).states]).toEqual(['nothing was refused', ['left']])
    expect(await set('in-treatment', 'accepted')).toBe('invalid: A failure mode is accepted only through an acceptance.')
  })
})
