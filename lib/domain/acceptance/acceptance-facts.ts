import type { AcceptanceDecisionRow, AcceptanceRow } from '@/lib/domain/acceptance/acceptance-rows'
import { gatherAcceptances, stateOf } from '@/lib/domain/acceptance/acceptance-standing'
import type { AcceptanceFact } from '@/lib/domain/document/document-facts'
import { factorsOf, latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import type { Row } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import type { RowSet } from '@/lib/domain/row/row-set'
import { bandOf } from '@/lib/domain/scoring/score'
import { lineContext } from '@/lib/domain/worksheet/worksheet-line'

/** The rows of acceptances as they stood at a time (ISO): what was asked and decided by then, and what ended later as not ended yet. */
export function acceptancesAt(rows: Partial<Record<RowKind, readonly Row[]>>, time: string): Partial<Record<RowKind, Row[]>> {
  const asked = (rows.acceptance ?? []) as unknown as AcceptanceRow[]
  const decided = (rows['acceptance-decision'] ?? []) as unknown as AcceptanceDecisionRow[]
  const then = asked.filter(({ askedAt }) => askedAt <= time).map((row) => (row.endedAt !== null && row.endedAt > time ? { ...row, endedAt: null, ended: null } : row))
  return { acceptance: then, 'acceptance-decision': decided.filter(({ decidedAt }) => decidedAt <= time) }
}

/** What a document prints of the acceptances of a register on a day (ISO): of each failure mode the newest that was approved, unless somebody took it up again. */
export function listAcceptanceFacts(rows: RowSet, registerId: string, today: string): AcceptanceFact[] {
  const { policy } = lineContext(rows, registerId, today)
  return rows.all('failure-mode').flatMap(({ id, status }): AcceptanceFact[] => {
    const approved = gatherAcceptances(rows, id).find(({ decision }) => decision?.outcome === 'approved')
    if (!approved?.decision) return []
    const state = stateOf(approved, { status, band: bandOf(policy, factorsOf(latestAssessment(rows, id, 'current'))), today })
    if (state !== 'in-force' && state !== 'lapsed' && state !== 'risen') return []
    const { deciderName, roleName, onBehalfOf, decidedAt } = approved.decision
    const { reason, conditions, expiresOn } = approved.acceptance
    const by = `${deciderName}, ${roleName}${onBehalfOf === null ? '' : ` (delegated by ${onBehalfOf})`}`
    return [{ failureModeId: id, by, on: decidedAt, reason, conditions, expires: expiresOn, standing: state === 'in-force' ? 'holds' : state }]
  })
}
