import { makeRegister } from '@/e2e/command-door'
import { APP_A, APP_B, expect, expectAccessible, expectAccessibleInBoth, expectLive, LONG, type Page, startRegister, test, undoMessage } from '@/e2e/people-at-work'

async function addControl(page: Page, type: string, title: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^Add (a|another) ${type} control$`) }).click()
  const field = page.getByRole('textbox', { name: `New ${type} control` })
  await field.fill(title)
  await field.press('Enter')
  await expect(page.getByText(title).first()).toBeVisible()
  await field.press('Escape')
}

/** Opens the line of a type, where its controls are changed. */
const openType = (page: Page, type: string) => page.getByRole('button', { name: `${type} controls, change or add` }).click()

const moreFor = (page: Page, title: string) => page.getByRole('button', { name: `More for the control ${title}` })

test('a hole is filled with one press, the control serves further failure modes, and leaves with the last of them', async ({ sitDown }) => {
  const { page } = await sitDown('Amara Okafor')
  await makeRegister(page, 'CTRL', { titles: ['Rows vanish', 'Rows arrive twice'] })
  await page.goto('/registers/CTRL/CTRL-01')
  const panel = page.getByRole('region', { name: 'Controls' })
  await expect(panel.getByText('nothing detects this')).toBeVisible()
  await expect(panel.getByText('5 of 5 types missing')).toBeVisible()
  await addControl(page, 'detection', 'Count rows each hour')
  await expect(panel.getByText('nothing detects this')).toBeHidden()

  await panel.getByLabel('State').selectOption('In place')
  await panel.getByLabel('Owner of the control').fill('SRE Lead')
  await panel.getByLabel('Owner of the control').press('Enter')
  await panel.getByLabel('Due', { exact: true }).fill('2031-02-03')
  await panel.getByLabel('Due', { exact: true }).press('Enter')
  await expect(panel.getByText('due 3 Feb 2031')).toBeVisible()

  await moreFor(page, 'Count rows each hour').click()
  await page.getByRole('menuitem', { name: 'Link to further failure modes' }).click()
  const dialog = page.getByRole('dialog', { name: 'Link to further failure modes' })
  await dialog.getByLabel('Code or title').fill('twice')
  await dialog.getByLabel('Code or title').press('Enter')
  await expect(dialog.getByText('Linked')).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await panel.getByRole('link', { name: 'CTRL-02' }).click()

  await expect(page.getByRole('heading', { name: 'Rows arrive twice' })).toBeVisible()
  await expect(panel.getByText('Count rows each hour').first()).toBeVisible()
  await expect(panel.getByText('due 3 Feb 2031')).toBeVisible()
  await openType(page, 'detection')
  await moreFor(page, 'Count rows each hour').click()
  await page.getByRole('menuitem', { name: 'Remove from CTRL-02 only' }).click()
  await expect(panel.getByText('nothing detects this')).toBeVisible()
  await expectLive(page)

  await page.goto('/registers/CTRL/CTRL-01')
  await openType(page, 'detection')
  await moreFor(page, 'Count rows each hour').click()
  await page.getByRole('menuitem', { name: 'Delete it: it serves nothing else' }).click()
  await expect(panel.getByText('5 of 5 types missing')).toBeVisible()
  await undoMessage(page, 'Deleted the control: it served nothing else.')
  await expect(panel.getByText('Count rows each hour').first()).toBeVisible()
  await expect(panel.getByText('In place', { exact: true }).first()).toBeVisible()
})

test('a control of another failure mode is found and serves this one too', async ({ sitDown }) => {
  const { page } = await sitDown('Amara Okafor')
  await makeRegister(page, 'SHARE', { titles: ['Rows vanish', 'Rows arrive twice'] })
  await page.goto('/registers/SHARE/SHARE-01')
  await addControl(page, 'proof', 'Restore a sample')
  await page.getByRole('link', { name: 'SHARE-02 →' }).click()
  await page.getByRole('button', { name: 'Use one that exists for proof' }).click()
  await page.getByRole('dialog').getByRole('button', { name: /Restore a sample/ }).click()
  await expect(page.getByText('Also serves')).toBeVisible()
})

test('coverage counts the holes and moves while somebody else works in another process', async ({ sitDown }) => {
  const one = await sitDown('Amara Okafor', APP_A)
  await startRegister(one.page, 'COVER', 'Covered', ['Rows vanish', 'Rows arrive twice'])
  await one.page.getByRole('link', { name: 'Coverage' }).click()
  await expect(one.page.getByRole('heading', { name: 'Control coverage' })).toBeVisible()
  await expect(one.page.getByText('2 of 2 open failure modes lack at least one type of control.')).toBeVisible()
  await expect(one.page.getByRole('link', { name: 'COVER-01, detection: missing' })).toBeVisible()

  const two = await sitDown('Rafael Quintana', APP_B)
  await two.page.goto('/registers/COVER/COVER-01')
  await expectLive(two.page)
  await expectLive(one.page)
  await addControl(two.page, 'detection', 'Count rows each hour')
  await expect(one.page.getByRole('link', { name: 'COVER-01, detection: 1 planned' })).toBeVisible()
  await expect(one.page.getByRole('link', { name: 'detection: 1 planned', exact: true })).toBeVisible()
  await expect(one.page.getByRole('link', { name: 'detection: 1 missing', exact: true })).toHaveAttribute('href', '/registers/COVER?f=controls-detection.is.missing&f=status.is.draft_open_in-treatment')
  for (const type of ['prevention', 'containment', 'recovery', 'proof']) await addControl(two.page, type, `A ${type} control`)
  await one.page.getByLabel('Only failure modes with holes').click()
  await expect(one.page).toHaveURL(/holes=only/)
  await expect(one.page.getByRole('rowheader', { name: /COVER-02/ })).toBeVisible()
  await expect(one.page.getByRole('rowheader', { name: /COVER-01/ })).toBeHidden()
  await one.page.reload()
  await expect(one.page.getByLabel('Only failure modes with holes')).toBeChecked()
})

test('owners, categories and promises are counted with totals that lead to the rows', async ({ sitDown }) => {
  const { page } = await sitDown('Amara Okafor')
  await page.goto('/registers/D10/coverage')
  for (const name of ['Owner by band', 'Category by band', 'Promise by layer']) {
    await page.getByRole('navigation', { name: 'Tables of coverage' }).getByRole('link', { name }).click()
    await expect(page.getByRole('heading', { name, level: 2 })).toBeVisible()
    const all = page.getByRole('link', { name: /^All: \d+ failure modes/ })
    await expect(all).toHaveAttribute('href', /^\/registers\/D10\?f=status\.is\.draft_open_in-treatment$/)
  }
  await page.goto('/registers/D10/coverage?table=moons')
  await expect(page.getByRole('heading', { name: 'Control coverage' })).toBeVisible()
})

test('every table of coverage is accessible in light and dark', LONG, async ({ sitDown }) => {
  const { page } = await sitDown('Amara Okafor')
  for (const table of ['controls', 'owners', 'categories', 'promises']) {
    await page.goto(`/registers/D10/coverage?table=${table}`)
    await expectLive(page)
    await expectAccessibleInBoth(page)
  }
})

test('coverage prints without its handles, and says what belongs into an empty register', async ({ sitDown }) => {
  const { page } = await sitDown('Amara Okafor')
  await page.goto('/registers/D10/coverage')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('table').first()).toBeVisible()
  await expect(page.getByLabel('Order', { exact: true })).toBeHidden()
  await expect(page.getByRole('navigation', { name: 'Tables of coverage' })).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await makeRegister(page, 'NOCOV')
  await page.goto('/registers/NOCOV/coverage')
  await expect(page.getByRole('heading', { name: 'No open failure modes' })).toBeVisible()
  await expectAccessible(page)
})
