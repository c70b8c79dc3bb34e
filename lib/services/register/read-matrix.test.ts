import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildMatrix } from '@/lib/domain/matrix/build-matrix'
import { listMatrixRows } from '@/lib/domain/matrix/matrix-rows'
import { summarizeMatrix, summaryQuerySchema } from '@/lib/domain/matrix/matrix-summary'
import { RowSet } from '@/lib/domain/row/row-set'
import { FACTORS, STAGES } from '@/lib/domain/scoring/factor'
import { scoringPolicySchema } from '@/lib/domain/scoring/policy-schema'
import { readStoredPolicy, storePolicy } from '@/lib/domain/scoring/stored-policy'
import { readLargeMatrix, readMatrix } from '@/lib/services/register/read-matrix'
import { readRegister } from '@/lib/services/register/read-register'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { seeded } from '@/lib/testing/worksheet-world'
import { present } from '@/lib/kernel/assert'
import { newId } from '@/lib/kernel/ids'

const COUNT = 160
let database: TestDatabase
let ours: TestWorkspace
let theirs: TestWorkspace

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('cells')
  theirs = await makeTestWorkspace('other-cells')
  await fill('M1')
  await makeRegister(ours.as.facilitator, 'EMPTY')
})
afterAll(() => database?.drop())

const rowsOf = async (code: string) => RowSet.of((await readRegister(ours.as.viewer, code)).rows)

/** Rows in three categories, scored once, twice, in part or never, some deleted, the categories out of order, and one category gone. */
async function fill(code: string, size = COUNT): Promise<void> {
  const { facilitator } = ours.as
  const registerId = await makeRegister(facilitator, code)
  const random = seeded(11)
  const categories = (await rowsOf(code)).all('category').slice(0, 3)
  const modes = Array.from({ length: size }, (_, i) => ({ id: newId(), title: `Mode ${i}`, categoryId: present(categories[random(3)], 'a category').id, orderKey: `a${random(10)}` }))
  await send(facilitator, 'failure-mode.add', { rows: modes }, registerId)
  const held = new Map<string, number | null>()
  for (const round of [0, 1]) {
    const scores = modes.flatMap(({ id }) =>
      STAGES.flatMap((stage) => {
        if (random(4) === 0) return []
        const chosen = FACTORS.filter(() => random(6) > 0).flatMap((factor) => {
          const key = `${id} ${stage} ${factor}`
          const [before, after] = [held.get(key) ?? null, round === 1 && random(8) === 0 ? null : 1 + random(5)]
          if (before === after) return []
          held.set(key, after)
          return [[factor, { before, after }] as const]
        })
        return chosen.length === 0 ? [] : [{ failureModeId: id, assessmentId: newId(), stage, factors: Object.fromEntries(chosen) }]
      }),
    )
    await send(facilitator, 'failure-mode.rescore', { scores }, registerId)
  }
  await send(facilitator, 'failure-mode.delete', { ids: modes.slice(0, 9).map(({ id }) => id) }, registerId)
}

/** What the domain makes of every row. */
async function summarize(code: string, query: ReturnType<typeof summaryQuerySchema.parse>) {
  const rows = await rowsOf(code)
  const register = present(rows.all('register')[0], 'the register')
  const policy = readStoredPolicy(present(rows.get('scoring-policy', register.scoringPolicyId), 'its policy'))
  const list = listMatrixRows({ categories: rows.all('category'), failureModes: rows.all('failure-mode'), assessments: rows.all('assessment') })
  return summarizeMatrix(buildMatrix({ rows: list, xFactor: query.x, yFactor: query.y, stage: query.stage, policy }), query.entries)
}

describe('the matrix as the server counts it', () => {
  it.each(STAGES)('MX-30 holds in every cell, for any two factors at the %s stage, what the domain places there, worst first', async (stage) => {
    for (const x of FACTORS) {
      for (const y of FACTORS.filter((factor) => factor !== x)) {
        const query = summaryQuerySchema.parse({ x, y, stage, entries: '4' })
        const found = await readMatrix(ours.as.viewer, 'M1', query)
        expect(found).toEqual(await summarize('M1', query))
        expect([found.placed > 60, found.unplaced.count > 10]).toEqual([true, true])
      }
    }
  })

  it('MX-30 is the same under another policy, when no row is named, and when all are', async () => {
    const policy = { id: newId(), name: 'Severe', version: 1, ...storePolicy(scoringPolicySchema.parse({ kind: 'severity-first' })) }
    await send(ours.as.facilitator, 'scoring-policy.add', { rows: [policy] })
    const register = present((await rowsOf('M1')).all('register')[0], 'the register')
    await send(ours.as.facilitator, 'scoring-policy.adopt', { before: register.scoringPolicyId, after: policy.id }, register.id, 'The worst comes first')
    for (const entries of ['0', '1', '100']) {
      const query = summaryQuerySchema.parse({ entries })
      expect(await readMatrix(ours.as.viewer, 'M1', query)).toEqual(await summarize('M1', query))
    }
  })

  it('MX-31 of a register without rows has 25 empty cells', async () => {
    const found = await readMatrix(ours.as.viewer, 'EMPTY', summaryQuerySchema.parse({}))
    expect([found.cells.length, found.placed, found.unplaced]).toEqual([25, 0, { count: 0, entries: [] }])
    expect(found.cells.every(({ count, band, entries }) => count === 0 && band === null && entries.length === 0)).toBe(true)
  })

  it('MX-34 comes with the page of a register whose rows do not, and with no other', async () => {
    const query = summaryQuerySchema.parse({ x: 'detectability', stage: 'target', entries: '12' })
    const view = { xFactor: query.x, yFactor: query.y, stage: query.stage }
    expect(await readLargeMatrix(ours.as.viewer, 'M1', view)).toBeNull()
    await fill('LARGE', 320)
    const found = await readLargeMatrix(ours.as.viewer, 'LARGE', view)
    expect(found).toEqual(await readMatrix(ours.as.viewer, 'LARGE', query))
    expect(found?.placed).toBeGreaterThan(100)
    await expect(readLargeMatrix(theirs.as.administrator, 'LARGE', view)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('MX-32 of a register of another workspace is not found', async () => {
    await expect(readMatrix(theirs.as.administrator, 'M1', summaryQuerySchema.parse({}))).rejects.toMatchObject({ code: 'not-found' })
  })

  it.each([{ x: 'impact', y: 'impact' }, { x: 'luck' }, { stage: 'later' }, { entries: '101' }, { entries: 'all' }, { z: '1' }])('MX-33 refuses the query %j', (query) => {
    expect(summaryQuerySchema.safeParse(query).success).toBe(false)
  })
})
