import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withReadScope } from '@/lib/data/scope'
import { LEVELS } from '@/lib/domain/scoring/factor'
import { listEveryFactorSet } from '@/lib/domain/scoring/every-factor-set'
import type { ScoringPolicy } from '@/lib/domain/scoring/policy'
import { compareScores, scoreFactors } from '@/lib/domain/scoring/score'
import { rankOf, scoreOfRank } from '@/lib/domain/scoring/score-rank'
import { storePolicy } from '@/lib/domain/scoring/stored-policy'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeTestWorkspace, openTestDatabase, type TestWorkspace } from '@/lib/testing/test-workspace'

const POLICIES: ScoringPolicy[] = [
  { kind: 'product' },
  { kind: 'product', edges: [10, 100, 1000] },
  { kind: 'sum' },
  { kind: 'weighted' },
  { kind: 'severity-first' },
  { kind: 'custom', weights: { likelihood: 0, impact: 7, detectability: 1, recoverability: 100, blastRadius: 2 } },
]
const SETS = listEveryFactorSet([null, ...LEVELS])
let database: TestDatabase
let workspace: TestWorkspace

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await makeTestWorkspace('ranks')
})
afterAll(() => database?.drop())

async function rankInDatabase(policy: ScoringPolicy): Promise<number[]> {
  const { kind, weights, edges } = storePolicy(policy)
  const rows = SETS.map(({ blastRadius, ...set }) => ({ ...set, blast_radius: blastRadius }))
  const sql = `SELECT json_agg(score_rank($2, $3, $4, s.likelihood, s.impact, s.detectability, s.recoverability, s.blast_radius) ORDER BY s.place) AS ranks
    FROM ROWS FROM (jsonb_to_recordset($1::text::jsonb) AS (likelihood smallint, impact smallint, detectability smallint, recoverability smallint, blast_radius smallint))
      WITH ORDINALITY AS s(likelihood, impact, detectability, recoverability, blast_radius, place)`
  const [found] = await withReadScope(workspace.as.viewer, (scope) =>
    scope.tx.$queryRawUnsafe<{ ranks: number[] }[]>(sql, JSON.stringify(rows), kind, weights, edges),
  )
  return found?.ranks ?? []
}

describe('the rank of a score', () => {
  it.each(POLICIES)('OW-1 is the same in the database as in the domain for all 7,776 sets of factors under $kind', async (policy) => {
    const ranks = SETS.map((factors) => rankOf(scoreFactors(policy, factors)))
    expect(ranks).toHaveLength(7776)
    expect(await rankInDatabase(policy)).toEqual(ranks)
  })

  it.each(POLICIES)('OW-2 orders as scores are compared, and gives the score back, under $kind', (policy) => {
    const scores = SETS.map((factors) => scoreFactors(policy, factors))
    for (const [i, score] of scores.entries()) {
      const other = scores[(i * 37) % scores.length] ?? score
      expect(Math.sign(rankOf(other) - rankOf(score)) || 0).toBe(Math.sign(compareScores(score, other)) || 0)
      expect(scoreOfRank(rankOf(score))).toEqual(score)
    }
  })
})
