import { randomUUID } from 'node:crypto'
import type { Locator } from '@playwright/test'
import { sendCommand } from '@/e2e/command-door'
import { cellOf, grid, paste } from '@/e2e/grid-hands'
import { present } from '@/lib/kernel/assert'
import { APP_A, APP_B, expect, expectAccessible, expectLive, startRegister, test, type Page } from '@/e2e/people-at-work'

const codes = (page: Page) => grid(page).getByRole('link', { name: /-\d{2,}$/ })

interface Row {
  title: string
  effect?: string
}

/** A register with rows, made without a hand on the page. */
async function makeRegister(page: Page, code: string, added: readonly Row[]) {
  await startRegister(page, code, `Register ${code}`)
  const { registerId, rows } = await (await page.request.get(`/api/registers/${code}/room`, { maxRetries: 3 })).json()
  const categoryId: string = rows.category[0].id
  const ids = added.map(() => randomUUID()).sort()
  await sendCommand(page, { verb: 'failure-mode.add', registerId, input: { rows: added.map((row, i) => ({ ...row, id: ids[i], categoryId, orderKey: 'a0' })) } })
  return { registerId: String(registerId), ids }
}

test('two people in one grid see where the other is, and share a view', async ({ sitDown }) => {
  const { page: amara } = await sitDown('Amara Okafor', APP_A)
  const { registerId } = await makeRegister(amara, 'NEAR', [{ title: 'Rows vanish' }, { title: 'Rows come twice' }, { title: 'Rows come late' }])
  const { page: rafael } = await sitDown('Rafael Quintana', APP_B)
  await Promise.all([amara, rafael].map((page) => page.goto('/registers/NEAR')))
  await Promise.all([amara, rafael].map(expectLive))
  const here = (where: Page | Locator, name: string) => where.getByRole('img', { name, exact: true })

  await test.step('GR-62 who is in which cell is seen there', async () => {
    await (await cellOf(rafael, 'NEAR-01', 'Component')).click()
    await expect(here(await cellOf(amara, 'NEAR-01', 'Component'), 'Rafael Quintana is here')).toHaveText('RQ')
    await expectAccessible(amara)
    await rafael.keyboard.type('loader')
    await rafael.keyboard.press('Tab')
    await expect(here(await cellOf(amara, 'NEAR-01', 'Owner'), 'Rafael Quintana is here')).toBeVisible()
    await expect(here(await cellOf(amara, 'NEAR-01', 'Component'), 'Rafael Quintana is here')).toHaveCount(0)
    await expect(here(rafael, 'Rafael Quintana is here')).toHaveCount(0)
    await amara.getByRole('button', { name: 'Menu of Owner' }).click()
    await amara.getByRole('menuitem', { name: 'Hide this column' }).click()
    await expect(here(await cellOf(amara, 'NEAR-01', 'Code'), 'Rafael Quintana is in Owner')).toBeVisible()
    // In the panel beside the grid the place is that of the panel, and outside of both it is none.
    await rafael.keyboard.press('Alt+Enter')
    await rafael.getByRole('region', { name: 'NEAR-01 beside the list' }).getByRole('button', { name: 'Edit cause' }).focus()
    await expect(here(await cellOf(amara, 'NEAR-01', 'Code'), 'Rafael Quintana is in Cause')).toBeVisible()
    await rafael.getByRole('searchbox', { name: 'Filter' }).focus()
    await expect(amara.getByRole('img', { name: /^Rafael Quintana is/ })).toHaveCount(0)
  })

  await test.step('GR-54 choosing a view asks the server for nothing, and Back goes back', async () => {
    const view = { registerId, state: 'q=twice&f=status.is.open&f=colour.is.red' }
    await sendCommand(amara, { verb: 'shared-view.add', input: { rows: [{ id: randomUUID(), name: 'Twice', ...view }] } })
    await rafael.goto('/registers/NEAR?sort=-code')
    await expectLive(rafael)
    await expect(codes(rafael)).toHaveText(['NEAR-03', 'NEAR-02', 'NEAR-01'])
    const asked: string[] = []
    // Where the links of the tabs lead is looked up when they are drawn; no page is read for that.
    rafael.on('request', (request) => request.headers()['next-router-prefetch'] ?? asked.push(new URL(request.url()).pathname))
    const isPage = (path: string) => path === '/registers/NEAR' || (path.startsWith('/api/registers') && !path.endsWith('/search'))
    // Words that were typed a moment ago are not written over the view that is chosen.
    await rafael.getByRole('searchbox', { name: 'Filter' }).fill('late')
    await expect(codes(rafael)).toHaveText(['NEAR-03'])
    await rafael.getByRole('button', { name: 'Views', exact: true }).click()
    await rafael.getByRole('group', { name: 'Saved views' }).getByRole('button', { name: 'Twice', exact: true }).click()
    await expect(codes(rafael)).toHaveText(['NEAR-02'])
    await expect(rafael.getByRole('searchbox', { name: 'Filter' })).toHaveValue('twice')
    await expect(rafael.getByRole('button', { name: 'View: Twice', exact: true })).toBeVisible()

    await expect(rafael.getByText('There is no field “colour” to filter by.')).toBeVisible()
    await expectAccessible(rafael)
    await rafael.getByRole('button', { name: 'Take it out of the address' }).click()
    await expect(rafael.getByRole('button', { name: 'View: Twice (changed)' })).toBeVisible()
    await expect(codes(rafael)).toHaveText(['NEAR-02'])
    await rafael.getByRole('button', { name: 'View: Twice (changed)' }).click()
    await expect(rafael.getByRole('group', { name: 'Saved views' }).getByRole('button', { name: 'Twice', exact: true })).toHaveAttribute('aria-current', 'true')
    await rafael.keyboard.press('Escape')
    await rafael.goBack()
    await expect(rafael.getByRole('button', { name: 'Views', exact: true })).toBeVisible()
    await expect(rafael).toHaveURL(/sort=-code/)
    expect(asked.filter(isPage)).toEqual([])
  })
})

test('GR-44 GR-45 a bad paste shows each cell with its problem and what others write meanwhile, and its good rows come in as one step', async ({ sitDown }) => {
  const { page } = await sitDown('Amara Okafor')
  const { registerId, ids } = await makeRegister(page, 'BAD', [{ title: 'First' }, { title: 'Second' }])
  await page.goto('/registers/BAD?cols=code_title_owner_likelihood_impact_cause')
  await expectLive(page)
  await (await cellOf(page, 'BAD-01', 'Failure mode')).click()
  await page.keyboard.press('Home')
  const block = [
    'BAD-02\tFirst\t\t4\t4\tof another row',
    'BAD-02\tSecond\tSRE Lead\t3 possible\tcritical\t"two\nlines, with a ""quote"""',
    '\tA stranger owns it\tThe intern\t3\t3',
    '\tLevels in words\t\tvery\t9',
    '\tRinging\u0007 bell',
    '\t=HYPERLINK("https://example.org")\t\t\t\t=1+1',
    '\tShort',
  ]
  await paste(page, block.join('\n'))
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('heading', { name: 'Paste: 4 failure modes cannot be taken' })).toBeVisible()
  await expect(dialog).toContainText('3 failure modes can be taken, 2 of them new. Nothing has been changed yet.')
  const line = (name: string | RegExp) => dialog.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })
  await expect(line(/^BAD-01/)).toContainText('BAD-02 is the code of another failure mode.')
  await expect(line(/line 3/)).toContainText('There is no owner role “The intern”.')
  await expect(line(/line 4/)).toContainText('“very” is no level of likelihood.')
  await expect(line(/line 4/)).toContainText('“9” is no level of impact.')
  await expect(line(/line 5/)).toContainText('Ringing[U+0007] bell')
  await expect(line(/line 6/)).toContainText('nothing is calculated')
  await expect(dialog.getByRole('button', { name: 'Take the 3 good rows' })).toBeVisible()
  const { page: ingrid } = await sitDown('Ingrid Solheim')
  const edits = [{ id: ids[1], field: 'title', before: 'Second', after: 'Theirs' }]
  await sendCommand(ingrid, { verb: 'failure-mode.edit', registerId, input: { edits } })
  await expect(line(/^BAD-02/)).toContainText('Ingrid Solheim wrote “Theirs”; it was “Second”.')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Leave that cell, take the rest' }).click()

  const titles = grid(page).locator('[role=gridcell][aria-colindex="2"]')
  await expect(titles).toContainText(['First', 'Theirs', '=HYPERLINK("https://example.org")', 'Short'])
  await expect(await cellOf(page, 'BAD-02', 'Owner')).toHaveText('SRE Lead')
  await expect(await cellOf(page, 'BAD-02', 'Cause')).toContainText('lines, with a "quote"')
  await expect(await cellOf(page, 'BAD-01', 'Likelihood')).toHaveText('Not scored')
  await expect(await cellOf(page, 'BAD-03', 'Cause')).toHaveText('=1+1')
  await page.keyboard.press('Control+z')
  await expect(titles).toHaveCount(2)
  await expect(titles).toContainText(['First', 'Theirs'])
  await expect(await cellOf(page, 'BAD-02', 'Owner')).toHaveText('Nobody')

  await (await cellOf(page, 'BAD-01', 'Cause')).click()
  await paste(page, 'Because\tof\tmore')
  await expect(dialog.getByText('2 columns have no place beside the last column.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(await cellOf(page, 'BAD-01', 'Cause')).toBeFocused()
  await paste(page, `${'x\n'.repeat(20_001)}x`)
  await expect(page.getByText('The block has more than 20,000 lines.')).toBeVisible()
})

test('words that only stand in a long text find their row among many, also when somebody has just written them', async ({ sitDown }) => {
  const { page } = await sitDown('Amara Okafor')
  const rows = Array.from({ length: 310 }, (_, i) => ({ title: `Row ${i + 1}`, effect: i === 250 ? 'Invoices leave twice' : 'Nothing much' }))
  const { registerId, ids } = await makeRegister(page, 'DEEP', rows)
  await page.goto('/registers/DEEP?group=status')
  await expectLive(page)
  const field = page.getByRole('searchbox', { name: 'Filter' })

  await test.step('GR-8 the edge of a head changes the width, the head itself the place', async () => {
    const head = (name: string) => grid(page).getByRole('columnheader', { name, exact: true })
    const box = present(await head('Component').boundingBox(), 'a head in sight')
    await page.mouse.move(box.x + box.width - 2, box.y + 10)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width + 58, box.y + 10, { steps: 4 })
    await page.mouse.up()
    await expect.poll(async () => Math.round((await head('Component').boundingBox())?.width ?? 0)).toBe(box.width + 60)
    await expect(page).toHaveURL(/\?group=status$/)
    await head('Owner').dragTo(head('Component'))
    await expect(page).toHaveURL(/cols=code_title_owner_component/)
  })
  await test.step('GR-32 the server finds what is not here', async () => {
    await field.fill('invoices twice')
    await expect(codes(page)).toHaveText(['DEEP-251'])
    await expect(page.getByText('1 of 310')).toBeVisible()
  })
  await test.step('GR-35 a text that somebody else writes is found at once', async () => {
    const effect = { id: ids[7], field: 'effect', before: 'Nothing much', after: 'Two invoices, one twice' }
    await sendCommand(page, { verb: 'failure-mode.edit', registerId, input: { edits: [effect] } })
    await expect(codes(page)).toHaveText(['DEEP-08', 'DEEP-251'])
  })
  await test.step('GR-33 words that look like them are said to be no more than that', async () => {
    await field.fill('invoicse')
    await expect(page.getByText('Nothing holds these words; shown is what looks like them.')).toBeVisible()
    await expect(codes(page)).toHaveText(['DEEP-08', 'DEEP-251'])
  })
  await test.step('GR-34 without an answer it says so, finds what is here, and asks again', async () => {
    await page.route('**/search?*', (route) => route.abort('internetdisconnected'), { times: 1 })
    await field.fill('row 310')
    await expect(codes(page)).toHaveText(['DEEP-310'])
    await expect(page.getByText('Long texts cannot be searched at the moment; trying again.')).toBeVisible()
    await expect(page.getByText('Long texts cannot be searched at the moment; trying again.')).toHaveCount(0)
    await expect(codes(page)).toHaveText(['DEEP-310'])
  })
})
