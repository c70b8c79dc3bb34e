import type { Page } from '@playwright/test'
import { makeRegister, sendCommand } from '@/e2e/command-door'
import { expect, expectAccessible, expectAccessibleInBoth, expectLive, PHONE, test } from '@/e2e/people-at-work'
import { DEMONSTRATION_PEOPLE } from '@/lib/auth/demonstration-people'
import { newId } from '@/lib/kernel/ids'

const passwordOf = (name: string) => DEMONSTRATION_PEOPLE.find((person) => person.name === name)?.password ?? ''

async function sign(page: Page, name: string, meaning: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(`^${meaning}`) }).check()
  await page.getByLabel('Your password').fill(passwordOf(name))
  await page.getByRole('button', { name: /^Sign as/ }).click()
}

test('two people sign one baseline in order; a change makes it stale, and a change back ends that', async ({ sitDown }) => {
  const [amara, ingrid, rafael] = await Promise.all([sitDown('Amara Okafor'), sitDown('Ingrid Solheim', undefined, PHONE), sitDown('Rafael Quintana')])
  const { registerId, failureModeIds } = await makeRegister(amara.page, 'SIGNED', { titles: ['Silent loss'] })
  await sendCommand(amara.page, { verb: 'baseline.freeze', registerId, input: { id: newId(), changeNote: 'As reviewed before the launch.' } })
  await amara.page.goto('/registers/SIGNED/baselines')
  await expectLive(amara.page)
  await amara.page.getByRole('link', { name: 'Baseline 1', exact: true }).click()
  await amara.page.getByRole('button', { name: 'Ask for signatures' }).click()
  const dialog = amara.page.getByRole('dialog', { name: 'Ask for signatures' })
  await dialog.getByRole('button', { name: 'Leave Product Manager out' }).click()
  await dialog.getByRole('button', { name: 'Ask them' }).click()
  const review = amara.page.getByRole('list', { name: 'Review of baseline 1' })
  await expect(review.getByRole('listitem').filter({ hasText: 'SRE Lead' })).toContainText('Comes later')

  await ingrid.page.goto('/')
  await ingrid.page.getByRole('list', { name: 'Waits for your signature' }).getByRole('link', { name: 'Register SIGNED, baseline 1' }).click()
  await expect(ingrid.page.getByRole('heading', { name: /^Sign baseline 1/, level: 1 })).toBeVisible()
  await expectAccessibleInBoth(ingrid.page)
  await sign(ingrid.page, 'Ingrid Solheim', 'Approved')
  await expect(ingrid.page.getByRole('heading', { name: /^Baseline 1/, level: 1 })).toBeVisible()

  await rafael.page.goto('/registers/SIGNED/baselines/1/sign')
  await sign(rafael.page, 'Rafael Quintana', 'Accepts the risk')
  await expect(review.getByRole('listitem').filter({ hasText: 'SRE Lead' })).toContainText('Accepts the risk')
  await expect(review.getByText('Current')).toHaveCount(2)

  const cause = (before: string | null, after: string | null) => sendCommand(amara.page, { verb: 'failure-mode.edit', registerId, input: { edits: [{ id: failureModeIds[0], field: 'cause', before, after }] } })
  await cause(null, 'Nobody counts')
  await expect(review.getByText('Stale')).toHaveCount(2)
  await expectAccessible(amara.page)
  await cause('Nobody counts', null)
  await expect(review.getByText('Current')).toHaveCount(2)
})
