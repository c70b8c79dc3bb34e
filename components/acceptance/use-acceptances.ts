'use client'

import { usePolicy } from '@/components/register/use-register'
import { gatherAcceptances, isWaiting, stateOf, type AcceptanceParts, type AcceptanceState } from '@/lib/domain/acceptance/acceptance-standing'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { factorsOf, latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import { scoreFactors, type Score } from '@/lib/domain/scoring/score'
import { useRoomView } from '@/lib/live/client/room'
import { nowIso } from '@/lib/kernel/clock'

export interface Acceptances {
  /** Every request with what became of it, the newest first. */
  all: readonly (AcceptanceParts & { state: AcceptanceState })[]
  waiting: AcceptanceParts | undefined
  score: Score
  /** ISO day in UTC. */
  today: string
}

/** The acceptances of a failure mode as they stand now. */
export function useAcceptances(row: FailureModeRow): Acceptances {
  const { rows } = useRoomView()
  const policy = usePolicy()
  const today = nowIso().slice(0, 10)
  const score = scoreFactors(policy, factorsOf(latestAssessment(rows, row.id, 'current')))
  const moment = { status: row.status, band: score.state === 'scored' ? score.band : null, today }
  const all = gatherAcceptances(rows, row.id).map((parts) => ({ ...parts, state: stateOf(parts, moment) }))
  return { all, waiting: all.find((one) => isWaiting(one, today)), score, today }
}
