import { BAND_STEP } from '@/lib/domain/scoring/score-rank'

/**
 * The rank of a score in SQL: `rankOf(scoreFactors(policy, factors))` of lib/domain/scoring, for a row `s` of levels (null where there is no
 * assessment) and a row `p` of a scoring policy. A test compares the two for every set of factors and every kind of policy. It is an
 * expression and no function of the database, so that a plan can read the levels from an index alone.
 */
export function scoreRankSql(s: string, p: string): string {
  const levels = ['likelihood', 'impact', 'detectability', 'recoverability', 'blast_radius'].map((column) => `${s}.${column}`)
  const [likelihood = '', impact = '', detectability = '', recoverability = '', blast = ''] = levels
  const number = `CASE ${p}.kind
      WHEN 'sum' THEN ${levels.join(' + ')}
      WHEN 'weighted' THEN ${likelihood} + ${impact} * 3 + ${detectability} * 2 + ${recoverability} * 2 + ${blast} * 3
      WHEN 'custom' THEN ${levels.map((level, i) => `${level} * ${p}.weights[${i + 1}]`).join(' + ')}
      ELSE ${levels.join(' * ')} END`
  const band = `CASE WHEN (${number}) <= ${p}.edges[1] THEN 1 WHEN (${number}) <= ${p}.edges[2] THEN 2 WHEN (${number}) <= ${p}.edges[3] THEN 3 ELSE 4 END`
  const floor = `CASE WHEN ${p}.kind <> 'severity-first' THEN 0
      WHEN ${impact} = 5 AND ${detectability} = 5 AND ${recoverability} = 5 THEN 4
      WHEN ${impact} >= 4 AND (${detectability} = 5 OR ${recoverability} = 5) THEN 3 ELSE 0 END`
  return `CASE WHEN num_nonnulls(${levels.join(', ')}) < 5 THEN num_nonnulls(${levels.join(', ')})::bigint
    ELSE greatest(${band}, ${floor})::bigint * ${BAND_STEP} + (${number}) END`
}
