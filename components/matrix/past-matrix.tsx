'use client'

import { describeWhen, PastBanner } from '@/components/matrix/past-banner'
import { RiskMatrix } from '@/components/matrix/risk-matrix'
import { usePastMatrix } from '@/components/matrix/use-past-matrix'
import { useShownMatrix } from '@/components/matrix/use-shown-matrix'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { SkeletonRows } from '@/components/ui/skeleton'
import type { MatrixAsOf } from '@/lib/domain/matrix/matrix-as-of'
import type { MatrixState } from '@/lib/domain/matrix/matrix-address'
import type { Moment } from '@/lib/domain/row/moment'
import { DEFAULT_POLICY } from '@/lib/domain/scoring/policy'

interface PastMatrixProps {
  at: Moment
  state: MatrixState
  registerCode: string
  hrefFor: (code: string) => string
  /** The last day that is over, in UTC. */
  yesterday: string
  onGo(to: Moment | null): void
}

/** The matrix of an earlier moment: marked as the past, still, and with a way back to now. */
export function PastMatrix({ at, state, registerCode, hrefFor, yesterday, onGo }: PastMatrixProps) {
  const { shown, isReading, problem, readAgain } = usePastMatrix(registerCode, at)
  if (problem !== null) {
    const actions = (
      <>
        <Button size="small" variant="primary" onClick={() => onGo(null)}>Back to now</Button>
        <Button size="small" onClick={readAgain}>Try again</Button>
      </>
    )
    return <Notice tone="error" live title="That moment could not be shown." actions={actions}>{problem}</Notice>
  }
  if (shown === null) return <SkeletonRows rows={10} label="Reading the past of the register" />
  return (
    <div className="grid gap-5" aria-busy={isReading}>
      <PastBanner asked={shown.asked} moment={shown.past.moment} yesterday={yesterday} onGo={onGo} />
      <div className={isReading ? 'opacity-50' : undefined}>
        <StillMatrix past={shown.past} when={`as of ${describeWhen(shown.asked, shown.past.moment).replace(/^at /, '')}`} state={state} hrefFor={hrefFor} />
      </div>
    </div>
  )
}

interface StillMatrixProps {
  past: MatrixAsOf
  when: string
  state: MatrixState
  hrefFor: (code: string) => string
}

function StillMatrix({ past, when, state, hrefFor }: StillMatrixProps) {
  const policy = past.policy ?? DEFAULT_POLICY
  const { matrix, moves } = useShownMatrix(past.rows, policy, state)
  return (
    <div className="border-2 border-dashed border-warning p-2 sm:p-3">
      <RiskMatrix matrix={matrix} policy={policy} hrefFor={hrefFor} moves={moves} when={when} />
    </div>
  )
}
