import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '@/lib/domain/action/due'
import { RowSet } from '@/lib/domain/row/row-set'
import { makeCalendarFeed, readCalendar, readCalendarFeed, revokeCalendarFeed } from '@/lib/services/calendar/calendar-feed'
import { readRegister } from '@/lib/services/register/read-register'
import { fullContent } from '@/lib/testing/full-register'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { present } from '@/lib/kernel/assert'
import { nowIso } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'

const TODAY = nowIso().slice(0, 10)
let database: TestDatabase
let ours: TestWorkspace

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  const registerId = newId()
  await send(ours.as.facilitator, 'register.import', { content: fullContent('D10') }, registerId)
  const rows = RowSet.of((await readRegister(ours.as.facilitator, 'D10')).rows)
  const memberId = (name: string) => present(rows.all('membership').find((member) => member.name === name), name).id
  const failureModeId = present(rows.all('failure-mode').find(({ code }) => code === 'D10-01'), 'a failure mode').id
  const action = (what: string, who: string) => ({ id: newId(), what, membershipId: memberId(who), due: addDays(TODAY, 400), failureModeId })
  await send(ours.as.facilitator, 'action.add', { rows: [action('Mine to do', 'Test viewer'), action('Not mine', 'Test signer')] }, registerId)
})
afterAll(() => database?.drop())

const calendarOf = (token: string) => readCalendar(token, 'https://eyes.example')

describe('a calendar address', () => {
  it('AT-43 shows the due days of its member, and of nobody else', async () => {
    expect(await readCalendarFeed(ours.as.viewer)).toBeNull()
    const text = present(await calendarOf(await makeCalendarFeed(ours.as.viewer)), 'a calendar')
    expect(text).toContain('SUMMARY:D10-01: Mine to do\r\n')
    expect(text).toContain(`DTSTART;VALUE=DATE:${addDays(TODAY, 400).replaceAll('-', '')}\r\n`)
    expect(text).not.toContain('Not mine')
    expect(Date.parse(present(await readCalendarFeed(ours.as.viewer), 'a time'))).toBeLessThanOrEqual(Date.now())
  })

  it('AT-44 is stored as a hash only, and a new one ends the one before', async () => {
    const [first, second] = [await makeCalendarFeed(ours.as.signer), await makeCalendarFeed(ours.as.signer)]
    expect(first).toMatch(/^[A-Za-z0-9_-]{32}$/)
    expect([await calendarOf(first), await calendarOf('x'), (await calendarOf(second))?.includes('Not mine')]).toEqual([null, null, true])
  })

  it('AT-45 ends when its member ends it', async () => {
    const token = await makeCalendarFeed(ours.as.contributor)
    await revokeCalendarFeed(ours.as.contributor)
    expect([await calendarOf(token), await readCalendarFeed(ours.as.contributor)]).toEqual([null, null])
  })

  it('AT-46 is silent while its member is no member', async () => {
    const token = await makeCalendarFeed(ours.as.contributor)
    const rows = RowSet.of((await readRegister(ours.as.administrator, 'D10')).rows)
    const ids = [present(rows.all('membership').find(({ personId }) => personId === ours.as.contributor.personId), 'the member').id]
    await send(ours.as.administrator, 'membership.delete', { ids })
    expect(await calendarOf(token)).toBeNull()
    await send(ours.as.administrator, 'membership.restore', { ids })
    expect(await calendarOf(token)).toContain('END:VCALENDAR')
  })
})
