import type { Locator } from '@playwright/test'
import { APP_A, expect, expectAccessible, expectLive, expectStillAccessible, LONG, test, type Page } from '@/e2e/people-at-work'
import { DEMONSTRATION_PEOPLE } from '@/lib/auth/demonstration-people'
import { present } from '@/lib/kernel/assert'

// Each page is looked at alone, so both workers share them.
test.describe.configure({ mode: 'parallel' })

interface Stop {
  address: string
  /** What stands there once the page is whole. */
  shown: (page: Page) => Locator
  /** A page on which little stands or that is built like another of these. */
  isLesser?: boolean
}

const heading = (name: string | RegExp, level = 1) => (page: Page) => page.getByRole('heading', { name, level })

const inFrame = (page: Page) => page.locator('body').filter({ has: page.getByRole('navigation', { name: 'Sections' }) })

const PUBLIC: readonly Stop[] = [
  { address: '/sign-in', shown: heading('Sign in to the demonstration') },
  { address: '/invitations/no-such-link', shown: (page) => page.getByText('There is no such invitation.'), isLesser: true },
  { address: '/nowhere', shown: (page) => page.getByRole('link', { name: 'Sign in' }), isLesser: true },
]
const SIGNED_IN: readonly Stop[] = [
  { address: '/', shown: heading('Mine') },
  { address: '/registers', shown: heading('Registers') },
  { address: '/owners', shown: heading('Owners') },
  { address: '/owners/overdue', shown: heading('Overdue'), isLesser: true },
  { address: '/registers/new', shown: heading('New register'), isLesser: true },
  { address: '/registers/import', shown: heading('Import a document'), isLesser: true },
  { address: '/people', shown: (page) => page.getByRole('region', { name: 'Owner roles' }) },
  { address: '/account', shown: heading('Account and sessions'), isLesser: true },
  { address: '/registers/NOWHERE', shown: heading('There is nothing here for you.'), isLesser: true },
  { address: '/registers/%E0%A4%A', shown: (page) => inFrame(page).filter({ has: page.getByRole('heading', { name: 'There is nothing here for you.' }) }), isLesser: true },
  { address: '/registers/D10', shown: (page) => page.getByRole('link', { name: 'D10-01', exact: true }) },
  { address: '/registers/D10/matrix', shown: (page) => page.getByText('10 of 10 rows placed') },
  { address: '/registers/D10/D10-01', shown: heading('Silent Metric Corruption') },
  { address: '/registers/D10/D10-99', shown: heading('There is no scenario D10-99 in this register.'), isLesser: true },
  { address: '/registers/D10/document', shown: (page) => page.getByRole('heading', { name: /Sign-Off$/ }) },
  { address: '/registers/D10/history', shown: (page) => page.getByText('The demonstration'), isLesser: true },
]

/** axe in light, and what colours and width change of it in dark on a narrow screen, where the page itself never scrolls sideways. Wide tables in dark are looked at by the tests that are about them. */
async function lookAt(page: Page, { address, shown }: Stop): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(address)
  await expect(shown(page)).toBeVisible()
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(shown(page)).toBeVisible()
  await expectStillAccessible(page)
  expect(await findWide(page)).toEqual([])
}

/** What reaches beyond the right edge of the window and makes the page scroll sideways; empty when the page does not. */
async function findWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    const wide = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > width + 1)
    return ['the page scrolls sideways', ...wide.slice(0, 5).map((element) => `${element.tagName} ${element.className}`)]
  })
}

for (const stop of PUBLIC) {
  test(`${stop.address} is accessible in light, dark and narrow`, stop.isLesser ? LONG : {}, async ({ page }) => {
    await lookAt(page, { ...stop, address: APP_A + stop.address })
  })
}

for (const stop of SIGNED_IN) {
  test(`${stop.address} is accessible in light, dark and narrow`, stop.isLesser ? LONG : {}, async ({ sitDown }) => {
    const { page } = await sitDown('Amara Okafor')
    await lookAt(page, stop)
  })
}

/** More presses of Tab than these are no way to anything. */
const TABS_MAX = 80

/** Presses Tab until the target has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let i = 0; i < TABS_MAX; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

/** Presses the down arrow until the target has the focus. */
async function arrowTo(page: Page, target: Locator): Promise<void> {
  for (let i = 0; i < TABS_MAX; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('ArrowDown')
  }
  await expect(target).toBeFocused()
}

test('SI-26 who signs in before the page can answer is answered when it can, keeps the e-mail, and the password stands in no address', async ({ page }) => {
  const { email, password } = present(DEMONSTRATION_PEOPLE.find(({ name }) => name === 'Priya Raghunathan'), 'Priya is in the demonstration')
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  let goOn = () => {}
  const wait = new Promise<void>((resolve) => (goOn = resolve))
  await page.route('**/*.js', (route) => wait.then(() => route.continue()))
  await page.goto(`${APP_A}/sign-in`, { waitUntil: 'commit' })
  const signIn = async (typed: string) => {
    await page.locator('input[type=password]').fill(typed)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  }
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await signIn(`not ${password}`)
  goOn()
  await expect(page.getByText('E-mail and password do not belong together.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveValue(email)
  await signIn(password)
  await expect(page.getByRole('heading', { name: 'Mine', level: 1 })).toBeVisible()
  expect(addresses.filter((address) => address.includes(password))).toEqual([])
})

test('a person with a keyboard only signs in, opens a scenario, scores a factor and leaves', async ({ page }) => {
  await page.goto(`${APP_A}/sign-in`)
  await tabTo(page, page.getByRole('button', { name: /Tomasz/ }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Mine', level: 1 })).toBeVisible()
  await tabTo(page, page.getByRole('link', { name: 'Registers', exact: true }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Registers', level: 1 })).toBeVisible()
  await tabTo(page, page.getByRole('link', { name: 'D10', exact: true }))
  await page.keyboard.press('Enter')
  await expectLive(page)
  await tabTo(page, page.getByRole('grid').locator('[tabindex="0"]'))
  await arrowTo(page, page.getByRole('gridcell', { name: 'D10-06', exact: true }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/D10-06$/)
  await expectLive(page)

  const levels = page.getByRole('radiogroup', { name: 'Likelihood' }).getByRole('radio')
  const before = await levels.and(page.locator('[aria-checked=true]')).getAttribute('data-level')
  const chosen = before === '2' ? '3' : '2'
  await tabTo(page, page.getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'Assessment' }))
  await page.keyboard.press('Enter')
  await tabTo(page, levels.and(page.locator('[aria-checked=true]')))
  await page.keyboard.press(chosen)
  await expect(levels.nth(Number(chosen) - 1)).toBeChecked()
  await expect(levels.nth(Number(chosen) - 1)).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(levels.nth(Number(before) - 1)).toBeChecked()

  await page.goto(`${APP_A}/registers/D10/D10-06`)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await tabTo(page, page.getByRole('button', { name: 'Tomasz Wiśniewski' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Account and sessions' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /^Sign in/ })).toBeVisible()
})
