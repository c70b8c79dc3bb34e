import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Row } from '@/lib/domain/row/change'
import { readColumns, type RowColumns } from '@/lib/domain/row/row-columns'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import { RowSet } from '@/lib/domain/row/row-set'
import { slimRows, TEXT_KINDS } from '@/lib/domain/row/slim-row'
import { compareInDocument } from '@/lib/domain/worksheet/sort'
import { lineContext, makeLine } from '@/lib/domain/worksheet/worksheet-line'
import { readEventChanges } from '@/lib/services/event/read-event-changes'
import { readFailureModes, readFittingRegister, readWholeRoom, readRegisterForPage, type RoomSnapshot } from '@/lib/services/register/read-register'
import { fullContent } from '@/lib/testing/full-register'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import type { TestDatabase } from '@/lib/testing/test-database'
import { AppError } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'

const LARGE = 301

let database: TestDatabase
let ours: TestWorkspace
let registerId: string
let seq: number
let room: RoomSnapshot

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  registerId = newId()
  await send(ours.as.facilitator, 'register.import', { content: fullContent('D10') }, registerId)
  const { rows } = await readWholeRoom(ours.as.viewer, 'D10')
  const [failureMode] = present(rows['failure-mode'], 'failure modes')
  const { id, categoryId } = present(failureMode, 'a failure mode')
  for (const after of [5, 4]) {
    const factors = { impact: { before: after === 5 ? 4 : 5, after } }
    await send(ours.as.contributor, 'failure-mode.rescore', { scores: [{ failureModeId: id, assessmentId: newId(), stage: 'inherent', factors }] }, registerId)
  }
  for (const one of present(rows['failure-mode'], 'failure modes')) {
    await send(ours.as.contributor, 'comment.add', { rows: [{ id: newId(), failureModeId: one.id, field: 'cause', text: 'Seen last week.' }] }, registerId)
  }
  const many = Array.from({ length: LARGE }, (_, i) => ({ id: newId(), title: `“Row” ${i} \\ é`, cause: `Cause ${i}`, categoryId, orderKey: 'a1' }))
  seq = present((await send(ours.as.contributor, 'failure-mode.add', { rows: many }, registerId)).seq, 'a number')
  await send(ours.as.contributor, 'failure-mode.delete', { ids: [many[0]?.id] }, registerId)
  room = await readWholeRoom(ours.as.viewer, 'D10')
})
afterAll(() => database?.drop())

interface SlimRoom extends RoomSnapshot {
  slim?: boolean
  tables?: Partial<Record<RowKind, RowColumns>>
}

async function readFitting(code: string): Promise<SlimRoom> {
  return JSON.parse(await readFittingRegister(ours.as.viewer, code)) as SlimRoom
}

const sorted = (rows: Partial<Record<RowKind, Row[]>>) =>
  Object.fromEntries(Object.entries(rows).map(([kind, list]) => [kind, [...(list ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))]))
const without = (rows: Partial<Record<RowKind, Row[]>>, kinds: readonly string[]) => Object.fromEntries(Object.entries(rows).filter(([kind]) => !kinds.includes(kind)))
const live = (rows: Partial<Record<RowKind, Row[]>>) => (rows['failure-mode'] ?? []).filter(({ deletedAt }) => deletedAt === null)
const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (error instanceof AppError ? error.code : String(error)))

describe('a large register', () => {
  it('SL-1 is read slim, and a small one whole', async () => {
    expect((await readFitting('D10')).slim).toBe(true)
    expect((await readRegisterForPage(ours.as.viewer, 'D10')).firstOf).toBe(live(room.rows).length)
    await makeRegister(ours.as.facilitator, 'SMALL')
    const small = await readWholeRoom(ours.as.viewer, 'SMALL')
    expect(await readFitting('SMALL')).toEqual(small)
    expect(await readRegisterForPage(ours.as.viewer, 'SMALL')).toEqual(small)
    expect(await codeOf(readFittingRegister(ours.as.viewer, 'NONE'))).toBe('not-found')
  })

  it('SL-2 holds the slim rows of everything in it', async () => {
    const { tables = {}, rows, ...frame } = await readFitting('D10')
    const many = Object.fromEntries(Object.entries(tables).map(([kind, columns]) => [kind, readColumns(columns)]))
    const { rows: whole, ...wholeFrame } = room
    expect(sorted({ ...rows, ...many })).toEqual(sorted({ ...without(slimRows(whole), TEXT_KINDS.filter((kind) => kind !== 'free-part')) }))
    expect(frame).toEqual({ ...wholeFrame, slim: true })
    expect(whole.assessment?.length).toBeGreaterThan(many.assessment?.length ?? 0)
    expect(many['failure-mode']?.[0]).not.toHaveProperty('cause')
  })

  it('SL-2 is empty columns where a register has nothing of a kind', async () => {
    const registerOfRows = await makeRegister(ours.as.facilitator, 'BARE')
    const categoryId = present((await readWholeRoom(ours.as.viewer, 'BARE')).rows.category?.[0], 'a category').id
    await send(ours.as.contributor, 'failure-mode.add', { rows: Array.from({ length: LARGE }, () => ({ id: newId(), title: 'A', categoryId, orderKey: 'a0' })) }, registerOfRows)
    const { tables = {} } = await readFitting('BARE')
    expect(Object.entries(tables).map(([kind, columns]) => [kind, readColumns(columns).length])).toEqual([
      ['failure-mode', LARGE],
      ['owner-link', 0],
      ['assessment', 0],
      ['control', 0],
      ['control-link', 0],
    ])
  })

  it('SL-6 gives its page the slim rows of its first sixty lines, as they stand in the document, with everything that a line shows', async () => {
    const wide = newId()
    await send(ours.as.facilitator, 'register.import', { content: fullContent('WIDE') }, wide)
    const first = present((await readWholeRoom(ours.as.viewer, 'WIDE')).rows.category?.[0], 'a category').id
    const categoryIds = [first, newId(), newId(), newId()]
    const categories = categoryIds.slice(1).map((id, i) => ({ id, title: `Category ${i}`, orderKey: ['aZ', 'aa', 'aa'][i] }))
    await send(ours.as.facilitator, 'category.add', { rows: categories }, wide)
    const keys = ['a0', 'Zz', 'b01', 'aV', 'a0V']
    const rows = Array.from({ length: LARGE + 20 }, (_, i) => ({ id: newId(), title: `Row ${i}`, categoryId: categoryIds[i % 8 === 0 ? 0 : 1 + (i % 3)], orderKey: keys[i % 5] }))
    await send(ours.as.contributor, 'failure-mode.add', { rows }, wide)
    await send(ours.as.contributor, 'failure-mode.delete', { ids: rows.slice(0, 9).map(({ id }) => id) }, wide)
    const { rows: begun, ...frame } = await readRegisterForPage(ours.as.viewer, 'WIDE')
    const { rows: whole, ...wholeFrame } = await readWholeRoom(ours.as.viewer, 'WIDE')
    expect(frame).toEqual({ ...wholeFrame, slim: true, firstOf: live(whole).length })
    const set = RowSet.of(whole)
    const lines = live(whole).map(({ id }) => present(makeLine(set, id, lineContext(set, wide, '2026-01-01')), 'a line'))
    const expected = new Set(lines.sort(compareInDocument).slice(0, 60).map(({ id }) => id))
    const slim = slimRows(whole)
    const ofFirst = (kind: RowKind) => (slim[kind] ?? []).filter((row) => expected.has(String(kind === 'failure-mode' ? row.id : row.failureModeId)))
    const links = ofFirst('control-link')
    const controls = (slim.control ?? []).filter(({ id }) => links.some(({ controlId }) => controlId === id))
    const many = { 'failure-mode': ofFirst('failure-mode'), 'owner-link': ofFirst('owner-link'), assessment: ofFirst('assessment'), 'control-link': links, control: controls }
    for (const list of Object.values(many)) expect(list.length).toBeGreaterThan(0)
    expect(sorted(begun)).toEqual(sorted({ ...without(slim, TEXT_KINDS.filter((kind) => kind !== 'free-part')), ...many }))
  })

  it('SL-3 gives failure modes whole, with all their texts and scores and the number that they are true at', async () => {
    const ids = (room.rows['failure-mode'] ?? []).filter(({ title }) => title === 'Rows arrive twice').map(({ id }) => id)
    const read = await readFailureModes(ours.as.viewer, 'D10', ids)
    expect(read.heads).toEqual({ [registerId]: room.heads[registerId] })
    const owned = (kind: RowKind) => (room.rows[kind] ?? []).filter((row) => ids.includes(String(kind === 'failure-mode' ? row.id : row.failureModeId)))
    const kinds = ['failure-mode', ...TEXT_KINDS, 'assessment'] as const
    expect(sorted(read.rows)).toEqual(sorted(Object.fromEntries(kinds.map((kind) => [kind, owned(kind)]))))
    for (const kind of kinds) expect(read.rows[kind]?.length).toBeGreaterThan(0)
  })

  it('SL-4 leaves out failure modes that are not in it, and is not found from another workspace', async () => {
    const theirs = await makeTestWorkspace('theirs')
    const foreign = await makeRegister(theirs.as.facilitator, 'D10')
    const [first] = room.rows['failure-mode'] ?? []
    const id = present(first, 'a failure mode').id
    expect((await readFailureModes(ours.as.viewer, 'SMALL', [id])).rows['failure-mode']).toEqual([])
    expect((await readFailureModes(theirs.as.viewer, 'D10', [id, foreign])).rows['failure-mode']).toEqual([])
    expect(await codeOf(readFailureModes({ ...theirs.as.viewer, workspaceId: ours.workspaceId }, 'D10', [id]))).toBe('not-found')
  })
})

describe('the changes of an event', () => {
  it('SL-20 are read a page at a time, in their order', async () => {
    const all = await readEventChanges(ours.as.viewer, registerId, seq, 0)
    expect(all).toMatchObject({ count: LARGE + 1, next: null })
    expect(all.changes).toHaveLength(LARGE + 1)
    const rest = await readEventChanges(ours.as.viewer, registerId, seq, 200)
    expect(rest.changes).toEqual(all.changes.slice(200))
    expect((await readEventChanges(ours.as.viewer, registerId, seq, LARGE + 1)).changes).toEqual([])
    expect(all.changes[0]).toMatchObject({ kind: 'failure-mode', field: null, before: null, after: { cause: 'Cause 0' } })
  })

  it('SL-20 say where to read on when there are more than a page holds', async () => {
    const fields = ['cause', 'effect', 'trigger', 'invariant', 'scenario', 'statusText', 'degradedMode', 'recoveryStrategy', 'blastData', 'blastUsers', 'blastTime', 'component', 'layer', 'title']
    const rows = (room.rows['failure-mode'] ?? []).filter(({ deletedAt }) => deletedAt === null)
    const edits = rows.flatMap((row) => fields.map((field) => ({ id: row.id, field, before: row[field], after: `New ${field}` })))
    const { seq: edited, changes } = await send(ours.as.contributor, 'failure-mode.edit', { edits }, registerId)
    expect([edits.length > 4_000, changes]).toEqual([true, []])
    const first = await readEventChanges(ours.as.viewer, registerId, present(edited, 'a number'), 0)
    const second = await readEventChanges(ours.as.viewer, registerId, present(edited, 'a number'), present(first.next, 'a next page'))
    expect(second.next).toBeNull()
    expect([...first.changes, ...second.changes].map(({ id, field, before, after }) => ({ id, field, before, after }))).toEqual(edits)
  })

  it('SL-21 are those that the reader may see', async () => {
    const made = await send(ours.as.administrator, 'invitation.create', { email: 'new@ours.example', roles: ['viewer'], tokenHash: 'a'.repeat(64) })
    const { workspaceId } = ours
    const at = present(made.seq, 'an invitation was made')
    expect((await readEventChanges(ours.as.administrator, workspaceId, at, 0)).changes.length).toBeGreaterThan(0)
    expect((await readEventChanges(ours.as.viewer, workspaceId, at, 0)).changes).toEqual([])
  })

  it('SL-22 are not found where there is no such event, nor from another workspace', async () => {
    const strange = await makeTestWorkspace('strange')
    for (const [actor, stream, number] of [
      [ours.as.viewer, registerId, 1_000],
      [ours.as.viewer, newId(), 1],
      [strange.as.administrator, registerId, seq],
    ] as const) {
      expect(await codeOf(readEventChanges(actor, stream, number, 0))).toBe('not-found')
    }
  })
})
