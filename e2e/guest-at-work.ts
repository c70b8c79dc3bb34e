import { readdirSync } from 'node:fs'
import { APP_A, APP_B, expect, PHONE, type Page } from '@/e2e/people-at-work'
import { FROM_HERE } from '@/e2e/command-door'
import type { Browser } from '@playwright/test'
import { newId } from '@/lib/kernel/ids'


/** Lets guests in on the page of who leads, and returns the link that stands there. */
export async function openDoor(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Door' }).click()
  const door = page.getByRole('dialog', { name: 'The door' })
  await door.getByRole('button', { name: 'Let guests in' }).click()
  await expect(door.getByRole('img', { name: 'Code of the link for guests' })).toBeVisible()
  const link = await door.getByRole('textbox', { name: 'Link for guests' }).inputValue()
  await page.keyboard.press('Escape')
  return link
}

/** Opens the link on a phone that nobody is signed in on, on the other process, and joins with a name. `listen` comes before the first address. */
export async function joinByLink(browser: Browser, link: string, name: string, listen?: (page: Page) => Promise<void>): Promise<Page> {
  const context = await browser.newContext({ baseURL: APP_B, viewport: PHONE.viewport })
  const page = await context.newPage()
  await listen?.(page)
  await page.goto(link.replace(APP_A, APP_B))
  await page.getByRole('textbox', { name: 'Your name' }).fill(name)
  await page.getByRole('button', { name: 'Join the meeting' }).click()
  await page.waitForURL(/\/guest$/)
  return page
}

/** Addresses that are for everybody, or for guests. */
const OPEN = /^\/(guest|join|sign-in|welcome|invitations|unsubscribe)(\/|$)|^\/api\/(guest|auth|health|calendar|unsubscribe)(\/|$)/

/** Every address that the app has: its pages and its handlers, with something in the place of each part that varies. */
export function listAddresses({ code, workshopId }: { code: string; workshopId: string }): { path: string; isPage: boolean }[] {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
  return files
    .map((file) => ({
      path: `/${file.replace(/\/?(page\.tsx|route\.ts)$/, '').replaceAll(/\([^)]*\)\/?/g, '').replaceAll('[code]', code).replaceAll('[id]', workshopId).replaceAll(/\[[^\]]+\]/g, newId())}`,
      isPage: file.endsWith('page.tsx'),
    }))
    .filter(({ path }) => !OPEN.test(path))
}

/** Asks for every address but the guests' own as the guest of this page, and expects nothing of what is meant for others. */
export async function expectWalledIn(page: Page, place: { code: string; workshopId: string }, planted: string): Promise<void> {
  const addresses = listAddresses(place)
  expect(addresses.length).toBeGreaterThan(35)
  const answers = await Promise.all(
    addresses.map(async ({ path, isPage }) => {
      const answer = await page.request.get(path, { maxRedirects: 0, maxRetries: 3 })
      const body = await answer.text()
      // A page that has begun to be sent leads to the sign-in page by a script.
      const isRefused = [307, 308, 401, 403, 404, 405].includes(answer.status()) || (isPage && body.includes('/sign-in'))
      return { path, isRefused, isSilent: !body.includes(planted) }
    }),
  )
  expect(answers.filter(({ isRefused, isSilent }) => !isRefused || !isSilent)).toEqual([])
  const forged = { commandId: newId(), verb: 'register.edit', input: { edits: [{ id: newId(), field: 'title', before: 'a', after: 'b' }] } }
  expect((await page.request.post('/api/commands', { data: forged, headers: FROM_HERE })).status()).toBe(401)
  expect((await page.request.post('/api/guest/commands', { data: { ...forged, registerId: newId() }, headers: FROM_HERE })).status()).toBe(403)
  expect((await page.request.post('/api/guest/commands', { data: forged, headers: { origin: 'https://elsewhere.example' } })).status()).toBe(403)
}
