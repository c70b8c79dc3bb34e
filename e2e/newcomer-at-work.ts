import { APP_A, APP_B, expect, type Page } from '@/e2e/people-at-work'
import type { Browser } from '@playwright/test'

const ROLES = ['Administrator', 'Facilitator', 'Contributor', 'Signer', 'Viewer'] as const
const PASSWORD = 'five quiet lanterns at sea'

export interface Newcomer {
  email: string
  name: string
  roles: readonly (typeof ROLES)[number][]
}

/** Invites somebody on the administrator's page and returns the link, which stands there once. */
export async function invite(page: Page, { email, roles }: Newcomer): Promise<string> {
  await page.getByRole('textbox', { name: 'E-mail of the person' }).fill(email)
  const choice = page.getByRole('group', { name: 'Roles in this workspace' })
  for (const role of ROLES) await choice.getByRole('checkbox', { name: role, exact: true }).setChecked(roles.includes(role))
  await page.getByRole('button', { name: 'Make an invitation' }).click()
  await expect(page.getByText(`${email} is invited. Copy the link now: it is shown only this once.`)).toBeVisible()
  return page.getByRole('textbox', { name: 'Link of the invitation' }).inputValue()
}

/** Opens an invitation in a browser where nobody is signed in, on the other process, and joins with a new account. */
export async function join(browser: Browser, link: string, newcomer: Newcomer): Promise<Page> {
  const context = await browser.newContext({ baseURL: APP_B })
  const page = await context.newPage()
  await page.goto(link.replace(APP_A, APP_B))
  await acceptInvitation(page, newcomer)
  return page
}

/** Fills in the open invitation, and waits until the new member is in. */
export async function acceptInvitation(page: Page, { name }: Newcomer): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill(name)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Make an account and join' }).click()
  await expect(page.getByRole('heading', { name: 'Mine', level: 1 })).toBeVisible()
}
