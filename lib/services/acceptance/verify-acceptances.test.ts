import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RowSet } from '@/lib/domain/row/row-set'
import { verifyRecord } from '@/lib/services/baseline/verify-record'
import { readRegister } from '@/lib/services/register/read-register'
import { approveTestAcceptance, askTestAcceptance, dayFromNow, makeAcceptingRole, makeScoredMode } from '@/lib/testing/acceptance-trials'
import { Forger } from '@/lib/testing/rewrite-history'
import { atPage, findNamed } from '@/lib/testing/signing-trials'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { present } from '@/lib/kernel/assert'
import { newId } from '@/lib/kernel/ids'

let database: TestDatabase
let ours: TestWorkspace
let forger: Forger
let ownerRoleId: string
let count = 0

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  forger = await Forger.at(database.adminUrl)
  const { member } = await findNamed(ours.as.viewer)
  ownerRoleId = await makeAcceptingRole(ours.as.administrator, 'Accepts', member('Test signer'), 'high')
})
afterAll(async () => {
  await forger?.end()
  await database?.drop()
})

/** A register with a risk that was accepted and one whose acceptance was refused. */
async function makeDecided(): Promise<{ code: string; registerId: string }> {
  const code = `A${++count}`
  const registerId = await makeRegister(ours.as.facilitator, code)
  const categoryId = present(RowSet.of((await readRegister(ours.as.viewer, code)).rows).all('category')[0], 'a category').id
  const ask = async () => askTestAcceptance(ours.as.contributor, registerId, await makeScoredMode(ours.as.facilitator, registerId, categoryId, 3))
  await approveTestAcceptance(ours.as.signer, registerId, { acceptanceId: await ask(), ownerRoleId })
  await send(atPage(ours.as.signer), 'acceptance.refuse', { id: newId(), acceptanceId: await ask(), ownerRoleId, reason: 'Too often.', zone: 'UTC' }, registerId)
  return { code, registerId }
}
const tell = async (code: string) => (await verifyRecord(ours.as.administrator, { code })).findings.map(({ record, message }) => `${record}: ${message}`)
const until = dayFromNow(30)

describe('the record of what people accepted', () => {
  it('AE-20 is whole while nobody has tampered with it, and counts decisions', async () => {
    expect(await verifyRecord(ours.as.administrator, { code: (await makeDecided()).code })).toMatchObject({ signatures: 2, findings: [] })
  })

  it('AE-21 names one changed byte in what was asked or decided, what is gone, and what was forged in all its parts', async () => {
    const { code, registerId } = await makeDecided()
    const [asked, decided] = [`acceptance of ${code}-01 until ${until}`, `decision of Accepts on the acceptance of ${code}-01 until ${until}`]
    const forge = async (sql: string) => {
      expect(await forger.run(`${sql} AND register_id = $1`, [registerId])).toBe(1)
      return tell(code)
    }
    expect(await forge("UPDATE acceptance SET reason = 'Rare enougH' WHERE code LIKE '%-01'")).toEqual([`${asked}: reason is not what its event says.`, `${decided}: it is over another request than the one that is here.`])
    expect(await forge("UPDATE acceptance SET reason = 'Rare enough' WHERE code LIKE '%-01'")).toEqual([])
    expect(await forge("UPDATE acceptance_decision SET decider_name = 'Somebody' WHERE outcome = 'approved'")).toEqual([`${decided}: decided by, as printed is not what its event says.`, `${decided}: its seal does not fit what it says.`])
    await forger.run(`UPDATE event_change c SET after = jsonb_set(c.after, '{deciderName}', '"Somebody"') FROM event e WHERE e.id = c.event_id AND e.stream_id = $1 AND c.kind = 'acceptance-decision' AND c.after ->> 'outcome' = 'approved'`, [registerId])
    await forger.chainAnew(registerId)
    expect((await tell(code)).at(-1)).toBe(`${decided}: its seal does not fit what it says.`)
    expect(await forge("DELETE FROM acceptance_decision WHERE outcome = 'approved'")).toContain(`${decided}: the events tell of it, and it is gone.`)
  })
})
