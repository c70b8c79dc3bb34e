import { BAND_STEP } from '@/lib/domain/scoring/score-rank'

const LEVELS = ['likelihood', 'impact', 'detectability', 'recoverability', 'blast_radius']

/**
 * A query for the rank of scores: `rankOf(scoreFactors(policy, factors))` of lib/domain/scoring. `columns` are kept beside `rank`; `from` is the
 * rest of the query, with a row `s` of levels (null where there is no assessment) and a row `p` of a scoring policy. A test compares the two for
 * every set of factors and every kind of policy. It is text and no function of the database, so that a plan can read the levels from an index alone.
 */
export function selectRanks(columns: readonly string[], from: string): string {
  const levels = LEVELS.map((level) => `s.${level}`)
  const [likelihood = '', impact = '', detectability = '', recoverability = '', blast = ''] = levels
  const number = `CASE p.kind
      WHEN 'sum' THEN ${levels.join(' + ')}
      WHEN 'weighted' THEN ${likelihood} + ${impact} * 3 + ${detectability} * 2 + ${recoverability} * 2 + ${blast} * 3
      WHEN 'custom' THEN ${levels.map((level, i) => `${level} * p.weights[${i + 1}]`).join(' + ')}
      ELSE ${levels.join(' * ')} END`
  const floor = `CASE WHEN p.kind <> 'severity-first' THEN 0
      WHEN ${impact} = 5 AND ${detectability} = 5 AND ${recoverability} = 5 THEN 4
      WHEN ${impact} >= 4 AND (${detectability} = 5 OR ${recoverability} = 5) THEN 3 ELSE 0 END`
  // Without the fence the planner would put the whole number in each of the places that compare it.
  const scored = `SELECT ${columns.join(', ')}, num_nonnulls(${levels.join(', ')}) AS scored, ${number} AS number, ${floor} AS floor, p.edges ${from} OFFSET 0`
  const band = 'CASE WHEN n.number <= n.edges[1] THEN 1 WHEN n.number <= n.edges[2] THEN 2 WHEN n.number <= n.edges[3] THEN 3 ELSE 4 END'
  const kept = columns.map((column) => `n.${column.split('.').at(-1) ?? column}`)
  return `SELECT ${kept.join(', ')}, CASE WHEN n.scored < 5 THEN n.scored::bigint ELSE greatest(${band}, n.floor)::bigint * ${BAND_STEP} + n.number END AS rank
    FROM (${scored}) n`
}
