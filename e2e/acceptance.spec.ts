import { makeRegister, sendCommand } from '@/e2e/command-door'
import { expect, expectAccessible, expectAccessibleInBoth, expectLive, PHONE, test } from '@/e2e/people-at-work'
import { DEMONSTRATION_PEOPLE } from '@/lib/auth/demonstration-people'
import { FACTORS, type Level } from '@/lib/domain/scoring/factor'
import { newId } from '@/lib/kernel/ids'

const passwordOf = (name: string) => DEMONSTRATION_PEOPLE.find((person) => person.name === name)?.password ?? ''

test('somebody asks to live with a risk, another accepts it with a password, and it ends when the risk rises', async ({ sitDown }) => {
  const [ingrid, rafael] = await Promise.all([sitDown('Ingrid Solheim'), sitDown('Rafael Quintana', undefined, PHONE)])
  const amara = await sitDown('Amara Okafor')
  const { registerId, failureModeIds } = await makeRegister(amara.page, 'LIVED', { titles: ['Silent loss'] })
  const score = async (before: Level | null, after: Level) => {
    const factors = Object.fromEntries(FACTORS.map((factor) => [factor, { before, after }]))
    await sendCommand(amara.page, { verb: 'failure-mode.rescore', registerId, input: { scores: [{ failureModeId: failureModeIds[0], assessmentId: newId(), stage: 'current', factors }] } })
  }
  await score(null, 3)

  await ingrid.page.goto('/registers/LIVED/LIVED-01')
  await expectLive(ingrid.page)
  const section = ingrid.page.getByRole('region', { name: 'Acceptance' })
  await section.getByRole('button', { name: 'Ask for acceptance' }).click()
  const dialog = ingrid.page.getByRole('dialog', { name: 'Ask to live with LIVED-01' })
  await expect(dialog).toContainText('A moderate risk is accepted by Ingestion Owner (nobody else today) or SRE Lead (Rafael Quintana)')
  await dialog.getByRole('button', { name: 'Ask for acceptance' }).click()
  await expect(dialog.getByLabel('Reason')).toHaveAccessibleDescription(/Say why/)
  await dialog.getByLabel('Reason').fill('The old loader goes in March.')
  await dialog.getByLabel('Conditions').fill('Totals are compared each night.')
  await dialog.getByRole('button', { name: 'Ask for acceptance' }).click()
  await expect(section).toContainText('Waits for a decision')
  await expect(section.getByRole('link', { name: 'Accept or refuse' })).toHaveCount(0)
  await ingrid.page.goto('/registers/LIVED/LIVED-01/acceptance')
  await expect(ingrid.page.getByText('You asked for this.')).toBeVisible()

  await rafael.page.goto('/')
  await rafael.page.getByRole('list', { name: 'Waits for your acceptance' }).getByRole('link', { name: 'Silent loss' }).click()
  await expect(rafael.page.getByRole('heading', { name: 'Accept the risk: Silent loss', level: 1 })).toBeVisible()
  await expectAccessibleInBoth(rafael.page)
  await rafael.page.getByLabel('Your password').fill(passwordOf('Rafael Quintana'))
  await rafael.page.getByRole('button', { name: 'Accept as SRE Lead' }).click()
  await expect(ingrid.page.getByRole('list', { name: 'Acceptances' })).toContainText('Accepted by Rafael Quintana as SRE Lead')

  await expect(rafael.page.getByRole('combobox', { name: 'Status' })).toHaveValue('accepted')
  await expectAccessible(rafael.page)
  await score(3, 4)
  await expect(rafael.page.getByRole('region', { name: 'Acceptance' })).toContainText('243 moderate was accepted; it is 1024 high now.')
})
