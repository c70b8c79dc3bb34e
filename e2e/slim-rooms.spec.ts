import { randomUUID } from 'node:crypto'
import { sendCommand } from '@/e2e/command-door'
import { APP_A, APP_B, expect, expectAccessible, expectLive, startRegister, test, writeField, type Page } from '@/e2e/people-at-work'

// More than a page comes with, so that the room is slim.
const ROWS = 310

interface Sheet {
  registerId: string
  ids: string[]
}

async function fillRegister(page: Page, code: string): Promise<Sheet> {
  await startRegister(page, code, `Large ${code}`)
  const { registerId, rows } = await (await page.request.get(`/api/registers/${code}/room`, { maxRetries: 3 })).json()
  const categoryId: string = rows.category[0].id
  const ids = Array.from({ length: ROWS }, () => randomUUID()).sort()
  const added = ids.map((id, i) => ({ id, title: `Row ${i + 1}`, scenario: `What happens in row ${i + 1}`, categoryId, orderKey: 'a0' }))
  await sendCommand(page, { verb: 'failure-mode.add', registerId, input: { rows: added } })
  return { registerId, ids }
}

test('a large register shows its rows at once and texts when they are seen, live', async ({ sitDown }) => {
  const { page: one } = await sitDown('Amara Okafor', APP_A)
  const { registerId, ids } = await fillRegister(one, 'WIDE')
  await one.goto('/registers/WIDE/WIDE-05')
  await expect(one.getByText('What happens in row 5', { exact: true })).toBeVisible()
  const { page: two } = await sitDown('Rafael Quintana', APP_B)
  await two.goto('/registers/WIDE/WIDE-05')
  await expectLive(one)
  await expectLive(two)
  await writeField(one, 'Cause', 'A retry without an id')
  await expect(two.getByText('A retry without an id').first()).toBeVisible()
  await expectAccessible(two)
  await two.getByRole('link', { name: 'WIDE-06 →' }).click()
  await expect(two.getByText('What happens in row 6', { exact: true })).toBeVisible()
  await moveUnderRationale(one, registerId, ids[6])
  await two.goto('/registers/WIDE/document')
  await expect(two.getByText('What happens in row 1', { exact: true })).toBeVisible()
  await expect(two.getByText('What happens in row 5', { exact: true })).toBeVisible()
})

/** A move asks why under the rationale so far, which a slim room has to fetch (MX-20). */
async function moveUnderRationale(page: Page, registerId: string, failureModeId?: string): Promise<void> {
  const factors = { impact: { before: null, after: 3 }, likelihood: { before: null, after: 3 } }
  const scores = [{ failureModeId, assessmentId: randomUUID(), stage: 'current', factors, rationale: { before: null, after: 'Twice in May' } }]
  await sendCommand(page, { verb: 'failure-mode.rescore', registerId, input: { scores } })
  await page.goto('/registers/WIDE/matrix')
  await expect(page.getByRole('status').filter({ hasText: 'Reading the rows' })).toHaveCount(0)
  await page.locator('[data-place="3-3"]').getByRole('link', { name: /^WIDE-07/ }).focus()
  for (const key of ['m', 'ArrowUp', 'Enter']) await page.keyboard.press(key)
  const ask = page.getByRole('dialog', { name: 'Move WIDE-07' })
  await expect(ask.getByText('Twice in May')).toBeVisible()
  await ask.getByRole('textbox', { name: 'Why it moves' }).fill('And once in June')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('[data-place="3-4"]').getByRole('link', { name: /^WIDE-07/ })).toBeVisible()
}

test('a large register can be edited by its first lines, before the rest has come', async ({ sitDown }) => {
  const { page } = await sitDown('Amara Okafor', APP_A)
  await fillRegister(page, 'BEGUN')
  let letPass = () => {}
  const passage = new Promise<void>((resolve) => (letPass = resolve))
  await page.route(/\/room\?extent=fitting/, async (route) => {
    await passage
    await route.continue()
  })
  await page.goto('/registers/BEGUN')
  const grid = page.getByRole('grid', { name: 'Failure modes' })
  await expect(page.getByRole('status').filter({ hasText: `Reading ${ROWS - 60} more failure modes` })).toBeVisible()
  await expect(grid).toHaveAttribute('aria-rowcount', '-1')
  await grid.getByRole('gridcell', { name: 'Row 2', exact: true }).click()
  await page.keyboard.press('F2')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('Edited at once')
  await page.keyboard.press('Enter')
  await expect(grid.getByRole('gridcell', { name: 'Edited at once' })).toBeVisible()
  // Another view counts, so it waits.
  await page.getByRole('link', { name: 'Coverage' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Reading the register' })).toBeVisible()
  await page.goBack()
  letPass()
  // The head, and five categories with a place to add in each.
  await expect(grid).toHaveAttribute('aria-rowcount', String(ROWS + 11))
  await expect(grid.getByRole('gridcell', { name: 'Edited at once' })).toBeVisible()
  await expect(page.getByText('Reading', { exact: false })).toHaveCount(0)
})

test('what is large comes compressed', async ({ sitDown }) => {
  const { page } = await sitDown('Amara Okafor', APP_A)
  await fillRegister(page, 'SMALLER')
  const answers: Promise<string | null>[] = []
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.startsWith('/api/registers/SMALLER/')) answers.push(response.headerValue('content-encoding'))
  })
  await page.goto('/registers/SMALLER/SMALLER-03')
  await expect(page.getByText('What happens in row 3', { exact: true })).toBeVisible()
  const encodings = await Promise.all(answers)
  expect(encodings.length).toBeGreaterThan(1)
  expect(new Set(encodings)).toEqual(new Set(['gzip']))
})

test('a paste that is too large to send reaches whoever looks, and nobody reads the room anew', async ({ sitDown }) => {
  const { page: one } = await sitDown('Amara Okafor', APP_A)
  const { registerId, ids } = await fillRegister(one, 'PASTE')
  const { page: two } = await sitDown('Rafael Quintana', APP_B)
  await two.goto('/registers/PASTE/PASTE-07')
  await expect(two.getByText('What happens in row 7', { exact: true })).toBeVisible()
  await expectLive(two)
  const read: string[] = []
  two.on('request', (request) => read.push(new URL(request.url()).pathname))
  const edits = ids.flatMap((id, i) => [
    { id, field: 'cause', before: null, after: `Pasted cause ${i + 1}` },
    { id, field: 'effect', before: null, after: `Pasted effect ${i + 1}` },
    { id, field: 'component', before: null, after: `Part ${i + 1}` },
    { id, field: 'title', before: `Row ${i + 1}`, after: `Pasted title ${i + 1}` },
  ])
  await sendCommand(one, { verb: 'failure-mode.edit', registerId, input: { edits } })
  // Once in its place and once in the history beside it.
  await expect(two.getByText('Pasted cause 7', { exact: true }).first()).toBeVisible()
  await expect(two.getByRole('heading', { name: 'Pasted title 7' })).toBeVisible()
  expect(read).toContain('/api/events')
  expect(read.filter((path) => path.endsWith('/room'))).toEqual([])
})
