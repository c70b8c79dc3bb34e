import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '@/lib/domain/action/due'
import { RowSet } from '@/lib/domain/row/row-set'
import { runReminders } from '@/lib/jobs/run-reminders'
import { setReminderMails, unsubscribe } from '@/lib/services/reminders/mail-wish'
import { readRegister } from '@/lib/services/register/read-register'
import { openMailCatcher, type MailCatcher } from '@/lib/testing/mail-catcher'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { present } from '@/lib/kernel/assert'
import { nowIso } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'

const TODAY = nowIso().slice(0, 10)
let database: TestDatabase
let owner: pg.Client
let catcher: MailCatcher
let ours: TestWorkspace
let registerId: string
let rows: RowSet
let count = 0

const memberId = (name: string) => present(rows.all('membership').find((member) => member.name === name), name).id
const failureModeId = () => present(rows.all('failure-mode')[0], 'a failure mode').id

beforeAll(async () => {
  catcher = await openMailCatcher()
  process.env.SMTP_URL = catcher.url
  process.env.SMTP_FROM = 'Eyes Open <eyes@example.org>'
  process.env.PUBLIC_URL = 'https://eyes.example'
  database = await openTestDatabase()
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner?.end()
  await catcher?.close()
  await database?.drop()
})

beforeEach(async () => {
  // Every test has a workspace of its own; those of the tests before have nothing due any more.
  await owner.query("UPDATE action SET deleted_at = now(); UPDATE control SET deleted_at = now()")
  ours = await makeTestWorkspace(`mails${++count}`)
  registerId = await makeRegister(ours.as.facilitator, 'D10')
  const { rows: found } = await readRegister(ours.as.facilitator, 'D10')
  const mode = { id: newId(), title: 'It breaks', categoryId: present(found.category?.[0], 'a category').id, orderKey: 'a0' }
  await send(ours.as.facilitator, 'failure-mode.add', { rows: [mode] }, registerId)
  rows = RowSet.of((await readRegister(ours.as.facilitator, 'D10')).rows)
  catcher.mails.length = 0
  catcher.refuses = false
})

async function addAction(what: string, days: number, who = 'Test viewer', more: object = {}): Promise<string> {
  const id = newId()
  await send(ours.as.facilitator, 'action.add', { rows: [{ id, what, membershipId: memberId(who), due: addDays(TODAY, days), failureModeId: failureModeId(), ...more }] }, registerId)
  return id
}

/** As if all that was sent today had been sent on another day. */
const letDaysPass = () => owner.query('UPDATE reminder_mail SET day = day - 1')

describe('reminders', () => {
  it('AT-31 tell a person all that has come near or passed in one mail, actions and controls of the roles that they hold', async () => {
    await addAction('Far away', 31)
    await addAction('Count rows', -3)
    await addAction('Ask “Ops” für Grüße', 7)
    await addAction('Done already', 1, 'Test viewer', { state: 'done', settledOn: TODAY })
    const ownerRoleId = present(rows.all('owner-role')[0], 'a role').id
    await send(ours.as.administrator, 'owner-role-holding.add', { rows: [{ id: newId(), ownerRoleId, membershipId: memberId('Test viewer'), validFrom: TODAY }] })
    await send(ours.as.facilitator, 'control.add', { rows: [{ id: newId(), type: 'proof', title: 'A count each night', ownerRoleId, due: addDays(TODAY, 30) }] }, registerId)
    expect(await runReminders()).toEqual({ sent: 1, failed: 0 })
    const mail = present(catcher.mails[0], 'a mail')
    expect([mail.to, mail.headers.get('from'), mail.headers.get('subject')]).toEqual([
      [`test.viewer@mails${count}.example`], 'Eyes Open <eyes@example.org>', `mails${count}: 3 things are due, 1 overdue`,
    ])
    const day = (days: number) => addDays(TODAY, days)
    expect(mail.text.split('\r\n').filter((line) => line.startsWith('- ') || line.startsWith('  '))).toEqual([
      `- 3 days overdue (${day(-3)}), action: Count rows`,
      '  https://eyes.example/registers/D10/D10-01',
      `- due in 7 days (${day(7)}), action: Ask “Ops” für Grüße`,
      '  https://eyes.example/registers/D10/D10-01',
      `- due in 30 days (${day(30)}), control: A count each night`,
      '  https://eyes.example/registers/D10',
    ])
  })

  it('AT-32 tell a step once: not on the same day, not on the next, and anew when the day is another', async () => {
    const id = await addAction('Count rows', 3)
    expect(await runReminders()).toEqual({ sent: 1, failed: 0 })
    expect(await runReminders()).toEqual({ sent: 0, failed: 0 })
    await letDaysPass()
    expect(await runReminders()).toEqual({ sent: 0, failed: 0 })
    await send(ours.as.facilitator, 'action.edit', { edits: [{ id, field: 'due', before: addDays(TODAY, 3), after: addDays(TODAY, 4) }] }, registerId)
    expect(await runReminders()).toEqual({ sent: 1, failed: 0 })
    expect(catcher.mails).toHaveLength(2)
  })

  it('AT-33 are told by one of many processes', async () => {
    for (const who of ['Test viewer', 'Test signer', 'Test contributor']) for (const days of [-1, 1, 6]) await addAction(`${who} ${days}`, days, who)
    const runs = await Promise.all([runReminders(), runReminders(), runReminders(), runReminders()])
    expect(runs.reduce((sum, run) => sum + (run?.sent ?? 0), 0)).toBe(3)
    expect(catcher.mails.map((mail) => mail.text.split('\r\n- ').length - 1)).toEqual([3, 3, 3])
  })

  it('AT-34 are not sent to somebody who wants none, and the link in a mail says so with one press', async () => {
    await addAction('Count rows', -1)
    await addAction('Count rows', -1, 'Test signer')
    await setReminderMails(ours.as.signer, false)
    await runReminders()
    const mail = present(catcher.mails[0], 'a mail')
    expect([catcher.mails.length, mail.headers.get('list-unsubscribe-post')]).toEqual([1, 'List-Unsubscribe=One-Click'])
    const link = present(mail.headers.get('list-unsubscribe'), 'a link')
    const token = present(/^<https:\/\/eyes\.example\/api\/unsubscribe\/([A-Za-z0-9_-]{32})>$/.exec(link)?.[1], link)
    expect(mail.text).toContain(`https://eyes.example/unsubscribe/${token}`)
    expect([await unsubscribe(`${token}x`), await unsubscribe(''), await unsubscribe(token)]).toEqual([false, false, true])
    await letDaysPass()
    await addAction('Another', -1)
    expect(await runReminders()).toEqual({ sent: 0, failed: 0 })
    await setReminderMails(ours.as.viewer, true)
    expect(await runReminders()).toEqual({ sent: 1, failed: 0 })
    expect(catcher.mails.at(-1)?.text).toContain('Another')
  })

  it('AT-35 that the mail server refuses are tried again, half an hour later, until it takes them', async () => {
    await addAction('Count rows', -1)
    catcher.refuses = true
    expect(await runReminders()).toEqual({ sent: 0, failed: 1 })
    expect(await runReminders()).toEqual({ sent: 0, failed: 0 })
    await owner.query("UPDATE reminder_mail SET failed_at = failed_at - interval '31 minutes' WHERE failed_at IS NOT NULL")
    catcher.refuses = false
    expect(await runReminders()).toEqual({ sent: 1, failed: 0 })
    expect(catcher.mails[0]?.text).toContain('Count rows')
    expect(await runReminders()).toEqual({ sent: 0, failed: 0 })
  })

  it('AT-36 stop for somebody who has left, for what was deleted, and in an archived register', async () => {
    const gone = await addAction('Gone', -1)
    await addAction('Left', -1, 'Test signer')
    await send(ours.as.facilitator, 'action.delete', { ids: [gone] }, registerId)
    await send(ours.as.administrator, 'membership.delete', { ids: [memberId('Test signer')] })
    await addAction('At rest', -1)
    await send(ours.as.facilitator, 'register.edit', { edits: [{ id: registerId, field: 'state', before: 'draft', after: 'archived' }] }, registerId)
    expect(await runReminders()).toEqual({ sent: 0, failed: 0 })
  })
})
