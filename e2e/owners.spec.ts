import type { Browser, Locator } from '@playwright/test'
import { addDays } from '@/lib/domain/action/due'
import { makeRegister } from '@/e2e/command-door'
import { APP_A, APP_B, expect, expectAccessible, expectAccessibleInBoth, expectLive, test, type Page } from '@/e2e/people-at-work'

const TODAY = new Date().toISOString().slice(0, 10)
const PASSWORD = 'five quiet lanterns at sea'

/** A register of its own with one scenario, whose page is open. */
async function startScenario(page: Page, code: string, title: string): Promise<void> {
  await makeRegister(page, code, { titles: [title] })
  await page.goto(`/registers/${code}/${code}-01`)
  await expectLive(page)
}

async function addOwnerRole(page: Page, name: string, holder: string | null): Promise<void> {
  await page.goto('/people')
  await expectLive(page)
  await page.getByRole('textbox', { name: 'Another owner role' }).fill(name)
  await page.getByRole('textbox', { name: 'Another owner role' }).press('Enter')
  const role = page.getByRole('region', { name: 'Owner roles' }).getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) })
  await expect(role).toBeVisible()
  if (holder === null) return
  await role.getByRole('button', { name: `Holders of ${name} over time` }).click()
  await role.getByRole('combobox', { name: `Next holder of ${name}` }).selectOption(holder)
  await role.getByLabel('First day').fill('2026-01-01')
  await role.getByRole('button', { name: 'Add' }).click()
  await expect(role).toContainText(`Held by ${holder}`)
}

async function addAction(page: Page, what: string, who: string, due: string): Promise<void> {
  const panel = page.getByRole('region', { name: 'Actions' })
  await panel.getByLabel('Add an action').fill(what)
  await panel.getByLabel('Who').selectOption(who)
  await panel.getByLabel('Until').fill(due)
  await panel.getByRole('button', { name: 'Add' }).click()
  await expect(panel.getByRole('listitem').filter({ hasText: what })).toBeVisible()
}

async function join(admin: Page, browser: Browser, name: string, email: string): Promise<Page> {
  await admin.goto('/people')
  await expectLive(admin)
  await admin.getByRole('textbox', { name: 'E-mail of the person' }).fill(email)
  await admin.getByRole('group', { name: 'Roles in this workspace' }).getByRole('checkbox', { name: 'Contributor', exact: true }).setChecked(true)
  await admin.getByRole('button', { name: 'Make an invitation' }).click()
  const link = await admin.getByRole('textbox', { name: 'Link of the invitation' }).inputValue()
  const context = await browser.newContext({ baseURL: APP_B })
  const page = await context.newPage()
  await page.goto(link.replace(APP_A, APP_B))
  await page.getByRole('textbox', { name: 'Your name' }).fill(name)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Make an account and join' }).click()
  await expect(page.getByRole('heading', { name: 'Mine', level: 1 })).toBeVisible()
  return page
}

const rowsOf = (page: Page, region: string): Locator => page.getByRole('region', { name: region }).getByRole('row')

test.describe('Mine', () => {
  test('OW-5 is the home page: one’s own open failure modes, worst first, with links', async ({ sitDown }) => {
    const { page } = await sitDown('Ingrid Solheim')
    await page.goto('/')
    await expect(page.getByText('What is yours across all registers, as Ingestion Owner.')).toBeVisible()
    await expect(rowsOf(page, 'Open failure modes').nth(1)).toContainText(/critical/i)
    await expectAccessibleInBoth(page)
    await rowsOf(page, 'Open failure modes').nth(1).getByRole('link').first().click()
    await expect(page).toHaveURL(/\/registers\/D10\/D10-\d\d$/)
  })

  test('OW-20 says kindly when there is nothing, and where to go', async ({ sitDown }) => {
    const { page } = await sitDown('Priya Raghunathan')
    await page.goto('/')
    await expect(page.getByRole('heading', { name: 'No risk is yours: you hold no owner role.' })).toBeVisible()
    await expectAccessibleInBoth(page)
    await page.getByRole('link', { name: 'See who owns what' }).click()
    await expect(page.getByRole('heading', { name: 'Owners', level: 1 })).toBeVisible()
  })
})

test('OW-3 owners are grouped by person, role, register and band, and every group leads to all of it', async ({ sitDown }) => {
  const { page } = await sitDown('Amara Okafor')
  await page.goto('/')
  await page.getByRole('link', { name: 'Owners', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Owners', level: 1 })).toBeVisible()
  const groups = page.getByRole('heading', { level: 2 })
  await expect(groups.filter({ hasText: 'Ingrid Solheim' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Nobody answers' })).toContainText('Product Manager only told or called')
  for (const [tab, group] of [['By role', 'SRE Lead'], ['By register', 'D10'], ['By band', 'Critical']] as const) {
    await page.getByRole('navigation', { name: 'Group by' }).getByRole('link', { name: tab }).click()
    await expect(groups.filter({ hasText: group }).first()).toBeVisible()
  }
  await groups.filter({ hasText: 'Critical' }).getByRole('link').click()
  await expect(page.getByRole('heading', { name: 'Critical', level: 1 })).toBeVisible()
  await expectAccessibleInBoth(page)
  await page.goto('/owners?by=colour')
  await expect(page.getByText('The address asks for a grouping that there is not.')).toBeVisible()
})

test('AT-20 an action that is overdue is said on the failure mode’s page, on Mine and on Owners, until it is done', async ({ sitDown }) => {
  const { page } = await sitDown('Amara Okafor')
  await startScenario(page, 'OWA', 'The count is wrong')
  await addAction(page, 'Count the rows twice', 'Mei-Ling Zhou', addDays(TODAY, -3))
  await addAction(page, 'Ask the night shift', 'Mei-Ling Zhou', addDays(TODAY, 2))
  const panel = page.getByRole('region', { name: 'Actions' })
  await expect(panel.getByRole('listitem').first()).toContainText('3 days overdue')
  await expectAccessibleInBoth(page)
  await page.goto('/owners')
  await expect(page.getByRole('list', { name: 'Overdue' }).getByRole('listitem').filter({ hasText: 'Count the rows twice' })).toContainText('Mei-Ling Zhou')

  const { page: mei } = await sitDown('Mei-Ling Zhou', APP_B)
  await mei.goto('/')
  const due = mei.getByRole('list', { name: 'Due' }).getByRole('listitem')
  await expect(due.filter({ hasText: 'Count the rows twice' })).toContainText('3 days overdue')
  await expect(due.filter({ hasText: 'Ask the night shift' })).toContainText('due in 2 days')
  await expectAccessible(mei)
  await mei.getByRole('button', { name: 'Done: Count the rows twice' }).click()
  await expect(due.filter({ hasText: 'Count the rows twice' })).toHaveCount(0)
  await expect(page.getByRole('list', { name: 'Overdue' }).getByRole('listitem').filter({ hasText: 'Count the rows twice' })).toHaveCount(0)
  await mei.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click()
  await expect(due.filter({ hasText: 'Count the rows twice' })).toBeVisible()
})

test('OW-30 a role goes over when the one who is asked accepts, and a refusal says why', async ({ sitDown }) => {
  const { page: admin } = await sitDown('Amara Okafor')
  await addOwnerRole(admin, 'Vault Keeper', 'Tomasz Wiśniewski')
  const { page: giver } = await sitDown('Tomasz Wiśniewski')
  const { page: receiver } = await sitDown('Keanu Kahananui', APP_B)
  await Promise.all([giver.goto('/'), receiver.goto('/')])
  const ask = async () => {
    await giver.getByRole('button', { name: 'Hand over Vault Keeper' }).click()
    const dialog = giver.getByRole('dialog', { name: 'Hand over Vault Keeper' })
    await dialog.getByLabel('To').selectOption('Keanu Kahananui')
    await dialog.getByRole('button', { name: 'Ask' }).click()
    await expect(giver.getByText(/Keanu Kahananui was asked to take over Vault Keeper/)).toBeVisible()
    await expect(giver.getByRole('region', { name: 'Your roles' })).toContainText('Keanu Kahananui is asked to take it over')
  }
  await ask()
  const asked = receiver.getByRole('region', { name: 'Hand-overs' })
  await expect(asked.getByText(/asks you to take over/)).toBeVisible()
  await expectAccessibleInBoth(receiver)
  await expectAccessible(giver)
  await asked.getByRole('button', { name: 'Refuse… Vault Keeper' }).click()
  await asked.getByLabel('Why not?').fill('I hold three roles already')
  await asked.getByRole('button', { name: 'Refuse Vault Keeper' }).click()
  await expect(giver.getByText('Keanu Kahananui refused Vault Keeper: I hold three roles already')).toBeVisible()

  await ask()
  await asked.getByRole('button', { name: 'Accept Vault Keeper' }).click()
  await expect(receiver.getByRole('region', { name: 'Your roles' })).toContainText('Vault Keeper')
  await expect(giver.getByRole('button', { name: 'Hand over Vault Keeper' })).toHaveCount(0)
  await expect(giver.getByText('Keanu Kahananui took over Vault Keeper.')).toBeVisible()
})

test('OW-7 somebody who leaves leaves a hole that everybody sees', async ({ sitDown, browser }) => {
  const { page } = await sitDown('Amara Okafor')
  const nora = await join(page, browser, 'Nora Lindqvist', 'nora.lindqvist@example.com')
  await addOwnerRole(page, 'Ledger Owner', 'Nora Lindqvist')
  await startScenario(page, 'OWH', 'The ledger forgets')
  await addAction(page, 'Rebuild the ledger', 'Nora Lindqvist', addDays(TODAY, -1))
  await page.getByLabel('Add an owner').selectOption('Ledger Owner')
  await expect(page.getByRole('button', { name: 'More for owner 1' })).toBeVisible()
  // The row is there before the server has it; what is on its way would be lost with the page.
  await expectLive(page)
  await page.goto('/owners')
  await expect(page.getByRole('heading', { level: 2 }).filter({ hasText: 'Nora Lindqvist' })).toBeVisible()

  await page.goto('/people')
  await expectLive(page)
  await page.getByRole('button', { name: 'Roles of Nora Lindqvist' }).click()
  await page.getByRole('region', { name: 'Members' }).getByRole('listitem').filter({ hasText: 'Nora Lindqvist' }).getByRole('button', { name: 'End membership' }).click()
  await expect(page.getByRole('region', { name: 'Members' }).getByText('Nora Lindqvist')).toHaveCount(0)
  await page.goto('/owners')
  const holes = page.getByRole('list', { name: 'Roles that nobody holds' })
  await expect(holes.getByRole('listitem').filter({ hasText: 'Ledger Owner' })).toContainText(/nobody since .* \(was Nora Lindqvist\)/)
  await expect(page.getByRole('list', { name: 'Overdue' })).toContainText('nobody’s: Nora Lindqvist has left')
  await expectAccessibleInBoth(page)
  await page.goto('/registers/OWH/OWH-01')
  await expect(page.getByRole('region', { name: 'Actions' })).toContainText('Nobody: Nora Lindqvist has left')
  await page.goto('/registers/OWH')
  await expect(page.getByRole('gridcell', { name: 'Ledger Owner – held by nobody today' })).toBeVisible()
  await nora.context().close()
})

test('AT-43 a calendar address is made in the account, answers a calendar program without a session, and ends', async ({ sitDown, playwright }) => {
  const { page } = await sitDown('Mei-Ling Zhou')
  await page.goto('/account')
  const reminders = page.getByRole('region', { name: 'Reminders by e-mail' })
  const stored = page.waitForResponse((response) => response.request().method() === 'POST')
  await reminders.getByRole('checkbox').uncheck()
  await stored
  await page.reload()
  await expect(reminders.getByRole('checkbox')).not.toBeChecked()
  await reminders.getByRole('checkbox').check()
  const part = page.getByRole('region', { name: 'Calendar' })
  await part.getByRole('button', { name: 'Make an address' }).click()
  const address = await part.getByRole('textbox', { name: 'Address of your calendar' }).inputValue()
  await expectAccessibleInBoth(page)
  const program = await playwright.request.newContext()
  const answer = await program.get(address)
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'text/calendar; charset=utf-8'])
  expect(await answer.text()).toContain('BEGIN:VCALENDAR')
  await part.getByRole('button', { name: 'End the address' }).click()
  await expect(part.getByRole('button', { name: 'End the address' })).toHaveCount(0)
  expect((await program.get(address)).status()).toBe(404)
  await program.dispose()
})

test('AT-34 the link of a mail that is not good says so', async ({ page }) => {
  await page.goto(`${APP_A}/unsubscribe/nothing`)
  await expect(page.getByText('This link does not work any more.')).toBeVisible()
  await expectAccessible(page)
})
