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
import type { Matrix, MatrixRow } from '@/lib/domain/matrix/build-matrix'
import type { MatrixState } from '@/lib/domain/matrix/matrix-address'
import type { MatrixPlace } from '@/lib/domain/matrix/matrix-moves'
import type { ScoringPolicy } from '@/lib/domain/scoring/policy'
import { stageColumnId } from '@/lib/domain/worksheet/columns'
import { worksheetHref } from '@/lib/domain/worksheet/worksheet-address'
import { useRoomStore } from '@/lib/live/client/room'

interface LiveMatrixProps {
  rows: readonly MatrixRow[]
  /** What the server counted, shown until the rows are here; null when they are. */
  counted: Matrix | null
  policy: ScoringPolicy
  state: MatrixState
  registerCode: string
  hrefFor: (code: string) => string
}

const COMING = 'Reading the rows. The counts are here already; codes can be moved when the rows are.'
const REFUSED = 'You may look, not move: a move scores a failure mode, and your roles do not allow that.'

/** The matrix of now: it moves with everybody's work, and codes can be carried to other cells. */
export function LiveMatrix({ rows, counted, policy, state, registerCode, hrefFor }: LiveMatrixProps) {
  const live = useShownMatrix(rows, policy, state)
  // The same table draws both: what has the focus, and where the page stands, is kept when the rows take over.
  const { matrix, moves } = counted === null ? live : { matrix: counted, moves: null }
  const [words, announce] = useState('')
  const mayScore = useRoomStore().may('score')
  const toast = useToast()
  const move = useMatrixMove(state)
  const { carried, mover, area, ghost } = useChipMover({
    matrix,
    allowed: mayScore && counted === null,
    onRefused: () => toast.show({ message: mayScore ? COMING : REFUSED }),
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
        withLane={state.to !== null}
        carried={carried}
        mover={mover}
        area={area}
      />
      <MoveHelp mayScore={mayScore} isComing={counted !== null} />
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

function MoveHelp({ mayScore, isComing }: { mayScore: boolean; isComing: boolean }) {
  if (isComing) return <p role="status" className="text-xs text-muted print:hidden">{COMING}</p>
  if (!mayScore) return <p className="text-xs text-muted print:hidden">{REFUSED}</p>
  return (
    <p className="text-xs text-muted print:hidden">
      Drag a code to another cell (on a touch screen hold it first), or go to it with <Kbd keys={['Tab']} /> and <Kbd keys={['↓']} /> and press <Kbd keys={['M']} />. A press on a cell
      shows its rows in the worksheet.
    </p>
  )
}
