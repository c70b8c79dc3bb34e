import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Browser, type BrowserContext, type BrowserContextOptions, type Page, type PlaywrightWorkerArgs } from '@playwright/test'
import { FROM_HERE, makeRegister } from '@/e2e/command-door'
import { DEMONSTRATION_PEOPLE } from '@/lib/auth/demonstration-people'
import { present } from '@/lib/kernel/assert'

/** What `npm run proof` looks at and `npm test` has no time for. */
export const LONG = { tag: '@proof' }

/** Two app processes on one database; B is null where only one was started. */
export const APP_A = present(process.env.EYES_OPEN_URL_A, 'the global set-up names the first process')
export const APP_B = present(process.env.EYES_OPEN_URL_B, 'the global set-up names the second process')

export interface Desk {
  context: BrowserContext
  page: Page
}

/** What somebody holds in their hands, where it is no laptop. */
export type Screen = Pick<BrowserContextOptions, 'viewport' | 'hasTouch' | 'reducedMotion'>

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true } satisfies Screen

interface Fixtures {
  /** Opens a browser of its own for a person of the demonstration, signed in at one of the processes. Its page is empty: a test goes where it begins. */
  sitDown(name: string, app?: string, screen?: Screen): Promise<Desk>
}

type Pass = Awaited<ReturnType<BrowserContext['storageState']>>

interface WorkerFixtures {
  /** The cookies of a person's session: signed in once for all tests of a worker, good at both processes. */
  passOf(name: string): Promise<Pass>
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

export const test = base.extend<Fixtures, WorkerFixtures>({
  passOf: [
    async ({ playwright }, use) => {
      const passes = new Map<string, Promise<Pass>>()
      await use((name) => {
        const pass = passes.get(name) ?? makePass(playwright, name)
        passes.set(name, pass)
        return pass
      })
    },
    { scope: 'worker' },
  ],
  sitDown: async ({ browser, passOf }, use) => {
    const errors: string[] = []
    const desks: Desk[] = []
    await use(async (name, app = APP_A, screen = {}) => {
      const desk = await openDesk(browser, { app, screen, pass: await passOf(name), errors })
      desks.push(desk)
      return desk
    })
    await Promise.all(desks.map((desk) => desk.context.close()))
    expect(errors).toEqual([])
  },
})

interface DeskOptions {
  app: string
  screen: Screen
  pass: Pass
  errors: string[]
}

async function openDesk(browser: Browser, { app, screen, pass, errors }: DeskOptions): Promise<Desk> {
  const context = await browser.newContext({ baseURL: app, storageState: pass, ...screen })
  const page = await context.newPage()
  listen(page, errors)
  return { context, page }
}

/** Signs in by the door behind the sign-in page, as its button does. What the page does is `signIn`'s to show. */
async function makePass(playwright: PlaywrightWorkerArgs['playwright'], name: string): Promise<Pass> {
  const person = present(DEMONSTRATION_PEOPLE.find((one) => one.name.startsWith(name)), name)
  const door = await playwright.request.newContext({ baseURL: APP_A, extraHTTPHeaders: FROM_HERE })
  const { csrfToken } = await (await door.get('/api/auth/csrf')).json()
  const form = { csrfToken, email: person.email, json: 'true' }
  expect((await door.post('/api/auth/callback/demonstration', { form })).status()).toBe(200)
  const pass = await door.storageState()
  await door.dispose()
  return pass
}

/** Signs in as one of the demonstration people, with the one press that the page offers. */
export async function signIn(page: Page, name: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: new RegExp(name) }).click()
  await expect(page.getByRole('heading', { name: 'Mine', level: 1 })).toBeVisible()
}

/** The rules that read colours: all that another scheme can change where the page itself stays as it is. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']
/** And on the width of the window. */
const WIDTH_RULES = ['scrollable-region-focusable']

/** axe finds nothing on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNothing(page, {})
}

/** axe finds nothing in light, and nothing in the colours of dark. */
export async function expectAccessibleInBoth(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await expectNothing(page, { runOnly: { type: 'rule', values: COLOUR_RULES } })
}

/** axe finds nothing in the colours and in what changes with the width, of a page that was looked at whole before. */
export async function expectStillAccessible(page: Page): Promise<void> {
  await expectNothing(page, { runOnly: { type: 'rule', values: [...COLOUR_RULES, ...WIDTH_RULES] } })
}

async function expectNothing(page: Page, options: Parameters<AxeBuilder['options']>[0]): Promise<void> {
  // Colours that are still on their way from one scheme to the other would be measured in between.
  await page.waitForFunction(() => !document.getAnimations().some((one) => one instanceof CSSTransition))
  // No page of ours has frames of others, so one run in the page sees it all; what passes is neither described nor carried here.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options({ ...options, resultTypes: ['violations'] }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([])
}

/** Opens a register of its own, with failure modes where titles are given, and waits until its worksheet is live. */
export async function startRegister(page: Page, code: string, title: string, titles: readonly string[] = []): Promise<void> {
  await makeRegister(page, code, { title, titles })
  await page.goto(`/registers/${code}`)
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
