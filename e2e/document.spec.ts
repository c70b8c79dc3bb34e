import { makeRegister } from '@/e2e/command-door'
import { APP_B, expect, expectAccessible, expectLive, test, undoMessage, writeField, type Desk, type Page } from '@/e2e/people-at-work'

type SitDown = (name: string, app?: string) => Promise<Desk>

/** One writes; another, who may only read, looks at the same document through the other process. */
async function meetAtDocument(sitDown: SitDown, code: string): Promise<{ writer: Page; reader: Page }> {
  const { page: writer } = await sitDown('Amara Okafor')
  await makeRegister(writer, code)
  const { page: reader } = await sitDown('Priya Raghunathan', APP_B)
  for (const page of [writer, reader]) {
    await page.goto(`/registers/${code}/document`)
    await expectLive(page)
  }
  return { writer, reader }
}

/** Writes a field in place and waits until it is read again, as somebody does who looks at what was saved before going on. */
async function write(page: Page, label: string, text: string, keys?: string): Promise<void> {
  await writeField(page, label, text, keys)
  await expect(page.getByRole('textbox', { name: label, exact: true })).toHaveCount(0)
}

/** Types into the line that adds something, and presses Enter. */
async function addLine(page: Page, name: string, text: string): Promise<void> {
  const line = page.getByRole('textbox', { name, exact: true })
  await line.fill(text)
  await line.press('Enter')
}

async function choose(page: Page, menu: string, item: string): Promise<void> {
  await page.getByRole('button', { name: menu, exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** A role, or words in its place; Enter writes it. */
async function writeRole(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label, exact: true })
  await field.fill(text)
  await field.press('Enter')
}

async function readExport(page: Page, code: string): Promise<string> {
  return (await page.request.get(`/api/registers/${code}/export`, { maxRetries: 3 })).text()
}

/** The texts of the cells of a section's table, a list of cells for each row. */
function rowsOf(page: Page, section: string) {
  return page.getByRole('region', { name: section }).locator('tbody').getByRole('row')
}

test('header, further lines, constraints and texts are written in place and seen by another person', async ({ sitDown }) => {
  const { writer, reader } = await meetAtDocument(sitDown, 'DOCA')
  await write(writer, 'Title', 'Ledger pre-mortem', 'Enter')
  await expect(reader.getByRole('heading', { name: 'Ledger pre-mortem', level: 1 })).toBeVisible()
  const header = { Version: '1.4', Date: '2026-03-02', Status: 'LOCKED', Scope: 'Ledger only', Prerequisites: 'L1 (Contracts)' }
  for (const [label, text] of Object.entries(header)) await write(writer, label, text)
  await writer.getByRole('combobox', { name: 'State' }).selectOption('Active')
  await addLine(writer, 'Add a line to the header', 'Audience')
  await write(writer, 'Audience', 'Everybody **on call**')
  await addLine(writer, 'Add a constraint', 'No schema changes')
  await addLine(writer, 'Add a constraint', 'No new workers')
  await write(writer, 'Text of Purpose', 'We assume that it *has failed*.\n\n- Name it')
  await write(writer, 'Text of Failure Classification', 'Five kinds of failure.')
  await write(writer, 'Text of Pre-Mortem Conclusion', 'Accepted with care.')

  const document = reader.getByRole('article')
  const written = ['Audience', 'Everybody on call', 'No schema changes', 'Five kinds of failure.', 'Accepted with care.']
  for (const text of [...Object.values(header), ...written]) {
    await expect(document.getByText(text, { exact: true })).toBeVisible()
  }
  await expect(document.getByRole('emphasis').filter({ hasText: 'has failed' })).toBeVisible()
  await expect(document.getByText('Active')).toBeVisible()
  await choose(writer, 'More for constraint 2', 'Move up')
  const constraints = reader.getByRole('region', { name: 'Constraints' }).getByRole('listitem')
  await expect(constraints).toHaveText(['No new workers', 'No schema changes'])
  await writer.getByRole('button', { name: 'Delete Audience' }).click()
  await expect(document.getByText('Everybody on call')).toHaveCount(0)
  await undoMessage(writer, 'Deleted the line “Audience”.')
  await expect(document.getByText('Everybody on call')).toBeVisible()
  await expectAccessible(writer)

  const exported = await readExport(reader, 'DOCA')
  expect(exported).toMatch(/^# DOCA — Ledger pre-mortem\n/)
  for (const [label, text] of Object.entries(header)) expect(exported).toContain(`**${label}:** ${text}`)
  expect(exported).toContain('**Audience:** Everybody **on call**')
  expect(exported).toMatch(/- No new workers\n- No schema changes/)
  expect(exported).toContain('We assume that it *has failed*.\n\n- Name it')
})

test('the decision matrix takes rules, roles and words, moved, deleted and brought back', async ({ sitDown }) => {
  const { writer, reader } = await meetAtDocument(sitDown, 'DOCB')
  await writer.getByRole('button', { name: 'Add a rule' }).click()
  await write(writer, 'Condition of rule 1', 'Money is wrong')
  await write(writer, 'Action of rule 1', 'STOP the payouts')
  await writeRole(writer, 'Authority of rule 1', 'sre lead')
  await writer.getByRole('button', { name: 'Add a rule' }).click()
  await write(writer, 'Condition of rule 2', 'Owner is unclear')
  await write(writer, 'Action of rule 2', 'Ask | wait')
  await writeRole(writer, 'Authority of rule 2', 'Escalate to Owner')
  const rules = rowsOf(reader, 'Decision Matrix')
  await expect(rules).toHaveCount(2)
  await expect(rules.nth(0)).toContainText('Money is wrongSTOP the payoutsSRE Lead')
  await expect(rules.nth(0)).toContainText('Held by Rafael Quintana')
  await expect(rules.nth(1)).toContainText('Owner is unclearAsk | waitEscalate to Owner')

  await choose(writer, 'More for rule 2', 'Move up')
  await expect(rules.nth(0)).toContainText('Owner is unclear')
  await choose(writer, 'More for rule 2', 'Delete')
  await expect(rules).toHaveCount(1)
  await undoMessage(writer, 'Deleted rule 2.')
  await expect(rules.nth(1)).toContainText('Money is wrongSTOP the payoutsSRE Lead')
  const exported = await readExport(reader, 'DOCB')
  expect(exported).toMatch(/\| Owner is unclear +\| Ask \\\| wait +\| Escalate to Owner +\|\n\| Money is wrong +\|/)
  expect(exported).toMatch(/\| Money is wrong +\| STOP the payouts +\| SRE Lead +\|/)
})

test('checklist, document control and signing roles are written in place and seen by another person', async ({ sitDown }) => {
  const { writer, reader } = await meetAtDocument(sitDown, 'DOCC')
  await addLine(writer, 'Add a step', 'Find the scenario')
  await addLine(writer, 'Add a step', 'Find the kind (Section 2)')
  await choose(writer, 'More for step 2', 'Move up')
  const steps = reader.getByRole('region', { name: 'Failure Response Checklist' }).getByRole('listitem')
  await expect(steps).toHaveText(['Find the kind (Section 2)', 'Find the scenario'])
  await choose(writer, 'More for step 1', 'Delete')
  await expect(steps).toHaveText(['Find the scenario'])
  await undoMessage(writer, 'Deleted a step.')
  await expect(steps).toHaveCount(2)

  await writer.getByRole('button', { name: 'Add a version' }).click()
  await write(writer, 'Version in line 1', '1.0', 'Enter')
  await write(writer, 'Date in line 1', '2026-03-02', 'Enter')
  await write(writer, 'Change in line 1', 'First **draft**')
  await expect(rowsOf(reader, 'Document Control')).toHaveText(['1.02026-03-02First draft'])

  await writer.getByRole('button', { name: 'Add a role that signs' }).click()
  await writeRole(writer, 'Role in line 4', 'Legal Counsel')
  await write(writer, 'Approval as printed in line 1', 'Approved', 'Enter')
  await write(writer, 'Date as printed in line 1', '2026-03-03', 'Enter')
  const signing = rowsOf(reader, 'Sign-Off')
  await expect(signing).toHaveCount(4)
  await expect(signing.nth(0)).toContainText('Approved2026-03-03')
  await expect(signing.nth(3)).toContainText('Legal Counsel')
  await choose(writer, 'More for role 2', 'Delete')
  await expect(signing).toHaveCount(3)
  await write(writer, 'Closing text of Sign-Off', 'We go with open eyes.')
  await expect(reader.getByText('We go with open eyes.')).toBeVisible()
  await expectAccessible(writer)

  const exported = await readExport(reader, 'DOCC')
  expect(exported).toContain('□ Find the kind (Section 2)\n□ Find the scenario')
  expect(exported).toMatch(/\| 1\.0 +\| 2026-03-02 +\| First \*\*draft\*\* +\|/)
  expect(exported).toMatch(/\| Ingestion Owner +\| Approved +\| 2026-03-03 +\|\n\| Product Manager +\|/)
  expect(exported).toMatch(/\n\| Legal Counsel +\| +\| +\|/)
  expect(exported.trimEnd()).toMatch(/We go with open eyes\.$/)
})

test('sections are added, renamed, moved, deleted and brought back, categories among them', async ({ sitDown }) => {
  const { writer, reader } = await meetAtDocument(sitDown, 'DOCD')
  await writer.getByRole('button', { name: 'Add a section', exact: true }).click()
  const dialog = writer.getByRole('dialog', { name: 'Add a section' })
  await expectAccessible(writer)
  await dialog.getByRole('radio', { name: /^Free text/ }).check()
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Annex')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  const titles = reader.getByRole('article').getByRole('heading', { level: 2, name: /^\d+\./ })
  await expect(titles).toHaveCount(13)
  await expect(titles.last()).toHaveText('13. Annex')
  await write(writer, 'Title of section 13', 'Open questions', 'Enter')
  await expect(titles.last()).toHaveText('13. Open questions')
  await write(writer, 'Text of Open questions', 'Who pays?')
  await choose(writer, 'More for section 13, Open questions', 'Move up')
  await expect(titles.nth(11)).toHaveText('12. Open questions')

  await choose(writer, 'More for section 3, Data Integrity Failures', 'Move up')
  await expect(titles.nth(1)).toHaveText('2. Data Integrity Failures')
  await expect(titles.nth(2)).toHaveText('3. Failure Classification')
  await addLine(writer, 'Add a scenario to Data Integrity Failures', 'Rows vanish')
  await expect(reader.getByRole('heading', { name: 'DOCD-01 Rows vanish' })).toBeVisible()

  await choose(writer, 'More for section 12, Open questions', 'Delete')
  await expect(titles).toHaveCount(12)
  await undoMessage(writer, 'Deleted “Open questions”.')
  await expect(titles.nth(11)).toHaveText('12. Open questions')
  await expect(reader.getByText('Who pays?')).toBeVisible()
  await choose(writer, 'More for section 2, Data Integrity Failures', 'Delete')
  await writer.getByRole('dialog').getByRole('button', { name: 'Move and delete' }).click()
  await expect(titles).toHaveCount(12)
  await undoMessage(writer, 'deleted “Data Integrity Failures”')
  await expect(titles).toHaveCount(13)

  const headings = (await readExport(reader, 'DOCD')).split('\n').filter((line) => line.startsWith('## '))
  expect(headings.slice(0, 3)).toEqual(['## 1. Purpose', '## 2. Data Integrity Failures', '## 3. Failure Classification'])
  expect(headings.slice(11)).toEqual(['## 12. Open questions', '## 13. Sign-Off'])
})

test('somebody who goes on to the next field while the first is being saved keeps writing there', async ({ sitDown }) => {
  const { writer, reader } = await meetAtDocument(sitDown, 'DOCE')
  const held: (() => Promise<void>)[] = []
  await writer.route('**/api/commands', (route) => void held.push(() => route.continue()), { times: 1 })
  await writeField(writer, 'Version', '1.4')
  await writer.getByRole('button', { name: 'Edit date', exact: true }).click()
  await writer.keyboard.type('2026')
  await expect.poll(() => held.length).toBe(1)
  for (const release of held) await release()
  await expect(reader.getByRole('article').getByText('1.4', { exact: true })).toBeVisible()
  await expect(writer.getByRole('textbox', { name: 'Version', exact: true })).toHaveCount(0)
  await writer.keyboard.type('-03-02')
  await expect(writer.getByRole('textbox', { name: 'Date', exact: true })).toHaveValue('2026-03-02')
})
