import { expect, expectAccessible, expectLive, startRegister, test, undoMessage, writeField } from '@/e2e/people-at-work'

test.describe('the demonstration register', () => {
  test('shows ten scenarios in five categories, each scored, as table and matrix', async ({ sitDown }) => {
    const { page } = await sitDown('Amara Okafor')
    // Tall enough that the grid draws all ten.
    await page.setViewportSize({ width: 1280, height: 1400 })
    await page.goto('/')
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Registers' }).click()
    await page.getByRole('link', { name: 'D10', exact: true }).click()
    await expectLive(page)
    const grid = page.getByRole('grid', { name: 'Failure modes' })
    await expect(grid.getByRole('link', { name: /^D10-\d\d$/ })).toHaveCount(10)
    await expect(grid.getByRole('heading', { level: 2 })).toHaveText([
      'Data Integrity Failures',
      'Silent Partial Failures',
      'Operational & Human Errors',
      'Scaling & Load Failures',
      'Control Plane Failures',
    ])
    await expect(grid.getByText('factors scored')).toHaveCount(0)
    await page.getByRole('link', { name: 'Matrix' }).click()
    await expect(page.getByText('10 of 10 rows placed')).toBeVisible()
    await expect(page.getByRole('table').getByRole('link', { name: /D10-03/ })).toBeVisible()
    await page.getByRole('link', { name: 'History' }).click()
    await expect(page.getByText('The demonstration')).toBeVisible()
  })

  test('sorts and filters, and keeps both in the address', async ({ sitDown }) => {
    const { page } = await sitDown('Priya Raghunathan')
    await page.goto('/registers/D10')
    await page.getByRole('columnheader', { name: 'Score' }).getByRole('button', { name: 'Score', exact: true }).click()
    await expect(page).toHaveURL(/sort=-score/)
    const codes = page.getByRole('grid', { name: 'Failure modes' }).getByRole('link', { name: /^D10-\d\d$/ })
    await expect(codes.first()).toHaveText('D10-03')
    await page.getByRole('searchbox', { name: 'Filter' }).fill('kill-switch')
    await expect(codes).toHaveCount(2)
    await expect(page).toHaveURL(/q=kill-switch/)
    await page.reload()
    await expect(codes).toHaveCount(2)
  })

  test('is read-only for a viewer', async ({ sitDown }) => {
    const { page } = await sitDown('Priya Raghunathan')
    await page.goto('/registers/D10/D10-01')
    await expect(page.getByRole('heading', { name: 'Silent Metric Corruption' })).toBeVisible()
    await expect(page.getByRole('button', { name: /^Edit/ })).toHaveCount(0)
    await expect(page.getByRole('radio').first()).toBeDisabled()
    await expectAccessible(page)
  })
})

test.describe('a register of one’s own', () => {
  test('starts empty and takes failure modes and categories, moved, deleted and brought back', async ({ sitDown }) => {
    const { page } = await sitDown('Amara Okafor')
    await page.goto('/registers/new')
    await page.getByLabel('Code').fill('PAY')
    await page.getByLabel('Title').fill('Payments')
    await page.getByRole('button', { name: 'Start the register' }).click()
    await expect(page.getByRole('heading', { name: 'Payments', level: 1 })).toBeVisible()
    await expectLive(page)
    const add = page.getByRole('textbox', { name: 'Add a failure mode to Data Integrity Failures' })
    await add.fill('Paid twice')
    await add.press('Enter')
    await add.fill('Paid never')
    await add.press('Enter')
    const codes = page.getByRole('link', { name: /^PAY-\d\d$/ })
    await expect(codes).toHaveText(['PAY-01', 'PAY-02'])

    await page.getByRole('button', { name: 'More for PAY-02' }).click()
    await page.getByRole('menuitem', { name: 'Move up' }).click()
    await expect(codes).toHaveText(['PAY-02', 'PAY-01'])

    await page.getByRole('button', { name: 'More for PAY-02' }).click()
    await page.getByRole('menuitem', { name: 'Move to Control Plane Failures' }).click()
    await expect(codes).toHaveText(['PAY-01', 'PAY-02'])

    await page.getByRole('button', { name: 'More for PAY-01' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await expect(codes).toHaveText(['PAY-02'])
    await undoMessage(page, 'Deleted PAY-01')
    await expect(codes).toHaveText(['PAY-01', 'PAY-02'])

    await page.getByRole('button', { name: 'More for Control Plane Failures' }).click()
    await page.getByRole('menuitem', { name: 'Delete category' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete with 1 failure mode' }).click()
    await expect(codes).toHaveText(['PAY-01'])
    await page.keyboard.press('Control+z')
    await expect(codes).toHaveText(['PAY-01', 'PAY-02'])
    await page.reload()
    await expect(codes).toHaveText(['PAY-01', 'PAY-02'])
    await expectAccessible(page)
  })

  test('edits every kind of field of a scenario and scores it by keyboard', async ({ sitDown }) => {
    const { page } = await sitDown('Amara Okafor')
    await startRegister(page, 'SCN', 'Scenario', ['Rows vanish'])
    await page.getByRole('link', { name: 'SCN-01' }).click()
    await writeField(page, 'Scenario', 'Rows are **gone** after a retry.')
    await expect(page.getByRole('strong').filter({ hasText: 'gone' })).toBeVisible()
    await writeField(page, 'Component', 'loader', 'Enter')
    const signal = page.getByRole('textbox', { name: 'Add a signal' })
    await signal.fill('Row count falls')
    await signal.press('Enter')
    await signal.fill('Client calls')
    await signal.press('Enter')
    await expect(page.getByRole('listitem').filter({ hasText: 'Client calls' })).toBeVisible()
    await page.getByRole('combobox', { name: 'Add an owner' }).selectOption({ label: 'SRE Lead' })
    await expect(page.getByText('Held by Rafael Quintana')).toBeVisible()
    await page.getByRole('combobox', { name: 'Window of the first response' }).selectOption('First 30 minutes')

    for (const [factor, level] of [
      ['Likelihood', '4'],
      ['Impact', '5'],
      ['Detectability', '5'],
      ['Recoverability', '3'],
      ['Blast radius', '4'],
    ] as const) {
      await page.getByRole('radiogroup', { name: factor }).getByRole('radio').first().focus()
      await page.keyboard.press(level)
    }
    await expect(page.getByText('1200').first()).toBeVisible()
    await expect(page.getByText('critical', { exact: true }).or(page.getByText('Critical', { exact: true })).first()).toBeVisible()
    await expect(page.getByText('Amara Okafor').nth(1)).toBeVisible()
    await expectAccessible(page)

    await page.getByRole('combobox', { name: 'Status' }).selectOption('Closed')
    await page.getByRole('textbox', { name: 'Why is it closed?' }).fill('The loader is gone.')
    await page.getByRole('button', { name: 'Close it' }).click()
    await expect(page.getByText('The loader is gone.').first()).toBeVisible()
    await expectLive(page)
    await page.reload()
    await expect(page.getByRole('strong').filter({ hasText: 'gone' })).toBeVisible()
    await expect(page.getByText('1200').first()).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Status' })).toHaveValue('closed')
  })
})
