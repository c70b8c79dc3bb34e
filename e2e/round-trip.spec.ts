import { readFileSync } from 'node:fs'
import { makeRegister, sendCommand } from '@/e2e/command-door'
import { expect, expectAccessibleInBoth, test } from '@/e2e/people-at-work'
import { present } from '@/lib/kernel/assert'

test('a document is exported to be edited, comes back while others worked, is chosen from, and is taken back with one undo', async ({ sitDown }) => {
  const { page } = await sitDown('Amara Okafor')
  const { registerId, failureModeIds } = await makeRegister(page, 'TRIP', { titles: ['Rows vanish', 'Jobs run twice'] })
  const id = present(failureModeIds[0], 'a failure mode')
  const editCause = (before: string | null, after: string) => sendCommand(page, { verb: 'failure-mode.edit', registerId, input: { edits: [{ id, field: 'cause', before, after }] } })
  await editCause(null, 'A timeout')

  await page.goto('/registers/TRIP/export?as=md&of=d10&scores=0')
  await page.getByRole('checkbox', { name: 'To edit and import again' }).check()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export Markdown' }).click()
  const text = readFileSync(await (await saved).path(), 'utf8')
  await editCause('A timeout', 'A timeout of the queue')

  await page.goto('/registers/import')
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeEnabled()
  const edited = text.replace('Rows vanish', 'Rows vanish at night').replace('A timeout', 'A timeout of the loader')
  await page.getByLabel('File to import').setInputFiles({ name: 'TRIP.md', mimeType: 'text/markdown', buffer: Buffer.from(edited) })
  await expect(page.getByRole('heading', { name: 'What this document changes in TRIP' })).toBeVisible()
  await expect(page.getByText('Changes: 1 in the file, 1 on both sides. Nothing is stored yet.')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Take Failure mode of TRIP-01' })).toBeChecked()
  const conflict = page.getByRole('group', { name: 'Cause of TRIP-01' })
  await expect(conflict).toContainText('Exported: A timeout')
  await expect(conflict.getByRole('radio', { checked: true })).toHaveCount(0)
  await expect(page.getByText('One conflict is not decided: it stays as it is here.')).toBeVisible()
  await expectAccessibleInBoth(page)
  await conflict.getByRole('radio', { name: 'Take it from the file' }).check()
  await page.getByRole('button', { name: 'Take 2 changes' }).click()
  await page.getByRole('button', { name: 'Undo the import' }).click()
  await expect(page.getByText('The import of TRIP.md was taken back')).toBeVisible()
  const again = await (await page.request.get('/api/registers/TRIP/export', { maxRetries: 3 })).text()
  expect(again).toContain('### TRIP-01 — Rows vanish\n')
  expect(again).toContain('**Cause:** A timeout of the queue\n')
})
