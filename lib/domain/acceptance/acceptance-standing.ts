import type { AcceptanceDecisionRow, AcceptanceRow } from '@/lib/domain/acceptance/acceptance-rows'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import type { FailureModeStatus } from '@/lib/domain/failure-mode/failure-mode-words'
import type { RowReader } from '@/lib/domain/row/row-reader'
import { compareBands } from '@/lib/domain/scoring/band'
import type { Band } from '@/lib/domain/scoring/factor'

/** A request with what was said to it; null while nobody has decided. */
export interface AcceptanceParts {
  acceptance: AcceptanceRow
  decision: AcceptanceDecisionRow | null
}

/** What an acceptance is held against: the failure mode as it stands, and the day. */
export interface Moment {
  status: FailureModeStatus
  /** The band of the current score; null while a factor is missing. */
  band: Band | null
  /** ISO day in UTC. */
  today: string
}

/**
 * How an acceptance stands: it waits, was not answered in time, was taken back or refused, is in force, its last day has passed, the risk rose above what was accepted or is not scored
 * any more, a newer one took its place, or somebody took the failure mode up again.
 */
export type AcceptanceState = 'waiting' | 'unanswered' | 'withdrawn' | 'refused' | 'in-force' | 'lapsed' | 'risen' | 'renewed' | 'left'

type Rows = Pick<RowReader, 'where'>

/** The acceptances of a failure mode, the newest first. */
export function gatherAcceptances(rows: Rows, failureModeId: string): AcceptanceParts[] {
  return rows
    .where('acceptance', 'failureModeId', failureModeId)
    .sort((a, b) => (a.askedAt < b.askedAt ? 1 : a.askedAt > b.askedAt ? -1 : a.id < b.id ? 1 : -1))
    .map((acceptance) => ({ acceptance, decision: rows.where('acceptance-decision', 'acceptanceId', acceptance.id)[0] ?? null }))
}

/** True for a request that somebody may still decide on a day (ISO): the one until which it was asked for has not passed. */
export function isWaiting({ acceptance, decision }: AcceptanceParts, today: string): boolean {
  return decision === null && acceptance.endedAt === null && acceptance.expiresOn >= today
}

/** The acceptance that was approved and has not ended: in force, unless the day or the risk says otherwise. */
export function findApproved(all: readonly AcceptanceParts[]): AcceptanceParts | undefined {
  return all.find(({ acceptance, decision }) => decision?.outcome === 'approved' && acceptance.endedAt === null)
}

/** What ends an acceptance by itself on a day: its last day has passed, or the risk is worse than what was accepted, or unknown; null while it holds. */
export function endOf({ expiresOn, band }: Pick<AcceptanceRow, 'expiresOn' | 'band'>, { band: now, today }: Pick<Moment, 'band' | 'today'>): 'expired' | 'risen' | null {
  if (expiresOn < today) return 'expired'
  return now === null || compareBands(now, band) > 0 ? 'risen' : null
}

/** How one acceptance of a failure mode stands. */
export function stateOf({ acceptance, decision }: AcceptanceParts, moment: Moment): AcceptanceState {
  const { ended } = acceptance
  if (ended === 'withdrawn' || ended === 'renewed' || ended === 'risen') return ended
  if (ended === 'expired') return 'lapsed'
  if (decision === null) return acceptance.expiresOn >= moment.today ? 'waiting' : 'unanswered'
  if (decision.outcome === 'refused') return 'refused'
  const end = endOf(acceptance, moment)
  if (end !== null) return end === 'expired' ? 'lapsed' : end
  return moment.status === 'accepted' ? 'in-force' : 'left'
}

/** The status that a failure mode has on a day, whatever was recorded: accepted only while its acceptance holds, and open from then on. */
export function statusOn(rows: Rows, { id, status }: Pick<FailureModeRow, 'id' | 'status'>, moment: Pick<Moment, 'band' | 'today'>): FailureModeStatus {
  if (status !== 'accepted') return status
  const approved = findApproved(gatherAcceptances(rows, id))
  return approved && endOf(approved.acceptance, moment) === null ? status : 'open'
}
