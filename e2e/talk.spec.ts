import { makeRegister } from '@/e2e/command-door'
import { APP_A, APP_B, expect, expectAccessibleInBoth, expectLive, test, undoMessage, writeField, type Desk, type Page } from '@/e2e/people-at-work'

/** Two people at one failure mode, each at a process of their own. */
async function meet(sitDown: (name: string, app?: string) => Promise<Desk>, code: string) {
  const one = await sitDown('Amara Okafor', APP_A)
  const two = await sitDown('Rafael Quintana', APP_B)
  await makeRegister(one.page, code, { titles: ['Rows vanish'] })
  await Promise.all([one, two].map(({ page }) => page.goto(`/registers/${code}/${code}-01`)))
  await expectLive(one.page)
  await expectLive(two.page)
  return { one: one.page, two: two.page, second: two }
}

const comments = (page: Page) => page.getByRole('region', { name: 'Comments' })
const composer = (page: Page) => page.getByRole('textbox', { name: 'Write a comment' })

async function say(page: Page, text: string): Promise<void> {
  await composer(page).fill(text)
  await composer(page).press('Control+Enter')
  await expect(comments(page).getByRole('article').filter({ hasText: text })).toBeVisible()
}

test.describe('comments', () => {
  test('a mention is chosen by keyboard, and the comment is there for the other at once', async ({ sitDown }) => {
    const { one, two } = await meet(sitDown, 'SAY')
    await composer(one).pressSequentially('Have you seen this, @raf')
    await expect(one.getByRole('listbox', { name: 'People to mention' }).getByRole('option', { name: 'Rafael Quintana' })).toHaveAttribute('aria-selected', 'true')
    await expectAccessibleInBoth(one)
    await composer(one).press('Enter')
    await expect(composer(one)).toHaveValue('Have you seen this, @Rafael Quintana ')
    await composer(one).pressSequentially('or not?')
    await composer(one).press('Control+Enter')
    await expect(composer(one)).toHaveValue('')
    for (const page of [one, two]) {
      const comment = comments(page).getByRole('article', { name: 'Comment of Amara Okafor' })
      await expect(comment).toContainText('Have you seen this, @Rafael Quintana or not?')
      await expect(comments(page).getByRole('heading', { name: 'Comments' })).toContainText('1')
    }
  })

  test('its author edits it, deletes it and takes that back; nobody else is offered to edit', async ({ sitDown }) => {
    const { one, two } = await meet(sitDown, 'EDIT')
    await say(two, 'It happend twice.')
    const theirs = comments(one).getByRole('article', { name: 'Comment of Rafael Quintana' })
    await expect(theirs).toContainText('It happend twice.')
    await comments(two).getByRole('button', { name: 'More for the comment of Rafael Quintana' }).click()
    await two.getByRole('menuitem', { name: 'Edit' }).click()
    const editor = two.getByRole('textbox', { name: 'Edit your comment' })
    await editor.fill('It happened twice.')
    await editor.press('Control+Enter')
    await expect(theirs).toContainText('It happened twice.')
    await expect(theirs).toContainText('edited')
    await comments(two).getByRole('button', { name: 'More for the comment of Rafael Quintana' }).click()
    await two.getByRole('menuitem', { name: 'Delete' }).click()
    await expect(theirs).toHaveCount(0)
    await undoMessage(two, 'Deleted your comment.')
    await expect(theirs).toContainText('It happened twice.')
    await say(one, 'Mine.')
    await expect(comments(two).getByRole('article', { name: 'Comment of Amara Okafor' })).toBeVisible()
    await expect(comments(two).getByRole('button', { name: 'More for the comment of Amara Okafor' })).toHaveCount(0)
  })

  test('what is being written survives going elsewhere and a reload', async ({ sitDown }) => {
    const { one } = await meet(sitDown, 'KEEP')
    await composer(one).fill('Half a thought')
    await one.getByRole('link', { name: 'KEEP', exact: true }).click()
    await one.getByRole('link', { name: 'KEEP-01' }).click()
    await expect(composer(one)).toHaveValue('Half a thought')
    await one.reload()
    await expect(composer(one)).toHaveValue('Half a thought')
  })

  test('a refused comment comes back into the field with the reason', async ({ sitDown }) => {
    const { one, two, second } = await meet(sitDown, 'LATE')
    // The other browser does not hear of the deletion in time, so that the server has to say it.
    await second.context.route('**/api/live*', () => new Promise<void>(() => undefined))
    await two.reload()
    await one.getByRole('link', { name: 'LATE', exact: true }).click()
    await one.getByRole('button', { name: /More for LATE-01/ }).click()
    await one.getByRole('menuitem', { name: /Delete/ }).click()
    await expect(one.getByRole('link', { name: 'LATE-01' })).toHaveCount(0)
    await expectLive(one)
    await composer(two).fill('Too late?')
    await composer(two).press('Control+Enter')
    await expect(composer(two)).toHaveValue('Too late?')
    await expect(comments(two).getByText(/Failure mode: no such failure mode here/)).toBeVisible()
  })
})

test.describe('the history of a field', () => {
  test('says who changed it, from what to what, word by word', async ({ sitDown }) => {
    const { one, two } = await meet(sitDown, 'HIST')
    await writeField(one, 'Cause', 'The loader retries a batch without an idempotency key')
    await expect(two.getByText('without an idempotency key').first()).toBeVisible()
    await writeField(two, 'Cause', 'The loader retries a batch with a key that nobody checks')
    await expect(one.getByText('that nobody checks').first()).toBeVisible()
    await one.getByRole('button', { name: 'History of cause' }).focus()
    await one.keyboard.press('Enter')
    const dialog = one.getByRole('dialog', { name: 'History of cause' })
    const changes = dialog.getByRole('list', { name: 'Changes, newest first' }).getByRole('listitem')
    await expect(changes).toHaveCount(2)
    await expect(changes.first()).toContainText('Rafael Quintana')
    await expect(changes.first().getByRole('deletion')).toHaveText('without an idempotency key')
    await expect(changes.first().getByRole('insertion')).toHaveText('with a key that nobody checks')
    await expect(changes.last()).toContainText('Amara Okafor')
    await expectAccessibleInBoth(one)
    await one.keyboard.press('Escape')
    await expect(one.getByRole('button', { name: 'History of cause' })).toBeFocused()
  })

  test('of a factor holds its levels at the stage that is shown', async ({ sitDown }) => {
    const { one } = await meet(sitDown, 'FACT')
    await one.getByRole('radiogroup', { name: 'Impact' }).getByRole('radio').first().focus()
    for (const level of ['4', '5']) await one.keyboard.press(level)
    await expect(one.getByRole('radiogroup', { name: 'Impact' }).getByRole('radio', { checked: true })).toContainText('critical')
    // The history is what is stored, and it is read once.
    await expectLive(one)
    await one.getByRole('button', { name: 'History of impact, current' }).click()
    const changes = one.getByRole('dialog').getByRole('list', { name: 'Changes, newest first' }).getByRole('listitem')
    await expect(changes.first()).toContainText('4 high → 5 critical')
    await expect(changes).toHaveCount(2)
    await one.getByRole('button', { name: 'Close' }).click()
    await expect(one.getByRole('dialog')).toHaveCount(0)
  })
})

test.describe('who is here', () => {
  test('is seen across processes, with the field they are in, and gone when they go', async ({ sitDown }) => {
    const { one, two, second } = await meet(sitDown, 'HERE')
    const here = (page: Page) => page.getByRole('list', { name: 'Here now' })
    await expect(here(one).getByRole('listitem')).toHaveText(['RQRafael Quintana'])
    await expect(here(two).getByRole('listitem')).toHaveText(['AOAmara Okafor'])
    await two.getByRole('button', { name: 'Edit cause' }).click()
    await expect(here(one).getByRole('listitem')).toContainText('Rafael Quintana, in Cause of HERE-01')
    await expect(one.getByRole('term').filter({ hasText: 'Cause' })).toContainText('Rafael Quintana is here')
    await expectAccessibleInBoth(one)
    await one.getByRole('link', { name: 'HERE', exact: true }).click()
    await expect(one.getByRole('grid', { name: 'Failure modes' })).toBeVisible()
    await expect(one.getByText('Rafael Quintana is here').first()).toBeVisible()
    await expect(here(one).getByRole('listitem')).toContainText('Rafael Quintana, in Cause of HERE-01')
    await second.context.close()
    await expect(here(one)).toHaveCount(0)
  })

  test('another tab of one’s own is oneself', async ({ sitDown }) => {
    const { one, second } = await meet(sitDown, 'TABS')
    const other = await second.context.newPage()
    await other.goto('/registers/TABS')
    await expectLive(other)
    await expect(other.getByRole('list', { name: 'Here now' }).getByRole('listitem')).toHaveText(['AOAmara Okafor'])
    await expect(one.getByRole('list', { name: 'Here now' }).getByRole('listitem')).toHaveText(['RQRafael Quintana'])
  })
})
