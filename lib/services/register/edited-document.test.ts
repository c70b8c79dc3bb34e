import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentQuerySchema } from '@/lib/domain/document/document-choice'
import { RowSet } from '@/lib/domain/row/row-set'
import { editedChoiceSchema, type EditedChoice } from '@/lib/services/register/edited-choice'
import { applyEdited, previewEdited, type EditedPreview } from '@/lib/services/register/edited-document'
import { exportDocument } from '@/lib/services/register/export-document'
import { importDocument, previewImport } from '@/lib/services/register/import-document'
import { readRegister } from '@/lib/services/register/read-register'
import { undoImport } from '@/lib/services/register/undo-import'
import { withReadScope } from '@/lib/data/scope'
import { writeDocument } from '@/lib/exchange/markdown/write-document'
import { fullContent } from '@/lib/testing/full-register'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { present } from '@/lib/kernel/assert'
import { newId } from '@/lib/kernel/ids'

let database: TestDatabase
let ours: TestWorkspace
let theirs: TestWorkspace
let registerId: string

const bytesOf = (text: string) => new TextEncoder().encode(text)
const following = { tell: () => undefined, signal: new AbortController().signal }
const choose = (rest: Partial<EditedChoice> = {}): EditedChoice => editedChoiceSchema.parse({ name: 'D10.md', ...rest })

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  theirs = await makeTestWorkspace('theirs')
  const bytes = bytesOf(writeDocument(fullContent('D10')))
  const { accepted } = await previewImport(ours.as.facilitator, bytes)
  registerId = (await importDocument(ours.as.facilitator, bytes, present(accepted, 'it reads'), { commandId: newId() })).registerId
})
afterAll(() => database?.drop())

async function exportToEdit(): Promise<string> {
  const query = documentQuerySchema.parse({ as: 'md', edit: '1' })
  return new TextDecoder().decode((await exportDocument(ours.as.facilitator, 'D10', query, following)).bytes)
}
async function rowsNow(): Promise<RowSet> {
  return RowSet.of((await readRegister(ours.as.facilitator, 'D10')).rows)
}
async function failureMode(code: string) {
  return present((await rowsNow()).all('failure-mode').find((row) => row.code === code), 'a failure mode')
}
async function editHere(code: string, field: string, after: string): Promise<void> {
  const row = await failureMode(code)
  await send(ours.as.contributor, 'failure-mode.edit', { edits: [{ id: row.id, field, before: row[field as 'title'], after }] }, registerId)
}
const preview = (text: string, rest: Partial<EditedChoice> = {}) => previewEdited(ours.as.contributor, bytesOf(text), choose(rest))
const presets = ({ changes }: EditedPreview) => changes.filter(({ isPreset }) => isPreset).map(({ id, mark }) => ({ id, mark }))
const tell = ({ changes }: EditedPreview) => changes.map(({ label, side, exported, here, file }) => [label, side, exported, here, file])
const countEvents = () => withReadScope(ours.as.facilitator, (scope) => scope.tx.event.count({ where: { streamId: registerId } }))

describe('a document that was exported to be edited', () => {
  it('RT-20 comes back untouched as no change, after editors wrapped, padded and re-encoded it, also when a role has another name by now', async () => {
    const text = await exportToEdit()
    expect((await preview(text)).changes).toEqual([])
    const wrapped = `\uFEFF${text.replace(' register=', '   \n  register=').replace(/ -->/, '  -->   ').replaceAll('\n', '\r\n')}\r\n\r\n`
    expect(await preview(wrapped)).toMatchObject({ changes: [], says: null, register: { code: 'D10' } })
    const role = present((await rowsNow()).all('owner-role').find(({ name }) => name === 'SRE Lead'), 'a role')
    await send(ours.as.administrator, 'owner-role.edit', { edits: [{ id: role.id, field: 'name', before: 'SRE Lead', after: 'Reliability Lead' }] })
    expect(await preview(text)).toMatchObject({ changes: [], says: null })
    await send(ours.as.administrator, 'owner-role.edit', { edits: [{ id: role.id, field: 'name', before: 'Reliability Lead', after: 'SRE Lead' }] })
  })

  it('RT-21 is told on three sides and taken as one event, which one undo takes back', async () => {
    const text = await exportToEdit()
    await editHere('D10-01', 'cause', 'A key that repeats')
    await editHere('D10-01', 'effect', 'Sums are double')
    const edited = text.replace('Rows arrive twice', 'Rows arrive three times').replace('No key', 'No key at all')
    const found = await preview(edited)
    expect(tell(found)).toEqual([
      ['Failure mode', 'file', 'Rows arrive twice', 'Rows arrive twice', 'Rows arrive three times'],
      ['Cause', 'conflict', 'No key', 'A key that repeats', 'No key at all'],
      ['Effect', 'here', 'Sums are wrong', 'Sums are double', 'Sums are wrong'],
    ])
    expect(presets(found)).toHaveLength(1)
    const conflict = present(found.changes[1], 'the conflict')
    const [before, events] = [await failureMode('D10-01'), await countEvents()]
    const taken = [...presets(found), { id: conflict.id, mark: conflict.mark }]
    const commandId = newId()
    const done = await applyEdited(ours.as.contributor, bytesOf(edited), choose({ taken }), commandId)
    expect(await failureMode('D10-01')).toMatchObject({ title: 'Rows arrive three times', cause: 'No key at all', effect: 'Sums are double' })
    // Sent again after a lost answer it says the same and changes nothing.
    expect(await applyEdited(ours.as.contributor, bytesOf(edited), choose({ taken }), commandId)).toEqual(done)
    expect(await countEvents()).toBe(events + 1)
    await undoImport(ours.as.contributor, { code: 'D10', seq: present(done.seq, 'an event'), commandId: newId() })
    expect(await failureMode('D10-01')).toEqual(before)
  })

  it('RT-22 is refused with the name of what somebody changed while it was looked at, and nothing is taken', async () => {
    const edited = (await exportToEdit()).replace('A wrong button', 'A very wrong button').replace('Loader', 'Loading')
    const found = await preview(edited)
    await editHere('D10-07', 'title', 'Some wrong button')
    const refused = applyEdited(ours.as.contributor, bytesOf(edited), choose({ taken: presets(found) }), newId())
    await expect(refused).rejects.toMatchObject({ code: 'conflict', message: 'D10-07, Failure mode was changed by somebody else meanwhile.' })
    expect((await failureMode('D10-01')).component).toBe('Loader')
  })

  it('RT-23 a comment that does not fit is said, and the two versions are compared with nothing chosen', async () => {
    const text = (await exportToEdit()).replace('A time-out', 'A long time-out')
    const cases = [
      [text.replace(/<!--.*-->/s, ''), 'does not say'],
      [text.replace(/event=\d+/, 'event=999999'), 'which D10 does not have'],
      [text.replace(/event=\d+/, 'event=1'), 'made of something else'],
      [text.replace(/check=\w{4}/, 'check=0000'), 'made of something else'],
      [text.replace(/form=1/, 'form=9'), 'does not read'],
      [text.replace(registerId, newId()), 'not here'],
      [text.replace(/event=\d+/, 'event=x'), 'cannot be read'],
      [`${text}\n${text.slice(text.indexOf('<!--')).replace(/event=\d+/, 'event=2')}`, 'contradict'],
    ] as const
    for (const [file, words] of cases) {
      const found = await preview(file)
      expect(found.says).toContain(words)
      expect(found.changes.map(({ label, side, isPreset }) => [label, side, isPreset])).toEqual([['Trigger', 'differs', false]])
    }
    expect(await previewEdited(theirs.as.facilitator, bytesOf(text), choose())).toMatchObject({ register: null, changes: [], says: expect.stringContaining('not here') })
  })

  it('RT-24 scenarios, lists and scores come, go and move as the file says, and what it cannot say stays', async () => {
    const row = await failureMode('D10-01')
    await send(ours.as.contributor, 'failure-mode.edit', { edits: [{ id: row.id, field: 'status', before: row.status, after: 'in-treatment' }] }, registerId)
    const text = await exportToEdit()
    const fresh = '### D10-08 — A disk fills up\n\n**Scenario:**\nNobody looks.\n\n**Detection Signals:**\n- Space runs out\n\n---\n\n'
    const longer = text.replace('### D10-07', `${fresh}### D10-07`).replace('- Count again', '- Count once more\n- Tell the others')
    const edited = longer.replace('- Counts differ\n', '').replace('likelihood 4, impact 4', 'likelihood 5, impact 4')
    const found = await preview(edited)
    const removed = present(found.changes.find(({ kind }) => kind === 'removed'), 'what the file leaves out')
    expect(removed).toMatchObject({ label: 'Detection signals', exported: 'Counts differ', isPreset: false, isTakable: true })
    const taken = [...presets(found), { id: removed.id, mark: removed.mark }]
    await applyEdited(ours.as.contributor, bytesOf(edited), choose({ taken }), newId())
    expect((await failureMode('D10-01')).status).toBe('in-treatment')
    const again = await exportToEdit()
    expect(again).toContain('### D10-08 — A disk fills up')
    expect(again).toContain('- Count once more\n- Tell the others')
    expect(again).toContain('likelihood 5, impact 4')
    expect((await preview(edited.replaceAll(text.slice(text.indexOf('<!--')), again.slice(again.indexOf('<!--'))))).changes).toEqual([])
    // The same file once more finds all of it here.
    expect((await preview(edited)).changes.filter(({ side }) => side !== 'both')).toEqual([])
  })

  it('RT-25 what asks for more than the reader may is shown and cannot be chosen; who may not write sees nothing', async () => {
    const edited = (await exportToEdit()).replace('# D10 — A register with everything', '# D10 — Everything')
    expect((await preview(edited)).changes).toMatchObject([{ label: 'Title', isTakable: false, isPreset: false }])
    expect((await previewEdited(ours.as.facilitator, bytesOf(edited), choose())).changes).toMatchObject([{ label: 'Title', isTakable: true, isPreset: true }])
    await expect(previewEdited(ours.as.viewer, bytesOf(edited), choose())).rejects.toMatchObject({ code: 'forbidden' })
    await expect(previewEdited(theirs.as.facilitator, bytesOf(edited), choose({ code: 'D10' }))).rejects.toMatchObject({ code: 'not-found' })
  })
})
