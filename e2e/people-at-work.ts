import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { present } from '@/lib/kernel/assert'

/** Two app processes on one database; B is null where only one was started. */
export const APP_A = present(process.env.EYES_OPEN_URL_A, 'the global set-up names the first process')
export const APP_B = present(process.env.EYES_OPEN_URL_B, 'the global set-up names the second process')

export interface Desk {
  context: BrowserContext
  page: Page
}

interface Fixtures {
  /** Opens a browser of its own for a person of the demonstration, signed in at one of the processes. */
  sitDown(name: string, app?: string): Promise<Desk>
}

/** What a page must never do, whoever uses it: an error in the console fails the test that caused it. */
function listen(page: Page, errors: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error' && !isExpectedRefusal(message.text())) errors.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`))
}

// The browser itself writes a line for every answer of 4xx and for a connection that a test cut; both are asserted on the page.
function isExpectedRefusal(text: string): boolean {
  return /the server responded with a status of (400|401|403|404|409|412|429)|ERR_INTERNET_DISCONNECTED/.test(text)
}

export const test = base.extend<Fixtures>({
  sitDown: async ({ browser }, use) => {
    const errors: string[] = []
    const desks: Desk[] = []
    await use(async (name, app = APP_A) => {
      const desk = await openDesk(browser, app, errors)
      desks.push(desk)
      await signIn(desk.page, name)
      return desk
    })
    await Promise.all(desks.map((desk) => desk.context.close()))
    expect(errors).toEqual([])
  },
})

async function openDesk(browser: Browser, app: string, errors: string[]): Promise<Desk> {
  const context = await browser.newContext({ baseURL: app })
  const page = await context.newPage()
  listen(page, errors)
  return { context, page }
}

/** Signs in as one of the demonstration people, with the one press that the page offers. */
export async function signIn(page: Page, name: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: new RegExp(name) }).click()
  await expect(page.getByRole('heading', { name: 'Mine', level: 1 })).toBeVisible()
}

/** axe finds nothing on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([])
}

/** Starts an empty register and waits until it is live. */
export async function startRegister(page: Page, code: string, title: string): Promise<void> {
  await page.goto('/registers/new')
  await page.getByLabel('Code').fill(code)
  await page.getByLabel('Title').fill(title)
  await page.getByRole('button', { name: 'Start the register' }).click()
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
  await expectLive(page)
}

export async function expectLive(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: 'Live' })).toBeVisible()
}

/** Presses Undo in the message that says what was done. */
export async function undoMessage(page: Page, done: string): Promise<void> {
  const message = page.getByRole('region', { name: 'Messages' }).locator('> *').filter({ hasText: done })
  await message.getByRole('button', { name: 'Undo' }).click()
}

/** Writes a field that is edited in place, and leaves it with the keys that save. */
export async function writeField(page: Page, label: string, text: string, keys = 'Control+Enter'): Promise<void> {
  await page.getByRole('button', { name: `Edit ${label.toLowerCase()}`, exact: true }).first().click()
  const field = page.getByRole('textbox', { name: label, exact: true })
  await field.fill(text)
  await field.press(keys)
}

export { expect }
export type { Page }
