'use client'

import { use, useMemo } from 'react'
import { LiveMatrix } from '@/components/matrix/live-matrix'
import { MatrixControls } from '@/components/matrix/matrix-controls'
import { PastMatrix } from '@/components/matrix/past-matrix'
import { useMatrixAddress } from '@/components/matrix/use-matrix-address'
import { useMatrixRows } from '@/components/matrix/use-matrix-rows'
import { failureModePath, usePolicy, useRegisterRow } from '@/components/register/use-register'
import { Notice } from '@/components/ui/notice'
import { SkeletonRows } from '@/components/ui/skeleton'
import type { Matrix } from '@/lib/domain/matrix/build-matrix'
import type { MatrixState } from '@/lib/domain/matrix/matrix-address'
import { matrixOfSummary, type MatrixSummary } from '@/lib/domain/matrix/matrix-summary'
import { useRoomStore } from '@/lib/live/client/room'

interface RegisterMatrixProps {
  /** What the server counts for the address of the page; null for a register that comes whole, and for the past. */
  counting: Promise<MatrixSummary | null> | null
}

/** Two factors at a stage, now or as of an earlier moment; all of it stands in the address. Now, it moves while people talk. */
export function RegisterMatrix({ counting }: RegisterMatrixProps) {
  const register = useRegisterRow()
  const policy = usePolicy()
  const store = useRoomStore()
  const { state, problems, change, yesterday } = useMatrixAddress()
  const rows = useMatrixRows()
  const isComing = store.firstOf !== null
  const counted = useCounted(isComing ? counting : null, state)
  const hrefFor = (code: string) => failureModePath(register.code, code)
  return (
    <div className="grid gap-5">
      <MatrixControls state={state} onChange={change} yesterday={yesterday} head={store.readHeads().get(register.id) ?? 0} />
      {problems.length > 0 && (
        <Notice tone="warning" live title="The address asks for what there is not.">
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </Notice>
      )}
      {state.at === null && isComing && counted === null && <SkeletonRows rows={14} label="Reading the register" />}
      {state.at === null && (!isComing || counted !== null) && (
        <LiveMatrix rows={rows} counted={counted} policy={policy} state={state} registerCode={register.code} hrefFor={hrefFor} />
      )}
      {state.at !== null && (
        <PastMatrix
          at={state.at}
          state={state}
          registerCode={register.code}
          hrefFor={hrefFor}
          yesterday={yesterday}
          onGo={(at) => change({ ...state, at })}
        />
      )}
    </div>
  )
}

/** What the server counted, as a matrix, where it was counted for what is shown now. */
function useCounted(counting: Promise<MatrixSummary | null> | null, { xFactor, yFactor, stage }: MatrixState): Matrix | null {
  const summary = counting === null ? null : use(counting)
  return useMemo(() => {
    const isShown = summary?.xFactor === xFactor && summary.yFactor === yFactor && summary.stage === stage
    return summary && isShown ? matrixOfSummary(summary) : null
  }, [summary, xFactor, yFactor, stage])
}
