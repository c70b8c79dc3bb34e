import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RowSet } from '@/lib/domain/row/row-set'
import { readMine } from '@/lib/services/owners/read-mine'
import { readRegister } from '@/lib/services/register/read-register'
import { readContentDigest } from '@/lib/services/signature/content-now'
import { readSigning } from '@/lib/services/signature/read-signing'
import { listStaleSignatures } from '@/lib/services/signature/read-stale'
import { freezeTestBaseline } from '@/lib/testing/baseline-trials'
import { fullContent } from '@/lib/testing/full-register'
import { askTestReview, findNamed, makeHeldRole, signTestBaseline } from '@/lib/testing/signing-trials'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { present } from '@/lib/kernel/assert'
import { newId } from '@/lib/kernel/ids'

let database: TestDatabase
let ours: TestWorkspace
let first: string
let second: string
let count = 0

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  const { member } = await findNamed(ours.as.viewer)
  first = await makeHeldRole(ours.as.administrator, 'First', member('Test signer'))
  second = await makeHeldRole(ours.as.administrator, 'Second', member('Test administrator'))
})
afterAll(() => database?.drop())

async function makeAsked(roles = [first]) {
  const [code, registerId] = [`N${++count}`, newId()]
  await send(ours.as.facilitator, 'register.import', { content: fullContent(code) }, registerId)
  const { baselineId, placeIds: [placeId = '', nextId = ''] } = await askTestReview(ours.as.facilitator, registerId, roles)
  return { code, registerId, baselineId, placeId, nextId }
}
const rowsOf = async (code: string) => RowSet.of((await readRegister(ours.as.viewer, code)).rows)

async function reword(code: string, registerId: string, cause: string | null): Promise<void> {
  const row = present((await rowsOf(code)).all('failure-mode')[0], 'a failure mode')
  await send(ours.as.facilitator, 'failure-mode.edit', { edits: [{ id: row.id, field: 'cause', before: row.cause, after: cause }] }, registerId)
}

const staleOf = async (code: string) => (await listStaleSignatures(ours.as.signer)).filter(({ registerCode }) => registerCode === code)

describe('staleness', () => {
  it('SG-12 begins with a change of what was signed, and ends with the change back', async () => {
    const one = await makeAsked()
    await signTestBaseline(ours.as.signer, one.registerId, one)
    const before = present((await rowsOf(one.code)).all('failure-mode')[0], 'a failure mode').cause
    expect(await staleOf(one.code)).toEqual([])
    await reword(one.code, one.registerId, 'Another cause')
    expect(await staleOf(one.code)).toEqual([{ registerCode: one.code, registerTitle: 'A register with everything', number: 1, roleName: 'First' }])
    await reword(one.code, one.registerId, before)
    expect(await staleOf(one.code)).toEqual([])
  })

  it('SG-12 does not come of talk, of a review, or of another role', async () => {
    const one = await makeAsked()
    await signTestBaseline(ours.as.signer, one.registerId, one)
    const failureModeId = present((await rowsOf(one.code)).all('failure-mode')[0], 'a failure mode').id
    await send(ours.as.facilitator, 'comment.add', { rows: [{ id: newId(), failureModeId, text: 'Seen.' }] }, one.registerId)
    await send(ours.as.administrator, 'owner-role.add', { rows: [{ id: newId(), name: `Other ${count}`, orderKey: 'a9' }] })
    expect(await staleOf(one.code)).toEqual([])
  })

  it('SG-13 the digest of now is that of a baseline frozen now, after each of many changes, also when several ask at once', async () => {
    const one = await makeAsked()
    for (const cause of ['A', 'B', null, 'A']) {
      await reword(one.code, one.registerId, cause)
      const asked = await Promise.all([1, 2, 3].map(() => readContentDigest(ours.as.viewer, one.code)))
      const id = await freezeTestBaseline(ours.as.facilitator, one.registerId)
      expect([...new Set(asked)]).toEqual([(await rowsOf(one.code)).get('baseline', id)?.contentDigest])
    }
    await expect(readContentDigest(ours.as.viewer, 'NOWHERE')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('SG-13 sees a role that got another name', async () => {
    const one = await makeAsked()
    const before = await readContentDigest(ours.as.viewer, one.code)
    const role = present((await rowsOf(one.code)).all('owner-role').find(({ name }) => name === 'SRE Lead'), 'a role')
    const rename = (from: string, to: string) => send(ours.as.administrator, 'owner-role.edit', { edits: [{ id: role.id, field: 'name', before: from, after: to }] })
    await rename('SRE Lead', 'Head of reliability')
    expect(await readContentDigest(ours.as.viewer, one.code)).not.toBe(before)
    await rename('Head of reliability', 'SRE Lead')
    expect(await readContentDigest(ours.as.viewer, one.code)).toBe(before)
  })
})

describe('what waits', () => {
  const waitingFor = async (who: 'signer' | 'administrator', code: string) => (await readMine(ours.as[who])).signing.filter(({ registerCode }) => registerCode === code)

  it('SG-14 stands on the page of who holds the role, when it is their turn', async () => {
    const one = await makeAsked([first, second])
    expect(await waitingFor('signer', one.code)).toMatchObject([{ number: 1, roleName: 'First', due: null }])
    expect(await waitingFor('administrator', one.code)).toEqual([])
    await signTestBaseline(ours.as.signer, one.registerId, one)
    expect([await waitingFor('signer', one.code), (await waitingFor('administrator', one.code)).map(({ roleName }) => roleName)]).toEqual([[], ['Second']])
    const { member } = await findNamed(ours.as.viewer)
    await send(ours.as.administrator, 'delegation.give', { id: newId(), ownerRoleId: second, toMembershipId: member('Test signer'), validFrom: '2026-01-01', validTo: '2099-12-31' }, one.registerId)
    expect(await waitingFor('signer', one.code)).toMatchObject([{ roleName: 'Second' }])
  })
})

describe('the page to sign on', () => {
  it('SG-15 shows everything as new at first, and then what has changed since one signed, alone', async () => {
    const one = await makeAsked()
    expect(await readSigning(ours.as.signer, one.code, 1)).toMatchObject({ delta: null, places: [{ roleName: 'First', state: 'due', waitsFor: null, onBehalfOf: null }] })
    await signTestBaseline(ours.as.signer, one.registerId, one)
    await reword(one.code, one.registerId, 'Another cause')
    const again = await askTestReview(ours.as.facilitator, one.registerId, [first])
    const { delta, places } = await readSigning(ours.as.signer, one.code, 2)
    expect([delta?.number, delta?.counts.total, delta?.groups[0]?.differences[0]]).toMatchObject([1, 1, { label: 'Cause', after: 'Another cause' }])
    expect(places.map(({ placeId }) => placeId)).toEqual(again.placeIds)
  })

  it('SG-15 shows what is open, unscored, unowned and unproven of what was frozen, and nothing to sign to who is not asked', async () => {
    const one = await makeAsked()
    const rows = await rowsOf(one.code)
    const open = rows.all('failure-mode').filter(({ status }) => status !== 'closed')
    const { facts, places } = await readSigning(ours.as.viewer, one.code, 1)
    expect([facts.failureModes, facts.open, facts.lines.length, places]).toEqual([rows.all('failure-mode').length, open.length, open.length, []])
    expect(facts.unscored + Object.values(facts.bands).reduce((sum, n) => sum + n, 0)).toBe(facts.open)
    expect(facts.lines.filter(({ isUnowned }) => isUnowned)).toHaveLength(facts.unowned)
    expect(facts.lines.filter(({ isUnproven }) => isUnproven)).toHaveLength(facts.unproven)
  })
})
