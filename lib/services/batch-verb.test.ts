import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import { inverseOf } from '@/lib/domain/row/inverse'
import { RowSet } from '@/lib/domain/row/row-set'
import { FACTORS } from '@/lib/domain/scoring/factor'
import { withReadScope } from '@/lib/data/scope'
import { verifyChain } from '@/lib/data/event-chain'
import { readRegister } from '@/lib/services/register/read-register'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { present } from '@/lib/kernel/assert'
import { AppError } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { spreadOrderKeys } from '@/lib/kernel/order-key'

let database: TestDatabase
let ours: TestWorkspace
let registerId: string
let categoryId: string
let roleId: string

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  registerId = await makeRegister(ours.as.facilitator, 'D10')
  const rows = await readRows()
  categoryId = present(rows.all('category')[0], 'a category').id
  roleId = newId()
  await send(ours.as.administrator, 'owner-role.add', { rows: [{ id: roleId, name: 'Night shift', orderKey: 'a9' }] })
})
afterAll(() => database?.drop())

const readRows = async () => RowSet.of((await readRegister(ours.as.viewer, 'D10')).rows)
const batch = (steps: [string, object][], as = ours.as.contributor) => send(as, 'register.batch', { steps: steps.map(([verb, input]) => ({ verb, input })) }, registerId)
const refused = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => (error instanceof AppError ? { code: error.code, problems: error.problems } : error))
const heads = () => withReadScope(ours.as.viewer, (scope) => scope.tx.stream.findMany({ orderBy: { id: 'asc' } }))

const levels = (failureModeId: string, level: number) => ({
  ...{ failureModeId, assessmentId: newId(), stage: 'current' },
  factors: Object.fromEntries(FACTORS.map((factor) => [factor, { before: null, after: level }])),
})

describe('a batch as a verb', () => {
  it('VE-40 stores new failure modes, their scores and owners as one event, and takes them back as one', async () => {
    const ids = [newId(), newId()]
    const before = await readRows()
    const { changes, seq } = await batch([
      ['failure-mode.add', { rows: ids.map((id) => ({ id, title: 'It breaks', categoryId, orderKey: 'a0' })) }],
      ['failure-mode.rescore', { scores: ids.map((id) => levels(id, 4)) }],
      ['owner-link.add', { rows: ids.map((id) => ({ id: newId(), failureModeId: id, ownerRoleId: roleId, orderKey: 'a0' })) }],
      ['failure-mode.edit', { edits: ids.map((id) => ({ id, field: 'component', before: null, after: 'Loader' })) }],
    ])
    const after = await readRows()
    for (const id of ids) {
      expect(after.get('failure-mode', id)).toMatchObject({ component: 'Loader' })
      expect(latestAssessment(after, id, 'current')).toMatchObject({ impact: 4, ordinal: 1 })
    }
    const [undo, ...more] = inverseOf(changes, before, newId)
    expect(more).toEqual([])
    const taken = await send(ours.as.contributor, present(undo, 'an undo').verb, present(undo, 'an undo').input, registerId)
    expect(taken.seq).toBe(present(seq, 'an event') + 1)
    expect((await readRows()).all('failure-mode').filter((row) => row.deletedAt === null)).toEqual(before.all('failure-mode'))
    expect(await withReadScope(ours.as.viewer, (scope) => verifyChain(scope, registerId))).toMatchObject({ broken: [] })
  })

  it('VE-41 leaves nothing when its last step is refused', async () => {
    const before = await heads()
    const steps: [string, object][] = [
      ['failure-mode.add', { rows: [{ id: newId(), title: 'It breaks', categoryId, orderKey: 'a0' }] }],
      ['failure-mode.delete', { ids: [newId()] }],
    ]
    expect(await refused(batch(steps))).toMatchObject({ code: 'not-found', problems: [{ path: 'steps.1.input.ids.0' }] })
    expect(await heads()).toEqual(before)
    expect((await readRows()).all('failure-mode').filter((row) => row.deletedAt === null)).toEqual([])
  })

  it('VE-42 asks for the right of every step', async () => {
    const rename = { edits: [{ id: registerId, field: 'title', before: 'Register D10', after: 'Renamed' }] }
    const steps: [string, object][] = [['failure-mode.add', { rows: [{ id: newId(), title: 'It breaks', categoryId, orderKey: 'a0' }] }], ['register.edit', rename]]
    expect(await refused(batch(steps))).toMatchObject({ code: 'forbidden', problems: [{ path: 'steps.1.verb' }] })
    expect(await refused(batch(steps, ours.as.viewer))).toMatchObject({ code: 'forbidden', problems: [{ path: 'verb' }] })
    expect((await batch(steps, ours.as.facilitator)).seq).not.toBeNull()
  })

  it('VE-43 takes a thousand new rows of twelve cells', async () => {
    const ids = spreadOrderKeys(1_000).map((orderKey) => ({ id: newId(), orderKey }))
    const texts = { component: 'Loader', scenario: 'A text', cause: 'A cause', effect: 'An effect', trigger: 'A trigger', layer: 'schema' }
    const { seq } = await batch([
      ['failure-mode.add', { rows: ids.map(({ id, orderKey }) => ({ id, orderKey, title: 'It breaks', categoryId, ...texts })) }],
      ['failure-mode.rescore', { scores: ids.map(({ id }) => levels(id, 3)) }],
    ])
    expect(seq).not.toBeNull()
    const rows = await readRows()
    const codes = ids.map(({ id }) => rows.get('failure-mode', id)?.code)
    expect(new Set(codes).size).toBe(1_000)
  })
})
