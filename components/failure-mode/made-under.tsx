'use client'

import { useRegisterRow } from '@/components/register/use-register'
import type { AssessmentRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { factorsOf } from '@/lib/domain/failure-mode/latest-assessment'
import { describeVersion } from '@/lib/domain/scoring/policy-versions'
import { describeScore, scoreFactors } from '@/lib/domain/scoring/score'
import { readStoredPolicy } from '@/lib/domain/scoring/stored-policy'
import { useRoomView } from '@/lib/live/client/room'

/** Says what an assessment was when it was made, where the register has adopted another policy since. */
export function MadeUnder({ assessment }: { assessment: AssessmentRow }) {
  const { rows } = useRoomView()
  const { scoringPolicyId } = useRegisterRow()
  const version = rows.get('scoring-policy', assessment.scoringPolicyId)
  if (!version || version.id === scoringPolicyId) return null
  const score = scoreFactors(readStoredPolicy(version), factorsOf(assessment))
  return (
    <p className="tabular pb-2 text-sm text-muted">
      Made under {describeVersion(version)}: {describeScore(score)}.
    </p>
  )
}
