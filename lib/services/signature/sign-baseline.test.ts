import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, Door } from '@/lib/domain/access/actor'
import { addDays } from '@/lib/domain/action/due'
import { RowSet } from '@/lib/domain/row/row-set'
import { MEANINGS } from '@/lib/domain/signature/signature-words'
import { readRegister } from '@/lib/services/register/read-register'
import { runVerb } from '@/lib/services/run-verb'
import { readTestBaseline } from '@/lib/testing/baseline-trials'
import { fullContent } from '@/lib/testing/full-register'
import { askTestReview, atPage, findNamed, makeHeldRole, proveTestIdentity, signTestBaseline } from '@/lib/testing/signing-trials'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { present } from '@/lib/kernel/assert'
import { nowIso } from '@/lib/kernel/clock'
import { AppError } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'

const TODAY = nowIso().slice(0, 10)
let database: TestDatabase
let ours: TestWorkspace
let owner: pg.Client
let names: Awaited<ReturnType<typeof findNamed>>
/** Held by the signer and by the administrator. */
let first: string
let second: string
let count = 0

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  names = await findNamed(ours.as.viewer)
  first = await makeHeldRole(ours.as.administrator, 'First', names.member('Test signer'))
  second = await makeHeldRole(ours.as.administrator, 'Second', names.member('Test administrator'))
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner?.end()
  await database?.drop()
})

async function makeFull(): Promise<{ code: string; registerId: string }> {
  const [code, registerId] = [`G${++count}`, newId()]
  await send(ours.as.facilitator, 'register.import', { content: fullContent(code) }, registerId)
  return { code, registerId }
}

async function review(roles: string[] = [first, second], signOrder: 'in-order' | 'parallel' = 'in-order') {
  const place = await makeFull()
  const { placeIds: [placeId = '', nextId = ''], ...asked } = await askTestReview(ours.as.facilitator, place.registerId, roles, signOrder)
  return { ...place, ...asked, placeId, nextId }
}

const refusalOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(() => 'nothing was refused', (error: unknown) => (error instanceof AppError ? `${error.code}: ${error.message}` : error instanceof pg.DatabaseError ? `${error.code} ${error.constraint}` : String(error)))
const rowsOf = async (code: string) => RowSet.of((await readRegister(ours.as.viewer, code)).rows)
const signAs = (actor: Actor, { registerId, baselineId, placeId }: { registerId: string; baselineId: string; placeId: string }) => signTestBaseline(actor, registerId, { baselineId, placeId })

describe('signing', () => {
  it('SG-1 puts a person, in a role, with a meaning, under exactly what was frozen', async () => {
    const { code, registerId, baselineId, placeId } = await review()
    await signTestBaseline(ours.as.signer, registerId, { baselineId, placeId, meaning: 'accepts-the-risk', comment: 'With open eyes.' })
    const { head } = await readTestBaseline(ours.as.viewer, code, 1)
    const [signature] = (await rowsOf(code)).all('signature')
    expect(signature).toMatchObject({ roleName: 'First', signerName: 'Test signer', meaning: 'accepts-the-risk', comment: 'With open eyes.', digest: head.digest, contentDigest: head.contentDigest })
    expect(signature).toMatchObject({ checkedHow: 'password', zone: 'Europe/Oslo', delegationId: null, onBehalfOf: null, keyId: head.keyId })
    expect(signature?.signedAt.slice(0, 10)).toBe(TODAY)
  })

  it('SG-2 is for who holds the role that day, and nobody else', async () => {
    const { registerId, baselineId, placeId } = await review()
    expect(await refusalOf(signAs(ours.as.administrator, { registerId, baselineId, placeId }))).toBe('forbidden: You do not hold the role First today.')
    const former = await makeHeldRole(ours.as.administrator, 'Former', names.member('Test administrator'))
    const holding = present((await rowsOf((await makeFull()).code)).where('owner-role-holding', 'ownerRoleId', former)[0], 'a holding')
    await send(ours.as.administrator, 'owner-role-holding.edit', { edits: [{ id: holding.id, field: 'validTo', before: null, after: addDays(TODAY, -1) }] })
    const other = await review([former])
    expect(await refusalOf(signAs(ours.as.administrator, other))).toMatch(/^forbidden/)
    await send(ours.as.administrator, 'owner-role-holding.edit', { edits: [{ id: holding.id, field: 'validTo', before: addDays(TODAY, -1), after: TODAY }] })
    expect((await signAs(ours.as.administrator, other)).seq).not.toBeNull()
  })

  it.each(['api', 'command-line', 'seed', 'job'] as const satisfies Door[])('SG-3 is refused through the door %s, with a good proof too', async (door) => {
    const { registerId, baselineId, placeId } = await review()
    const proof = await proveTestIdentity(ours.as.signer, baselineId, 'approved')
    const input = { id: newId(), placeId, meaning: 'approved', zone: 'UTC', proof }
    expect(await refusalOf(send({ ...ours.as.signer, door }, 'baseline.sign', input, registerId))).toBe('forbidden: Nobody signs through this door.')
    expect((await send(atPage(ours.as.signer), 'baseline.sign', input, registerId)).seq).not.toBeNull()
  })

  it('SG-3 is refused to who is no person, and as a step of a batch', async () => {
    const { registerId, baselineId, placeId } = await review()
    const proof = await proveTestIdentity(ours.as.signer, baselineId, 'approved')
    const input = { id: newId(), placeId, meaning: 'approved', zone: 'UTC', proof }
    const nobody: Actor = { personId: null, workspaceId: ours.workspaceId, door: 'page' }
    expect(await refusalOf(send(nobody, 'baseline.sign', input, registerId))).toMatch(/^forbidden: A person signs/)
    expect(await refusalOf(send(nobody, 'baseline.refuse', { id: newId(), placeId, reason: 'No.', zone: 'UTC' }, registerId))).toMatch(/^forbidden: A person signs/)
    expect(await refusalOf(send(atPage(ours.as.administrator), 'register.batch', { steps: [{ verb: 'baseline.sign', input }] }, registerId))).toMatch(/^invalid/)
  })

  it('SG-4 needs a fresh proof of identity: of this person, for this baseline and this meaning, once', async () => {
    const [one, other] = [await review([first, second], 'parallel'), await review()]
    const attempt = (proof: string, meaning = 'approved', actor = ours.as.signer, placeId = one.placeId) =>
      refusalOf(send(atPage(actor), 'baseline.sign', { id: newId(), placeId, meaning, zone: 'UTC', proof }, one.registerId))
    const unproved = 'precondition: Your identity was not checked for this signature, or too long ago.'
    expect(await attempt('0'.repeat(64))).toBe(unproved)
    expect(await attempt(await proveTestIdentity(ours.as.administrator, one.baselineId, 'approved'))).toBe(unproved)
    expect(await attempt(await proveTestIdentity(ours.as.signer, other.baselineId, 'approved'))).toBe(unproved)
    for (const meaning of MEANINGS.filter((word) => word !== 'approved')) expect(await attempt(await proveTestIdentity(ours.as.signer, one.baselineId, meaning))).toBe(unproved)
    const old = await proveTestIdentity(ours.as.signer, one.baselineId, 'approved')
    await owner.query("ALTER TABLE identity_proof DISABLE TRIGGER identity_proof_kept; UPDATE identity_proof SET expires_at = now() - interval '1 second'; ALTER TABLE identity_proof ENABLE TRIGGER identity_proof_kept")
    expect(await attempt(old)).toBe(unproved)
    const proof = await proveTestIdentity(ours.as.administrator, one.baselineId, 'approved')
    expect(await attempt(proof, 'approved', ours.as.administrator, one.nextId)).toBe('nothing was refused')
    expect((await owner.query('SELECT count(*)::int AS used FROM identity_proof WHERE used_at IS NOT NULL AND subject_id = $1', [one.baselineId])).rows).toEqual([{ used: 1 }])
    expect(await refusalOf(owner.query('UPDATE identity_proof SET used_at = NULL WHERE used_at IS NOT NULL'))).toBe('23001 identity_proof_append_only')
  })

  it('SG-4 uses no proof up where nothing was signed', async () => {
    const { registerId, baselineId, nextId, placeId } = await review()
    const proof = await proveTestIdentity(ours.as.administrator, baselineId, 'approved')
    const sign = () => send(atPage(ours.as.administrator), 'baseline.sign', { id: newId(), placeId: nextId, meaning: 'approved', zone: 'UTC', proof }, registerId)
    expect(await refusalOf(sign())).toBe('precondition: First signs before Second.')
    await signAs(ours.as.signer, { registerId, baselineId, placeId })
    expect((await sign()).seq).not.toBeNull()
  })

  it('SG-5 goes round in order, or all at once, and once for each role', async () => {
    const one = await review()
    expect(await refusalOf(signAs(ours.as.administrator, { ...one, placeId: one.nextId }))).toBe('precondition: First signs before Second.')
    await signAs(ours.as.signer, one)
    expect(await refusalOf(signAs(ours.as.signer, one))).toBe('conflict: Test signer has signed as First already.')
    await signAs(ours.as.administrator, { ...one, placeId: one.nextId })
    const other = await review([first, second], 'parallel')
    await signAs(ours.as.administrator, { ...other, placeId: other.nextId })
    expect((await rowsOf(other.code)).all('signature')).toHaveLength(1)
  })

  it('SG-5 stands once also where two browsers sign at the same moment', async () => {
    const one = await review()
    const answers = await Promise.all([refusalOf(signAs(ours.as.signer, one)), refusalOf(signAs(ours.as.signer, one))])
    expect(answers.sort()).toEqual(['conflict: Test signer has signed as First already.', 'nothing was refused'])
  })

  it('SG-5 is answered as before where the same command comes again with another proof', async () => {
    const { registerId, baselineId, placeId } = await review()
    const [commandId, id] = [newId(), newId()]
    const sign = async () => {
      const input = { id, placeId, meaning: 'approved', zone: 'UTC', proof: await proveTestIdentity(ours.as.signer, baselineId, 'approved') }
      return runVerb(atPage(ours.as.signer), { commandId, verb: 'baseline.sign', registerId, input })
    }
    expect(await sign()).toEqual(await sign())
  })

  it('SG-6 is not possible on what is not what was frozen', async () => {
    const one = await review()
    await owner.query('ALTER TABLE baseline_text DISABLE TRIGGER baseline_text_append_only')
    await owner.query("UPDATE baseline_text SET content = content || ' ' WHERE baseline_id = $1", [one.baselineId])
    await owner.query('ALTER TABLE baseline_text ENABLE TRIGGER baseline_text_append_only')
    expect(await refusalOf(signAs(ours.as.signer, one))).toBe('precondition: Baseline 1 is not what was frozen.')
  })
})

describe('a refusal', () => {
  it('SG-7 has a reason, stands once, and leaves the way open to sign when it is answered', async () => {
    const one = await review()
    const refuse = (reason: string) => refusalOf(send(atPage(ours.as.signer), 'baseline.refuse', { id: newId(), placeId: one.placeId, reason, zone: 'Europe/Oslo' }, one.registerId))
    expect(await refuse(' ')).toMatch(/^invalid/)
    expect(await refuse('The hard stop of 07 is missing.')).toBe('nothing was refused')
    expect(await refuse('Again.')).toBe('conflict: First has refused already.')
    expect((await rowsOf(one.code)).all('refusal')).toMatchObject([{ roleName: 'First', signerName: 'Test signer', reason: 'The hard stop of 07 is missing.' }])
    await signAs(ours.as.signer, one)
    expect(await refuse('Too late.')).toMatch(/^conflict: Test signer has signed/)
  })
})

describe('a delegation', () => {
  it('SG-8 lets another sign for its days, while its giver holds the role, and is printed', async () => {
    const one = await review([second, first])
    const give = (days: { validFrom: string; validTo: string }, actor = ours.as.administrator) =>
      send(atPage(actor), 'delegation.give', { id: newId(), ownerRoleId: second, toMembershipId: names.member('Test signer'), ...days }, one.registerId)
    expect(await refusalOf(give({ validFrom: TODAY, validTo: TODAY }, ours.as.signer))).toBe('forbidden: You do not hold the role Second today.')
    expect(await refusalOf(signAs(ours.as.signer, one))).toMatch(/^forbidden/)
    await give({ validFrom: addDays(TODAY, 1), validTo: addDays(TODAY, 9) })
    expect(await refusalOf(signAs(ours.as.signer, one))).toMatch(/^forbidden/)
    const [given] = (await give({ validFrom: addDays(TODAY, -1), validTo: TODAY })).changes
    await signAs(ours.as.signer, one)
    const printed = `Test administrator, ${addDays(TODAY, -1)} to ${TODAY}`
    expect((await rowsOf(one.code)).all('signature')).toMatchObject([{ signerName: 'Test signer', roleName: 'Second', delegationId: given?.id, onBehalfOf: printed }])
  })

  it('SG-8 is worth nothing once it is ended, and is for one who may sign', async () => {
    const one = await review([second])
    const id = newId()
    const give = (toMembershipId: string) => send(atPage(ours.as.administrator), 'delegation.give', { id, ownerRoleId: second, toMembershipId, validFrom: TODAY, validTo: TODAY }, one.registerId)
    expect(await refusalOf(give(names.member('Test viewer')))).toBe('precondition: Test viewer may not sign in this workspace.')
    await give(names.member('Test signer'))
    await send(ours.as.administrator, 'delegation.end', { id }, one.registerId)
    expect(await refusalOf(signAs(ours.as.signer, one))).toMatch(/^forbidden/)
  })
})

describe('a review', () => {
  it('SG-9 takes a draft into review, is one at a time, and keeps the baseline there until everybody has signed', async () => {
    const one = await review([first])
    expect((await rowsOf(one.code)).get('baseline', one.baselineId)?.status).toBe('in-review')
    const again = { id: newId(), baselineId: one.baselineId, signOrder: 'parallel', places: [{ id: newId(), ownerRoleId: second }] }
    expect(await refusalOf(send(ours.as.facilitator, 'review.ask', again, one.registerId))).toMatch(/^precondition: Baseline 1 is under review already: 0 of 1 signed/)
    const move = (to: string) => refusalOf(send(ours.as.facilitator, 'baseline.move', { id: one.baselineId, from: 'in-review', to }, one.registerId))
    expect([await move('locked'), await move('draft')]).toEqual(Array(2).fill('precondition: The review is not over: 0 of 1 signed.'))
    await signAs(ours.as.signer, one)
    expect(await move('locked')).toBe('nothing was refused')
  })

  it('SG-9 that is taken back asks nobody any more', async () => {
    const one = await review()
    await send(ours.as.facilitator, 'review.withdraw', { id: one.reviewId }, one.registerId)
    expect(await refusalOf(signAs(ours.as.signer, one))).toBe('precondition: This review was taken back.')
    expect(await refusalOf(send(ours.as.facilitator, 'baseline.move', { id: one.baselineId, from: 'in-review', to: 'draft' }, one.registerId))).toBe('nothing was refused')
  })

  it('SG-9 names roles that are here, each once, and a day that is to come', async () => {
    const { registerId } = await makeFull()
    const baselineId = (await askTestReview(ours.as.facilitator, (await makeFull()).registerId, [first])).baselineId
    const ask = (more: object) => refusalOf(send(ours.as.facilitator, 'review.ask', { id: newId(), baselineId, signOrder: 'parallel', places: [{ id: newId(), ownerRoleId: first }], ...more }, registerId))
    expect(await ask({})).toMatch(/^not-found: There is no such baseline here/)
    const { changes } = await send(ours.as.facilitator, 'baseline.freeze', { id: newId(), changeNote: 'Now.' }, registerId)
    const own = { baselineId: present(changes[0], 'a baseline').id }
    expect(await ask({ ...own, places: [] })).toMatch(/^invalid/)
    expect(await ask({ ...own, places: [first, first].map((ownerRoleId) => ({ id: newId(), ownerRoleId })) })).toBe('invalid: First is named twice.')
    expect(await ask({ ...own, due: addDays(TODAY, -1) })).toBe('invalid: This day has passed.')
    expect(await ask({ ...own, due: TODAY })).toBe('nothing was refused')
  })
})

describe('what was signed', () => {
  it('SG-10 is never changed or removed, by the owner of the tables neither, and so is its signer', async () => {
    const one = await review([first, second], 'parallel')
    await signAs(ours.as.signer, one)
    await send(atPage(ours.as.administrator), 'baseline.refuse', { id: newId(), placeId: one.nextId, reason: 'No.', zone: 'UTC' }, one.registerId)
    for (const table of ['signature', 'refusal', 'review_place', 'review']) {
      expect([table, await refusalOf(owner.query(`DELETE FROM ${table}`))]).toEqual([table, `23001 ${table}_append_only`])
      expect([table, await refusalOf(owner.query(`UPDATE ${table} SET created_at = now()`))]).toEqual([table, `23001 ${table}_append_only`])
      expect([table, await refusalOf(owner.query(`TRUNCATE ${table} CASCADE`))]).toEqual([table, expect.stringMatching(/^23001 \w+_append_only$/)])
    }
    expect(await refusalOf(owner.query('DELETE FROM membership WHERE name = $1', ['Test signer']))).toMatch(/^23001 |^23503 /)
  })

  it('SG-10 keeps the names of its day when the signer is renamed and leaves, and the role goes', async () => {
    const role = await makeHeldRole(ours.as.administrator, 'Passing', names.member('Test facilitator'))
    await send(ours.as.administrator, 'membership.edit', { edits: [{ id: names.member('Test facilitator'), field: 'roles', before: ['facilitator'], after: ['facilitator', 'signer'] }] })
    const one = await review([role])
    await signAs(ours.as.facilitator, one)
    await send(ours.as.administrator, 'membership.edit', { edits: [{ id: names.member('Test facilitator'), field: 'name', before: 'Test facilitator', after: 'Somebody else' }] })
    await send(ours.as.administrator, 'membership.delete', { ids: [names.member('Test facilitator')] })
    expect((await rowsOf(one.code)).all('signature')).toMatchObject([{ signerName: 'Test facilitator', roleName: 'Passing' }])
  })
})
