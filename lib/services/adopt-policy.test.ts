import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ScoringPolicy } from '@/lib/domain/scoring/policy'
import { nextVersion } from '@/lib/domain/scoring/policy-versions'
import { RowSet } from '@/lib/domain/row/row-set'
import { withReadScope } from '@/lib/data/scope'
import { readRegister } from '@/lib/services/register/read-register'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { present } from '@/lib/kernel/assert'
import { newId } from '@/lib/kernel/ids'

let database: TestDatabase
let ours: TestWorkspace

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
})
afterAll(() => database?.drop())

const WHY = 'Silent losses must stand on top.'
const rowsOf = async (code: string) => RowSet.of((await readRegister(ours.as.viewer, code)).rows)

/** A register of its own with one failure mode, and the policy that it began with. */
async function begin(code: string) {
  const registerId = await makeRegister(ours.as.facilitator, code)
  const rows = await rowsOf(code)
  const failureModeId = newId()
  const categoryId = present(rows.all('category')[0], 'a category').id
  await send(ours.as.contributor, 'failure-mode.add', { rows: [{ id: failureModeId, title: 'Rows vanish', categoryId, orderKey: 'a0' }] }, registerId)
  return { registerId, failureModeId, before: present(rows.get('register', registerId), 'the register').scoringPolicyId }
}

async function store(policy: ScoringPolicy): Promise<string> {
  const versions = await withReadScope(ours.as.viewer, (scope) => scope.tx.scoringPolicy.findMany())
  const row = nextVersion(versions as unknown as Parameters<typeof nextVersion>[0], policy, newId())
  await send(ours.as.facilitator, 'scoring-policy.add', { rows: [row] })
  return row.id
}

const adopt = (registerId: string, before: string, after: string, reason?: string) => send(ours.as.facilitator, 'scoring-policy.adopt', { before, after }, registerId, reason)

async function refusal(work: Promise<unknown>) {
  const error: unknown = await work.then(() => null, (reason: unknown) => reason)
  return z.object({ code: z.string(), problems: z.array(z.object({ path: z.string(), current: z.unknown().optional() })) }).parse(error)
}

describe('adopting a scoring policy', () => {
  it('PL-54 needs a reason, which stands in the event', async () => {
    const { registerId, before } = await begin('WHY')
    const after = await store({ kind: 'severity-first' })
    for (const reason of [undefined, '', '   ']) {
      expect(await refusal(adopt(registerId, before, after, reason))).toMatchObject({ code: 'invalid', problems: [{ path: 'reason' }] })
    }
    const { seq } = await adopt(registerId, before, after, WHY)
    const event = await withReadScope(ours.as.viewer, (scope) => scope.tx.event.findFirstOrThrow({ where: { streamId: registerId, seq: present(seq, 'an event') } }))
    expect(event).toMatchObject({ name: 'scoring-policy.adopted', reason: WHY, role: 'facilitator' })
  })

  it('PL-55 of two who adopt at once one holds and the other is told what stands', async () => {
    const { registerId, before } = await begin('TWO')
    const [sum, weighted] = [await store({ kind: 'sum' }), await store({ kind: 'weighted' })]
    const results = await Promise.allSettled([adopt(registerId, before, sum, WHY), adopt(registerId, before, weighted, WHY)])
    const lost = present(results.find((one) => one.status === 'rejected'), 'one of them is refused')
    const now = (await rowsOf('TWO')).get('register', registerId)?.scoringPolicyId
    expect(await refusal(Promise.reject(lost.reason))).toMatchObject({ code: 'conflict', problems: [{ path: 'before', current: now }] })
  })

  it('PL-56 leaves every assessment under the policy that it was made under; the next one is made under the new', async () => {
    const { registerId, failureModeId, before } = await begin('OLD')
    const score = (stage: string, after: number) => ({ scores: [{ failureModeId, assessmentId: newId(), stage, factors: { impact: { before: null, after } } }] })
    await send(ours.as.contributor, 'failure-mode.rescore', score('inherent', 5), registerId)
    const after = await store({ kind: 'sum' })
    await adopt(registerId, before, after, WHY)
    await send(ours.as.contributor, 'failure-mode.rescore', score('current', 3), registerId)
    const made = (await rowsOf('OLD')).all('assessment').map(({ stage, scoringPolicyId }) => [stage, scoringPolicyId])
    expect(Object.fromEntries(made)).toEqual({ inherent: before, current: after })
  })

  it('PL-57 of two versions with the same name and number one is refused', async () => {
    const version = () => ({ ...nextVersion([], { kind: 'custom', weights: { likelihood: 1, impact: 9, detectability: 1, recoverability: 1, blastRadius: 1 } }, newId()), version: 77 })
    const results = await Promise.allSettled([version(), version()].map((row) => send(ours.as.facilitator, 'scoring-policy.add', { rows: [row] })))
    const lost = present(results.find((one) => one.status === 'rejected'), 'one of them is refused')
    expect(await refusal(Promise.reject(lost.reason))).toMatchObject({ code: 'conflict' })
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  })
})
