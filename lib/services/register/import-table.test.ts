import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import { RowSet } from '@/lib/domain/row/row-set'
import { latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import { importTable, previewTable } from '@/lib/services/register/import-table'
import { readRegister } from '@/lib/services/register/read-register'
import { tableChoiceSchema, type TableChoice } from '@/lib/services/register/table-choice'
import { undoImport } from '@/lib/services/register/undo-import'
import { withReadScope } from '@/lib/data/scope'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { present } from '@/lib/kernel/assert'
import { newId } from '@/lib/kernel/ids'

const SHEET = `ID;Name;Komponente;Ursache;Schwere;Auftreten;Entdeckung;RPZ;Verantwortlich;Maßnahme;Bemerkung
Q1;Aufträge gehen verloren;Warteschlange;Bestätigt vor dem Speichern;8;3;9;216;SRE Lead;Zähler vergleichen;aus dem Audit
Q2;Aufträge laufen doppelt;Warteschlange;Zeitüberschreitung;5;6;4;120;Nachtschicht;;
`

const bytesOf = (text: string) => new TextEncoder().encode(text)
const choose = (rest: Partial<TableChoice>): TableChoice => tableChoiceSchema.parse({ name: 'queue.csv', ...rest })

let database: TestDatabase
let ours: TestWorkspace
let theirs: TestWorkspace

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  theirs = await makeTestWorkspace('theirs')
})
afterAll(() => database?.drop())

async function bring(text: string, choice: TableChoice, commandId = newId()) {
  const { accepted } = await previewTable(ours.as.facilitator, bytesOf(text), choice)
  return importTable(ours.as.facilitator, bytesOf(text), choice, { accepted, commandId })
}

async function rowsOf(code: string): Promise<RowSet> {
  return RowSet.of((await readRegister(ours.as.facilitator, code)).rows)
}

const liveTitles = (rows: RowSet) => listInOrder<'failure-mode'>(rows.all('failure-mode')).map(({ title }) => title)
const intoKnown = (code: string) => choose({ into: { kind: 'known', code } })

async function countEvents(registerId: string): Promise<number> {
  return withReadScope(ours.as.facilitator, (scope) => scope.tx.event.count({ where: { streamId: registerId } }))
}

describe('importing a table', () => {
  it('IM-20 opens a register with what the preview showed, as one event', async () => {
    const choice = choose({ into: { kind: 'new', code: 'QUE', title: 'Queue' } })
    const done = await bring(SHEET, choice)
    expect(done).toMatchObject({ code: 'QUE', counts: { created: 2, changed: 0, same: 0, skipped: 0 } })
    expect(await countEvents(done.registerId)).toBe(1)
    const rows = await rowsOf('QUE')
    const lost = present(rows.all('failure-mode').find(({ code }) => code === 'QUE-01'), 'the first failure mode')
    expect(lost).toMatchObject({ title: 'Aufträge gehen verloren', component: 'Warteschlange', cause: 'Bestätigt vor dem Speichern', hardStopNone: null, status: 'open' })
    expect(latestAssessment(rows, lost.id, 'current')).toMatchObject({ impact: 4, likelihood: 2, detectability: 5, recoverability: null, blastRadius: null })
    expect(latestAssessment(rows, lost.id, 'current')?.rationale).toContain('Schwere: 8 (1 to 10)')
    expect(listInOrder<'free-part'>(rows.where('free-part', 'failureModeId', lost.id)).map(({ label, body }) => [label, body])).toEqual([
      ['Source reference', 'Q1'],
      ['Bemerkung', 'aus dem Audit'],
    ])
    const role = present(rows.all('owner-role').find(({ name }) => name === 'SRE Lead'), 'the role')
    expect(rows.where('owner-link', 'failureModeId', lost.id)).toMatchObject([{ ownerRoleId: role.id, roleText: null }])
    expect(rows.all('control')).toMatchObject([{ title: 'Zähler vergleichen', state: 'proposed' }])
  })

  it('IM-21 stores nothing before it is accepted', async () => {
    const id = await makeRegister(ours.as.facilitator, 'SEE')
    const before = await countEvents(id)
    const preview = await previewTable(ours.as.facilitator, bytesOf(SHEET), intoKnown('SEE'))
    expect(preview.counts.created).toBe(2)
    expect(await countEvents(id)).toBe(before)
    expect(liveTitles(await rowsOf('SEE'))).toEqual([])
  })

  it('IM-22 the changed file imported again updates rows and doubles none; the same file changes nothing', async () => {
    const id = await makeRegister(ours.as.facilitator, 'AGN')
    await bring(SHEET, intoKnown('AGN'))
    expect(await countEvents(id)).toBe(2)
    expect(await bring(SHEET, intoKnown('AGN'))).toMatchObject({ seq: null, counts: { created: 0, changed: 0, same: 2, skipped: 0 } })
    const mended = SHEET.replace('Bestätigt vor dem Speichern;8;3;9;216', 'Zu früh bestätigt;8;5;9;360').replace('aus dem Audit', 'geprüft') + 'Q3;Aufträge stauen sich;Warteschlange;;;;;;;;\n'
    const preview = await previewTable(ours.as.facilitator, bytesOf(mended), intoKnown('AGN'))
    expect(preview.counts).toEqual({ created: 1, changed: 1, same: 1, skipped: 0 })
    expect(preview.rows[0]?.changes).toEqual([
      { label: 'Cause', before: 'Bestätigt vor dem Speichern', after: 'Zu früh bestätigt' },
      { label: 'Bemerkung', before: 'aus dem Audit', after: 'geprüft' },
      { label: 'Likelihood, current', before: '2', after: '3' },
    ])
    await bring(mended, intoKnown('AGN'))
    const rows = await rowsOf('AGN')
    expect(liveTitles(rows)).toHaveLength(3)
    const first = present(rows.all('failure-mode').find(({ title }) => title === 'Aufträge gehen verloren'), 'the first')
    expect(first.cause).toBe('Zu früh bestätigt')
    expect(latestAssessment(rows, first.id, 'current')).toMatchObject({ likelihood: 3, impact: 4, ordinal: 2 })
  })

  it('IM-23 an import is one event and one undo; the register stands as before', async () => {
    const id = await makeRegister(ours.as.facilitator, 'UND')
    await bring(SHEET, intoKnown('UND'))
    const second = await bring(SHEET.replace('Zeitüberschreitung;5;6', 'Uhr;5;9') + 'Q3;Drittes;;;;;;;;;\n', intoKnown('UND'))
    expect(await countEvents(id)).toBe(3)
    await undoImport(ours.as.facilitator, { code: 'UND', seq: present(second.seq, 'an event'), commandId: newId() })
    const rows = await rowsOf('UND')
    expect(liveTitles(rows)).toEqual(['Aufträge gehen verloren', 'Aufträge laufen doppelt'])
    const twice = present(rows.all('failure-mode').find(({ title }) => title === 'Aufträge laufen doppelt'), 'the second')
    expect(twice.cause).toBe('Zeitüberschreitung')
    expect(latestAssessment(rows, twice.id, 'current')).toMatchObject({ likelihood: 3 })
    expect(await countEvents(id)).toBe(4)
  })

  it('IM-23 undo is refused where somebody has changed what was imported', async () => {
    const id = await makeRegister(ours.as.facilitator, 'NEW')
    await bring(SHEET, intoKnown('NEW'))
    const second = await bring(SHEET.replace('Zeitüberschreitung', 'Uhr'), intoKnown('NEW'))
    const row = present((await rowsOf('NEW')).all('failure-mode').find(({ cause }) => cause === 'Uhr'), 'the changed one')
    await send(ours.as.facilitator, 'failure-mode.edit', { edits: [{ id: row.id, field: 'cause', before: 'Uhr', after: 'Neuer' }] }, id)
    const undo = undoImport(ours.as.facilitator, { code: 'NEW', seq: present(second.seq, 'an event'), commandId: newId() })
    await expect(undo).rejects.toMatchObject({ code: 'conflict' })
    expect((await rowsOf('NEW')).get('failure-mode', row.id)?.cause).toBe('Neuer')
  })

  it('IM-24 skips what is there when the person says so', async () => {
    await makeRegister(ours.as.facilitator, 'SKP')
    await bring(SHEET, intoKnown('SKP'))
    const changed = SHEET.replace('Zeitüberschreitung', 'Uhr') + 'Q3;Drittes;;;;;;;;;\n'
    const done = await bring(changed, choose({ into: { kind: 'known', code: 'SKP' }, matched: 'skip' }))
    expect(done.counts).toEqual({ created: 1, changed: 0, same: 1, skipped: 1 })
    expect((await rowsOf('SKP')).all('failure-mode').map(({ cause }) => cause)).not.toContain('Uhr')
  })

  it('IM-25 stops at a row with a problem until the person leaves it out', async () => {
    await makeRegister(ours.as.facilitator, 'STP')
    const wrong = `${SHEET}Q3;Nur zwei\n`
    await expect(bring(wrong, intoKnown('STP'))).rejects.toMatchObject({ code: 'precondition' })
    const done = await bring(wrong, choose({ into: { kind: 'known', code: 'STP' }, problems: 'skip' }))
    expect(done.counts.created).toBe(2)
  })

  it('IM-26 refuses another file, another choice and a register that has moved since the preview', async () => {
    const id = await makeRegister(ours.as.facilitator, 'MOV')
    await bring(SHEET, intoKnown('MOV'))
    const edited = bytesOf(SHEET.replace('Zeitüberschreitung', 'Uhr'))
    const { accepted } = await previewTable(ours.as.facilitator, edited, intoKnown('MOV'))
    const order = () => ({ accepted, commandId: newId() })
    await expect(importTable(ours.as.facilitator, bytesOf(SHEET), intoKnown('MOV'), order())).rejects.toMatchObject({ code: 'conflict' })
    await expect(importTable(ours.as.facilitator, edited, { ...intoKnown('MOV'), matched: 'skip' }, order())).rejects.toMatchObject({ code: 'conflict' })
    const row = present((await rowsOf('MOV')).all('failure-mode').find(({ cause }) => cause === 'Zeitüberschreitung'), 'the row')
    await send(ours.as.facilitator, 'failure-mode.edit', { edits: [{ id: row.id, field: 'cause', before: row.cause, after: 'Anders' }] }, id)
    await expect(importTable(ours.as.facilitator, edited, intoKnown('MOV'), order())).rejects.toMatchObject({ code: 'conflict' })
  })

  it('IM-27 sent again after a lost answer it says the same and changes nothing', async () => {
    const id = await makeRegister(ours.as.facilitator, 'RET')
    const { accepted } = await previewTable(ours.as.facilitator, bytesOf(SHEET), intoKnown('RET'))
    const order = { accepted, commandId: newId() }
    const first = await importTable(ours.as.facilitator, bytesOf(SHEET), intoKnown('RET'), order)
    const again = await importTable(ours.as.facilitator, bytesOf(SHEET), intoKnown('RET'), order)
    expect(again).toMatchObject({ code: first.code, seq: first.seq })
    expect(await countEvents(id)).toBe(2)
  })

  it('IM-28 refuses who may not write, and shows nothing of another workspace', async () => {
    await makeRegister(ours.as.facilitator, 'OUR')
    await expect(previewTable(ours.as.viewer, bytesOf(SHEET), intoKnown('OUR'))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(previewTable(theirs.as.facilitator, bytesOf(SHEET), intoKnown('OUR'))).rejects.toMatchObject({ code: 'not-found' })
    const choice = choose({ into: { kind: 'new', code: 'CON', title: '' } })
    const { accepted } = await previewTable(ours.as.contributor, bytesOf(SHEET), choice)
    await expect(importTable(ours.as.contributor, bytesOf(SHEET), choice, { accepted, commandId: newId() })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('IM-36 keeps a mapping that was made by hand, uses it for the next file with these headers, and says whose it is', async () => {
    const text = SHEET.replaceAll('Bemerkung', 'Herkunft')
    const guess = await previewTable(ours.as.facilitator, bytesOf(text), intoKnown('OUR'))
    expect(guess.kept).toBeNull()
    const columns = guess.columns.map(({ header, target, scale, fillDown }) => ({ target: header === 'Herkunft' ? ('effect' as const) : target, scale, fillDown }))
    await bring(text, choose({ columns, into: { kind: 'known', code: 'OUR' } }))
    const other = text.replaceAll('Q1', 'Q8').replaceAll('ID;Name', ' id ;NAME')
    const next = await previewTable(ours.as.contributor, bytesOf(other), intoKnown('OUR'))
    expect(next.kept).toMatchObject({ by: 'Test facilitator', isUsed: true })
    expect(next.columns.at(-1)).toMatchObject({ header: 'Herkunft', target: 'effect' })
    const ignored = await previewTable(ours.as.contributor, bytesOf(other), choose({ kept: 'ignore', into: { kind: 'known', code: 'OUR' } }))
    expect(ignored).toMatchObject({ kept: { isUsed: false } })
    expect(ignored.columns).toEqual(guess.columns.map((column) => ({ ...column, header: next.columns[guess.columns.indexOf(column)]?.header, samples: expect.any(Array) })))
    expect((await previewTable(theirs.as.facilitator, bytesOf(text), choose({}))).kept).toBeNull()
    expect((await previewTable(ours.as.facilitator, bytesOf(text.replace('ID;', 'Nr;')), choose({}))).kept).toBeNull()
  })

  it('IM-37 forgets a mapping, and keeps it again where it is made again', async () => {
    const text = SHEET.replaceAll('Bemerkung', 'Quelle')
    const { columns } = await previewTable(ours.as.facilitator, bytesOf(text), choose({}))
    const choice = choose({ columns: columns.map(({ target, scale, fillDown }) => ({ target, scale, fillDown })), into: { kind: 'known', code: 'OUR' } })
    await bring(text, choice)
    const { kept } = await previewTable(ours.as.facilitator, bytesOf(text), choose({}))
    await send(ours.as.contributor, 'source-mapping.delete', { ids: [present(kept, 'it is kept').id] })
    expect((await previewTable(ours.as.facilitator, bytesOf(text), choose({}))).kept).toBeNull()
    await bring(text.replaceAll('Q1', 'Q9'), choice)
    expect((await previewTable(ours.as.facilitator, bytesOf(text), choose({}))).kept).toMatchObject({ isUsed: true })
  })

  it('IM-39 an import that opened a register is taken back by archiving it, as long as nobody changed it', async () => {
    const take = async (code: string) => bring(SHEET, choose({ into: { kind: 'new', code, title: 'Taken back' } }))
    const done = await take('BACK')
    await undoImport(ours.as.facilitator, { code: 'BACK', seq: present(done.seq, 'an event'), commandId: newId() })
    expect((await rowsOf('BACK')).get('register', done.registerId)?.state).toBe('archived')
    const touched = await take('KEEP')
    const [row] = (await rowsOf('KEEP')).all('failure-mode')
    await send(ours.as.contributor, 'failure-mode.edit', { edits: [{ id: present(row, 'a row').id, field: 'effect', before: null, after: 'Late' }] }, touched.registerId)
    await expect(undoImport(ours.as.facilitator, { code: 'KEEP', seq: present(touched.seq, 'an event'), commandId: newId() })).rejects.toMatchObject({ code: 'conflict' })
  })
})
