import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, expectAccessible, expectLive, test, type Page } from '@/e2e/people-at-work'

const PAYMENTS = path.resolve(import.meta.dirname, '../lib/exchange/markdown/fixtures/payments-pre-mortem.md')
const D10 = path.resolve(import.meta.dirname, '../../shared/sources/d10-pre-mortem.md')

async function openImport(page: Page): Promise<void> {
  await page.goto('/registers/import')
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeEnabled()
}

async function chooseText(page: Page, name: string, content: string | Buffer): Promise<void> {
  await openImport(page)
  await page.getByLabel('File to import').setInputFiles({ name, mimeType: 'text/markdown', buffer: Buffer.from(content) })
}

async function chooseFile(page: Page, file: string): Promise<void> {
  await openImport(page)
  await page.getByLabel('File to import').setInputFiles(file)
}

const accept = (page: Page) => page.getByRole('button', { name: 'Import as a new register' })

/** Accepts what is previewed and goes on to the register that it became. */
async function acceptAndOpen(page: Page, code: string): Promise<void> {
  await accept(page).click()
  await page.getByRole('link', { name: `Open ${code}` }).click()
}

async function expectNothingStored(page: Page, code: string): Promise<void> {
  expect((await page.request.get(`/api/registers/${code}/room`, { maxRetries: 3 })).status()).toBe(404)
}

/** Exports the register of the page as Markdown and returns the text of the file that the browser saves. */
async function download(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Export', exact: true }).click()
  await page.getByRole('combobox', { name: 'Format' }).selectOption('Markdown')
  await page.getByRole('checkbox', { name: 'With details' }).uncheck()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export Markdown' }).click()
  return readFileSync(await (await saved).path(), 'utf8')
}

/** Lines with blank ones, the rules of tables and the padding of cells aside. */
function readLines(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\|[\s|-]+\|$/.test(line))
    .map((line) => line.replace(/\s*\|\s*/g, '|'))
}

test('a document is previewed, stored only when accepted, and asks for another code the second time', async ({ sitDown }) => {
  const { page } = await sitDown('Amara Okafor')
  await chooseFile(page, PAYMENTS)
  await expect(page.getByRole('heading', { name: 'PAY-7 Card Payments & Payout Pre-Mortem' })).toBeVisible()
  await expect(page.getByText('9 sections, 4 scenarios.')).toBeVisible()
  await expect(page.getByText('PAY-7-04')).toBeVisible()
  await expectAccessible(page)
  await expectNothingStored(page, 'PAY-7')
  await acceptAndOpen(page, 'PAY-7')
  await expect(page).toHaveURL(/\/registers\/PAY-7$/)
  await expectLive(page)
  await expect(page.getByRole('link', { name: /^PAY-7-\d\d$/ })).toHaveText(['PAY-7-01', 'PAY-7-02', 'PAY-7-03', 'PAY-7-04'])

  await chooseFile(page, PAYMENTS)
  await expect(page.getByText('A register with the code PAY-7 exists. Choose another code.')).toBeVisible()
  await accept(page).click()
  await expect(page.getByRole('textbox', { name: 'Code of the new register' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Code of the new register' }).fill('PAY-8')
  await expect(page.getByText('PAY-7-01 becomes PAY-8-01')).toBeVisible()
  await accept(page).click()
  await expect(page.getByText('4 scenarios. It is one entry of the history.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo the import' }).click()
  await expect(page.getByText('PAY-8 was archived; its code stays taken.')).toBeVisible()
  await page.getByRole('link', { name: 'Open PAY-8' }).click()
  await expect(page.getByRole('link', { name: /^PAY-8-\d\d$/ })).toHaveText(['PAY-8-01', 'PAY-8-02', 'PAY-8-03', 'PAY-8-04'])
})

test('the D10 itself comes back from the page’s export line by line (skips without ../shared)', async ({ sitDown }) => {
  test.skip(!existsSync(D10), '../shared/sources/d10-pre-mortem.md is absent')
  const { page } = await sitDown('Amara Okafor')
  // Tall enough that the grid draws all ten.
  await page.setViewportSize({ width: 1280, height: 1400 })
  await chooseFile(page, D10)
  await page.getByRole('textbox', { name: 'Code of the new register' }).fill('D12')
  await acceptAndOpen(page, 'D12')
  await expect(page.getByRole('link', { name: /^D12-\d\d$/ })).toHaveCount(10)
  const exported = (await download(page)).replaceAll('D12', 'D10')
  expect(readLines(exported)).toEqual(readLines(readFileSync(D10, 'utf8')))
})

const head = '# BAD-1 — A bad file\n\n## 1. Data Failures\n\n'
const REFUSED = [
  {
    name: 'without a heading',
    text: 'Only words, no heading.\n',
    line: '1',
    wrong: 'The file has no title',
    right: 'Begin the file with',
  },
  {
    name: 'with a code twice',
    text: `${head}### BAD-1-01 — One\n\n### BAD-1-01 — Other\n`,
    line: '7',
    wrong: 'The code BAD-1-01 was used in line 5.',
    right: /\w/,
  },
  {
    name: 'in Latin-1',
    text: Buffer.concat([Buffer.from(head), Buffer.from('Gefälschte Zahlen\n', 'latin1')]),
    line: '5',
    wrong: 'The file is not valid UTF-8 from this line on.',
    right: 'Save the file as UTF-8',
  },
] as const

const WARNED = [
  {
    name: 'with a script',
    code: 'BAD-2',
    text: '# BAD-2 — Script\n\n## 1. Purpose\n\nHello <script>document.title="owned"</script> there\n',
    line: '5',
    wrong: 'HTML is read as plain text',
    right: 'Remove it, or write it as `code`.',
  },
  {
    name: 'with a table that lacks cells',
    code: 'BAD-3',
    text: '# BAD-3 — Table\n\n## 1. Decision Matrix\n\n| Condition | Action | Authority |\n|---|---|---|\n| Wrong | STOP |\n',
    line: '7',
    wrong: 'The table row has 2 cells, its head has 3.',
    right: 'Add the missing cells',
  },
] as const

async function expectProblem(page: Page, problem: { line: string; wrong: string; right: string | RegExp }): Promise<void> {
  const row = page.getByRole('region', { name: 'Problems of the file' }).getByRole('row').filter({ hasText: problem.wrong })
  await expect(row.getByRole('cell').first()).toHaveText(problem.line)
  await expect(row.getByRole('cell').last()).toContainText(problem.right)
}

test('a file that cannot be read lists what is wrong with line and remedy, and nothing is stored', async ({ sitDown }) => {
  const { page } = await sitDown('Amara Okafor')
  for (const bad of REFUSED) {
    await test.step(bad.name, async () => {
      await chooseText(page, 'bad.md', bad.text)
      await expect(page.getByText('bad.md cannot be imported yet. Nothing was stored.')).toBeVisible()
      await expectProblem(page, bad)
      await expect(accept(page)).toHaveCount(0)
      await expectNothingStored(page, 'BAD-1')
    })
  }
  await expectAccessible(page)
})

test('a file with doubtful places names each before anything is stored', async ({ sitDown }) => {
  const { page } = await sitDown('Amara Okafor')
  for (const doubtful of WARNED) {
    await test.step(doubtful.name, async () => {
      await chooseText(page, 'doubtful.md', doubtful.text)
      await expectProblem(page, doubtful)
      await expect(page.getByText('Nothing is stored yet.')).toBeVisible()
      await expectNothingStored(page, doubtful.code)
    })
  }
  await chooseText(page, 'script.md', WARNED[0].text)
  await acceptAndOpen(page, 'BAD-2')
  await expect(page).toHaveURL(/\/registers\/BAD-2$/)
  await page.goto('/registers/BAD-2/document')
  await expect(page.getByText('<script>document.title="owned"</script>')).toBeVisible()
  await expect(page).not.toHaveTitle('owned')
})

test('a file that is too large is refused in words, and so is a person who may not write', async ({ sitDown }) => {
  const { page } = await sitDown('Amara Okafor')
  await chooseText(page, 'large.md', Buffer.alloc(9 * 1024 * 1024, 'x'))
  await expect(page.getByText('large.md has 9.0 MB; at most 8 MB are read.')).toBeVisible()
  await expect(page.getByText('Split it into several registers, or remove what is no scenario.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible()
  const { page: viewer } = await sitDown('Priya Raghunathan')
  await viewer.goto('/registers/import')
  await expect(viewer.getByText('Your roles do not allow changing registers')).toBeVisible()
  const headers = { origin: new URL(viewer.url()).origin }
  const answer = await viewer.request.post('/api/imports/preview', { maxRetries: 3, data: '# X — Y', headers })
  expect(answer.status()).toBe(403)
})

test('reading and importing can be cancelled, and nothing is stored', async ({ sitDown }) => {
  const { page } = await sitDown('Amara Okafor')
  const text = '# CAN-1 — Cancelled\n\n## 1. Data Failures\n\n### CAN-1-01 — One\n'
  const file = { name: 'cancel.md', mimeType: 'text/markdown', buffer: Buffer.from(text) }
  await openImport(page)
  // The server never answers: only the person's own press ends the wait.
  await page.route('**/api/imports/preview', () => undefined)
  await page.getByLabel('File to import').setInputFiles(file)
  await expect(page.getByText('Reading cancel.md…')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible()
  await page.unrouteAll({ behavior: 'ignoreErrors' })

  await page.route(/\/api\/imports\?/, () => undefined)
  await page.getByLabel('File to import').setInputFiles(file)
  await accept(page).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('Cancelled.')).toBeVisible()
  await expectNothingStored(page, 'CAN-1')
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await acceptAndOpen(page, 'CAN-1')
  await expect(page.getByRole('link', { name: 'CAN-1-01' })).toBeVisible()
})

const SHEET = `Risk list of the queue team;;;;;;;
ID;Name;Komponente;Schwere;Auftreten;Entdeckung;RPZ;Bemerkung
Q1;Aufträge gehen verloren;Warteschlange;8;3;9;216;aus dem Audit
Q2;Aufträge laufen doppelt;Warteschlange;5;6;4;12;
Q3;Nur zwei Zellen
`

test('a sheet of somebody else is mapped, previewed and imported; the changed file updates, and undo takes it back', async ({ sitDown }) => {
  const { page } = await sitDown('Amara Okafor')
  await openImport(page)
  const choose = (text: string) => page.getByLabel('File to import').setInputFiles({ name: 'queue.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') })
  await choose(SHEET)
  await expect(page.getByRole('combobox', { name: 'Schwere becomes' })).toHaveValue('impact:current')
  await expect(page.getByRole('combobox', { name: 'Encoding' })).toHaveValue('windows-1252')
  const wrong = page.getByRole('region', { name: 'Rows with a problem' }).getByRole('row').filter({ hasText: '2 cells where 8 are expected.' })
  await expect(wrong.getByRole('cell').first()).toHaveText('5')
  await expect(page.getByRole('region', { name: 'Warnings' })).toContainText('The file says 12. The scores give 120.')
  await expect(page.getByRole('region', { name: 'Failure modes of the file' })).toContainText('5 — Entdeckung: 9 (1 to 10)')
  await expectAccessible(page)
  await expectNothingStored(page, 'QUEUE')
  await page.getByRole('checkbox', { name: 'Leave out 1 row with a problem' }).check()
  await page.getByRole('button', { name: 'Import 2 rows' }).click()
  await expect(page.getByText('2 created, 0 changed.')).toBeVisible()

  await page.getByRole('button', { name: 'Import another file' }).click()
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeEnabled()
  await choose(SHEET.replace('Q3;Nur zwei Zellen\n', '').replace('laufen doppelt;Warteschlange;5', 'laufen doppelt;Verteiler;5'))
  await page.getByRole('combobox', { name: 'Into' }).selectOption({ label: 'QUEUE — queue' })
  await expect(page.getByText('0 created, 1 changed, 1 left as they are')).toBeVisible()
  await page.getByRole('button', { name: 'Import 1 row' }).click()
  await page.getByRole('button', { name: 'Undo the import' }).click()
  await expect(page.getByText('The import of queue.csv was taken back')).toBeVisible()
  await page.getByRole('link', { name: 'Open QUEUE' }).click()
  await expect(page.getByRole('link', { name: /^QUEUE-\d\d$/ })).toHaveText(['QUEUE-01', 'QUEUE-02'])
  await expect(page.getByText('Verteiler')).toHaveCount(0)
})
