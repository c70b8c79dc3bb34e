import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { summarise } from '@/lib/domain/failure-mode/failure-mode-summary'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import type { RowSet } from '@/lib/domain/row/row-set'
import type { Band } from '@/lib/domain/scoring/factor'
import type { ScoringPolicy } from '@/lib/domain/scoring/policy'
import { rankOf } from '@/lib/domain/scoring/score-rank'
import type { Score } from '@/lib/domain/scoring/score'

/** Most open failure modes that a signing page lists. */
export const OPEN_LINES = 12

/** A failure mode that a signer should know is open. */
export interface OpenLine {
  code: string
  title: string
  owners: string
  score: Score
  isUnowned: boolean
  isUnproven: boolean
}

/** What a signer must see of what was frozen, before the rest. */
export interface SigningFacts {
  failureModes: number
  open: number
  bands: Record<Band, number>
  /** Of the open ones: not all five factors, nobody who answers, no control of type proof in place. */
  unscored: number
  unowned: number
  unproven: number
  /** The worst open ones; those without a score stand last. */
  lines: OpenLine[]
}

/** What is open in a frozen register, by its own policy: all that is neither closed nor accepted. */
export function signingFacts(rows: RowSet, policy: ScoringPolicy): SigningFacts {
  const all = listInOrder<'failure-mode'>(rows.all('failure-mode'))
  const open = all.filter(({ status }) => status !== 'closed' && status !== 'accepted').map((row) => lineOf(rows, row, policy))
  const bands = { low: 0, moderate: 0, high: 0, critical: 0 }
  for (const { score } of open) if (score.state === 'scored') bands[score.band] += 1
  const count = (test: (line: OpenLine) => boolean) => open.filter(test).length
  const worst = [...open].sort((a, b) => rankOf(b.score) - rankOf(a.score) || (a.code < b.code ? -1 : 1))
  return {
    ...{ failureModes: all.length, open: open.length, bands, lines: worst.slice(0, OPEN_LINES) },
    unscored: count(({ score }) => score.state === 'incomplete'),
    unowned: count(({ isUnowned }) => isUnowned),
    unproven: count(({ isUnproven }) => isUnproven),
  }
}

function lineOf(rows: RowSet, row: FailureModeRow, policy: ScoringPolicy): OpenLine {
  const { owners, score } = summarise(rows, row, policy)
  const isUnowned = !rows.where('owner-link', 'failureModeId', row.id).some(({ part }) => part === 'accountable' || part === 'joint')
  return { code: row.code, title: row.title, owners, score, isUnowned, isUnproven: !isProved(rows, row.id) }
}

function isProved(rows: RowSet, failureModeId: string): boolean {
  return rows.where('control-link', 'failureModeId', failureModeId).some(({ controlId }) => {
    const control = rows.get('control', controlId)
    return control?.type === 'proof' && control.state === 'in-place'
  })
}
