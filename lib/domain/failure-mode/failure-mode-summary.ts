import { printOwnerChain } from '@/lib/domain/failure-mode/owner-chain'
import { factorsOf, latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { listInOrder, roleNamer, type RegisterRows } from '@/lib/domain/register/rows-to-content'
import type { FactorSet, Stage } from '@/lib/domain/scoring/factor'
import type { ScoringPolicy } from '@/lib/domain/scoring/policy'
import { scoreFactors, type Score } from '@/lib/domain/scoring/score'

/** A failure mode as lists and matrices show it. */
export interface FailureModeSummary {
  row: FailureModeRow
  /** The owner chain as one line; the empty string when nobody owns it. */
  owners: string
  stages: Record<Stage, FactorSet>
  /** Number and band at the current stage. */
  score: Score
}

/** The line of a failure mode's owner chain. */
export function ownerLineOf(rows: RegisterRows, failureModeId: string): string {
  const roleName = roleNamer(rows)
  const links = listInOrder<'owner-link'>(rows.where('owner-link', 'failureModeId', failureModeId))
  return printOwnerChain(links.map((link) => ({ name: roleName(link.ownerRoleId, link.roleText) ?? '', part: link.part })))
}

/** The summary of one failure mode under a policy. */
export function summarise(rows: RegisterRows, row: FailureModeRow, policy: ScoringPolicy): FailureModeSummary {
  const at = (stage: Stage) => factorsOf(latestAssessment(rows, row.id, stage))
  const stages = { inherent: at('inherent'), current: at('current'), target: at('target') }
  return { row, owners: ownerLineOf(rows, row.id), stages, score: scoreFactors(policy, stages.current) }
}
