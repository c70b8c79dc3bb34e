import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '@/lib/domain/action/due'
import { setReminderMails } from '@/lib/services/reminders/mail-wish'
import type { OutgoingMail } from '@/lib/services/reminders/mail-text'
import { sendReminders } from '@/lib/services/reminders/send-reminders'
import { readRegister } from '@/lib/services/register/read-register'
import { approveTestAcceptance, askTestAcceptance, dayFromNow, makeAcceptingRole, makeScoredMode } from '@/lib/testing/acceptance-trials'
import { freezeTestBaseline } from '@/lib/testing/baseline-trials'
import { findNamed, makeHeldRole, signTestBaseline } from '@/lib/testing/signing-trials'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { present } from '@/lib/kernel/assert'
import { newId } from '@/lib/kernel/ids'

let database: TestDatabase
let ours: TestWorkspace
let member: (name: string) => string
let registerId: string
let own: string
let other: string
let mails: OutgoingMail[] = []
let refuses = false

const origin = 'https://eyes.example'
const remind = () =>
  sendReminders(ours.workspaceId, { origin, send: async (mail) => (refuses ? Promise.reject(new Error('No room.')) : void mails.push(mail)) })
const told = () => mails.map(({ to, subject }) => [to.name, subject])
/** Lets time pass, which no verb does. */
async function onOwner(sql: string): Promise<void> {
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  await owner.query(sql)
  await owner.end()
}

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  member = (await findNamed(ours.as.viewer)).member
  registerId = await makeRegister(ours.as.facilitator, 'D10')
  own = await makeHeldRole(ours.as.administrator, 'SRE Lead of D10', member('Test signer'))
  other = await makeHeldRole(ours.as.administrator, 'Owner of D10', member('Test administrator'))
})
afterAll(async () => {
  await database?.drop()
})
beforeEach(() => {
  mails = []
  refuses = false
})

/** Asks two roles to sign a new baseline, the signer's first, and returns baseline, places and review. */
async function ask(more: { due?: string; signOrder?: 'in-order' | 'parallel' } = {}) {
  const [id, baselineId] = [newId(), await freezeTestBaseline(ours.as.facilitator, registerId)]
  const places = [own, other].map((ownerRoleId) => ({ id: newId(), ownerRoleId }))
  await send(ours.as.facilitator, 'review.ask', { id, baselineId, signOrder: 'in-order', places, ...more }, registerId)
  return { id, baselineId, placeId: present(places[0], 'a place').id, withdraw: () => send(ours.as.facilitator, 'review.withdraw', { id }, registerId) }
}

describe('mails for what waits to be signed', () => {
  it('SG-18 tell once whose turn it is, with the page to sign on, and the next when it is theirs; of many processes one does', async () => {
    const { baselineId, placeId, withdraw } = await ask()
    const runs = await Promise.all([remind(), remind(), remind()])
    expect(runs.reduce((sum, { sent }) => sum + sent, 0)).toBe(1)
    expect(told()).toEqual([['Test signer', 'ours: please sign baseline 1 of D10']])
    expect(mails[0]?.text).toContain(`- sign baseline 1 of D10 as SRE Lead of D10: Register D10\n  ${origin}/registers/D10/baselines/1/sign`)
    await signTestBaseline(ours.as.signer, registerId, { baselineId, placeId })
    await remind()
    await remind()
    expect(told().slice(1)).toEqual([['Test administrator', 'ours: please sign baseline 1 of D10']])
    await withdraw()
  })

  it('SG-18 tell again 7 days and 1 day before the review is due, also on a day with another mail', async () => {
    const { withdraw } = await ask({ due: dayFromNow(20) })
    await remind()
    for (const days of [7, 6, 1, 0]) {
      const due = dayFromNow(days)
      await onOwner(`ALTER TABLE review DISABLE TRIGGER USER; UPDATE review SET due = '${due}' WHERE withdrawn_at IS NULL AND due IS NOT NULL; ALTER TABLE review ENABLE TRIGGER USER;
        UPDATE reminder SET due = '${due}' WHERE due IS NOT NULL`)
      await remind()
      await remind()
    }
    expect(mails.map(({ text }) => /as SRE Lead of D10, (.*):/.exec(text)?.[1])).toEqual(
      [20, 7, 1].map((days) => `${days === 1 ? 'due tomorrow' : `due in ${days} days`} (${addDays(dayFromNow(0), days)})`),
    )
    await withdraw()
  })

  it('SG-18 tell a delegate too, and everybody at once where no order is', async () => {
    const delegation = { id: newId(), ownerRoleId: other, toMembershipId: member('Test signer'), validFrom: '2026-01-01', validTo: '2099-12-31' }
    await send(ours.as.administrator, 'delegation.give', delegation, registerId)
    const { withdraw } = await ask({ signOrder: 'parallel' })
    await remind()
    expect(told().sort()).toEqual([['Test administrator', 'ours: please sign baseline 3 of D10'], ['Test signer', 'ours: 2 things wait for you']])
    await send(ours.as.administrator, 'delegation.end', { id: delegation.id }, registerId)
    await withdraw()
  })

  it('SG-19 are not sent for what waits no more, to who may not sign, or to who wants none; a refused one is tried again while it waits', async () => {
    refuses = true
    const { withdraw } = await ask()
    expect(await remind()).toEqual({ sent: 0, failed: 1 })
    await onOwner("UPDATE reminder_mail SET failed_at = failed_at - interval '31 minutes' WHERE failed_at IS NOT NULL")
    expect(await remind()).toEqual({ sent: 0, failed: 1 })
    await withdraw()
    refuses = false
    await onOwner("UPDATE reminder_mail SET failed_at = failed_at - interval '31 minutes' WHERE failed_at IS NOT NULL")
    expect(await remind()).toEqual({ sent: 0, failed: 0 })
    const holding = { id: newId(), ownerRoleId: own, membershipId: member('Test viewer'), validFrom: '2026-01-01' }
    await send(ours.as.administrator, 'owner-role-holding.add', { rows: [holding] })
    await setReminderMails(ours.as.signer, false)
    const again = await ask()
    expect(await remind()).toEqual({ sent: 0, failed: 0 })
    await setReminderMails(ours.as.signer, true)
    await again.withdraw()
  })
})

describe('mails for what waits to be decided', () => {
  it('AE-22 tell who may accept such a risk, once, and neither who asked nor their delegate', async () => {
    const { administrator, facilitator, contributor } = ours.as
    const high = await makeAcceptingRole(administrator, 'High', member('Test administrator'), 'high')
    await makeAcceptingRole(administrator, 'Low', member('Test signer'), 'low')
    const categoryId = present((await readRegister(facilitator, 'D10')).rows.category?.[0], 'a category').id
    const [first, second] = [await makeScoredMode(facilitator, registerId, categoryId, 3), await makeScoredMode(facilitator, registerId, categoryId, 3)]
    const acceptanceId = await askTestAcceptance(contributor, registerId, first)
    const delegation = { id: newId(), ownerRoleId: high, toMembershipId: member('Test signer'), validFrom: '2026-01-01', validTo: '2099-12-31' }
    await send(administrator, 'delegation.give', delegation, registerId)
    await askTestAcceptance(administrator, registerId, second)
    await remind()
    await remind()
    expect(told().sort()).toEqual([['Test administrator', 'ours: please decide about the risk D10-01'], ['Test signer', 'ours: please decide about the risk D10-01']])
    expect(mails[0]?.text).toContain(`- accept or refuse the risk D10-01 until ${dayFromNow(30)}: It breaks\n  ${origin}/registers/D10/D10-01/acceptance`)
    await approveTestAcceptance(administrator, registerId, { acceptanceId, ownerRoleId: high })
    mails = []
    await remind()
    expect(mails.every(({ subject }) => subject.endsWith('due'))).toBe(true)
  })
})
