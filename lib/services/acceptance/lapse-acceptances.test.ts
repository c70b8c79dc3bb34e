import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RowSet } from '@/lib/domain/row/row-set'
import { acceptancesAt, listAcceptanceFacts } from '@/lib/domain/acceptance/acceptance-facts'
import { lapseAcceptances } from '@/lib/services/acceptance/lapse-acceptances'
import { readMine } from '@/lib/services/owners/read-mine'
import { readRegister } from '@/lib/services/register/read-register'
import type { OutgoingMail } from '@/lib/services/reminders/mail-text'
import { sendReminders } from '@/lib/services/reminders/send-reminders'
import { readSigning } from '@/lib/services/signature/read-signing'
import { ageAcceptance, approveTestAcceptance, askTestAcceptance, dayFromNow, makeAcceptingRole, makeScoredMode, scoreTestMode } from '@/lib/testing/acceptance-trials'
import { freezeTestBaseline } from '@/lib/testing/baseline-trials'
import { findNamed } from '@/lib/testing/signing-trials'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { present } from '@/lib/kernel/assert'
import { newId } from '@/lib/kernel/ids'

let database: TestDatabase
let ours: TestWorkspace
let owner: pg.Client
let registerId: string
let categoryId: string
/** Held by the signer, who approves, and by the contributor, who is accountable. */
let approver: string
let accountable: string

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  const { member } = await findNamed(ours.as.viewer)
  approver = await makeAcceptingRole(ours.as.administrator, 'Approves', member('Test signer'), 'high')
  accountable = await makeAcceptingRole(ours.as.administrator, 'Answers', member('Test contributor'), 'low')
  registerId = await makeRegister(ours.as.facilitator, 'D10')
  categoryId = present(RowSet.of((await readRegister(ours.as.viewer, 'D10')).rows).all('category')[0], 'a category').id
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner?.end()
  await database?.drop()
})

/** A failure mode of its own title that is accepted until a day. */
async function accept(title: string, days: number): Promise<{ mode: string; id: string }> {
  const mode = await makeScoredMode(ours.as.facilitator, registerId, categoryId, 3)
  await send(ours.as.facilitator, 'failure-mode.edit', { edits: [{ id: mode, field: 'title', before: 'It breaks', after: title }] }, registerId)
  await send(ours.as.facilitator, 'owner-link.add', { rows: [{ id: newId(), failureModeId: mode, ownerRoleId: accountable, orderKey: 'a0' }] }, registerId)
  const id = await askTestAcceptance(ours.as.facilitator, registerId, mode, { expiresOn: dayFromNow(days) })
  await approveTestAcceptance(ours.as.signer, registerId, { acceptanceId: id, ownerRoleId: approver })
  return { mode, id }
}
const lapsedEvents = async () => (await owner.query("SELECT count(*)::int AS count FROM event WHERE name = 'acceptance.lapsed'")).rows[0]?.count

describe('an acceptance that ends by itself', () => {
  it('AE-17 stands among the open ones from the first look of the day on, and its lapse is recorded once, by whoever comes first', async () => {
    const { id } = await accept('Passed', 39)
    const { mode } = await accept('Risen', 39)
    await ageAcceptance(database.ownerUrl, id)
    await scoreTestMode(ours.as.facilitator, registerId, mode, 4, 3)
    const mine = await readMine(ours.as.contributor)
    expect(mine.open.items.map(({ title, status }) => [title, status])).toEqual([['Risen', 'open'], ['Passed', 'open']])
    expect([await lapsedEvents(), await lapseAcceptances(ours.workspaceId)]).toEqual([2, 0])
  })

  it('AE-12 is recorded once where two processes look at the same moment', async () => {
    const { id } = await accept('Raced', 39)
    await ageAcceptance(database.ownerUrl, id)
    const before = await lapsedEvents()
    const [one, other] = await Promise.all([lapseAcceptances(ours.workspaceId), lapseAcceptances(ours.workspaceId)])
    expect([one + other, await lapsedEvents()]).toEqual([1, before + 1])
  })
})

describe('whom it concerns', () => {
  it('AE-18 is told 30, 7 and 1 days before and on the day: who approved, and who is accountable, and not who asked', async () => {
    for (const [title, days] of [['In a month', 30], ['In a week', 7], ['Tomorrow', 1], ['Later', 31]] as const) await accept(title, days)
    await ageAcceptance(database.ownerUrl, (await accept('Today', 40)).id)
    const mails: OutgoingMail[] = []
    await sendReminders(ours.workspaceId, { send: async (mail) => void mails.push(mail), origin: 'https://eyes.example' })
    expect(mails.map(({ to }) => to.name).sort()).toEqual(['Test contributor', 'Test signer'])
    const told = mails.map(({ text }) => text.split('\n').filter((line) => line.startsWith('- ')))
    const wanted = [['today', 0, 'Today'], ['tomorrow', 1, 'Tomorrow'], ['in 7 days', 7, 'In a week'], ['in 30 days', 30, 'In a month']].map(([when, days, title]) => `- lapses ${when} (${dayFromNow(Number(days))}): Acceptance of ${title}`)
    expect(told.every((lines) => wanted.every((line) => lines.includes(line)) && !lines.some((line) => line.includes('Later')))).toBe(true)
    expect((await owner.query('SELECT DISTINCT step FROM reminder WHERE acceptance_id IS NOT NULL ORDER BY step')).rows.map(({ step }) => step)).toEqual(['1', '30', '7', 'day'])
  })

  it('AE-18 finds on “Mine” what waits for their decision, and what lapses within thirty days', async () => {
    const mode = await makeScoredMode(ours.as.facilitator, registerId, categoryId, 3)
    await askTestAcceptance(ours.as.facilitator, registerId, mode)
    const [signer, contributor, facilitator] = [await readMine(ours.as.signer), await readMine(ours.as.contributor), await readMine(ours.as.facilitator)]
    expect([signer.accepting.map(({ askedByName, band }) => [askedByName, band]), contributor.accepting, facilitator.accepting]).toEqual([[['Test facilitator', 'moderate']], [], []])
    const titles = ['Today', 'Tomorrow', 'In a week', 'In a month']
    expect([signer.lapsing.map(({ title }) => title), contributor.lapsing.map(({ title }) => title), facilitator.lapsing]).toEqual([titles, titles, []])
  })

  it('AE-19 reads before signing what of a baseline is validly accepted, what lapses soon, and what is open again', async () => {
    await freezeTestBaseline(ours.as.facilitator, registerId)
    const before = (await readSigning(ours.as.signer, 'D10', 1)).facts
    expect([before.accepted, before.lapsing.map(({ title }) => title)]).toEqual([5, ['Today', 'Tomorrow', 'In a week', 'In a month']])
    const rows = RowSet.of((await readRegister(ours.as.viewer, 'D10')).rows)
    const tomorrow = present(rows.all('acceptance').find(({ title }) => title === 'Tomorrow'), 'that one')
    await ageAcceptance(database.ownerUrl, tomorrow.id)
    const { facts } = await readSigning(ours.as.signer, 'D10', 1)
    expect([facts.accepted, facts.open]).toEqual([4, before.open + 1])
  })

  it('AE-19 is printed with each scenario: as it stands, and of a baseline as it stood then', async () => {
    const { rows } = await readRegister(ours.as.viewer, 'D10')
    const frozenAt = present(RowSet.of(rows).all('baseline')[0], 'the baseline').frozenAt
    const printed = (given: typeof rows, day: string) => listAcceptanceFacts(RowSet.of(given), registerId, day).map(({ by, expires, standing }) => [by, expires, standing])
    const now = printed(rows, dayFromNow(0))
    expect(now).toContainEqual(['Test signer, Approves', dayFromNow(1 - 40), 'lapsed'])
    expect(now.filter(([, , standing]) => standing === 'holds')).toHaveLength(4)
    await lapseAcceptances(ours.workspaceId)
    const later = (await readRegister(ours.as.viewer, 'D10')).rows
    const then = printed({ ...later, 'failure-mode': rows['failure-mode'], ...acceptancesAt(later, frozenAt) }, dayFromNow(-40))
    expect(then.filter(([, , standing]) => standing === 'holds')).toHaveLength(5)
    expect(acceptancesAt(later, '2026-01-01T00:00:00.000Z')).toEqual({ acceptance: [], 'acceptance-decision': [] })
  })
})
