import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { factorsOf, latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import { listMatrixRows } from '@/lib/domain/matrix/matrix-rows'
import { REGISTER_ROW_KINDS, type RegisterRowKind } from '@/lib/domain/row/row-kinds'
import type { Row } from '@/lib/domain/row/change'
import { RowSet } from '@/lib/domain/row/row-set'
import { readMatrixAsOf, readRegisterAsOf } from '@/lib/services/register/read-register-as-of'
import { readRegister } from '@/lib/services/register/read-register'
import { appendEvent } from '@/lib/data/event-log'
import { storeChanges } from '@/lib/data/row-storage'
import { loadRowsAsOf } from '@/lib/data/rows-as-of'
import { withReadScope, withScope } from '@/lib/data/scope'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { AppError } from '@/lib/kernel/errors'
import { present } from '@/lib/kernel/assert'
import { newId } from '@/lib/kernel/ids'

let database: TestDatabase
let ours: TestWorkspace
let theirs: TestWorkspace

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  theirs = await makeTestWorkspace('theirs')
})
afterAll(() => database?.drop())

/** What a person may do next; places in the lists are taken modulo what is there. */
const anyStep = fc.record({
  act: fc.constantFrom('add', 'edit', 'edit', 'score', 'score', 'move', 'delete', 'restore', 'category', 'rename', 'cause'),
  which: fc.nat(9),
  level: fc.constantFrom(1, 2, 3, 4, 5, null),
  text: fc.constantFrom('one', 'two', '<b>three</b>'),
})
type Step = ReturnType<typeof anyStep.generate>['value']

function pick<T>(list: readonly T[], which: number): T | undefined {
  return list[which % Math.max(1, list.length)]
}

/** The verb and input of a step over the rows as they stand; null where there is nothing to do it to. */
function callOf({ act, which, level, text }: Step, rows: RowSet, registerId: string): [string, unknown] | null {
  const category = pick(rows.all('category').filter((row) => row.deletedAt === null), which)
  const row = pick(rows.all('failure-mode'), which)
  const register = rows.get('register', registerId)
  if (!category || !register) return null
  if (act === 'add') return ['failure-mode.add', { rows: [{ id: newId(), title: text, categoryId: category.id, orderKey: 'a0' }] }]
  if (act === 'category') return ['category.add', { rows: [{ id: newId(), title: text, body: '', orderKey: 'a1' }] }]
  if (act === 'rename') return ['register.edit', { edits: [{ id: registerId, field: 'title', before: register.title, after: text }] }]
  if (!row) return null
  if (act === 'delete' || act === 'restore') return [`failure-mode.${act}`, { ids: [row.id] }]
  if (act === 'score') {
    const before = factorsOf(latestAssessment(rows, row.id, 'current')).impact
    const score = { failureModeId: row.id, assessmentId: newId(), stage: 'current', factors: { impact: { before, after: level } } }
    return ['failure-mode.rescore', { scores: [score] }]
  }
  if (act === 'move') return edit(row, 'categoryId', category.id)
  return edit(row, act === 'cause' ? 'cause' : 'title', text)
}

function edit(row: { id: string }, field: string, after: string): [string, unknown] {
  const before = Object.entries(row).find(([name]) => name === field)?.[1] as unknown
  return ['failure-mode.edit', { edits: [{ id: row.id, field, before, after }] }]
}

type Rows = Partial<Record<RegisterRowKind, Row[]>>

/** Rows by id in an order of their own, so that two readings can be compared. */
function inIdOrder(rows: Partial<Record<string, Row[]>>): Rows {
  return Object.fromEntries(REGISTER_ROW_KINDS.map((kind) => [kind, [...(rows[kind] ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))]))
}

async function refusal(promise: Promise<unknown>) {
  const error: unknown = await promise.then(() => null, (reason: unknown) => reason)
  return z.object({ code: z.string(), message: z.string() }).parse(error)
}

describe('a register as of an earlier moment', () => {
  it('AO-1 is, after each number, what the rows were then', async () => {
    let codes = 0
    const live = async (code: string) => readRegister(ours.as.viewer, code)
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 6, maxLength: 24 }), async (steps) => {
        const code = `P${++codes}`
        const registerId = await makeRegister(ours.as.facilitator, code)
        const start = await live(code)
        const snapshots = new Map([[present(start.heads[registerId], 'the head'), inIdOrder(start.rows)]])
        for (const step of steps) {
          const call = callOf(step, RowSet.of((await live(code)).rows), registerId)
          if (!call) continue
          // A step may be refused, such as an edit of what was deleted; then nothing has happened.
          await send(ours.as.facilitator, ...call, registerId).catch((error: unknown) => {
            if (!(error instanceof AppError)) throw error
          })
          const { rows, heads } = await live(code)
          snapshots.set(present(heads[registerId], 'the head'), inIdOrder(rows))
        }
        for (const [seq, then] of snapshots) {
          const { moment, rows } = await readRegisterAsOf(ours.as.viewer, code, { seq })
          expect(moment).toMatchObject({ seq, head: Math.max(...snapshots.keys()) })
          expect(inIdOrder(rows)).toEqual(then)
          const set = RowSet.of(then)
          const source = { categories: set.all('category'), failureModes: set.all('failure-mode'), assessments: set.all('assessment') }
          expect((await readMatrixAsOf(ours.as.viewer, code, { seq })).rows).toEqual(listMatrixRows(source))
        }
      }),
      { numRuns: 6 },
    )
  }, 120_000)

  it('AO-2 AO-4 a day shows its last event, and names the days with events around it', async () => {
    const registerId = await makeRegister(ours.as.facilitator, 'DAYS')
    await rename(registerId, 'Tuesday', '2031-03-04T12:00:00.000Z')
    await rename(registerId, 'Late on Tuesday', '2031-03-04T23:59:59.999Z')
    await rename(registerId, 'Friday', '2031-03-07T00:00:00.000Z')
    const titleOn = async (day: string) => {
      const { rows, moment } = await readRegisterAsOf(ours.as.viewer, 'DAYS', { day })
      return { title: rows.register?.[0]?.title, previousDay: moment.previousDay, nextDay: moment.nextDay, seq: moment.seq }
    }
    const born = (await readRegisterAsOf(ours.as.viewer, 'DAYS', { seq: 1 })).moment.day
    expect(await titleOn('2031-03-04')).toEqual({ title: 'Late on Tuesday', previousDay: born, nextDay: '2031-03-07', seq: 3 })
    expect(await titleOn('2031-03-06')).toEqual({ title: 'Late on Tuesday', previousDay: '2031-03-04', nextDay: '2031-03-07', seq: 3 })
    expect(await titleOn('2031-03-07')).toEqual({ title: 'Friday', previousDay: '2031-03-04', nextDay: null, seq: 4 })
    expect(await titleOn('2031-03-03')).toEqual({ title: 'Register DAYS', previousDay: born, nextDay: '2031-03-04', seq: 1 })
    expect((await readRegisterAsOf(ours.as.viewer, 'DAYS', { seq: 2 })).moment).toMatchObject({ day: '2031-03-04', nextDay: '2031-03-07' })
  })

  it('AO-4 before its first event there was nothing', async () => {
    await makeRegister(ours.as.facilitator, 'FIRST')
    const { moment, rows, policy } = await readMatrixAsOf(ours.as.viewer, 'FIRST', { day: '2020-02-29' })
    expect({ rows, policy }).toEqual({ rows: [], policy: null })
    expect(moment).toMatchObject({ seq: 0, at: null, day: '2020-02-29', previousDay: null })
    expect(moment.nextDay).toMatch(/^20\d\d-/)
  })

  it('AO-2 refuses the number of an event that is not there', async () => {
    await makeRegister(ours.as.facilitator, 'FEW')
    expect(await refusal(readRegisterAsOf(ours.as.viewer, 'FEW', { seq: 2 }))).toEqual({ code: 'invalid', message: 'There is no event 2; the last one is 1.' })
  })

  it('AO-5 refuses to take back more than can be done at once, and says what to do', async () => {
    const registerId = await makeRegister(ours.as.facilitator, 'MUCH')
    const { rows } = await readRegister(ours.as.viewer, 'MUCH')
    const edits = present(rows.category, 'categories').map(({ id, title }) => ({ id, field: 'title', before: title, after: `${String(title)} too` }))
    await send(ours.as.facilitator, 'category.edit', { edits }, registerId)
    const takeBack = (max: number) => withReadScope(ours.as.viewer, (scope) => loadRowsAsOf(scope, registerId, 1, { category: ['title'] }, max))
    expect((await takeBack(edits.length)).get('category')).toHaveLength(edits.length)
    expect(await refusal(takeBack(edits.length - 1))).toEqual({ code: 'limit', message: 'More has changed since then than can be taken back at once.' })
  })

  it('AO-3 shows a foreign workspace the same as nothing', async () => {
    await makeRegister(ours.as.facilitator, 'OURS')
    const foreign = await refusal(readMatrixAsOf(theirs.as.administrator, 'OURS', { seq: 1 }))
    expect(foreign).toEqual(await refusal(readMatrixAsOf(theirs.as.administrator, 'NOWHERE', { seq: 1 })))
    expect(foreign.code).toBe('not-found')
  })
})

/** Edits the title at a time of its own, which no verb would. */
async function rename(registerId: string, title: string, now: string): Promise<void> {
  await withScope(ours.as.facilitator, async (scope) => {
    const { title: before } = await scope.tx.register.findUniqueOrThrow({ where: { id: registerId } })
    const changes = [{ kind: 'register' as const, id: registerId, field: 'title', before, after: title }]
    await storeChanges({ ...scope, now }, registerId, changes)
    const event = { streamId: registerId, name: 'register.edited', role: 'facilitator', commandId: newId(), reason: null, changes }
    await appendEvent({ ...scope, now }, { ...event, subjectOf: () => null })
  })
}
