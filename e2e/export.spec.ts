import { readFileSync } from 'node:fs'
import { makeRegister } from '@/e2e/command-door'
import { expect, expectAccessibleInBoth, test } from '@/e2e/people-at-work'

test('what is exported is seen first, and comes as the file that was chosen', async ({ sitDown }) => {
  const { page } = await sitDown('Amara Okafor')
  await makeRegister(page, 'LEAVE', { titles: ['Rows vanish'] })
  await page.goto('/registers/LEAVE/export')
  const preview = page.frameLocator('iframe[title="Preview"]')
  await expect(preview.getByRole('heading', { name: 'LEAVE-01 — Rows vanish' })).toBeVisible()
  await expect(preview.getByText('This is no baseline')).toBeVisible()
  await expectAccessibleInBoth(page)

  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export PDF' }).click()
  const file = await saved
  expect(file.suggestedFilename()).toBe('LEAVE.pdf')
  expect(readFileSync(await file.path()).subarray(0, 5).toString()).toBe('%PDF-')
  await expect(page.getByText('LEAVE.pdf is in your downloads.')).toBeVisible()

  await page.getByRole('combobox', { name: 'Document' }).selectOption('One scenario')
  await page.getByRole('combobox', { name: 'Scenario' }).fill('LEAVE-99')
  await expect(page.getByText('There is no failure mode LEAVE-99 in this register.')).toBeVisible()
  await expect(page).toHaveURL(/of=scenario&scenario=LEAVE-99/)
})
