import { makeRegister } from '@/e2e/command-door'
import { expect, expectAccessible, expectLive, test, undoMessage, type Page } from '@/e2e/people-at-work'

const list = (page: Page) => page.getByRole('group', { name: 'Saved views' })
const openList = (page: Page) => page.getByRole('button', { name: /^View(s|: )/ }).click()
const viewIn = (page: Page, section: string, name: string) => list(page).getByRole('region', { name: section }).getByRole('button', { name, exact: true })
const OWN = 'Only you see these'
const SHARED = 'Shared with everybody'

async function saveView(page: Page, name: string, isShared = false): Promise<void> {
  await page.getByRole('button', { name: 'Save as view' }).click()
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.type(name)
  if (isShared) await page.getByRole('checkbox', { name: /Share with everybody/ }).check()
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('button', { name: `View: ${name}` })).toBeVisible()
}

test('SV-2 SV-4 a private view is its owner’s alone, a shared one is there for others at once, and both can be taken back', async ({ sitDown }) => {
  const { page: keeper } = await sitDown('Amara Okafor')
  await makeRegister(keeper, 'VIEWS')
  const { page: other } = await sitDown('Tomasz')
  await other.goto('/registers/VIEWS')
  await expectLive(other)

  await keeper.goto('/registers/VIEWS?q=queue')
  await expectLive(keeper)
  await saveView(keeper, 'Queues')
  await expect(keeper).toHaveURL(/view=/)
  await keeper.goto('/registers/VIEWS?q=backup')
  await expectLive(keeper)
  await saveView(keeper, 'Backups', true)

  await openList(other)
  await expect(viewIn(other, SHARED, 'Backups')).toBeVisible()
  await expect(viewIn(other, OWN, 'Queues')).toHaveCount(0)
  await expect(viewIn(other, SHARED, 'Queues')).toHaveCount(0)
  const room = await other.request.get('/api/registers/VIEWS/room', { maxRetries: 3 })
  expect(await room.text()).not.toContain('Queues')
  await viewIn(other, SHARED, 'Backups').click()
  await expect(other).toHaveURL(/q=backup/)

  await openList(keeper)
  await expectAccessible(keeper)
  await viewIn(keeper, OWN, 'Queues').click()
  await expect(keeper).toHaveURL(/q=queue/)
  await openList(keeper)
  await list(keeper).getByRole('button', { name: 'More for the view Backups' }).click()
  await keeper.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(other.getByText('The view of this address is not here.')).toBeVisible()
  await undoMessage(keeper, 'Deleted the view “Backups”.')
  await expect(other.getByRole('button', { name: 'View: Backups' })).toBeVisible()
})

test('SV-12 a view that was changed says so, and is updated or renamed', async ({ sitDown }) => {
  const { page } = await sitDown('Amara Okafor')
  await makeRegister(page, 'CHANGED')
  await page.goto('/registers/CHANGED?q=first')
  await expectLive(page)
  await saveView(page, 'One')
  await page.goto(`${page.url().replace('q=first', 'q=second')}`)
  await expectLive(page)
  await expect(page.getByRole('button', { name: 'View: One (changed)' })).toBeVisible()
  await page.getByRole('button', { name: 'Update view' }).click()
  await expect(page.getByRole('button', { name: 'View: One', exact: true })).toBeVisible()
  await openList(page)
  await list(page).getByRole('button', { name: 'More for the view One' }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Two')
  await page.getByRole('button', { name: 'Rename', exact: true }).click()
  await expect(page.getByRole('button', { name: 'View: Two' })).toBeVisible()
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await openList(page)
  await expect(viewIn(page, OWN, 'Two')).toBeVisible()
  await expectAccessible(page)
})

test('SV-13 an address with a view that is nowhere opens with a notice, and the rest applies', async ({ sitDown }) => {
  const { page } = await sitDown('Tomasz')
  await page.goto('/registers/D10?q=metric&view=0197a000-0000-7000-8000-000000000001')
  await expectLive(page)
  await expect(page.getByText('The view of this address is not here.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'D10-01', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Go on without it' }).click()
  await expect(page).toHaveURL(/\?q=metric$/)
})
