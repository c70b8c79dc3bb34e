'use client'

import { useState } from 'react'
import { DragGhostView } from '@/components/matrix/drag-ghost'
import { MoveDialog } from '@/components/matrix/move-dialog'
import { RiskMatrix } from '@/components/matrix/risk-matrix'
import { useChipMover } from '@/components/matrix/use-chip-mover'
import { useMatrixMove } from '@/components/matrix/use-matrix-move'
import { useShownMatrix } from '@/components/matrix/use-shown-matrix'
import { Kbd } from '@/components/ui/kbd'
import { useToast } from '@/components/ui/toast'
import type { MatrixRow } from '@/lib/domain/matrix/build-matrix'
import type { MatrixState } from '@/lib/domain/matrix/matrix-address'
import type { MatrixPlace } from '@/lib/domain/matrix/matrix-moves'
import type { ScoringPolicy } from '@/lib/domain/scoring/policy'
import { stageColumnId } from '@/lib/domain/worksheet/columns'
import { worksheetHref } from '@/lib/domain/worksheet/worksheet-address'
import { useRoomStore } from '@/lib/live/client/room'

interface LiveMatrixProps {
  rows: readonly MatrixRow[]
  policy: ScoringPolicy
  state: MatrixState
  registerCode: string
  hrefFor: (code: string) => string
}

const REFUSED = 'You may look, not move: a move scores a failure mode, and your roles do not allow that.'

/** The matrix of now: it moves with everybody's work, and codes can be carried to other cells. */
export function LiveMatrix({ rows, policy, state, registerCode, hrefFor }: LiveMatrixProps) {
  const { matrix, moves } = useShownMatrix(rows, policy, state)
  const [words, announce] = useState('')
  const mayScore = useRoomStore().may('score')
  const toast = useToast()
  const move = useMatrixMove(state)
  const { carried, mover, area, ghost } = useChipMover({
    matrix,
    allowed: mayScore,
    onRefused: () => toast.show({ message: REFUSED }),
    onPick: move.pick,
    onDrop: move.drop,
    announce,
  })
  return (
    <>
      <RiskMatrix
        matrix={matrix}
        policy={policy}
        hrefFor={hrefFor}
        worksheetFor={(place) => worksheetOf(registerCode, state, place)}
        moves={moves}
        carried={carried}
        mover={mover}
        area={area}
      />
      <MoveHelp mayScore={mayScore} />
      <p role="status" className="sr-only">
        {words}
      </p>
      <DragGhostView ghost={ghost} />
      <MoveDialog mover={move} axes={state} policy={policy} />
    </>
  )
}

/** The worksheet of one cell, or with null of what is not scored at the stage. */
function worksheetOf(registerCode: string, { xFactor, yFactor, stage }: MatrixState, place: MatrixPlace | null): string {
  if (place === null) return worksheetHref(registerCode, { filters: [{ field: stageColumnId('score', stage), op: 'empty', values: [] }] })
  const levels = [[xFactor, place.x], [yFactor, place.y]] as const
  return worksheetHref(registerCode, {
    filters: levels.map(([factor, level]) => ({ field: stageColumnId(factor, stage), op: 'is', values: [String(level)] })),
  })
}

function MoveHelp({ mayScore }: { mayScore: boolean }) {
  if (!mayScore) return <p className="text-xs text-muted print:hidden">{REFUSED}</p>
  return (
    <p className="text-xs text-muted print:hidden">
      Drag a code to another cell (on a touch screen hold it first), or go to it with <Kbd keys={['Tab']} /> and <Kbd keys={['↓']} /> and press <Kbd keys={['M']} />. A press on a cell
      shows its rows in the worksheet.
    </p>
  )
}
