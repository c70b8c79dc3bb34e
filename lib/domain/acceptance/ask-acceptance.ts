import type { AcceptanceRow } from '@/lib/domain/acceptance/acceptance-rows'
import { isWaiting, type AcceptanceParts } from '@/lib/domain/acceptance/acceptance-standing'
import { EXPIRY_DAYS_MAX } from '@/lib/domain/acceptance/acceptance-words'
import { refuseAcceptance as refuse } from '@/lib/domain/acceptance/refuse-acceptance'
import { addDays } from '@/lib/domain/action/due'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import type { Change } from '@/lib/domain/row/change'
import type { Score } from '@/lib/domain/scoring/score'

export interface AskedFor {
  id: string
  reason: string
  conditions: string | null
  /** ISO day, the last one on which it would hold. */
  expiresOn: string
}

/** The failure mode that a decision is about, with its current score and its acceptances, the newest first. */
export interface Judged {
  failureMode: FailureModeRow | undefined
  score: Score
  acceptances: readonly AcceptanceParts[]
}

/** Who acts: a member, under the name of this day. */
export interface Asker {
  membershipId: string
  name: string
}

/**
 * The change that asks somebody to accept a failure mode until a day. Throws AppError `not-found`, `precondition` for one that was deleted, is closed, is not
 * scored or waits already, and `invalid` for a day that is not to come or too far away.
 */
export function askAcceptance({ id, reason, conditions, expiresOn }: AskedFor, judged: Judged, asker: Asker, now: string): Change[] {
  const failureMode = requireAcceptable(judged)
  if (judged.score.state !== 'scored') {
    refuse('precondition', 'failureModeId', 'Not all five factors have a current score.', 'Score it first: who may accept a risk depends on its band.')
  }
  const waiting = judged.acceptances.find((one) => isWaiting(one, now.slice(0, 10)))
  if (waiting) refuse('precondition', 'failureModeId', `${waiting.acceptance.askedByName} has asked already, until ${waiting.acceptance.expiresOn}.`, 'Wait for the answer, or have that request taken back.')
  refuseDay(expiresOn, now.slice(0, 10))
  const { code, title } = failureMode
  const { band, number } = judged.score
  const row: AcceptanceRow = {
    ...{ id, failureModeId: failureMode.id, code, title, reason, conditions, expiresOn, band, number },
    renewsId: judged.acceptances.find(({ decision }) => decision?.outcome === 'approved')?.acceptance.id ?? null,
    ...{ askedById: asker.membershipId, askedByName: asker.name, askedAt: now, endedAt: null, ended: null, deletedAt: null },
  }
  return [{ kind: 'acceptance', id, field: null, before: null, after: { ...row } }]
}

/** The failure mode that is to be accepted. Throws AppError `not-found`, and `precondition` where nobody can live with it: it was deleted, or is closed. */
export function requireAcceptable({ failureMode }: Pick<Judged, 'failureMode'>): FailureModeRow {
  if (!failureMode) refuse('not-found', 'failureModeId', 'There is no such failure mode here.', 'It may belong to another register, or the id is wrong.')
  if (failureMode.deletedAt !== null) refuse('precondition', 'failureModeId', 'This failure mode was deleted.', 'Restore it first.')
  if (failureMode.status === 'closed') refuse('precondition', 'failureModeId', 'This failure mode is closed.', 'Open it again, if there is a risk to accept.')
  return failureMode
}

function refuseDay(expiresOn: string, today: string): void {
  if (expiresOn <= today) refuse('invalid', 'expiresOn', 'An acceptance ends on a day to come.', 'Choose tomorrow or a later day.')
  const last = addDays(today, EXPIRY_DAYS_MAX)
  if (expiresOn > last) refuse('invalid', 'expiresOn', `An acceptance holds for a year at most, until ${last}.`, 'Choose an earlier day; it can be renewed.')
}

/** The changes that take a request back. Throws AppError `not-found`, `forbidden` for anybody but who asked, `precondition` once it was decided. */
export function withdrawAcceptance(found: AcceptanceParts | undefined, membershipId: string | null, now: string): Change[] {
  if (!found) refuse('not-found', 'id', 'There is no such acceptance here.', 'It may belong to another register, or the id is wrong.')
  const { acceptance, decision } = found
  if (acceptance.askedById !== membershipId) refuse('forbidden', 'id', 'Only who asked for an acceptance takes the request back.', `${acceptance.askedByName} asked for this one.`)
  if (acceptance.ended === 'withdrawn') return []
  if (decision !== null) refuse('precondition', 'id', `${decision.deciderName} has decided already.`, 'Set another status, if the risk is to be treated after all.')
  return endAcceptance(acceptance, 'withdrawn', now)
}

/** The changes with which an acceptance ends. */
export function endAcceptance({ id, endedAt, ended }: AcceptanceRow, how: NonNullable<AcceptanceRow['ended']>, now: string): Change[] {
  return [
    { kind: 'acceptance', id, field: 'endedAt', before: endedAt, after: now },
    { kind: 'acceptance', id, field: 'ended', before: ended, after: how },
  ]
}
