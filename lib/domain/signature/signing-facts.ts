import { findApproved, gatherAcceptances, statusOn } from '@/lib/domain/acceptance/acceptance-standing'
import { addDays } from '@/lib/domain/action/due'
import { REMINDER_DAYS_MAX } from '@/lib/domain/action/reminder-step'
import { factorsOf, latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { summarise } from '@/lib/domain/failure-mode/failure-mode-summary'
import { listInOrder, type RegisterRows } from '@/lib/domain/register/rows-to-content'
import type { Band } from '@/lib/domain/scoring/factor'
import type { ScoringPolicy } from '@/lib/domain/scoring/policy'
import { rankOf } from '@/lib/domain/scoring/score-rank'
import { bandOf, type Score } from '@/lib/domain/scoring/score'

/** Most open failure modes that a signing page lists, and most acceptances that lapse soon. */
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

/** An acceptance that ends within thirty days. */
export interface LapsingLine {
  code: string
  title: string
  /** ISO day, the last one on which it holds. */
  expiresOn: string
  deciderName: string
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
  /** How many are validly accepted today, and which of those lapse soon, the earliest first. */
  accepted: number
  lapsing: LapsingLine[]
}

/** What is open in a frozen register, by its own policy: all that is neither closed nor validly accepted on a day (ISO). The rows hold its acceptances. */
export function signingFacts(rows: RegisterRows, policy: ScoringPolicy, today: string): SigningFacts {
  const all = listInOrder<'failure-mode'>(rows.all('failure-mode'))
  const isAccepted = (row: FailureModeRow) => statusOn(rows, row, { band: bandOf(policy, factorsOf(latestAssessment(rows, row.id, 'current'))), today }) === 'accepted'
  const accepted = all.filter((row) => row.status === 'accepted' && isAccepted(row))
  const atRest = new Set(accepted)
  const open = all.filter((row) => row.status !== 'closed' && !atRest.has(row)).map((row) => lineOf(rows, row, policy))
  const bands = { low: 0, moderate: 0, high: 0, critical: 0 }
  for (const { score } of open) if (score.state === 'scored') bands[score.band] += 1
  const count = (test: (line: OpenLine) => boolean) => open.filter(test).length
  const worst = [...open].sort((a, b) => rankOf(b.score) - rankOf(a.score) || (a.code < b.code ? -1 : 1))
  return {
    ...{ failureModes: all.length, open: open.length, bands, lines: worst.slice(0, OPEN_LINES) },
    ...{ accepted: accepted.length, lapsing: listLapsing(rows, accepted, today) },
    unscored: count(({ score }) => score.state === 'incomplete'),
    unowned: count(({ isUnowned }) => isUnowned),
    unproven: count(({ isUnproven }) => isUnproven),
  }
}

function lineOf(rows: RegisterRows, row: FailureModeRow, policy: ScoringPolicy): OpenLine {
  const { owners, score } = summarise(rows, row, policy)
  const isUnowned = !rows.where('owner-link', 'failureModeId', row.id).some(({ part }) => part === 'accountable' || part === 'joint')
  return { code: row.code, title: row.title, owners, score, isUnowned, isUnproven: !isProved(rows, row.id) }
}

/** Of accepted failure modes those whose acceptance ends within the furthest step of reminding. */
function listLapsing(rows: RegisterRows, accepted: readonly FailureModeRow[], today: string): LapsingLine[] {
  const last = addDays(today, REMINDER_DAYS_MAX)
  const lines = accepted.flatMap(({ id, code, title }): LapsingLine[] => {
    const approved = findApproved(gatherAcceptances(rows, id))
    if (!approved?.decision || approved.acceptance.expiresOn > last) return []
    return [{ code, title, expiresOn: approved.acceptance.expiresOn, deciderName: approved.decision.deciderName }]
  })
  return lines.sort((a, b) => (a.expiresOn < b.expiresOn ? -1 : 1)).slice(0, OPEN_LINES)
}

function isProved(rows: RegisterRows, failureModeId: string): boolean {
  return rows.where('control-link', 'failureModeId', failureModeId).some(({ controlId }) => {
    const control = rows.get('control', controlId)
    return control?.type === 'proof' && control.state === 'in-place'
  })
}
