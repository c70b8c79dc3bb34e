'use client'

import { LiveMatrix } from '@/components/matrix/live-matrix'
import { MatrixControls } from '@/components/matrix/matrix-controls'
import { PastMatrix } from '@/components/matrix/past-matrix'
import { useMatrixAddress } from '@/components/matrix/use-matrix-address'
import { useMatrixRows } from '@/components/matrix/use-matrix-rows'
import { failureModePath, usePolicy, useRegisterRow } from '@/components/register/use-register'
import { Notice } from '@/components/ui/notice'
import { useRoomStore } from '@/lib/live/client/room'

/** Two factors at a stage, now or as of an earlier moment; all of it stands in the address. Now, it moves while people talk. */
export function RegisterMatrix() {
  const register = useRegisterRow()
  const policy = usePolicy()
  const store = useRoomStore()
  const { state, problems, change, yesterday } = useMatrixAddress()
  const rows = useMatrixRows()
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
      {state.at === null ? (
        <LiveMatrix rows={rows} policy={policy} state={state} registerCode={register.code} hrefFor={hrefFor} />
      ) : (
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
