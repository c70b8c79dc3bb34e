import type { AcceptanceRow } from '@/lib/domain/acceptance/acceptance-rows'
import { endOf, findApproved, type AcceptanceParts } from '@/lib/domain/acceptance/acceptance-standing'
import { endAcceptance, requireAcceptable, type Judged } from '@/lib/domain/acceptance/ask-acceptance'
import { refuseAcceptance as refuse } from '@/lib/domain/acceptance/refuse-acceptance'
import type { Change } from '@/lib/domain/row/change'
import { compareBands } from '@/lib/domain/scoring/band'
import type { Band } from '@/lib/domain/scoring/factor'
import { describeScore } from '@/lib/domain/scoring/score'

/** True where a role may accept a risk of a band. */
export function mayAccept({ acceptsUpTo }: { acceptsUpTo: Band | null }, band: Band): boolean {
  return acceptsUpTo !== null && compareBands(band, acceptsUpTo) <= 0
}

/**
 * The request that somebody may decide. Throws AppError `not-found`, `precondition` where it was taken back, `conflict` where it was decided, and `forbidden`
 * to who asked for it.
 */
export function openRequest(found: AcceptanceParts | undefined, membershipId: string | null): AcceptanceRow {
  if (!found) refuse('not-found', 'acceptanceId', 'There is no such acceptance here.', 'Look at the page of the failure mode.')
  const { acceptance, decision } = found
  if (decision !== null) {
    const message = `${decision.deciderName} has ${decision.outcome} it already, as ${decision.roleName}.`
    refuse('conflict', 'acceptanceId', message, 'A decision stands; another one needs another request.')
  }
  if (acceptance.endedAt !== null) refuse('precondition', 'acceptanceId', 'This request was taken back.', 'Look at the page of the failure mode for a newer one.')
  if (acceptance.askedById === membershipId) refuse('forbidden', 'acceptanceId', 'You asked for this acceptance, and so you do not decide it.', 'Somebody else who holds one of the roles decides.')
  return acceptance
}

/** Throws AppError `precondition` where what was asked for does not fit any more: the day has passed, the failure mode is closed or gone, or the risk has risen since. */
export function refuseOutdated(acceptance: AcceptanceRow, { failureMode, score }: Judged, today: string): void {
  requireAcceptable({ failureMode })
  const end = endOf(acceptance, { band: score.state === 'scored' ? score.band : null, today })
  if (end === 'expired') refuse('precondition', 'acceptanceId', `The day until which it was asked for has passed: ${acceptance.expiresOn}.`, 'Have it asked for anew.')
  if (end === 'risen') refuse('precondition', 'acceptanceId', `The risk is ${describeScore(score)} now, and ${acceptance.number} ${acceptance.band} was to be accepted.`, 'Have it asked for anew, as it stands now.')
}

/** What an approval changes beside itself: the status, and the acceptance in whose place it comes. */
export function acceptFailureMode(acceptance: AcceptanceRow, { failureMode, acceptances }: Judged, now: string): Change[] {
  const row = requireAcceptable({ failureMode })
  const status: Change[] = row.status === 'accepted' ? [] : [{ kind: 'failure-mode', id: row.id, field: 'status', before: row.status, after: 'accepted' }]
  const earlier = findApproved(acceptances.filter((one) => one.acceptance.id !== acceptance.id))
  return [...status, ...(earlier ? endAcceptance(earlier.acceptance, 'renewed', now) : [])]
}

/** What is recorded when an acceptance has ended by itself: how, and that the failure mode is open again. None where it holds, or ended before. */
export function lapseAcceptance(found: AcceptanceParts | undefined, { failureMode, score }: Judged, now: string): Change[] {
  if (!found || !failureMode || found.decision?.outcome !== 'approved' || found.acceptance.endedAt !== null) return []
  const end = endOf(found.acceptance, { band: score.state === 'scored' ? score.band : null, today: now.slice(0, 10) })
  if (end === null || failureMode.status !== 'accepted') return []
  return [{ kind: 'failure-mode', id: failureMode.id, field: 'status', before: failureMode.status, after: 'open' }, ...endAcceptance(found.acceptance, end, now)]
}
