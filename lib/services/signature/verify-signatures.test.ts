import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digestText } from '@/lib/services/baseline/baseline-digest'
import { verifyRecord } from '@/lib/services/baseline/verify-record'
import { fullContent } from '@/lib/testing/full-register'
import { Forger } from '@/lib/testing/rewrite-history'
import { askTestReview, atPage, findNamed, makeHeldRole, signTestBaseline } from '@/lib/testing/signing-trials'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { newId } from '@/lib/kernel/ids'

let database: TestDatabase
let ours: TestWorkspace
let forger: Forger
let roles: string[]
let count = 0

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  forger = await Forger.at(database.adminUrl)
  const { member } = await findNamed(ours.as.viewer)
  roles = [await makeHeldRole(ours.as.administrator, 'First', member('Test signer')), await makeHeldRole(ours.as.administrator, 'Second', member('Test administrator'))]
})
afterAll(async () => {
  await forger?.end()
  await database?.drop()
})

/** A register with a baseline that one role has signed and the other refused: imported, frozen, asked, signed, refused. */
async function makeSigned(): Promise<{ code: string; registerId: string }> {
  const [code, registerId] = [`S${++count}`, newId()]
  await send(ours.as.facilitator, 'register.import', { content: fullContent(code) }, registerId)
  const { baselineId, placeIds: [placeId = '', other] } = await askTestReview(ours.as.facilitator, registerId, roles)
  await signTestBaseline(ours.as.signer, registerId, { baselineId, placeId, comment: 'With open eyes.' })
  await send(atPage(ours.as.administrator), 'baseline.refuse', { id: newId(), placeId: other, reason: 'Too early.', zone: 'UTC' }, registerId)
  return { code, registerId }
}
const tell = async (code: string) => (await verifyRecord(ours.as.administrator, { code })).findings.map(({ record, message }) => `${record}: ${message}`)
const signature = 'signature of First on baseline 1'
const refusal = 'refusal of Second on baseline 1'

describe('the record of what people signed', () => {
  it('SG-20 is whole while nobody has tampered with it, and counts signatures', async () => {
    const { code } = await makeSigned()
    expect(await verifyRecord(ours.as.administrator, { code })).toMatchObject({ signatures: 1, heads: 3, findings: [] })
  })

  it.each([
    ['the meaning', "UPDATE signature SET meaning = 'reviewed'", `${signature}: meaning is not what its event says.`],
    ['the signer’s printed name', "UPDATE signature SET signer_name = 'Somebody'", `${signature}: signer, as printed is not what its event says.`],
    ['the comment', "UPDATE signature SET comment = 'With open eyes!'", `${signature}: comment is not what its event says.`],
    ['the time', "UPDATE signature SET signed_at = signed_at - interval '1 day'", `${signature}: signed is not what its event says.`],
    ['the digest', "UPDATE signature SET content_digest = translate(content_digest, '0123456789', '1234567890')", `${signature}: digest of the content is not what its event says.`],
    ['the seal', "UPDATE signature SET seal = translate(seal, 'abcdef', 'bcdefa')", `${signature}: seal of the server is not what its event says.`],
    ['the reason of a refusal', "UPDATE refusal SET reason = 'Too late.'", `${refusal}: reason is not what its event says.`],
    ['the role that was asked', "UPDATE review_place SET role_name = 'Nobody' WHERE ordinal = 1 AND true", 'place in a review of First on baseline 1: role is not what its event says.'],
    ['the end of a review', 'UPDATE review SET withdrawn_at = now()', 'review on baseline 1: taken back is not what its event says.'],
  ])('SG-21 names one changed byte in %s', async (_, sql, finding) => {
    const { code, registerId } = await makeSigned()
    expect(await forger.run(sql.includes('WHERE') ? `${sql} AND register_id = $1` : `${sql} WHERE register_id = $1`, [registerId])).toBe(1)
    expect((await tell(code))[0]).toBe(finding)
  })

  it('SG-22 misses a signature that is gone, and finds one of which no event tells', async () => {
    const [one, other] = [await makeSigned(), await makeSigned()]
    await forger.run('CREATE TEMP TABLE kept AS SELECT * FROM signature WHERE register_id = $1'.replace('$1', `'${one.registerId}'`))
    await forger.run('DELETE FROM signature WHERE register_id = $1', [one.registerId])
    expect(await tell(one.code)).toEqual([`${signature}: the events tell of it, and it is gone.`])
    await forger.run('UPDATE kept SET id = $1, role_name = $2', [newId(), 'Forged'])
    await forger.run('INSERT INTO signature SELECT * FROM kept')
    expect(await tell(one.code)).toContain('signature of Forged on baseline 1: no event tells of it.')
    expect(await tell(other.code)).toEqual([])
  })

  it('SG-22 finds one that was forged in all its parts: nobody else can seal it', async () => {
    const { code, registerId } = await makeSigned()
    await forger.run("UPDATE signature SET meaning = 'accepts-the-risk' WHERE register_id = $1", [registerId])
    await forger.run(`UPDATE event_change c SET after = jsonb_set(c.after, '{meaning}', '"accepts-the-risk"') FROM event e WHERE e.id = c.event_id AND e.stream_id = $1 AND c.kind = 'signature'`, [registerId])
    await forger.chainAnew(registerId)
    expect(await tell(code)).toEqual([expect.stringMatching(/^event 4: it is not the one that was signed/), expect.stringMatching(/^event 5: it is not the one/), `${signature}: its seal does not fit what it says.`])
    await forger.run('UPDATE signature SET key_id = $2 WHERE register_id = $1', [registerId, digestText('another key')])
    expect(await tell(code)).toContain(`${signature}: it is sealed with a key that this server does not know.`)
  })
})
