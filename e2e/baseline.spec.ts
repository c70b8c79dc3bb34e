import { makeRegister, sendCommand } from '@/e2e/command-door'
import { expect, expectAccessible, expectAccessibleInBoth, expectLive, test } from '@/e2e/people-at-work'

test('a register is frozen, changed, compared with its baseline, and its record is whole', async ({ sitDown }) => {
  const { page } = await sitDown('Amara Okafor')
  const { registerId, failureModeIds } = await makeRegister(page, 'FROZEN', { titles: ['Silent loss', 'Slow uploads'] })
  await page.goto('/registers/FROZEN/baselines')
  await expect(page.getByRole('heading', { name: 'No baseline yet.' })).toBeVisible()
  await expectLive(page)
  await page.getByRole('button', { name: 'Freeze a baseline' }).click()
  const dialog = page.getByRole('dialog', { name: 'Freeze a baseline' })
  await dialog.getByRole('button', { name: 'Freeze it' }).click()
  await expect(dialog.getByText('Say in a sentence what this version is about.')).toBeVisible()
  await dialog.getByLabel('What changed').fill('As reviewed before the launch.')
  await dialog.getByRole('button', { name: 'Freeze it' }).click()
  await expect(dialog).toBeHidden()

  await page.getByRole('link', { name: 'Baseline 1', exact: true }).click()
  await expect(page.getByRole('heading', { name: /^Baseline 1/, level: 1 })).toContainText('Draft')
  await expect(page.getByRole('region', { name: 'Failure modes of the baseline' }).getByRole('row', { name: /FROZEN-02/ })).toContainText('Slow uploads')
  await page.getByRole('button', { name: 'Send to review' }).click()
  await page.getByRole('button', { name: 'Lock it' }).click()
  await page.getByRole('dialog', { name: 'Lock baseline 1' }).getByRole('button', { name: 'Lock it' }).click()
  await expect(page.getByRole('heading', { name: /^Baseline 1/, level: 1 })).toContainText('Pre-launch risk lock')
  await expectAccessibleInBoth(page)

  const edits = [{ id: failureModeIds[0], field: 'cause', before: null, after: 'Nobody counts' }]
  await sendCommand(page, { verb: 'failure-mode.edit', registerId, input: { edits } })
  await page.getByRole('link', { name: 'FROZEN-01', exact: true }).click()
  const holding = page.getByRole('region', { name: 'In baselines' })
  await holding.getByRole('link', { name: 'Baseline 1', exact: true }).click()
  await expect(page.locator('tr[aria-current=true]')).toContainText('Silent loss')
  await page.getByRole('link', { name: 'Compare with now' }).click()
  await expect(page.getByText('Scenarios: 1 changed. 1 difference in all.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'FROZEN-01 Silent loss' })).toBeVisible()
  await expect(page.getByText('Nobody counts')).toBeVisible()
  await expectAccessibleInBoth(page)

  await page.goto('/verify')
  await page.getByRole('button', { name: 'Check everything' }).click()
  await expect(page.getByText('Every record fits.')).toBeVisible()
  await expectAccessible(page)
})
