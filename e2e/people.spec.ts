import type { Locator } from '@playwright/test'
import { invite, join, type Newcomer } from '@/e2e/newcomer-at-work'
import {
  APP_A,
  APP_B,
  expect,
  expectAccessible,
  expectLive,
  test,
  undoMessage,
  writeField,
  type Page,
} from '@/e2e/people-at-work'

function memberOf(page: Page, name: string): Locator {
  return page.getByRole('region', { name: 'Members' }).getByRole('listitem').filter({ hasText: name })
}

function ownerRole(page: Page, name: string): Locator {
  const roles = page.getByRole('region', { name: 'Owner roles' }).getByRole('listitem')
  return roles.filter({ has: page.getByRole('heading', { name, exact: true }) })
}

async function openPeople(page: Page): Promise<void> {
  await page.goto('/people')
  await expectLive(page)
}

/** Opens somebody's roles; the boxes stand in the group that is returned. */
async function openRoles(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: `Roles of ${name}` }).click()
  return page.getByRole('group', { name: `Roles of ${name}` })
}

test.describe('members', () => {
  test('somebody invited joins from another browser and stands in the list without reloading', async ({ sitDown, browser }) => {
    const nadia: Newcomer = { email: 'nadia.haddad@example.com', name: 'Nadia Haddad', roles: ['Contributor', 'Signer'] }
    const { page } = await sitDown('Amara Okafor')
    await openPeople(page)
    const link = await invite(page, nadia)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'I have it' }).click()
    await expect(page.getByRole('textbox', { name: 'Link of the invitation' })).toHaveCount(0)
    await expect(page.getByRole('region', { name: 'Invitations' }).getByText(nadia.email, { exact: true })).toBeVisible()

    const newcomer = await join(browser, link, nadia)
    await expect(memberOf(page, nadia.name)).toContainText('Contributor, Signer')
    await expect(page.getByRole('region', { name: 'Invitations' }).getByText(nadia.email, { exact: true })).toHaveCount(0)
    await newcomer.goto('/registers/D10')
    await expectLive(newcomer)

    await newcomer.context().clearCookies()
    await newcomer.goto(link.replace(APP_A, APP_B))
    await expect(newcomer.getByRole('textbox', { name: 'Your name' })).toHaveCount(0)
    await expect(newcomer.getByText(/used already/)).toBeVisible()
    await newcomer.context().close()
  })

  test('roles change the other’s open page, an ended membership closes it, and undo', async ({ sitDown, browser }) => {
    const oskar: Newcomer = { email: 'oskar.lind@example.com', name: 'Oskar Lind', roles: ['Viewer'] }
    const { page } = await sitDown('Amara Okafor')
    await openPeople(page)
    const newcomer = await join(browser, await invite(page, oskar), oskar)
    await newcomer.goto('/registers/D10/D10-02')
    await expectLive(newcomer)
    const edits = newcomer.getByRole('button', { name: /^Edit / })
    await expect(edits).toHaveCount(0)

    const roles = await openRoles(page, oskar.name)
    await roles.getByRole('checkbox', { name: 'Contributor' }).check()
    await expect(edits.first()).toBeVisible()
    await expect(newcomer.getByRole('radio').first()).toBeEnabled()
    await roles.getByRole('checkbox', { name: 'Contributor' }).uncheck()
    await expect(edits).toHaveCount(0)
    await roles.getByRole('checkbox', { name: 'Viewer' }).click()
    await expect(page.getByText('A member keeps at least one role.')).toBeVisible()

    await memberOf(page, oskar.name).getByRole('button', { name: 'End membership' }).click()
    await expect(memberOf(page, oskar.name)).toHaveCount(0)
    await expect(newcomer.getByText('Your access to this page has ended.')).toBeVisible({ timeout: 15_000 })
    await newcomer.reload()
    await expect(newcomer.getByRole('heading', { name: 'Silent Metric Corruption' })).toHaveCount(0)
    await undoMessage(page, 'Ended the membership of Oskar Lind.')
    await expect(memberOf(page, oskar.name)).toBeVisible()
    await newcomer.context().close()
  })

  test('the last administrator cannot be taken away', async ({ sitDown }) => {
    const { page } = await sitDown('Amara Okafor')
    await openPeople(page)
    const refusal = 'The workspace would be left without an administrator. Make somebody else administrator first.'
    const roles = await openRoles(page, 'Amara Okafor')
    await roles.getByRole('checkbox', { name: 'Administrator' }).click()
    await expect(page.getByText(refusal)).toBeVisible()
    await expect(roles.getByRole('checkbox', { name: 'Administrator' })).toBeChecked()
    await memberOf(page, 'Amara Okafor').getByRole('button', { name: 'End membership' }).click()
    await expect(page.getByRole('region', { name: 'Messages' }).getByText(refusal)).toBeVisible()
    await expect(memberOf(page, 'Amara Okafor')).toContainText('Administrator')
    await page.reload()
    await expect(memberOf(page, 'Amara Okafor')).toContainText('Administrator, Facilitator')
  })
})

test.describe('owner roles', () => {
  test('are added, renamed, moved, deleted and brought back, and somebody else sees it', async ({ sitDown }) => {
    const { page } = await sitDown('Amara Okafor')
    const { page: reader } = await sitDown('Priya Raghunathan', APP_B)
    await Promise.all([openPeople(page), openPeople(reader)])
    await page.getByRole('textbox', { name: 'Another owner role' }).fill('Data Steward')
    await page.getByRole('textbox', { name: 'Another owner role' }).press('Enter')
    await expect(ownerRole(reader, 'Data Steward')).toContainText('Held by nobody today')
    await page.getByRole('textbox', { name: 'Another owner role' }).fill('data steward')
    await page.getByRole('textbox', { name: 'Another owner role' }).press('Enter')
    await expect(page.getByRole('region', { name: 'Owner roles' }).getByText(/exists|taken|already/)).toBeVisible()

    await writeField(page, 'Name of Data Steward', 'Data Guardian', 'Enter')
    await expect(ownerRole(reader, 'Data Guardian')).toBeVisible()
    const names = reader.getByRole('region', { name: 'Owner roles' }).getByRole('heading', { level: 3 })
    await expect(names.last()).toHaveText('Data Guardian')
    await page.getByRole('button', { name: 'More for Data Guardian' }).click()
    await page.getByRole('menuitem', { name: 'Move up' }).click()
    await expect(names.last()).not.toHaveText('Data Guardian')

    await page.getByRole('button', { name: 'More for Data Guardian' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await expect(ownerRole(reader, 'Data Guardian')).toHaveCount(0)
    await undoMessage(page, 'Deleted the role “Data Guardian”.')
    await expect(ownerRole(reader, 'Data Guardian')).toBeVisible()
    await expect(reader.getByRole('button', { name: /^(Edit|More) / })).toHaveCount(0)
    await expectAccessible(reader)
  })

  test('are held from a day to a day, and days that overlap are refused in words', async ({ sitDown }) => {
    const { page } = await sitDown('Amara Okafor')
    const { page: reader } = await sitDown('Priya Raghunathan', APP_B)
    await Promise.all([openPeople(page), openPeople(reader)])
    await page.getByRole('textbox', { name: 'Another owner role' }).fill('Release Captain')
    await page.getByRole('textbox', { name: 'Another owner role' }).press('Enter')
    const role = ownerRole(page, 'Release Captain')
    await role.getByRole('button', { name: 'Holders of Release Captain over time' }).click()
    const hold = async (name: string, from: string, to: string) => {
      await role.getByRole('combobox', { name: 'Next holder of Release Captain' }).selectOption(name)
      await role.getByLabel('First day').fill(from)
      await role.getByLabel('Last day').fill(to)
      await role.getByRole('button', { name: 'Add' }).click()
    }
    await hold('Ingrid Solheim', '2020-01-01', '')
    await expect(ownerRole(reader, 'Release Captain')).toContainText('Held by Ingrid Solheim')
    // The others may see it before the form itself is free for the next.
    await expect(role.getByRole('combobox', { name: 'Next holder of Release Captain' })).toHaveValue('')
    await hold('Ingrid Solheim', '2021-05-01', '2021-05-31')
    const overlap = 'This person already holds the role on some of these days. Change the other period first.'
    await expect(role.getByText(overlap)).toBeVisible()
    await hold('Keanu Kahananui', '2021-06-30', '2021-06-01')
    await expect(role.getByText('The last day lies before the first. Choose a later last day.')).toBeVisible()

    await role.getByRole('button', { name: 'Edit the days of Ingrid Solheim' }).click()
    await role.getByLabel('Last day').first().fill('2020-12-31')
    await role.getByRole('button', { name: 'Save' }).click()
    await expect(role.getByText('1 Jan 2020 to 31 Dec 2020, both included')).toBeVisible()
    await expect(ownerRole(reader, 'Release Captain')).toContainText('Held by nobody today')
    await role.getByRole('button', { name: 'Delete this period of Ingrid Solheim' }).click()
    await expect(role.getByText('Nobody has held this role yet.')).toBeVisible()
    await undoMessage(page, 'Deleted the period of Ingrid Solheim as Release Captain.')
    await expect(role.getByText('1 Jan 2020 to 31 Dec 2020, both included')).toBeVisible()
    await expectAccessible(page)
  })
})
