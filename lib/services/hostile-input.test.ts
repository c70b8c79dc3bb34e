import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RowSet } from '@/lib/domain/row/row-set'
import { withReadScope } from '@/lib/data/scope'
import { verifyChain } from '@/lib/data/event-chain'
import { readRegister, readWorkspaceRoom } from '@/lib/services/register/read-register'
import { importDocument, previewImport } from '@/lib/services/register/import-document'
import { exportMarkdown } from '@/lib/services/register/export-register'
import { fullContent } from '@/lib/testing/full-register'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import type { TestDatabase } from '@/lib/testing/test-database'
import { AppError } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'

let database: TestDatabase
let ours: TestWorkspace
let registerId: string
let rows: RowSet

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  registerId = newId()
  await send(ours.as.administrator, 'register.import', { content: fullContent('D10') }, registerId)
  rows = RowSet.of((await readRegister(ours.as.administrator, 'D10')).rows)
})
afterAll(() => database?.drop())

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(() => 'done', (error: unknown) => (error instanceof AppError ? error.code : `fault: ${String(error).split('\n').at(-1)}`))
}
const act = (verb: string, input: unknown, place: string | undefined = registerId, reason?: string) => codeOf(send(ours.as.administrator, verb, input, place, reason))
const first = <K extends 'failure-mode' | 'category' | 'assessment'>(kind: K) => present(rows.all(kind)[0], kind)
const imported = (change: object) => act('register.import', { content: { ...fullContent(`X${newId().slice(-6)}`), ...change } }, newId())

describe('hostile input', () => {
  it('VE-30 an id that is taken elsewhere is refused, in whatever register or workspace it is', async () => {
    const other = await makeRegister(ours.as.administrator, 'D11')
    const categoryId = present(RowSet.of((await readRegister(ours.as.administrator, 'D11')).rows).all('category')[0], 'a category').id
    expect(await act('failure-mode.add', { rows: [{ id: first('failure-mode').id, title: 'x', categoryId, orderKey: 'a0' }] }, other)).toMatch(/^(conflict|invalid)$/)
    expect(await act('register.create', { code: 'Y', title: 'Y' }, registerId)).toMatch(/^(conflict|invalid)$/)
    const score = { failureModeId: first('failure-mode').id, assessmentId: first('assessment').id, stage: 'target', factors: { impact: { before: null, after: 2 } } }
    expect(await act('failure-mode.rescore', { scores: [score] })).toMatch(/^(conflict|invalid)$/)
  })

  it('VE-30 an id that a foreign workspace has is refused in the words for one of our own', async () => {
    const theirs = await makeTestWorkspace('theirs')
    const own = await makeRegister(ours.as.administrator, 'D12')
    const foreign = await makeRegister(theirs.as.administrator, 'D12')
    const home = present(RowSet.of((await readRegister(theirs.as.administrator, 'D12')).rows).all('category')[0], 'a category').id
    const refusalOf = async (work: Promise<unknown>) => {
      const error: unknown = await work.then(() => null, (reason: unknown) => reason)
      return error instanceof AppError ? { code: error.code, message: error.message, problems: error.problems } : error
    }
    const create = (id: string) => refusalOf(send(ours.as.administrator, 'register.create', { code: 'NEW', title: 'New' }, id))
    expect(await create(foreign)).toEqual(await create(own))
    const add = (id: string) => refusalOf(send(ours.as.administrator, 'category.add', { rows: [{ id, title: 'C', orderKey: 'a0' }] }, own))
    expect(await add(home)).toEqual(await add(first('category').id))
    expect(await add(home)).toMatchObject({ code: 'conflict' })
  })

  it('VE-31 a content that storage would refuse is refused before it, with its place', async () => {
    expect(await imported({ title: '' })).toBe('invalid')
    expect(await imported({ title: '  ' })).toBe('invalid')
    expect(await imported({ constraints: [''] })).toBe('invalid')
    const sections = fullContent('Z').sections.map((section) =>
      section.kind === 'category' ? { ...section, scenarios: section.scenarios.map((one) => ({ ...one, response: { windowMinutes: 20_000, label: null, steps: [] } })) } : section,
    )
    expect(await imported({ sections })).toBe('invalid')
  })

  it('VE-32 days that no calendar of the database has, control characters in a reason and bottomless input are refused', async () => {
    const workspace = RowSet.of((await readWorkspaceRoom(ours.as.administrator)).rows)
    const holding = { id: newId(), ownerRoleId: workspace.all('owner-role')[0]?.id, membershipId: workspace.all('membership')[0]?.id, validFrom: '0000-01-01' }
    expect(await act('owner-role-holding.add', { rows: [holding] }, undefined)).toBe('invalid')
    const control = () => ({ rows: [{ id: newId(), type: 'proof', title: 't' }] })
    expect(await act('control.add', control(), registerId, 'a\u0000b')).toBe('invalid')
    expect(await act('control.add', control(), registerId, 'a\ud800b')).toBe('invalid')
    const deep: unknown = JSON.parse('['.repeat(5000) + ']'.repeat(5000))
    expect(await act('failure-mode.edit', { edits: [{ id: first('failure-mode').id, field: 'cause', before: deep, after: 'b' }] })).toBe('invalid')
    expect((await withReadScope(ours.as.viewer, (scope) => verifyChain(scope, registerId))).emptied).toEqual([])
  })

  it('VE-33 an order key between which nothing can be put is refused', async () => {
    const { id, orderKey } = first('category')
    for (const after of ['0', 'a00', 'Z']) expect([after, await act('category.edit', { edits: [{ id, field: 'orderKey', before: orderKey, after }] })]).toEqual([after, 'invalid'])
  })

  it('VE-34 what the document could not print is refused, so that nothing stored is lost in an export', async () => {
    const purpose = present(rows.all('section').find((section) => section.kind === 'purpose'), 'purpose').id
    const item = await act('checklist-item.add', { rows: [{ id: newId(), sectionId: purpose, text: 'LOSTITEM', orderKey: 'a9' }] })
    const part = await act('free-part.add', { rows: [{ id: newId(), failureModeId: first('failure-mode').id, after: 'header', body: 'LOSTPART', orderKey: 'a9' }] })
    const front = await act('free-part.add', { rows: [{ id: newId(), after: 'cause', body: 'LOSTFRONT', orderKey: 'a9' }] })
    const second = await act('section.add', { rows: [{ id: newId(), kind: 'purpose', title: 'Purpose', orderKey: 'a9' }] })
    const printed = await exportMarkdown(ours.as.viewer, 'D10')
    expect([item, part, front].map((answer, i) => answer === 'invalid' || printed.includes(['LOSTITEM', 'LOSTPART', 'LOSTFRONT'][i] ?? ''))).toEqual([true, true, true])
    expect(second).toBe('invalid')
  })

  it('VE-35 a hard stop is a list or an explicit “none”, from both sides', async () => {
    const categoryId = first('category').id
    const [stopped, none] = [newId(), newId()]
    const added = [stopped, none].map((id, i) => ({ id, title: `Stop ${i}`, categoryId, orderKey: `a${i}` }))
    expect(await act('failure-mode.add', { rows: added })).toBe('done')
    const step = (failureModeId: string) => act('hard-stop-step.add', { rows: [{ id: newId(), failureModeId, text: 'Stop it', orderKey: 'a0' }] })
    const setNone = (id: string) => act('failure-mode.edit', { edits: [{ id, field: 'hardStopNone', before: null, after: 'on purpose' }] })
    expect([await step(stopped), await setNone(stopped)]).toEqual(['done', 'invalid'])
    expect([await setNone(none), await step(none)]).toEqual(['done', 'invalid'])
  })

  it('VE-36 a file that a register could not hold is refused in the preview, with the line of its scenario', async () => {
    const text = '# Q1 — Title\n\n---\n\n## 1. Data\n\n### Q1-01 —\n\n**Scenario:**\nNo title.\n'
    const { accepted, problems } = await previewImport(ours.as.facilitator, Buffer.from(text))
    expect(accepted).toBeNull()
    expect(problems).toContainEqual({ line: 7, severity: 'error', message: expect.stringContaining('Q1-01'), hint: expect.stringMatching(/\S/) })
    const refused = importDocument(ours.as.facilitator, Buffer.from(text), 'x'.repeat(64), { commandId: newId() })
    expect(await codeOf(refused)).toBe('invalid')
  })
})
