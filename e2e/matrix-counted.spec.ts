import { makeRegister, sendCommand, type MadeRegister } from '@/e2e/command-door'
import { APP_A, expect, expectAccessible, expectAccessibleInBoth, LONG, type Page, test } from '@/e2e/people-at-work'
import { FACTORS } from '@/lib/domain/scoring/factor'
import { newId } from '@/lib/kernel/ids'

// More than a page comes with, so that the matrix is counted by the server.
const ROWS = 310
const SCORED = 300

const cell = (page: Page, place: string) => page.locator(`[data-place="${place}"]`)
const readingRows = (page: Page) => page.getByRole('status').filter({ hasText: 'Reading the rows' })

/** Three hundred rows over five cells, and ten that nobody has scored. None is bad enough to stand before others in the lists of the workspace, which other tests read. */
async function makeLarge(page: Page, code: string): Promise<MadeRegister> {
  const made = await makeRegister(page, code, { titles: Array.from({ length: ROWS }, (_, i) => `Row ${i + 1}`) })
  const scores = made.failureModeIds.slice(0, SCORED).map((failureModeId, i) => ({
    failureModeId,
    assessmentId: newId(),
    stage: 'current',
    factors: Object.fromEntries(FACTORS.map((factor) => [factor, { before: null, after: ['likelihood', 'impact'].includes(factor) ? 1 + (i % 5) : 1 }])),
  }))
  await sendCommand(page, { verb: 'failure-mode.rescore', registerId: made.registerId, input: { scores } })
  return made
}

/** Holds the rows of large registers back until the returned function is called. */
async function holdRows(page: Page): Promise<() => void> {
  let letPass = () => {}
  const passage = new Promise<void>((resolve) => (letPass = resolve))
  await page.route(/\/room\?extent=fitting/, async (route) => {
    await passage
    await route.continue()
  })
  return letPass
}

test('MX-34 the page of a large register comes with its matrix, before any script of it has come', async ({ sitDown, browser }) => {
  const { page } = await sitDown('Amara Okafor', APP_A)
  await makeLarge(page, 'COUNTED')
  const still = await browser.newContext({ baseURL: APP_A, storageState: await page.context().storageState() })
  const paper = await still.newPage()
  await paper.route('**/_next/static/**/*.js', (route) => route.abort())
  await paper.goto('/registers/COUNTED/matrix')
  await expect(paper.getByRole('table', { name: 'Impact by likelihood, current. 300 of 310 rows placed.' })).toBeVisible()
  await expect(cell(paper, '5-5')).toContainText('Low60 rows')
  await expect(cell(paper, '5-5').getByRole('link', { name: /^COUNTED-05/ })).toBeVisible()
  await expect(paper.getByRole('region', { name: 'Not placed' })).toContainText('10 rows not placed')
  await paper.goto('/registers/COUNTED/matrix?x=detectability&y=blastRadius&stage=target')
  await expect(paper.getByRole('table', { name: 'Blast radius by detectability, target. 0 of 310 rows placed.' })).toBeVisible()
  await still.close()
})

test('MX-35 the live matrix takes over in the same place when the rows have come', async ({ sitDown }) => {
  const { page } = await sitDown('Amara Okafor', APP_A)
  await makeLarge(page, 'TAKEN')
  const letPass = await holdRows(page)
  await page.setViewportSize({ width: 1100, height: 420 })
  await page.goto('/registers/TAKEN/matrix')
  await expect(readingRows(page)).toBeVisible()
  await expectAccessibleInBoth(page)
  const code = cell(page, '3-3').getByRole('link', { name: /^TAKEN-03/ })
  await code.focus()
  await page.evaluate(() => window.scrollTo(0, 200))
  // What is folded away may be in the page by then; what is seen stays as it is.
  const seen = page.locator('caption, [data-place], [data-cell-head], details > summary, [data-chip]:not(details *)')
  const places = () => seen.evaluateAll((all) => all.map((one) => [one.matches('[data-place]') ? '' : one.textContent, one.getBoundingClientRect().toJSON()]))
  const before = await places()
  expect(before.length).toBeGreaterThan(40)
  // Nothing can be moved that is not here.
  await page.keyboard.press('m')
  await expect(page.getByText('codes can be moved when the rows are', { exact: false }).nth(1)).toBeVisible()
  letPass()
  await expect(readingRows(page)).toHaveCount(0)
  expect(await places()).toEqual(before)
  await expect(code).toBeFocused()
  await page.keyboard.press('m')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Move TAKEN-03' })).toBeVisible()
})

test('MX-36 arrows and other sides wait for the rows', LONG, async ({ sitDown }) => {
  const { page } = await sitDown('Amara Okafor', APP_A)
  await makeLarge(page, 'WAITS')
  const letPass = await holdRows(page)
  await page.goto('/registers/WAITS/matrix?to=target')
  await expect(page.getByRole('table', { name: /^Impact by likelihood, current\. 300 of 310/ })).toBeVisible()
  const height = (await cell(page, '1-1').boundingBox())?.height
  await page.getByLabel('Across').selectOption('detectability')
  await expect(page.getByRole('status').filter({ hasText: 'Reading the register' })).toBeVisible()
  await page.getByLabel('Across').selectOption('likelihood')
  await expect(readingRows(page)).toBeVisible()
  await cell(page, '4-4').getByRole('link', { name: /in the worksheet/ }).click()
  await expect(page).toHaveURL(/f=likelihood\.is\.4&f=impact\.is\.4/)
  await page.goBack()
  letPass()
  await expect(page.getByRole('region', { name: 'From current to target' })).toContainText('310')
  expect((await cell(page, '1-1').boundingBox())?.height).toBe(height)
  await expectAccessible(page)
})
