import { makeRegister, sendCommand } from '@/e2e/command-door'
import { APP_A, expect, expectAccessibleInBoth, test, type Page } from '@/e2e/people-at-work'
import { makeInvitationToken } from '@/lib/services/people/invitations'
import { FACTORS } from '@/lib/domain/scoring/factor'
import { newId } from '@/lib/kernel/ids'

const ZORA = 'zora.novak@example.com'

/** At the provider: types a login and goes on. */
async function logIn(page: Page, login: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Login' }).fill(login)
  await page.getByRole('button', { name: 'Log in' }).click()
}

/** Gives somebody a role of their own and asks it to sign a register's first baseline, and to live with its one risk. */
async function askForBoth(page: Page, code: string, name: string): Promise<void> {
  const { registerId, failureModeIds: [failureModeId] } = await makeRegister(page, code, { titles: ['A queue runs full'] })
  const room: { rows: { membership: { id: string; name: string }[] } } = await (await page.request.get('/api/room')).json()
  const [ownerRoleId, baselineId] = [newId(), newId()]
  await sendCommand(page, { verb: 'owner-role.add', input: { rows: [{ id: ownerRoleId, name: 'Release Lead', orderKey: 'a9', acceptsUpTo: 'low' }] } })
  const membershipId = room.rows.membership.find((one) => one.name === name)?.id
  await sendCommand(page, { verb: 'owner-role-holding.add', input: { rows: [{ id: newId(), ownerRoleId, membershipId, validFrom: '2026-01-01' }] } })
  const factors = Object.fromEntries(FACTORS.map((factor) => [factor, { before: null, after: 1 }]))
  await sendCommand(page, { verb: 'failure-mode.rescore', registerId, input: { scores: [{ failureModeId, assessmentId: newId(), stage: 'current', factors }] } })
  const expiresOn = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  await sendCommand(page, { verb: 'acceptance.ask', registerId, input: { id: newId(), failureModeId, reason: 'Rare enough', expiresOn } })
  await sendCommand(page, { verb: 'baseline.freeze', registerId, input: { id: baselineId, changeNote: 'As reviewed.' } })
  await sendCommand(page, { verb: 'review.ask', registerId, input: { id: newId(), baselineId, signOrder: 'parallel', places: [{ id: newId(), ownerRoleId }] } })
}

test('OI-17 OI-20 OI-25 OI-26 somebody invited joins with a login at the provider, signs and accepts a risk with a fresh one, and comes in by it again', async ({ sitDown, browser }) => {
  const { page: amara } = await sitDown('Amara Okafor')
  const { token, hash } = makeInvitationToken()
  await sendCommand(amara, { verb: 'invitation.create', input: { email: ZORA, roles: ['signer'], tokenHash: hash } })
  const context = await browser.newContext({ baseURL: APP_A })
  const zora = await context.newPage()
  await zora.goto(`/invitations/${token}`)
  await zora.getByRole('button', { name: 'Continue with Corp login' }).click()
  await logIn(zora, ZORA)
  await zora.getByRole('textbox', { name: 'Your name' }).fill('Zora Novak')
  await zora.getByRole('button', { name: /^Join/ }).click()
  await expect(zora.getByRole('heading', { name: 'Mine', level: 1 })).toBeVisible()

  await askForBoth(amara, 'FRESH', 'Zora Novak')
  await zora.goto('/registers/FRESH/baselines/1/sign')
  await zora.getByRole('radio', { name: /^Approved/ }).check()
  await zora.getByRole('textbox', { name: 'Comment' }).fill('Read on the train.')
  await expect(zora.getByLabel('Your password')).toHaveCount(0)
  await zora.getByRole('button', { name: 'Sign in again with Corp login' }).click()
  await zora.getByRole('button', { name: 'Stop' }).click()
  await expect(zora.getByText('You stopped at Corp login.')).toBeVisible()
  await zora.getByRole('link', { name: 'Back' }).click()
  await expect(zora.getByRole('textbox', { name: 'Comment' })).toHaveValue('Read on the train.')
  await zora.getByRole('button', { name: 'Sign in again with Corp login' }).click()
  await logIn(zora, ZORA)
  await expect(zora.getByText('Corp login has just said that it is you.')).toBeVisible()
  await expect(zora.getByRole('radio', { name: /^Approved/ })).toBeChecked()
  await expectAccessibleInBoth(zora)
  await zora.getByRole('button', { name: 'Sign as Release Lead' }).click()
  await expect(zora.getByText(/fresh login at the identity provider/)).toBeVisible()
  await expect(zora.getByText('Read on the train.')).toBeVisible()

  await zora.goto('/registers/FRESH/FRESH-01/acceptance')
  await zora.getByRole('textbox', { name: 'Comment' }).fill('For this launch.')
  await zora.getByRole('button', { name: 'Sign in again with Corp login' }).click()
  await logIn(zora, ZORA)
  await expect(zora.getByText('It counts for this decision, once')).toBeVisible()
  await expect(zora.getByRole('textbox', { name: 'Comment' })).toHaveValue('For this launch.')
  await zora.getByRole('button', { name: 'Accept as Release Lead' }).click()
  await expect(zora.getByText('For this launch.')).toBeVisible()

  await zora.getByRole('button', { name: 'Zora Novak' }).click()
  await zora.getByRole('menuitem', { name: 'Sign out' }).click()
  await zora.getByRole('button', { name: 'Sign out there' }).click()
  await zora.getByRole('button', { name: 'Sign in with Corp login' }).click()
  await logIn(zora, ZORA)
  await expect(zora.getByRole('heading', { name: 'Mine', level: 1 })).toBeVisible()
  await context.close()
})
