import { describe, expect, it } from 'vitest'
import { inverseOf } from '@/lib/domain/row/inverse'
import { RowSet } from '@/lib/domain/row/row-set'
import { addScoringPolicies, adoptPolicy } from '@/lib/domain/scoring/policy-commands'
import { describeVersion, findVersion, nextVersion } from '@/lib/domain/scoring/policy-versions'
import type { ScoringPolicy } from '@/lib/domain/scoring/policy'
import { readStoredPolicy, storePolicy } from '@/lib/domain/scoring/stored-policy'
import { ID, REGISTER_ID, refusalOf, rowOf, WORKSPACE_ID } from '@/lib/testing/register-rows'

const product: ScoringPolicy = { kind: 'product' }
const custom: ScoringPolicy = { kind: 'custom', weights: { likelihood: 1, impact: 5, detectability: 0, recoverability: 2, blastRadius: 3 }, edges: [20, 30, 40] }
const register = rowOf('register', { id: REGISTER_ID, code: 'D10', title: 'R', scoringPolicyId: ID.policy })
const version = (id: string, name: string, number: number, policy: ScoringPolicy) => ({ id, name, version: number, ...storePolicy(policy), deletedAt: null })
const rows = RowSet.of({ register: [register], 'scoring-policy': [version(ID.policy, 'Product', 1, product), version(ID.spare, 'Sum', 1, { kind: 'sum' })] })

const inWorkspace = { now: '2026-05-01T10:00:00.000Z', streamId: WORKSPACE_ID }
const inRegister = { ...inWorkspace, streamId: REGISTER_ID }
const add = (row: object) => addScoringPolicies.apply(rows, addScoringPolicies.schema.parse({ rows: [{ id: ID.fresh, name: 'Custom weights', version: 1, ...row }] }), inWorkspace)
const adopt = (before: string, after: string, from = rows) => adoptPolicy.apply(from, adoptPolicy.schema.parse({ before, after }), inRegister)

describe('a version of a policy', () => {
  it('PL-40 is stored with weights and edges that make a policy, and reads back as it', () => {
    const [change] = add(storePolicy(custom))
    expect(change).toMatchObject({ kind: 'scoring-policy', id: ID.fresh, field: null })
    expect(readStoredPolicy(storePolicy(custom))).toEqual(custom)
  })

  it.each([
    ['edges that do not rise', { ...storePolicy(custom), edges: [30, 30, 40] }, /rise/],
    ['an edge beyond the greatest number', { ...storePolicy(product), edges: [32, 243, 3125] }, /from 1 to 3124/],
    ['an edge below the least number', { ...storePolicy({ kind: 'sum' }), edges: [4, 15, 20] }, /from 5 to 24/],
    ['weights that are all 0', { ...storePolicy(custom), weights: [0, 0, 0, 0, 0] }, /above 0/],
    ['a weight above 100', { ...storePolicy(custom), weights: [101, 0, 0, 0, 0] }, /0 to 100/],
    ['weights of its own for a kind that has its own', { ...storePolicy({ kind: 'sum' }), weights: [2, 1, 1, 1, 1] }, /weights 1, 1, 1, 1, 1/],
  ])('PL-41 is refused with %s', (_what, row, words) => {
    const { code, problems } = refusalOf(() => add(row))
    expect([code, problems[0]?.path]).toEqual(['invalid', 'rows.0'])
    expect(problems.map(({ message }) => message).join(' ')).toMatch(words)
  })

  it('PL-42 is found again where one scores exactly alike, and is the next of its name otherwise', () => {
    const versions = rows.all('scoring-policy')
    expect(findVersion(versions, product)?.id).toBe(ID.policy)
    expect(findVersion(versions, { kind: 'product', edges: [32, 243, 1024] })?.id).toBe(ID.policy)
    expect(findVersion(versions, { kind: 'product', edges: [30, 243, 1024] })).toBeUndefined()
    expect(nextVersion(versions, { kind: 'product', edges: [30, 243, 1024] }, ID.fresh)).toMatchObject({ name: 'Product', version: 2, edges: [30, 243, 1024] })
    expect(nextVersion(versions, custom, ID.fresh)).toMatchObject({ name: 'Custom weights', version: 1, weights: [1, 5, 0, 2, 3] })
    expect(describeVersion(nextVersion(versions, custom, ID.fresh))).toBe('Custom weights, version 1')
  })
})

describe('adopting a policy', () => {
  it('PL-50 changes the policy of the register and nothing else', () => {
    expect(adopt(ID.policy, ID.spare)).toEqual([{ kind: 'register', id: REGISTER_ID, field: 'scoringPolicyId', before: ID.policy, after: ID.spare }])
    expect(adopt(ID.policy, ID.policy)).toEqual([])
  })

  it('PL-51 names the policy that it replaces: of two people one is told what stands now', () => {
    const other = rows.applied(adopt(ID.policy, ID.spare))
    const third = other.applied([{ kind: 'scoring-policy', id: ID.fresh, field: null, before: null, after: version(ID.fresh, 'Weighted', 1, { kind: 'weighted' }) }])
    expect(refusalOf(() => adopt(ID.policy, ID.fresh, third))).toMatchObject({ code: 'conflict', problems: [{ path: 'before', current: ID.spare }] })
  })

  it('PL-52 is refused for a version that the workspace does not have', () => {
    expect(refusalOf(() => adopt(ID.policy, ID.nowhere))).toMatchObject({ code: 'not-found', problems: [{ path: 'after' }] })
  })

  it('PL-53 is taken back by adopting the former one again; the version stays', () => {
    const changes = adopt(ID.policy, ID.spare)
    const [call, ...more] = inverseOf(changes, rows, () => ID.fresh)
    expect(more).toEqual([])
    expect(call).toMatchObject({ verb: 'scoring-policy.adopt', input: { before: ID.spare, after: ID.policy } })
    expect(call?.reason).not.toBe('')
    expect(inverseOf(add(storePolicy(custom)), rows, () => ID.spare)).toEqual([])
  })
})
