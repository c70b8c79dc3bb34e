import { FACTORS } from '@/lib/domain/scoring/factor'
import { newId } from '@/lib/kernel/ids'
import { makeRegister, sendCommand } from '@/e2e/command-door'
import { APP_A, APP_B, expect, expectAccessible, expectAccessibleInBoth, expectLive, LONG, type Page, test } from '@/e2e/people-at-work'

/** A register with two failure modes: one that is grave, silent and rare, and one that is middling all over. */
async function makeScored(page: Page, code: string): Promise<void> {
  const { registerId, failureModeIds } = await makeRegister(page, code, { titles: ['Silent loss', 'Slow uploads'] })
  const levels = [[1, 5, 5, 5, 1], [3, 3, 3, 3, 3]]
  const scores = failureModeIds.map((failureModeId, i) => {
    const factors = Object.fromEntries(FACTORS.map((factor, f) => [factor, { before: null, after: levels[i]?.[f] }]))
    return { failureModeId, assessmentId: newId(), stage: 'current', factors }
  })
  await sendCommand(page, { verb: 'failure-mode.rescore', registerId, input: { scores } })
}

const policyRow = (page: Page, name: RegExp) => page.getByRole('region', { name: 'Policies', exact: true }).getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })

test('policies stand side by side, and one is adopted with a reason after its preview', async ({ sitDown }) => {
  const { page } = await sitDown('Amara Okafor')
  await makeScored(page, 'LAB')
  await page.goto('/registers/LAB/policy-lab')
  await expectLive(page)
  await expect(policyRow(page, /Product, version 1/)).toContainText('Adopted')
  // Under the product the silent loss (125) stands behind the slow uploads (243); severity first turns them round.
  const rows = page.getByRole('region', { name: 'Failure modes under each policy' })
  await expect(rows.getByRole('rowheader').first()).toContainText('LAB-02')
  await page.getByLabel('Order', { exact: true }).selectOption('By rank under Severity first')
  await expect(page).toHaveURL(/sort=severity-first/)
  await expect(rows.getByRole('rowheader').first()).toContainText('LAB-01')
  await expect(rows.getByText('1 rank worse, rank')).not.toHaveCount(0)

  await page.getByRole('button', { name: 'Adopt Severity first' }).click()
  const dialog = page.getByRole('dialog', { name: 'Adopt Severity first, version 1' })
  await expect(dialog.getByText('1 of 2 current bands change')).toBeVisible()
  await expect(dialog.getByRole('listitem').filter({ hasText: 'LAB-01' })).toContainText('Critical')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Adopt severity first' }).click()
  await expect(dialog.getByText('Say why in a sentence.')).toBeVisible()
  await dialog.getByLabel('Why').fill('What is silent and beyond repair comes first.')
  await dialog.getByRole('button', { name: 'Adopt severity first' }).click()
  await expect(dialog).toBeHidden()
  await expect(policyRow(page, /Severity first, version 1/)).toContainText('Adopted')

  await page.goto('/registers/LAB/history')
  await expect(page.getByText('What is silent and beyond repair comes first.')).toBeVisible()
  await page.goto('/registers/LAB/LAB-01')
  await expect(page.getByText('Made under Product, version 1: 125 moderate.')).toBeVisible()
})

test('undo adopts the former policy again', async ({ sitDown }) => {
  const { page } = await sitDown('Amara Okafor')
  await makeScored(page, 'BACK')
  await page.goto('/registers/BACK/policy-lab')
  await page.getByRole('button', { name: 'Adopt Weighted' }).click()
  await page.getByLabel('Why').fill('To try it.')
  await page.getByRole('button', { name: 'Adopt weighted', exact: true }).click()
  await expect(policyRow(page, /Weighted, version/)).toContainText('Adopted')
  await page.locator('body').press('Control+z')
  await expect(policyRow(page, /Product, version 1/)).toContainText('Adopted')
})

test('two who adopt at once: one holds, the other is told, keeps the reason, and may adopt over it', async ({ sitDown }) => {
  const one = await sitDown('Amara Okafor', APP_A)
  await makeScored(one.page, 'BOTHLAB')
  await one.page.goto('/registers/BOTHLAB/policy-lab')
  const two = await sitDown('Amara Okafor', APP_B)
  await two.page.goto('/registers/BOTHLAB/policy-lab')
  await expectLive(one.page)
  await expectLive(two.page)
  await two.page.getByRole('button', { name: 'Adopt Sum' }).click()
  await two.page.getByLabel('Why').fill('Adding up is easier to explain.')
  await one.page.getByRole('button', { name: 'Adopt Severity first' }).click()
  await one.page.getByLabel('Why').fill('Grave first.')
  await one.page.getByRole('button', { name: 'Adopt severity first', exact: true }).click()
  await expect(two.page.getByText('Somebody else changed the policy of this register meanwhile.')).toBeVisible()
  await expect(two.page.getByLabel('Why')).toHaveValue('Adding up is easier to explain.')
  await two.page.getByRole('button', { name: 'Compare with the present one' }).click()
  await two.page.getByRole('button', { name: 'Adopt sum', exact: true }).click()
  await expect(policyRow(one.page, /Sum, version/)).toContainText('Adopted')
})

test('weights of one’s own are checked, compared and kept in the address', async ({ sitDown }) => {
  const { page } = await sitDown('Amara Okafor')
  await page.goto('/registers/D10/policy-lab')
  await page.getByText('Try weights of your own').click()
  for (const label of ['Likelihood', 'Impact', 'Detectability', 'Recoverability', 'Blast radius']) await page.getByLabel(label, { exact: true }).fill('0')
  await page.getByRole('button', { name: 'Compare these weights' }).click()
  await expect(page.getByText('At least one weight must be above 0.')).toBeVisible()
  await page.getByLabel('Impact', { exact: true }).fill('5')
  await page.getByLabel('Low ends at').fill('20')
  await page.getByLabel('Moderate ends at').fill('10')
  await page.getByLabel('High ends at').fill('22')
  await page.getByRole('button', { name: 'Compare these weights' }).click()
  await expect(page.getByText('Edges must rise: low, then moderate, then high.')).toBeVisible()
  await page.getByLabel('Low ends at').fill('8')
  await page.getByRole('button', { name: 'Compare these weights' }).click()
  await expect(page).toHaveURL(/weights=0_5_0_0_0&edges=8_10_22/)
  await expect(policyRow(page, /Your weights/)).toBeVisible()
  await page.reload()
  await expect(policyRow(page, /Your weights/)).toBeVisible()
})

test('those who may not adopt compare all the same; the lab is accessible, prints, and says what it needs', LONG, async ({ sitDown }) => {
  const reader = await sitDown('Tomasz')
  await reader.page.goto('/registers/D10/policy-lab')
  await expectLive(reader.page)
  await expect(reader.page.getByText('Facilitators and administrators adopt a policy.')).toBeVisible()
  await expect(reader.page.getByRole('button', { name: /^Adopt/ })).toHaveCount(0)
  const { page } = await sitDown('Amara Okafor')
  await page.goto('/registers/D10/policy-lab?weights=1_5_1_2_1')
  await expectLive(page)
  await expectAccessibleInBoth(page)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('table')).toHaveCount(3)
  await expect(page.getByLabel('Order', { exact: true })).toBeHidden()
  await expect(page.getByRole('button', { name: 'Adopt Sum' })).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await makeRegister(page, 'NOLAB')
  await page.goto('/registers/NOLAB')
  await page.getByRole('link', { name: 'Policy lab' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing to compare yet' })).toBeVisible()
  await expectAccessible(page)
})
