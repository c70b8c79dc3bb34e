import { makeRegister } from '@/e2e/command-door'
import { APP_A, APP_B, expect, expectLive, test, writeField, type Desk } from '@/e2e/people-at-work'

async function meetAtScenario(sitDown: (name: string, app?: string) => Promise<Desk>, code: string) {
  const one = await sitDown('Amara Okafor', APP_A)
  const two = await sitDown('Rafael Quintana', APP_B)
  await makeRegister(one.page, code, { titles: ['Rows vanish'] })
  await Promise.all([one, two].map(({ page }) => page.goto(`/registers/${code}/${code}-01`)))
  await expectLive(one.page)
  await expectLive(two.page)
  return { one: one.page, two: two.page, second: two.context }
}

test.describe('two people, two processes, one database', () => {
  test('each sees what the other does, without reloading', async ({ sitDown }) => {
    const { one, two } = await meetAtScenario(sitDown, 'LIVE')
    await writeField(one, 'Cause', 'A retry without an id')
    await expect(two.getByText('A retry without an id').first()).toBeVisible()
    await two.getByRole('radiogroup', { name: 'Impact' }).getByRole('radio').first().focus()
    await two.keyboard.press('4')
    await expect(one.getByRole('radiogroup', { name: 'Impact' }).getByRole('radio', { checked: true })).toContainText('high')
    await expect(one.getByText('1 of 5 scored')).toBeVisible()
    await one.goto('/registers/LIVE/matrix')
    await expectLive(one)
    await two.getByRole('radiogroup', { name: 'Likelihood' }).getByRole('radio').first().focus()
    await two.keyboard.press('2')
    await expect(one.getByText(/1 of 1 rows? placed/)).toBeVisible()
  })

  test('the same field at once: one wins, the other is told and loses nothing typed', async ({ sitDown }) => {
    const { one, two } = await meetAtScenario(sitDown, 'SAME')
    await two.getByRole('button', { name: 'Edit cause' }).click()
    const typed = two.getByRole('textbox', { name: 'Cause', exact: true })
    await typed.fill('What Rafael typed')
    await writeField(one, 'Cause', 'What Amara typed')
    await expect(two.getByText('Changed meanwhile to: What Amara typed')).toBeVisible()
    await typed.press('Control+Enter')
    const notice = two.getByText('Cause was changed by somebody else while you wrote.')
    await expect(notice).toBeVisible()
    await expect(typed).toHaveValue('What Rafael typed')
    await expect(two.getByText('What Amara typed').first()).toBeVisible()
    await two.getByRole('button', { name: 'Write mine over it' }).click()
    await expect(one.getByText('What Rafael typed').first()).toBeVisible()
  })

  test('different fields at once: both win', async ({ sitDown }) => {
    const { one, two } = await meetAtScenario(sitDown, 'BOTH')
    await Promise.all([writeField(one, 'Cause', 'The cause'), writeField(two, 'Effect', 'The effect')])
    for (const page of [one, two]) {
      await expect(page.getByText('The cause').first()).toBeVisible()
      await expect(page.getByText('The effect').first()).toBeVisible()
    }
  })

  test('a lost connection loses nothing typed and catches up', async ({ sitDown }) => {
    const { one, two, second } = await meetAtScenario(sitDown, 'LOST')
    await second.setOffline(true)
    await writeField(two, 'Trigger', 'Written without a connection')
    await writeField(one, 'Cause', 'Written meanwhile')
    await expect(two.getByText(/waits|No connection/).first()).toBeVisible()
    await second.setOffline(false)
    await expect(one.getByText('Written without a connection').first()).toBeVisible({ timeout: 20_000 })
    await expect(two.getByText('Written meanwhile').first()).toBeVisible({ timeout: 20_000 })
    await expectLive(two)
  })

  test('undo never tramples newer work', async ({ sitDown }) => {
    const { one, two } = await meetAtScenario(sitDown, 'UNDO')
    await writeField(one, 'Cause', 'First cause')
    await expect(two.getByText('First cause').first()).toBeVisible()
    await writeField(two, 'Cause', 'Second cause')
    await expect(one.getByText('Second cause').first()).toBeVisible()
    await one.locator('body').press('Control+z')
    await expect(one.getByText(/Could not undo/)).toBeVisible()
    await expect(one.getByText('Second cause').first()).toBeVisible()
  })
})
