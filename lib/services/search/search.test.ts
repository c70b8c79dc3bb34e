import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RowSet } from '@/lib/domain/row/row-set'
import { searchRegister } from '@/lib/services/search/search-register'
import { searchWorkspace } from '@/lib/services/search/search-workspace'
import { readRegister } from '@/lib/services/register/read-register'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import type { TestDatabase } from '@/lib/testing/test-database'
import { AppError } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'

let database: TestDatabase
let ours: TestWorkspace
let theirs: TestWorkspace

const ROWS = [
  { title: 'Schema migration locks the orders table', cause: 'A rollback of the migration is impossible', component: 'Order service' },
  { title: 'Queue overflows', scenario: 'Überlauf at the naïve consumer, then a rollback', component: 'Broker' },
  { title: '数据库迁移失败', effect: 'Orders are lost' },
  { title: 'A backup that nobody restored', trigger: 'Quarterly **audit** of `pg_dump`' },
]

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  theirs = await makeTestWorkspace('theirs')
  for (const workspace of [ours, theirs]) await fill(workspace)
})
afterAll(() => database?.drop())

async function fill(workspace: TestWorkspace): Promise<void> {
  for (const code of ['D10', 'D20']) {
    const registerId = await makeRegister(workspace.as.facilitator, code)
    const categoryId = present(RowSet.of((await readRegister(workspace.as.viewer, code)).rows).all('category')[0], 'a category').id
    const rows = (code === 'D10' ? ROWS : ROWS.slice(0, 1)).map((row) => ({ ...row, id: newId(), categoryId, orderKey: 'a0' }))
    await send(workspace.as.contributor, 'failure-mode.add', { rows }, registerId)
  }
}

async function codesFor(query: string, actor = ours.as.viewer): Promise<string[]> {
  const rows = RowSet.of((await readRegister(actor, 'D10')).rows)
  return (await searchRegister(actor, 'D10', query)).ids.map((id) => present(rows.get('failure-mode', id), 'a live row').code)
}

describe('a search of a register', () => {
  it.each([
    ['whole words, in any text', 'rollback', ['D10-01', 'D10-02']],
    ['all words of the query', 'rollback broker', ['D10-02']],
    ['parts of words', 'igrat', ['D10-01']],
    ['words without their accents', 'uberlauf NAIVE', ['D10-02']],
    ['a code', 'D10-03', ['D10-03']],
    ['a part of a code, that one first', 'd10-0', ['D10-01', 'D10-02', 'D10-03', 'D10-04']],
    ['a stretch of text without spaces', '库迁', ['D10-03']],
    ['one character of it', '据', ['D10-03']],
    ['a slip of the finger', 'migraiton', ['D10-01']],
    ['a slip beside a good word', 'quarterly bakcup', ['D10-04']],
    ['nothing where nothing is', 'zzzzzz', []],
    ['nothing where no word is', '!!! ???', []],
  ])('SE-10 finds %s', async (_what, query, codes) => {
    expect((await codesFor(query)).sort()).toEqual(codes)
  })

  it('SE-11 puts a code before a word, a whole word before a part, a title before a cause', async () => {
    expect((await codesFor('D10-02'))[0]).toBe('D10-02')
    expect(await codesFor('order')).toEqual(['D10-01', 'D10-03'])
    expect((await codesFor('migration'))[0]).toBe('D10-01')
  })

  it('SE-13 says when only words that look alike were found, and marks those', async () => {
    const { isNear, ids, excerpts } = await searchRegister(ours.as.viewer, 'D10', 'migraiton', { excerpts: 5 })
    expect(isNear).toBe(true)
    expect(excerpts[present(ids[0], 'an id')]?.pieces).toContainEqual({ text: 'migration', isHit: true })
    expect((await searchRegister(ours.as.viewer, 'D10', 'migration')).isNear).toBe(false)
  })

  it('SE-14 brings excerpts of the first ones alone, and none where none is wanted', async () => {
    const { ids, excerpts } = await searchRegister(ours.as.viewer, 'D10', 'rollback', { excerpts: 1 })
    expect(Object.keys(excerpts)).toEqual(ids.slice(0, 1))
    expect((await searchRegister(ours.as.viewer, 'D10', 'rollback')).excerpts).toEqual({})
  })

  it('SE-15 forgets what was deleted and finds what was restored', async () => {
    const registerId = present((await readRegister(ours.as.viewer, 'D20')).registerId, 'a register')
    const find = async () => (await searchRegister(ours.as.viewer, 'D20', 'schema')).ids
    const [id] = await find()
    await send(ours.as.contributor, 'failure-mode.delete', { ids: [present(id, 'an id')] }, registerId)
    expect(await find()).toEqual([])
    await send(ours.as.contributor, 'failure-mode.restore', { ids: [present(id, 'an id')] }, registerId)
    expect(await find()).toEqual([id])
  })

  const HOSTILE = ["'", '"', '\\', "' | 'a' & !(b)", ':*', '<-> & | !', '%_%', '🔥🔥', '\u0000', '\ud800', 'x'.repeat(10_000), 'a '.repeat(5_000), '数'.repeat(2_000), "'); DROP TABLE register; --", 'é́́́']
  it.each(HOSTILE)('SE-12 never fails, whatever is asked (%#)', async (query) => {
    expect(Array.isArray((await searchRegister(ours.as.viewer, 'D10', query, { excerpts: 5 })).ids)).toBe(true)
    expect((await searchWorkspace(ours.as.viewer, query)).failureModes.length).toBeLessThanOrEqual(20)
  })

  it('SE-12 never fails, whatever is asked (any text)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.stringMatching(/^['"\\&|!():*<> a-z%_-]{1,20}$/)), async (query) => {
        const { ids } = await searchRegister(ours.as.viewer, 'D10', query)
        expect(new Set(ids).size).toBe(ids.length)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a search of the workspace', () => {
  it('SE-16 finds failure modes of all registers with code, title and what was found', async () => {
    const { failureModes } = await searchWorkspace(ours.as.viewer, 'impossible')
    expect(failureModes.map(({ registerCode, code }) => [registerCode, code])).toEqual([['D10', 'D10-01'], ['D20', 'D20-01']])
    expect(failureModes[0]).toMatchObject({ title: ROWS[0]?.title, excerpt: { label: 'Cause' } })
  })

  it('SE-16 finds registers by code and title, and the first ones for an empty query', async () => {
    expect((await searchWorkspace(ours.as.viewer, 'd2')).registers.map(({ code }) => code)).toEqual(['D20'])
    expect((await searchWorkspace(ours.as.viewer, '')).registers.map(({ code }) => code)).toEqual(['D10', 'D20'])
    expect((await searchWorkspace(ours.as.viewer, '_')).registers).toEqual([])
  })

  it('SE-17 shows nothing of another workspace, to anybody', async () => {
    const own = new Set((await searchWorkspace(ours.as.viewer, 'rollback')).failureModes.map(({ id }) => id))
    const foreign = (await searchWorkspace(theirs.as.viewer, 'rollback')).failureModes.map(({ id }) => id)
    expect(foreign).toHaveLength(own.size)
    expect(foreign.filter((id) => own.has(id))).toEqual([])
    await expect(searchWorkspace({ ...ours.as.viewer, workspaceId: theirs.workspaceId }, 'rollback')).rejects.toThrow(AppError)
    await expect(searchRegister({ ...ours.as.viewer, workspaceId: theirs.workspaceId }, 'D10', 'rollback')).rejects.toThrow(AppError)
    await expect(searchRegister(ours.as.viewer, 'D99', 'rollback')).rejects.toThrow('no such register')
  })
})
